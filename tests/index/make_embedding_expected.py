"""Write embedding_expected.json: vectors of a few of our own sentences as SentenceTransformer gives them.

    python tests/index/make_embedding_expected.py

Run it after each training, in an environment with the extra [models].
"""

from __future__ import annotations

import json
from pathlib import Path

from sentence_transformers import SentenceTransformer

from thammuu.index.embedding import StaticEmbedder, default_model_folder

TEXTS = (
    "Kết nạp lại người vào Đảng",
    "Uỷ ban nhân dân cấp tỉnh hoà giải tranh chấp đất đai như thế nào?",
    "Căn cứ Quy định số 294-QĐ/TW, mục 3.5.1 điểm b; xyzq 漢字",
    "dang vien du bi",
)


def main() -> None:
    """Compute and write the vectors."""
    folder = default_model_folder()
    rows = SentenceTransformer(str(folder), device="cpu", local_files_only=True).encode(list(TEXTS))
    vectors = [[round(float(number), 5) for number in row] for row in rows]
    data = {"model": StaticEmbedder.load(folder).name, "texts": TEXTS, "vectors": vectors}
    target = Path(__file__).parent / "embedding_expected.json"
    target.write_text(json.dumps(data, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
