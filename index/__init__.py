"""Retrieval, validity and citation resolving over the store of documents."""
