"""A question in other words: abbreviations spelled out, synonyms of the field, misspelt syllables mended."""

from thammuu.index.phrasing.lexicon import OWN_FILE, Kind, Lexicon, Wording, load_lexicon
from thammuu.index.phrasing.phrasings import Phrasing, phrasings

__all__ = ["OWN_FILE", "Kind", "Lexicon", "Phrasing", "Wording", "load_lexicon", "phrasings"]
