"""Genres, form profiles, and the building of .docx drafts in the official form."""
