"""Documents people name without a symbol, as rows: the charter, resolutions of congresses and plenums, laws."""

from __future__ import annotations

from dataclasses import dataclass

from thammuu.ingest.citations.laws import CODES, LAWS, ORDINANCES


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document people name without its symbol.

    `pattern` is a regular expression over folded text; its groups fill `{group}` in `genre`, `title` and `issuer`.
    `optional` lists (group, template) pairs added to the title where the group was found. `not_after` are words after
    which the name is only a part of another name.
    """

    pattern: str
    genre: str
    title: str
    issuer: str | None = None
    optional: tuple[tuple[str, str], ...] = ()
    not_after: tuple[str, ...] = ()
    terms: bool = False  # several terms may follow: "khóa XI, khóa XII"


def _act(genre: str, names: tuple[str, ...]) -> NamedDocument:
    """A law by its name, with the year people add: "Luật Cán bộ, công chức năm 2008"; the longest name first.

    Capitals inside a name vary ("Luật Thi đua, Khen thưởng", "Luật hình sự"); that of the genre does not.
    """
    wanted = "|".join(sorted(names, key=len, reverse=True))
    return NamedDocument(
        rf"{genre} (?P<name>(?i:{wanted}))(?!\w)(?: \(sửa đổi\))?(?: (?:năm )?(?P<year>(?:19|20)\d{{2}})(?![\w/.-]))?",
        genre,
        f"{genre} {{name}}",
        not_after=("Bộ", "dự thảo", "Dự thảo"),
    )


_TERM = r"(?: khóa (?P<term>[IVXL]+)| \(khóa (?P<term_in_brackets>[IVXL]+)\))?"
_CONGRESS = r"Nghị quyết (?:của )?Đại hội"
_UNIT = r"(?P<unit>tỉnh|thành phố|huyện|xã|phường)(?P<place>(?: [A-ZĐ]\w+)*)"
NAMED_DOCUMENTS = (
    # "mục 10.4.3 của Quy định thi hành Điều lệ Đảng" (06-HD/TW). Many documents bore this title, one at a time.
    NamedDocument(
        r"Quy định (?:về )?thi hành Điều lệ Đảng(?: Cộng sản Việt Nam)?", "Quy định", "thi hành Điều lệ Đảng"
    ),
    # "Căn cứ Quy chế làm việc của Ban Chấp hành Trung ương, Bộ Chính trị và Ban Bí thư khoá XIII,"
    NamedDocument(
        r"Quy chế làm việc (?:của )?(?P<organ>(?:Ban|Bộ Chính trị|Tỉnh ủy|Thành ủy|Đảng ủy|Đảng bộ|Ủy ban)"
        r"(?: [^\W\d]+,?){0,18}?)(?:,? \(?khóa (?P<term>[IVXL]+)\)?(?:,? nhiệm kỳ \d{4} ?- ?\d{4})?|(?=;))",
        "Quy chế",
        "Quy chế làm việc của {organ}",
        optional=(("term", " khóa {}"),),
    ),
    # "Điều lệ Đảng khoá VII" names an older charter; "Tiểu ban Điều lệ Đảng" none.
    NamedDocument(
        rf"Điều lệ Đảng(?: Cộng sản Việt Nam)?{_TERM}",
        "Điều lệ",
        "Điều lệ Đảng",
        optional=(("term", " (khóa {})"), ("term_in_brackets", " (khóa {})")),
        not_after=("Tiểu ban",),
    ),
    # "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng", "Nghị quyết Đại hội XII"
    NamedDocument(
        rf"{_CONGRESS}(?: đại biểu toàn quốc)?(?: lần thứ)? (?P<number>[IVXL]+)(?!\w)(?: của)?(?: Đảng)?(?!\w)",
        "Nghị quyết",
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ {number} của Đảng",
        "Đại hội đại biểu toàn quốc lần thứ {number}",
    ),
    # "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVIII"
    NamedDocument(
        rf"{_CONGRESS}(?: đại biểu)? Đảng bộ {_UNIT} lần thứ (?P<number>[IVXL]+)(?!\w)",
        "Nghị quyết",
        "Nghị quyết Đại hội Đảng bộ {unit}{place} lần thứ {number}",
        "Đại hội Đảng bộ {unit}{place} lần thứ {number}",
    ),
    # "Nghị quyết Trung ương 4 khóa XII"
    NamedDocument(
        r"Nghị quyết Trung ương (?P<number>\d{1,2}),? \(?khóa (?P<term>[IVXL]+)(?!\w)\)?",
        "Nghị quyết",
        "Nghị quyết Trung ương {number} khóa {term}",
        "Ban Chấp hành Trung ương",
        terms=True,
    ),
    # "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XIII"
    NamedDocument(
        r"Nghị quyết (?:của )?Hội nghị (?:lần thứ )?(?P<number>\w+) (?:của )?Ban Chấp hành Trung ương(?: Đảng)?,? "
        r"\(?(?:khóa )(?P<term>[IVXL]+)(?!\w)\)?",
        "Nghị quyết",
        "Nghị quyết Hội nghị lần thứ {number} Ban Chấp hành Trung ương khóa {term}",
        "Ban Chấp hành Trung ương",
    ),
    # "Hiến pháp nước Cộng hoà xã hội chủ nghĩa Việt Nam năm 1992"; bare "Hiến pháp, pháp luật" points to no text.
    NamedDocument(
        r"Hiến pháp(?: nước Cộng hòa xã hội chủ nghĩa Việt Nam(?: năm (?P<year>\d{4}))?"
        r"| (?:năm )?(?P<bare_year>(?:19|20)\d{2})(?![\w/.-]))",
        "Hiến pháp",
        "Hiến pháp",
        "Quốc hội",
        optional=(("year", " năm {}"), ("bare_year", " năm {}")),
    ),
    *(_act(genre, names) for genre, names in (("Bộ luật", CODES), ("Luật", LAWS), ("Pháp lệnh", ORDINANCES))),
    # "Luật Thủ đô đặc biệt năm 2030": a name no row knows ends where its year begins.
    NamedDocument(
        r"(?P<kind>Bộ luật|Luật|Pháp lệnh) (?P<name>(?!sư)(?:(?!(?:Luật|Pháp lệnh|Nghị định|năm) )[^\W\d]+,? ){1,14}?)"
        r"năm (?P<year>\d{4})",
        "{kind}",
        "{kind} {name}",
    ),
)
