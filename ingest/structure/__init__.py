"""Structure: lines, markers, depth and the provision tree. `build_structure` is the door."""

from thammuu.ingest.structure.lines import Line, cells, read_lines
from thammuu.ingest.structure.tree import Structure, build_structure

__all__ = ["Line", "Structure", "build_structure", "cells", "read_lines"]
