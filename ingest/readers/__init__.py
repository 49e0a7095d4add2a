"""From a file to its cleaned text: `read_file` and `read_bytes` pick the reader by content and guard secrecy."""

from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.readers.registry import file_bytes, read_bytes, read_file, readable_suffixes

__all__ = ["Limits", "file_bytes", "read_bytes", "read_file", "readable_suffixes"]
