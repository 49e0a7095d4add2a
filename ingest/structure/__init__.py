"""Structure: lines, markers, depth and the provision tree. `build_structure` is the door."""

from thammuu.ingest.structure.lines import Line, cells, read_lines
from thammuu.ingest.structure.notes import Note, cut_notes
from thammuu.ingest.structure.tree import Attached, Structure, build_structure

__all__ = ["Attached", "Line", "Note", "Structure", "build_structure", "cells", "cut_notes", "read_lines"]
