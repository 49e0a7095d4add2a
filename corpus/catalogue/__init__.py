"""The catalogue of real documents (README.md beside this file tells the columns): typed rows, no judgement."""

from thammuu.corpus.catalogue.load import COLUMNS, cells_of, load_catalogue, row_of
from thammuu.corpus.catalogue.merge import merged
from thammuu.corpus.catalogue.rows import CATALOGUE_AS_OF, CatalogueRow, CatalogueState, Confidence, RowReference

__all__ = [
    "CATALOGUE_AS_OF",
    "COLUMNS",
    "CatalogueRow",
    "CatalogueState",
    "Confidence",
    "RowReference",
    "cells_of",
    "load_catalogue",
    "merged",
    "row_of",
]
