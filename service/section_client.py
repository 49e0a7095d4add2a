"""A language model on this very machine, spoken to as OpenAI-compatible servers (llama.cpp, Ollama, vLLM) are.

Only loopback addresses: what is shown to a model are words of documents, and they do not leave the machine.
"""

from __future__ import annotations

import http.client
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from thammuu.ingest.errors import SetupError
from thammuu.service.approval import is_loopback
from thammuu.service.section_check import MOST_ANSWER
from thammuu.service.section_writer import SectionTask

SECONDS = 180
_MOST_BYTES = 8 * MOST_ANSWER  # of a reply: four bytes a letter at the most, and as much again for the envelope


@dataclass(frozen=True, slots=True)
class LocalServer:
    """The model `model` at `url` ("http://127.0.0.1:8080/v1"). SetupError when the address is not this machine's."""

    url: str
    model: str

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme != "http" or not is_loopback(parts.hostname or ""):
            raise SetupError(
                "THAMMUU_LLM_URL phải là địa chỉ http của chính máy này.", "Ví dụ: http://127.0.0.1:8080/v1"
            )

    @property
    def name(self) -> str:
        """The model's name."""
        return self.model

    def write(self, task: SectionTask) -> str:
        """The model's answer. SetupError when the server is not there, answers late, too much or in another form."""
        asked = {
            "model": self.model,
            "temperature": 0,
            "messages": [{"role": "user", "content": task.prompt()}],
            "response_format": {"type": "json_object"},
        }
        return _content(self._post(json.dumps(asked).encode()))

    def _post(self, body: bytes) -> bytes:
        parts = urlsplit(self.url)
        path = f"{parts.path.rstrip('/')}/chat/completions"
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=SECONDS)
        try:
            connection.request("POST", path, body, {"Content-Type": "application/json"})
            reply = connection.getresponse()  # a redirect is an answer like any other: it is not followed
            data = reply.read(_MOST_BYTES + 1)
        except (OSError, http.client.HTTPException) as error:
            raise SetupError("Không gọi được mô hình ngôn ngữ.", "Kiểm tra máy chủ mô hình đã chạy chưa.") from error
        finally:
            connection.close()
        if reply.status != http.HTTPStatus.OK or len(data) > _MOST_BYTES:
            raise SetupError(f"Mô hình ngôn ngữ trả lời không dùng được (mã {reply.status}).", "Xem nhật ký máy chủ.")
        return data


def _content(data: bytes) -> str:
    try:
        told: Any = json.loads(data)
        content = told["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise SetupError("Máy chủ mô hình trả lời không đúng giao thức.", "Cần máy chủ tương thích OpenAI.") from error
    if not isinstance(content, str):
        raise SetupError("Máy chủ mô hình trả lời không đúng giao thức.", "Cần máy chủ tương thích OpenAI.")
    return content
