"""A draft as JSON and back, so that a version can be kept: every block says its kind, nothing is lost."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from thammuu.drafts_templates.draft import Block, Draft
from thammuu.ingest.errors import DefectError

if TYPE_CHECKING:
    from cattrs import Converter


def packed(draft: Draft) -> str:
    """`draft` as JSON text."""
    return json.dumps(_converter().unstructure(draft, Draft), ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> Draft:
    """The inverse of `packed`. Raises DefectError for a text that is no draft of this or an older program."""
    from cattrs.errors import BaseValidationError  # noqa: PLC0415 - only who keeps drafts pays for it

    try:
        return _converter().structure(json.loads(text), Draft)
    except (BaseValidationError, ValueError, TypeError, KeyError) as error:
        raise DefectError("Bản thảo đã lưu không đọc lại được.", "Khôi phục từ bản sao lưu gần nhất.") from error


@cache
def _converter() -> Converter:
    from cattrs.preconf.json import make_converter  # noqa: PLC0415
    from cattrs.strategies import configure_tagged_union  # noqa: PLC0415

    converter = make_converter(detailed_validation=False)
    configure_tagged_union(Block, converter)
    return converter
