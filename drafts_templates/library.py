"""The templates that can be drafted from: those shipped and an office's own; and an example input for each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from thammuu.drafts_templates.genre import GenreTemplate, read_genre
from thammuu.drafts_templates.organ import organ_kinds
from thammuu.drafts_templates.profile import profiles
from thammuu.ingest.errors import InputError
from thammuu.ingest.folding import fold

GENRE_FOLDER = Path(__file__).parent / "genres"
OFFICE_FOLDER = Path(__file__).parent / "offices"
EXAMPLE_ENDING = ".vi-du.toml"
OWN_FOLDER = "mau"  # in the data folder: the templates of the office
OWN_OFFICE = "co-quan.toml"  # in the data folder: the profile of the office


@dataclass(frozen=True, slots=True)
class Library:
    """Every template that can be used: those shipped, and an office's own, which stand in for shipped ones of their id.

    `own` is the folder of an office's templates and `office` the file of its profile, which serves inputs that name no
    office; each None where there is none. `faults` are the messages of own files that are no valid templates; they stop
    no other genre.
    """

    templates: tuple[GenreTemplate, ...]
    own: Path | None = None
    office: Path | None = None
    faults: tuple[str, ...] = ()

    def get(self, genre_id: str) -> GenreTemplate:
        """The template of that genre, or InputError with the nearest and all there are."""
        for template in self.templates:
            if template.id == genre_id:
                return template
        if broken := [fault for fault in self.faults if f"{genre_id}.toml" in fault]:
            raise InputError(broken[0])
        near = _near(genre_id, self.templates)
        asked = f" Có phải “{near.id}” ({near.name})?" if near else ""
        known = ", ".join(template.id for template in self.templates)
        raise InputError(f"Chưa có mẫu cho thể loại “{genre_id}”.{asked}", f"Các thể loại soạn được: {known}.")

    def example(self, genre_id: str, organ: str = "") -> str:
        """A complete, valid input file (TOML) for that genre, of a fictional office of the kind `organ`.

        Raises InputError for an unknown genre, an organ that does not issue it, and an own genre without an example.
        """
        template = self.get(genre_id)
        text = self._example_file(template, organ).read_text("utf-8-sig")
        if "\n[office]" in text and not organ:
            return text
        return f"{text.rstrip()}\n\n{_example_office(template, organ or template.example_office)}"

    def _example_file(self, template: GenreTemplate, organ: str) -> Path:
        """The example written for that kind of organ ("nghi-quyet.chi-bo.vi-du.toml"), for its family
        ("to-trinh.state.vi-du.toml"), else the common one: a department's submission goes to no Party committee.
        """
        names = (*(f"{template.id}.{part}{EXAMPLE_ENDING}" for part in _named(organ)), f"{template.id}{EXAMPLE_ENDING}")
        for path in (folder / name for folder in (self.own, GENRE_FOLDER) if folder for name in names):
            if path.is_file():
                return path
        raise InputError(
            f"Mẫu “{template.id}” của cơ quan chưa có tệp ví dụ.",
            f"Đặt tệp {template.id}{EXAMPLE_ENDING} cạnh tệp mẫu {template.id}.toml.",
        )


@cache
def genres() -> tuple[GenreTemplate, ...]:
    """Every genre shipped with the package, by id."""
    return tuple(sorted((read_genre(path) for path in _files(GENRE_FOLDER)), key=lambda template: template.id))


def library(home: Path | None = None) -> Library:
    """The shipped templates, and what an office keeps in the data folder `home`: mau/*.toml and co-quan.toml."""
    own, office = (home / OWN_FOLDER, home / OWN_OFFICE) if home else (None, None)
    templates = {template.id: template for template in genres()}
    faults: list[str] = []
    for path in _files(own) if own else ():
        try:
            template = read_genre(path)
        except (InputError, OSError, UnicodeDecodeError) as error:
            faults.append(str(error) if isinstance(error, InputError) else f"Không đọc được mẫu thể loại {path.name}.")
        else:
            templates[template.id] = template
    ordered = tuple(sorted(templates.values(), key=lambda template: template.id))
    return Library(ordered, own, office if office and office.is_file() else None, tuple(faults))


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.toml")) if not path.name.endswith(EXAMPLE_ENDING)]


def _near(genre_id: str, templates: tuple[GenreTemplate, ...]) -> GenreTemplate | None:
    """The genre a person may have meant: "kehoach", "Kế hoạch", "ke-hoac", "KH"."""
    import difflib  # noqa: PLC0415 - only for a mistake

    named = {_plain(word): template for template in templates for word in (template.name, template.code, template.id)}
    near = difflib.get_close_matches(_plain(genre_id), list(named), 1)
    return named[near[0]] if near else None


def _plain(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalnum())


def _named(organ: str) -> tuple[str, ...]:
    """What an example may be written for: the kind of organ, then its family."""
    return (organ, *(kind.family for kind in organ_kinds() if kind.id == organ))


def genre_template(genre_id: str) -> GenreTemplate:
    """The shipped template of that genre, or InputError listing those there are."""
    return library().get(genre_id)


def organs_for(template: GenreTemplate) -> tuple[str, ...]:
    """Ids of the kinds of organ that may issue the genre, as far as is known, in a form the template was made for."""
    families = {form.family for form in profiles() if form.id in template.profiles}
    ruled = ((kind, kind.rulings_of(template.id)) for kind in organ_kinds() if kind.family in families)
    return tuple(kind.id for kind, rulings in ruled if any(ruling.allowed for ruling in rulings))


def example_input(genre_id: str, organ: str = "") -> str:
    """See Library.example, for the shipped genres."""
    return library().example(genre_id, organ)


def example_offices() -> tuple[str, ...]:
    """The kinds of organ there is an example office for."""
    return tuple(sorted(path.name.removesuffix(EXAMPLE_ENDING) for path in OFFICE_FOLDER.glob(f"*{EXAMPLE_ENDING}")))


def _example_office(template: GenreTemplate, organ: str) -> str:
    if organ not in organs_for(template) or organ not in example_offices():
        known = ", ".join(kind for kind in organs_for(template) if kind in example_offices())
        raise InputError(f"Không có ví dụ {template.name} cho loại cơ quan “{organ}”.", f"Các loại có ví dụ: {known}.")
    return (OFFICE_FOLDER / f"{organ}{EXAMPLE_ENDING}").read_text("utf-8")
