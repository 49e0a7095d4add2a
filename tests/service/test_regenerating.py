"""A draft composed anew beside what a person made of it: sections that are new, gone, renamed or moved."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thammuu.drafts_templates import Draft, DraftSources, compose, example_input, read_input
from thammuu.drafts_templates.draft import Annex, Block, Heading, HeadingLevel, Item, Paragraph, Sentence
from thammuu.drafts_templates.versions import section_text, sections, with_section
from thammuu.ingest.errors import InputError
from thammuu.service.kept_drafts.regenerating import Regenerated, regenerated

ROMAN = ("I-", "II-", "III-", "IV-", "V-")


def said(text: str) -> Paragraph:
    return Paragraph((Sentence(text),))


@pytest.fixture
def frame() -> Draft:
    return compose(read_input(example_input("ke-hoach")), DraftSources(dt.date(2026, 11, 23)))


def chapters(frame: Draft, *titles: str, annexes: tuple[str, ...] = ()) -> Draft:
    """A draft of numbered chapters; each holds a line that names it."""
    body: list[Block] = []
    for marker, title in zip(ROMAN, titles, strict=False):
        body += [Heading(HeadingLevel.ROMAN, marker, title), Item(said(f"Việc của {title}."))]
    made = tuple(annex(title) for title in annexes)
    return replace(frame, bases=(), body=tuple(body), annexes=made, sources=())


def annex(title: str) -> Annex:
    return Annex("Phụ lục", Sentence(title), (Item(said(f"Biểu {title}.")),), Sentence("(kèm theo)"))


def edited(draft: Draft, key: str) -> Draft:
    found = next(each for each in sections(draft) if each.key == key)
    return with_section(draft, key, (*found.blocks, Item(said("Việc người soạn thêm."))))


def shown(draft: Draft) -> list[tuple[str, str]]:
    return [(each.title, section_text(each.blocks)) for each in sections(draft)]


def titles(draft: Draft) -> list[str]:
    return [title for title, _ in shown(draft)]


def codes(anew: Regenerated) -> list[str]:
    return [notice.code for notice in anew.notices]


OWN = "\n- Việc người soạn thêm."


# -- a section the kept draft has not --------------------------------------------------------------------------------


def test_a_new_section_that_is_asked_for_is_added_at_its_place_and_told(frame: Draft) -> None:
    old = chapters(frame, "Mục đích", "Nhiệm vụ")
    new = chapters(frame, "Mục đích", "Nhiệm vụ", "Kinh phí", "Tổ chức")
    anew = regenerated(edited(old, "i"), old, new, ["iii"])
    assert shown(anew.draft) == [
        ("I- Mục đích", f"- Việc của Mục đích.{OWN}"),
        ("II- Nhiệm vụ", "- Việc của Nhiệm vụ."),
        ("III- Kinh phí", "- Việc của Kinh phí."),
    ]
    assert titles(anew.composed) == titles(anew.draft)
    assert codes(anew) == ["draft-section-added", "draft-section-new"]
    assert "“III- Kinh phí” được thêm vào sau mục “II- Nhiệm vụ”" in anew.notices[0].message
    assert "IV- Tổ chức" in anew.notices[1].message


def test_bases_an_opening_and_an_annex_are_added_where_they_belong(frame: Draft) -> None:
    old = chapters(frame, "Mục đích")
    new = chapters(frame, "Mục đích", annexes=("Danh mục",))
    new = replace(new, bases=(said("- Căn cứ Điều lệ Đảng;"),), body=(said("Ban hành như sau:"), *new.body))
    anew = regenerated(old, old, new, ["can-cu", "mo-dau", "phu-luc-1"])
    assert titles(anew.draft) == ["Căn cứ", "Phần mở đầu", "I- Mục đích", "Phụ lục Danh mục"]
    assert (anew.draft.bases, anew.draft.body, anew.draft.annexes) == (new.bases, new.body, new.annexes)
    assert codes(anew) == ["draft-section-added"] * 3


def test_what_is_asked_for_twice_is_added_once(frame: Draft) -> None:
    old, new = chapters(frame, "Mục đích"), chapters(frame, "Mục đích", "Kinh phí")
    assert titles(regenerated(old, old, new, ["ii", "ii"]).draft) == ["I- Mục đích", "II- Kinh phí"]


def test_an_unknown_section_names_those_there_are_and_those_that_are_new(frame: Draft) -> None:
    old, new = chapters(frame, "Mục đích"), chapters(frame, "Mục đích", "Kinh phí")
    with pytest.raises(InputError, match="“ix”") as told:
        regenerated(old, old, new, ["i", "ix"])
    assert "i (I- Mục đích)" in told.value.advice
    assert "ii (II- Kinh phí)" in told.value.advice


# -- a section the new wording has not -------------------------------------------------------------------------------


@pytest.mark.parametrize("keys", [[], ["ii"]])
def test_a_section_the_new_wording_lacks_is_dropped_and_told(frame: Draft, keys: list[str]) -> None:
    old, new = chapters(frame, "Mục đích", "Kinh phí"), chapters(frame, "Mục đích")
    anew = regenerated(old, old, new, keys)
    assert titles(anew.draft) == titles(anew.composed) == ["I- Mục đích"]
    assert codes(anew) == ["draft-section-dropped"]


@pytest.mark.parametrize("keys", [[], ["ii"]])
def test_one_that_a_person_edited_stays_and_is_told(frame: Draft, keys: list[str]) -> None:
    old, new = chapters(frame, "Mục đích", "Kinh phí"), chapters(frame, "Mục đích")
    anew = regenerated(edited(old, "ii"), old, new, keys)
    assert shown(anew.draft)[1] == ("II- Kinh phí", f"- Việc của Kinh phí.{OWN}")
    assert codes(anew) == ["draft-section-kept"]
    again = regenerated(anew.draft, anew.composed, new)
    assert shown(again.draft) == shown(anew.draft)
    assert codes(again) == ["draft-section-kept"]


def test_edited_annexes_bases_and_openings_stay_too(frame: Draft) -> None:
    old = chapters(frame, "Mục đích", annexes=("Danh mục", "Biểu mẫu"))
    old = replace(old, bases=(said("- Căn cứ Điều lệ Đảng;"),), body=(said("Ban hành như sau:"), *old.body))
    standing = old
    for key in ("can-cu", "mo-dau", "phu-luc-2"):
        standing = edited(standing, key)
    anew = regenerated(standing, old, chapters(frame, "Mục đích"))
    assert titles(anew.draft) == ["Căn cứ", "Phần mở đầu", "I- Mục đích", "Phụ lục Biểu mẫu"]
    assert codes(anew).count("draft-section-kept") == 3
    assert codes(anew).count("draft-section-dropped") == 1


# -- moved and renamed -----------------------------------------------------------------------------------------------


def test_an_edit_follows_its_section_to_another_number(frame: Draft) -> None:
    old = chapters(frame, "Mục đích", "Nhiệm vụ")
    new = chapters(frame, "Mục đích", "Mục tiêu", "Nhiệm vụ")
    anew = regenerated(edited(old, "ii"), old, new)
    assert shown(anew.draft)[1:] == [
        ("II- Mục tiêu", "- Việc của Mục tiêu."),
        ("III- Nhiệm vụ", f"- Việc của Nhiệm vụ.{OWN}"),
    ]
    assert codes(anew) == []


def test_a_key_means_the_section_a_person_sees_under_it(frame: Draft) -> None:
    old = chapters(frame, "Mục đích", "Nhiệm vụ")
    new = chapters(frame, "Mục đích", "Mục tiêu", "Nhiệm vụ")
    new = with_section(new, "iii", (Item(said("Việc mới.")),))
    anew = regenerated(old, old, new, ["ii"])
    assert shown(anew.draft)[1:] == [("II- Nhiệm vụ", "- Việc mới.")]
    assert codes(anew) == ["draft-section-new"]
    assert "soạn lại toàn bộ" in anew.notices[0].message  # its key is taken by another section


@pytest.mark.parametrize("keys", [[], ["ii"]])
def test_a_renamed_section_takes_its_new_title_and_keeps_the_edit(frame: Draft, keys: list[str]) -> None:
    old = chapters(frame, "Mục đích", "Nhiệm vụ")
    new = with_section(chapters(frame, "Mục đích", "Nhiệm vụ trọng tâm"), "ii", old.body[3:])
    anew = regenerated(edited(old, "ii"), old, new, keys)
    assert shown(anew.draft)[1] == ("II- Nhiệm vụ trọng tâm", f"- Việc của Nhiệm vụ.{OWN}")
    assert codes(anew) == []


def test_an_annex_before_another_leaves_its_edit_alone(frame: Draft) -> None:
    old = chapters(frame, "Mục đích", annexes=("Danh mục",))
    new = chapters(frame, "Mục đích", annexes=("Biểu mẫu", "Danh mục"))
    anew = regenerated(edited(old, "phu-luc-1"), old, new)
    assert shown(anew.draft)[1:] == [
        ("Phụ lục Biểu mẫu", "- Biểu Biểu mẫu."),
        ("Phụ lục Danh mục", f"- Biểu Danh mục.{OWN}"),
    ]


def test_a_section_with_a_title_of_another_letter_case_is_the_same(frame: Draft) -> None:
    old = chapters(frame, "Mục đích")
    new = with_section(chapters(frame, "Mục tiêu", "MỤC ĐÍCH"), "ii", old.body[1:])
    anew = regenerated(edited(old, "i"), old, new)
    assert [text for _, text in shown(anew.draft)] == ["- Việc của Mục tiêu.", f"- Việc của Mục đích.{OWN}"]


TITLES = st.lists(st.sampled_from(["Mục đích", "Nhiệm vụ", "Kinh phí", "Tổ chức"]), unique=True, max_size=4)
PLACES = ("i", "ii", "iii", "iv", "phu-luc-1", "phu-luc-2")


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TITLES, TITLES, TITLES, TITLES, st.sets(st.sampled_from(PLACES)), st.lists(st.sampled_from(PLACES)))
def test_no_edit_is_ever_lost(
    frame: Draft, was: list[str], annexed: list[str], now: list[str], attached: list[str], touched: set[str],
    keys: list[str],
) -> None:  # fmt: skip
    old, new = chapters(frame, *was, annexes=tuple(annexed)), chapters(frame, *now, annexes=tuple(attached))
    standing, own = old, set()
    for key in sorted(touched & {each.key for each in sections(old)}):
        found = next(each for each in sections(old) if each.key == key)
        own.add(f"Việc người soạn thêm vào {key}.")
        standing = with_section(standing, key, (*found.blocks, Item(said(f"Việc người soạn thêm vào {key}."))))
    there = {each.key for each in (*sections(old), *sections(new))}
    anew = regenerated(standing, old, new, [key for key in keys if key in there])
    for outcome in (anew, regenerated(anew.draft, anew.composed, new)):
        text = "\n".join(text for _, text in shown(outcome.draft))
        assert all(line in text for line in own)
    named = set(keys) & {each.key for each in sections(new)} - {each.key for each in sections(old)}
    assert {each.name for each in sections(new) if each.key in named} <= {each.name for each in sections(anew.draft)}


def test_two_new_ones_come_in_between_where_the_new_wording_has_them(frame: Draft) -> None:
    old = replace(chapters(frame, "Một"), body=(*chapters(frame, "Một").body, Heading(HeadingLevel.ROMAN, "V-", "Năm")))
    new = chapters(frame, "Một", "Hai", "Ba", "Bốn", "Năm")
    anew = regenerated(old, old, new, ["iii", "ii"])
    assert titles(anew.draft) == titles(anew.composed) == ["I- Một", "II- Hai", "III- Ba", "V- Năm"]
