"""The secrecy guard: a file that bears a secrecy mark is refused before anything of it is kept.

Sources: Luật Bảo vệ bí mật nhà nước 117/2025/QH15 (three levels; electronic texts can be secret), and the form rules
of Party documents (stamp under the number and symbol, box 10a; circulation note "TÀI LIỆU THU HỒI", box 11a).

A mark stands alone: its own line, cell, text box, running head, property or part of the file name. The same words in
a sentence ("bí mật nhà nước", "độ mật", "tài liệu Mật, Tối mật") are no mark: laws about secrecy are public.
Nothing here ever puts a word of the document into a message. docs/analysis/secrecy.md has the shapes that were met.
"""

from thammuu.ingest.secrecy.guard import find_marks, let_in, marks_in_names, refuse, refuse_if_marked
from thammuu.ingest.secrecy.marks import Aside, MarkPlace, SecrecyKind, SecrecyMark, covers
from thammuu.ingest.secrecy.names import mark_in_folder, mark_in_name
from thammuu.ingest.secrecy.wording import standing_alone

__all__ = [
    "Aside",
    "MarkPlace",
    "SecrecyKind",
    "SecrecyMark",
    "covers",
    "find_marks",
    "let_in",
    "mark_in_folder",
    "mark_in_name",
    "marks_in_names",
    "refuse",
    "refuse_if_marked",
    "standing_alone",
]
