"""Tham mưu: find, cite, draft and study Party and State documents, offline."""

__version__ = "0.1.0"
