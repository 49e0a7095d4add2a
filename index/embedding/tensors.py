"""Read a `.safetensors` file with numpy alone.

The format (https://github.com/huggingface/safetensors, "Format"): 8 bytes, the length N of the header, little endian;
N bytes of JSON, `{name: {"dtype", "shape", "data_offsets": [begin, end]}}`; then the tensors, little endian, row by
row, offsets counted from the end of the header. Reading it takes fewer lines than another dependency.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thammuu.ingest.errors import SetupError

if TYPE_CHECKING:
    from numpy.typing import NDArray

# What to do about any damaged file of a model folder.
REINSTALL = "Hãy cài đặt lại phần mềm hoặc chép lại nguyên vẹn thư mục mô hình."
_DTYPES = {"F32": "<f4", "F16": "<f2", "I8": "<i1", "I32": "<i4", "I64": "<i8"}
_MAX_HEADER = 1 << 20  # bytes; our models have at most three tensors


def read_tensors(path: Path) -> dict[str, NDArray[Any]]:
    """Return the tensors of the file by name, as read-only views of its bytes.

    Raises SetupError where the file is missing, cut short or holds a number type we do not read.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SetupError(f"Không đọc được tệp mô hình {path.name}.", REINSTALL) from error
    try:
        return _parse(raw)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SetupError(f"Tệp mô hình {path.name} bị hỏng hoặc không đúng định dạng.", REINSTALL) from error


def _parse(raw: bytes) -> dict[str, NDArray[Any]]:
    import numpy as np  # noqa: PLC0415 - kept out of `thammuu --help`

    size = int.from_bytes(raw[:8], "little")
    if not 0 < size <= _MAX_HEADER:
        raise ValueError("header length")
    header = json.loads(raw[8 : 8 + size])
    tensors: dict[str, NDArray[Any]] = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        begin, end = entry["data_offsets"]
        dtype = np.dtype(_DTYPES[entry["dtype"]])
        body = np.frombuffer(raw[8 + size + begin : 8 + size + end], dtype=dtype)
        tensors[name] = body.reshape(entry["shape"])
    return tensors
