"""Settings are a table, read once from an environment that is passed in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from thammuu.ingest.errors import InputError, SetupError
from thammuu.service.days import parse_day
from thammuu.service.settings import SETTINGS, Settings


def test_defaults_serve_this_machine_alone() -> None:
    settings = Settings.read({})
    assert (settings.host, settings.port, settings.database_url, settings.model) == ("127.0.0.1", 8000, None, None)
    assert settings.home.name == "thammuu"


def test_every_row_is_used() -> None:
    names = {setting.name for setting in SETTINGS}
    settings = Settings.read(dict.fromkeys(names, "7") | {"THAMMUU_SECRECY": "toi-mat"})
    mib = 1024 * 1024
    assert settings == Settings(
        Path("7"),
        "7",
        Path("7"),
        "7",
        7,
        7 * mib,
        chroma_from=7,
        workers=7,
        secrecy="toi-mat",
        file_seconds=7,
        file_memory=7 * mib,
    )
    assert all(setting.help.endswith(".") for setting in SETTINGS)


def test_a_wrong_number_names_its_variable() -> None:
    with pytest.raises(InputError, match="THAMMUU_PORT"):
        Settings.read({"THAMMUU_PORT": "tám nghìn"})


@pytest.mark.parametrize("value", ["mật", "MAT", "tối mật", "1"])
def test_a_level_of_secrecy_there_is_none_of_is_an_error_that_names_the_levels(value: str) -> None:
    with pytest.raises(SetupError, match="THAMMUU_SECRECY") as caught:
        Settings.read({"THAMMUU_SECRECY": value})
    assert "mat, toi-mat, tuyet-mat" in str(caught.value)


@pytest.mark.parametrize("text", ["2026-11-22", "22/11/2026", " 22.11.2026 ", "22-11-2026"])
def test_days_as_people_type_them(text: str) -> None:
    assert parse_day(text) == dt.date(2026, 11, 22)


@pytest.mark.parametrize("text", ["", "2026", "31/02/2026", "hôm qua", "22/11/2026 và 23/11/2026", "22/11-2026"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="không phải là ngày"):
        parse_day(text)
