"""The contract's JSON, in one place: frozen dataclasses, and how each is made of what the Workbench hands out.

The command line prints these, the HTTP API serves these (FastAPI makes its schema of them); keys and codes are English,
texts Vietnamese. Plain dataclasses, because importing pydantic costs a command more than its search.
"""

from thammuu.service.shapes.answers import (
    AnswerShape,
    CiteShape,
    PageShape,
    ShowShape,
    SymbolValidityShape,
)
from thammuu.service.shapes.documents import ConvertShape, DocumentShape, DocumentsShape, documents
from thammuu.service.shapes.ingestion import IngestShape
from thammuu.service.shapes.metadata import MetadataShape
from thammuu.service.shapes.searching import GroupedSearchShape, SearchShape
from thammuu.service.shapes.work import (
    CardShape,
    CardsShape,
    DeckShape,
    DoctorShape,
    DraftShape,
    ExampleShape,
    GenresShape,
)

__all__ = [
    "AnswerShape",
    "CardShape",
    "CardsShape",
    "CiteShape",
    "ConvertShape",
    "DeckShape",
    "DoctorShape",
    "DocumentShape",
    "DocumentsShape",
    "DraftShape",
    "ExampleShape",
    "GenresShape",
    "GroupedSearchShape",
    "IngestShape",
    "MetadataShape",
    "PageShape",
    "SearchShape",
    "ShowShape",
    "SymbolValidityShape",
    "documents",
]
