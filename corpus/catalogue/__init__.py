"""The catalogue of real documents (README.md beside this file tells the columns): typed rows, no judgement."""

from thammuu.corpus.catalogue.load import load_catalogue
from thammuu.corpus.catalogue.rows import CATALOGUE_AS_OF, CatalogueRow, CatalogueState, Confidence, RowReference

__all__ = ["CATALOGUE_AS_OF", "CatalogueRow", "CatalogueState", "Confidence", "RowReference", "load_catalogue"]
