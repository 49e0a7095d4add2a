"""Token ids of texts, without building the whole tokenizer for a single question.

A Unigram tokenizer puts its pieces into a tree when it is read: 0.2 s for 30,000 pieces, most of what embedding one
question costs. But cutting a text looks only at pieces that occur in it. So the first few short texts are cut by a
tokenizer of just those pieces, which gives the same cut: every piece that could be used is there, and so is the piece
of the lowest score, from which the library reckons the price of an unknown letter.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thammuu.index.embedding.tensors import REINSTALL
from thammuu.ingest.errors import SetupError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_SHORT = 2_000  # characters of all texts of one call
_FEW = 3  # calls; who asks more often (a service, an ingestion) is better off with the whole tokenizer


class Tokens:
    """The tokenizer of one `tokenizer.json`; the whole of it is built when it pays."""

    def __init__(self, path: Path) -> None:
        """Read the file. Raises SetupError where it is missing or damaged."""
        if not path.is_file():
            raise SetupError(f"Thư mục mô hình thiếu tệp {path.name}.", REINSTALL)
        self._name = path.name
        try:
            self._json = path.read_text(encoding="utf-8")
            settings = json.loads(self._json)
            model = settings["model"]
            self.size = len(model["vocab"]) + len(settings.get("added_tokens") or ())
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise self._damaged() from error
        cut_by_pieces = model.get("type") == "Unigram" and not model.get("byte_fallback")
        self._settings: dict[str, Any] | None = settings if cut_by_pieces and not settings.get("added_tokens") else None
        self._calls = 0
        self._whole: Tokenizer | None = None
        if self._settings is None:
            self._whole = self._build(self._json)

    def ids(self, texts: Sequence[str]) -> list[list[int]]:
        """The token ids of each text, special tokens left out, nothing cut off."""
        self._calls += 1
        settings = self._settings  # another thread may drop it
        if settings is not None and self._calls <= _FEW and sum(map(len, texts)) <= _SHORT:
            return self._of_few(settings, texts)
        if self._whole is None:
            self._whole = self._build(self._json)
            self._settings = None
        return _encoded(self._whole, texts)

    def _of_few(self, settings: dict[str, Any], texts: Sequence[str]) -> list[list[int]]:
        from tokenizers import models  # noqa: PLC0415 - kept out of `thammuu --help`

        model = settings["model"]
        vocabulary, unknown = model["vocab"], model["unk_id"]
        lowest = min(range(len(vocabulary)), key=lambda place: vocabulary[place][1])
        cutter = self._build(json.dumps({**settings, "model": {**model, "vocab": [vocabulary[unknown]], "unk_id": 0}}))
        seen = "\n".join(_words(cutter, text) for text in texts)
        kept = sorted({unknown, lowest} | {place for place, (piece, _) in enumerate(vocabulary) if piece in seen})
        cutter.model = models.Unigram([tuple(vocabulary[place]) for place in kept], kept.index(unknown), False)
        return [[kept[each] for each in ids] for ids in _encoded(cutter, texts)]

    def _build(self, text: str) -> Tokenizer:
        from tokenizers import Tokenizer  # noqa: PLC0415 - as above

        try:
            tokenizer = Tokenizer.from_str(text)
        except Exception as error:  # the Rust side raises plain Exception
            raise self._damaged() from error
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    def _damaged(self) -> SetupError:
        return SetupError(f"Tệp {self._name} của mô hình bị hỏng.", REINSTALL)


def _words(tokenizer: Tokenizer, text: str) -> str:
    """The text as the model will see it, one run a line."""
    normal = tokenizer.normalizer.normalize_str(text) if tokenizer.normalizer else text
    if not tokenizer.pre_tokenizer:
        return str(normal)
    return "\n".join(run for run, _ in tokenizer.pre_tokenizer.pre_tokenize_str(normal))


def _encoded(tokenizer: Tokenizer, texts: Sequence[str]) -> list[list[int]]:
    return [encoding.ids for encoding in tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)]
