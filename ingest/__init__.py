"""From files to documents: reading, structure, metadata, citations, secrecy. Knows nothing of stores or services."""
