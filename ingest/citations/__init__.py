"""Finding where a text names a document: the span, what it says of the document, and the word that governs it.

Finding never resolves: which document "26-NQ/TW" is, and whether it is in force, is the work of thammuu.index.
The stages in order: provisions (the part named), organs (who issued it), naming (symbols and names without one),
relations (căn cứ, thay thế, …), find (all of it together). The words themselves are rows of vocabulary.
"""

from thammuu.ingest.citations.find import find_citations
from thammuu.ingest.citations.organs import normal_issuer

__all__ = ["find_citations", "normal_issuer"]
