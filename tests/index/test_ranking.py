"""Features say what a hit has of a question, and the learned sum puts the better hit first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.index.lexical.forms import BREAK, Forms, decode, encode, form
from thammuu.index.lexical.tokens import pairs, words
from thammuu.index.question import Question, Term, read_question
from thammuu.index.ranking.asked import asked_numbers
from thammuu.index.ranking.company import document_dense, document_hits
from thammuu.index.ranking.features import Scored, features
from thammuu.index.ranking.ranker import rank
from thammuu.index.ranking.weights import genre_weight
from thammuu.index.units import Unit
from thammuu.ingest.folding import clean, fold


def packed(body: str, heading: str = "", context: str = "") -> bytes:
    return encode(Unit("d#1", "d", context, (), heading, body, whole=True))


def forms(body: str, heading: str = "", context: str = "") -> Forms:
    return decode(packed(body, heading, context))


def scored(name: str, body: str, heading: str = "", lexical: float = 1.0, dense: float = 0.5) -> Scored:
    return Scored(name, lexical, dense, packed(body, heading))


def even(question: Question) -> list[Term]:
    """Every term of the question, each worth the same."""
    return [Term(term, 1.0) for term in question.terms]


def values(question: str, *hits: Scored) -> dict[str, list[float]]:
    read = read_question(question)
    return {name: column.tolist() for name, column in features(hits, asked_numbers(read, even(read))).items()}


def test_forms_tell_both_ways_of_typing() -> None:
    assert form("đảng") != form("dang")
    assert form("đảng") >> 10 == form("dang") >> 10 == form("dâng") >> 10
    assert form("đảng") >> 10 != form("phí") >> 10


def test_lines_stay_apart() -> None:
    made = forms("kết nạp\nlại", heading="Kết nạp", context="Quy định")
    assert made.body.tolist() == [form("kết"), form("nạp"), BREAK, form("lại"), BREAK]
    assert made.heading.tolist() == [form("kết"), form("nạp"), BREAK]
    assert made.context.tolist() == [form("quy"), form("định"), BREAK]


@given(st.text(max_size=200))
def test_any_text_can_be_numbered(text: str) -> None:
    cleaned = clean(text)
    found = [number for number in forms(cleaned).body.tolist() if number != BREAK]
    assert found == [form(word) for line in cleaned.splitlines() for word in words(line)]


def test_words_and_pairs_held() -> None:
    told = values("đóng đảng phí", scored("a", "Đảng viên đóng đảng phí"), scored("b", "phí của đảng"))
    assert told["body_words"] == pytest.approx([1, 2 / 3])
    assert told["body_pairs"] == pytest.approx([1, 0])
    assert told["triples"] == pytest.approx([1, 0])
    assert told["near"] == pytest.approx([1, 0])
    assert told["held_words"] == told["body_words"]


@pytest.mark.parametrize("text", ["phí đảng", "đảng và phí"])
def test_near_pairs_count_a_little(text: str) -> None:
    told = values("đảng phí", scored("a", text))
    assert (told["body_pairs"], told["near"]) == ([0], [1])


def test_heading_is_judged_both_ways() -> None:
    exact, wide = scored("a", "", "Đảng phí"), scored("b", "", "Đảng phí và tài chính của tổ chức cơ sở")
    told = values("đảng phí", exact, wide)
    assert told["heading_words"] == [1, 1]
    assert told["heading_asked"][0] == 1
    assert told["heading_asked"][1] < 0.3


def test_words_in_one_sentence_count_more_than_words_far_apart() -> None:
    far = "đảng viên " + "và việc khác " * 80 + "khen thưởng"
    told = values("khen thưởng đảng viên", scored("a", "khen thưởng cho đảng viên"), scored("b", far))
    assert told["body_words"] == [1, 1]
    assert told["sentence_words"][0] == 1
    assert told["sentence_words"][1] == pytest.approx(0.5)


@pytest.mark.parametrize(("question", "held"), [("dong dang phi", 1.0), ("đóng đang phi", 1 / 3)])
def test_accents_are_respected_where_typed(question: str, held: float) -> None:
    assert values(question, scored("a", "đóng đảng phí"))["body_words"] == pytest.approx([held])


def test_dense_scores_of_any_model_compare() -> None:
    low = values("đảng", *(scored(name, "đảng", dense=d) for name, d in (("a", 0.1), ("b", 0.2), ("c", 0.3))))
    high = values("đảng", *(scored(name, "đảng", dense=d) for name, d in (("a", 0.81), ("b", 0.82), ("c", 0.83))))
    assert low["dense"] == pytest.approx(high["dense"])


def test_best_first_with_reasons() -> None:
    question = read_question("đảng phí hằng tháng")
    hits = (scored("a", "Giá nước hằng tháng"), scored("b", "Đảng viên đóng đảng phí hằng tháng", "Đảng phí"))
    ranked = rank(hits, question, even(question))
    assert [hit.id for hit in ranked] == ["b", "a"]
    assert ranked[0].held == 1
    assert ranked[0].score == pytest.approx(sum(part.value for part in ranked[0].parts))


@pytest.mark.parametrize("typed", ["mức đóng đảng phí hằng tháng", "muc dong dang phi hang thang"])
def test_the_shipped_weights_order_by_where_words_stand(typed: str) -> None:
    """`heading_words` is negative, so this holds only because the text, which has the heading too, counts as well."""
    rest = "Chi bộ thu và nộp lên cấp trên theo quy định chung của trung ương về tài chính."
    said, some = "Mức đóng đảng phí hằng tháng", "Đóng và nộp hằng quý"
    hits = (
        Scored("nowhere", 0.5, 0.5, packed(rest)),
        Scored("some", 0.5, 0.5, packed(f"{some}\n{rest}", heading=some)),
        Scored("text", 0.5, 0.5, packed(f"{rest}\n{said}")),
        Scored("heading", 0.5, 0.5, packed(f"{said}\n{rest}", heading=said)),
    )
    question = read_question(typed)
    assert [hit.id for hit in rank(hits, question, even(question))] == ["heading", "text", "some", "nowhere"]


def test_equal_hits_by_id_and_nothing_for_nothing() -> None:
    question = read_question("đảng phí")
    assert [hit.id for hit in rank((scored("b", "đảng"), scored("a", "đảng")), question, even(question))] == ["a", "b"]
    assert rank((), question, even(question)) == ()
    assert rank((scored("a", "đảng"),), read_question(""), ()) == ()


def test_hits_of_a_document_are_counted_among_the_best() -> None:
    scores = np.array([9.0, 8.0, 7.0, *(1.0 for _ in range(47)), 0.5, 0.4])  # the last two are not among fifty
    documents = ["a", "b", "a", *(f"other {number}" for number in range(47)), "a", "c"]
    assert np.expm1(document_hits(scores, documents)).round(9).tolist() == [1, 0, 1, *(0 for _ in range(47)), 2, 0]


def test_a_document_is_near_as_far_as_its_hits_are() -> None:
    cosines = np.array([0.9, 0.5, 0.8, 0.8, 0.8, 0.1])
    near = document_dense(cosines, ["one", "one", "many", "many", "many", "far"])
    assert near[0] == near[1]  # of one document
    assert near[2] > near[0] > near[5]  # three that are rather near are worth more than one that is nearest
    assert document_dense(cosines / 2 + 0.4, ["one", "one", "many", "many", "many", "far"]) == pytest.approx(near)


def test_cosines_that_tell_nothing_tell_nothing_of_documents() -> None:
    assert document_dense(np.zeros(3), ["a", "a", "b"]).tolist() == [0, 0, 0]
    assert document_dense(np.array([]), []).tolist() == []


def test_the_best_cosines_stand_out_more_than_they_are_better() -> None:
    hits = [scored(f"d#{place}", "chi bộ", dense=cosine) for place, cosine in enumerate((0.2, 0.3, 0.4, 0.9))]
    peak = values("chi bộ", *hits)["dense_peak"]
    assert peak[:2] == [0, 0]  # below the mean
    assert peak[3] > 5 * peak[2]


def test_the_provision_whose_document_deals_with_the_matter_comes_first() -> None:
    said = "Đảng viên đóng đảng phí hằng tháng"
    hits = (scored("alone#1", said), scored("many#1", said), scored("many#2", "Mức đóng đảng phí"))
    question = read_question("đóng đảng phí hằng tháng")
    first, second, _ = rank(hits, question, even(question))
    assert (first.id, second.id) == ("many#1", "alone#1")
    assert first.score == pytest.approx(sum(part.value for part in first.parts))
    assert [part.name for part in first.parts if part.amount and part not in second.parts] == ["document_hits"]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Nghị định", "Thông tư"),
        ("Bộ luật", "Luật"),
        ("Hướng dẫn", "Thông tư liên tịch"),
        ("Thông tư", "Thông tư liên tịch"),
    ],
)
def test_genres_of_the_state_are_worth_what_was_learned(better: str, worse: str) -> None:
    assert genre_weight(better) > genre_weight(worse)


@pytest.mark.parametrize("genre", [None, "", "Hướng dẫn", "Quyết định", "Điều lệ", "chưa biết"])
def test_nothing_was_learned_of_other_genres(genre: str | None) -> None:
    assert genre_weight(genre) == 0


def _ending_alike() -> tuple[str, str]:
    """Two syllables whose numbers have the same lower 16 bits."""
    seen: dict[int, str] = {}
    for word in (f"{left}{right}" for left in "bcdghklmnprstvx" for right in map(chr, range(0x1EA0, 0x1EFA))):
        for tail in ("", "n", "ng", "nh", "m", "c", "t", "p", "i", "o", "u"):
            folded = fold(word + tail)
            other = seen.setdefault(form(folded) & 0xFFFF, folded)
            if form(other) != form(folded):
                return other, folded
    raise AssertionError


def test_syllables_whose_numbers_end_alike_are_told_apart() -> None:
    one, other = _ending_alike()
    told = values(f"{one} {other}", scored("a", one), scored("b", other), scored("c", f"{one} {other}"))
    assert told["body_words"] == pytest.approx([0.5, 0.5, 1])
    assert told["body_pairs"] == [0, 0, 1]


def test_a_question_of_more_words_than_a_number_has_bits() -> None:
    asked = [f"a{number}" for number in range(150)]
    hits = (scored("all", " ".join(asked)), scored("one", "a149"), scored("two", "a3 a4"), scored("none", "b"))
    told = values(" ".join(asked), *hits)
    assert told["body_words"] == pytest.approx([1, 1 / 150, 2 / 150, 0])
    assert told["body_pairs"] == pytest.approx([1, 0, 1 / 149, 0])
    assert told["triples"] == pytest.approx([1, 0, 0, 0])
    assert told["opening_words"] == pytest.approx([64 / 150, 1 / 150, 2 / 150, 0])
    assert values(" ".join(asked), hits[0])["paragraph_words"] == pytest.approx([112 / 150])


def _plainly(read: Question, body: Sequence[str], steps: int = 100) -> tuple[float, float]:
    """The shares of words and of pairs that the best so many steps of 16 syllables of a text have."""
    words = {word for run in read.runs for word in run}
    wanted = {pair for run in read.runs for pair in pairwise(run)}
    most, best = 0, 0
    for begin in range(0, len(body), 16):
        end = begin + 16 * steps
        most = max(most, len(words.intersection(body[begin:end])))
        best = max(best, len(wanted.intersection(pairwise(body[begin : end + 1]))))
    return most / len(words), best / len(wanted) if wanted else 0.0


_SYLLABLES = st.sampled_from(["kết", "nạp", "lại", "vào", "đảng", "và"])


@given(
    st.lists(_SYLLABLES, min_size=1, max_size=5), st.lists(st.lists(_SYLLABLES, max_size=70), min_size=1, max_size=4)
)
def test_features_are_what_counting_one_by_one_gives(asked: list[str], bodies: list[list[str]]) -> None:
    read = read_question(" ".join(asked))
    told = values(read.text, *(scored(str(number), " ".join(body)) for number, body in enumerate(bodies)))
    for number, body in enumerate(bodies):
        held, pair = _plainly(read, body)
        assert told["body_words"][number] == pytest.approx(held)
        assert told["body_pairs"][number] == pytest.approx(pair)
        assert told["held_words"][number] == pytest.approx(held)
        alone = values(read.text, scored("a", " ".join(body)))
        assert alone["sentence_words"] == pytest.approx([_plainly(read, body, 3)[0]])
        assert alone["paragraph_words"] == pytest.approx([_plainly(read, body, 7)[0]])
        assert alone["clause_pairs"] == pytest.approx([_plainly(read, body, 2)[1]])


@given(st.text(alphabet="đảngphí \n.1", max_size=30), st.lists(st.text(max_size=60), max_size=5))
def test_any_question_and_texts_are_ranked(question: str, texts: list[str]) -> None:
    read = read_question(question)
    hits = [scored(str(number), clean(text)) for number, text in enumerate(texts)]
    ranked = rank(hits, read, even(read))
    assert len(ranked) == (len(hits) if read.runs else 0)
    assert all(hit.score == hit.score for hit in ranked)  # no NaN
    assert pairs(()) == ()


# the end of one body and the beginning of the next would make a clause together
WINDOWS = ("clause_pairs", "sentence_words", "paragraph_words")


@pytest.mark.parametrize("body", ["đảng viên dự bị", "phí " * 20 + "đảng viên", "đảng viên " + "phí " * 150, "phí"])
def test_a_window_does_not_reach_into_the_next_hit(body: str) -> None:
    asked = "đảng viên dự bị kết nạp lại"
    alone = values(asked, scored("a", body))
    beside = values(asked, scored("a", body), scored("b", "dự bị kết nạp lại"))
    assert {name: alone[name][0] for name in WINDOWS} == {name: beside[name][0] for name in WINDOWS}
