"""Two wordings as one text with marks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thammuu.index.consolidated import Mark, differences

# old, new, and both as one: [-dropped-], {+added+}
ROWS = [
    ("Mỗi bến có một sổ.", "Mỗi bến có hai sổ.", "Mỗi bến có [-một-]{+hai+} sổ."),
    # neighbours that changed read as one run, the space between them too
    ("giữ sổ gốc", "nộp bản sao", "[-giữ sổ gốc-]{+nộp bản sao+}"),
    # a syllable changes as a whole, never in the middle
    ("tỉnh ủy", "tỉnh uỷ", "tỉnh [-ủy-]{+uỷ+}"),
    # lines that stay are not touched by a change beside them
    ("1. A\n2. B\n3. C", "1. A\n3. C", "1. A\n[-2. B\n-]3. C"),
    ("", "Mới", "{+Mới+}"),
    ("Cũ", "", "[-Cũ-]"),
    ("Như nhau", "Như nhau", "Như nhau"),
]  # fmt: skip
_SIGNS = {Mark.SAME: "{}", Mark.DROPPED: "[-{}-]", Mark.ADDED: "{{+{}+}}"}


@pytest.mark.parametrize(("old", "new", "expected"), ROWS)
def test_differences(old: str, new: str, expected: str) -> None:
    assert "".join(_SIGNS[part.mark].format(part.text) for part in differences(old, new)) == expected


_TEXTS = st.text(alphabet="ab \n.đ", max_size=60)


@settings(max_examples=200, deadline=None)
@given(_TEXTS, _TEXTS)
def test_both_wordings_are_in_it_letter_for_letter(old: str, new: str) -> None:
    parts = differences(old, new)
    assert "".join(part.text for part in parts if part.mark is not Mark.ADDED) == old
    assert "".join(part.text for part in parts if part.mark is not Mark.DROPPED) == new
    assert all(part.text for part in parts)
