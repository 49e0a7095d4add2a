"""The edge where an office's appraisal of a form profile (TOML) is checked."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictBool

Size = Annotated[float, Field(gt=0, le=72)]


class AppraisalFile(BaseModel):
    """`appraised` rows and components by id ("*" for all), and values and sizes that are otherwise in the original."""

    model_config = ConfigDict(extra="forbid")

    appraised: tuple[str, ...] = ()
    values: dict[str, StrictBool | float | str] = {}
    sizes: dict[str, Size] = {}
    source: str = ""  # what the office compared with: "Bản gốc HD 05-HD/VPTW, điểm 2.3"
