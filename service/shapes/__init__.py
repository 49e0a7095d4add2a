"""The contract's JSON, in one place: frozen dataclasses, and how each is made of what the Workbench hands out.

The command line prints these, the HTTP API serves these (FastAPI makes its schema of them); keys and codes are English,
texts Vietnamese. Plain dataclasses, because importing pydantic costs a command more than its search; a module a kind of
answer, imported by its own name, because a search needs none of the others.
"""
