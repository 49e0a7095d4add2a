"""The catalogue of real documents and the sample documents that ship with the program."""
