"""What people run today, each over the same entries: build, then ask for entry ids. For bench/peers.py.

Every system is given the same words of an entry (subject, title, text, a line each) and, where it embeds, the model
that the product ships. All but `thammuu` need the extra [bench]; nothing of the product imports them.
"""

# ruff: noqa: PLC0415 - each process loads only the libraries of the system it measures

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from thammuu.index.bench.corpus import Entry, documents_of, original_of
from thammuu.index.embedding import StaticEmbedder, default_model_folder
from thammuu.index.records import provision_id
from thammuu.index.reindex import IndexManager
from thammuu.index.search import SearchQuery
from thammuu.index.store import Store
from thammuu.ingest.folding import fold

_BATCH = 2_000
_CHUNKS_A_HIT = 3  # chunks asked for a wanted entry: several chunks of one entry are one hit


class Peer(Protocol):
    """A system under measurement; made from the entries, asked for the ids of the best ones."""

    def ask(self, text: str, k: int) -> Sequence[str]:
        """At most `k` entry ids, the best first, each once."""


def words_of(entry: Entry) -> str:
    """What every system is given of an entry."""
    return "\n".join(part for part in (entry.subject, entry.title, entry.text) if part)


def _unique(names: Iterable[str], k: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))[:k]


def embedded(texts: Sequence[str]) -> np.ndarray[Any, np.dtype[np.float32]]:
    """The shipped model's vectors."""
    model = StaticEmbedder.load(default_model_folder())
    return np.vstack([model.embed(texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH)])


class Thammuu:
    """The product: its store, indexes, fusion and ranking."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._home = tempfile.TemporaryDirectory(prefix="thammuu-peers-")
        folder = Path(self._home.name)
        self._store = Store.open(folder)
        self._names: dict[str, str] = {}
        for document, ids in documents_of(entries):
            identity = self._store.put(document, original_of(document)).id
            for provision, entry in zip(document.provisions, ids, strict=True):
                self._names[provision_id(identity, provision.address)] = entry
        indexes = IndexManager(folder, self._store, StaticEmbedder.load(default_model_folder()))
        indexes.refresh()
        self._searcher = indexes.searcher()

    def ask(self, text: str, k: int) -> Sequence[str]:
        """See `Peer`."""
        hits = self._searcher.search(SearchQuery(text, k)).hits
        return _unique((self._names[hit.provision.id] for hit in hits), k)


def syllables(text: str) -> list[str]:
    """Lower-case syllables: no pairs, no segmenter."""
    return re.findall(r"\w+", fold(text))


def words(text: str) -> list[str]:
    """Words as underthesea cuts them, syllables of one word joined by "_"."""
    from underthesea import word_tokenize

    return re.findall(r"\w+", fold(word_tokenize(text, format="text")))


class Bm25:
    """bm25s with its defaults over the terms that `cut` makes."""

    def __init__(self, entries: Sequence[Entry], cut: Callable[[str], list[str]]) -> None:
        import bm25s

        self._cut = cut
        self._ids = [entry.id for entry in entries]
        self._index = bm25s.BM25()
        self._index.index([cut(words_of(entry)) for entry in entries], show_progress=False)

    def ask(self, text: str, k: int) -> Sequence[str]:
        """See `Peer`."""
        depth = min(k, len(self._ids))
        places, scores = self._index.retrieve([self._cut(text)], k=depth, show_progress=False)
        return _unique((self._ids[place] for place, score in zip(places[0], scores[0], strict=True) if score > 0), k)


def _chroma(folder: str) -> Any:
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(folder, settings=Settings(anonymized_telemetry=False))
    return client.create_collection("entries", embedding_function=None, metadata={"hnsw:space": "cosine"})


class Chroma:
    """Chroma alone: one vector an entry, its own approximate search.

    Chroma refuses an id given twice, and 63 ids of the legal code are borne by two articles: rows are told apart here.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._home = tempfile.TemporaryDirectory(prefix="thammuu-peers-")
        self._model = StaticEmbedder.load(default_model_folder())
        self._ids = [entry.id for entry in entries]
        self._collection = _chroma(self._home.name)
        for start in range(0, len(entries), _BATCH):
            batch = entries[start : start + _BATCH]
            vectors = self._model.embed([words_of(entry) for entry in batch])
            self._collection.add(ids=[str(start + row) for row in range(len(batch))], embeddings=vectors)

    def ask(self, text: str, k: int) -> Sequence[str]:
        """See `Peer`."""
        vector = self._model.embed([text])
        rows = self._collection.query(query_embeddings=vector, n_results=k, include=[])["ids"][0]
        return _unique((self._ids[int(row)] for row in rows), k)


class LlamaIndex:
    """LlamaIndex as its guide sets it up: SentenceSplitter, Chroma, BM25Retriever and their QueryFusionRetriever.

    `mode` is how that fuses: "simple", its default (the higher score of either), or "reciprocal_rerank".
    """

    def __init__(self, entries: Sequence[Entry], mode: str) -> None:
        from llama_index.core import Document, StorageContext, VectorStoreIndex
        from llama_index.core.llms import MockLLM
        from llama_index.core.node_parser import SentenceSplitter
        from llama_index.core.retrievers import QueryFusionRetriever
        from llama_index.retrievers.bm25 import BM25Retriever
        from llama_index.vector_stores.chroma import ChromaVectorStore

        self._home = tempfile.TemporaryDirectory(prefix="thammuu-peers-")
        documents = [Document(id_=entry.id, text=words_of(entry)) for entry in entries]
        nodes = SentenceSplitter().get_nodes_from_documents(documents)
        context = StorageContext.from_defaults(vector_store=ChromaVectorStore(_chroma(self._home.name)))
        index = VectorStoreIndex(nodes, storage_context=context, embed_model=_llama_model(), insert_batch_size=_BATCH)
        self._parts = (index.as_retriever(), BM25Retriever.from_defaults(nodes=nodes))
        self._fused = QueryFusionRetriever(
            list(self._parts), llm=MockLLM(), num_queries=1, mode=mode, use_async=False, similarity_top_k=10
        )
        self._most = len(nodes)

    def ask(self, text: str, k: int) -> Sequence[str]:
        """See `Peer`."""
        depth = min(_CHUNKS_A_HIT * k, self._most)
        for part in (*self._parts, self._fused):
            part.similarity_top_k = depth
        return _unique((str(found.node.ref_doc_id) for found in self._fused.retrieve(text)), k)


def _llama_model() -> Any:
    """The shipped model as LlamaIndex asks for one."""
    from llama_index.core.embeddings import BaseEmbedding

    model = StaticEmbedder.load(default_model_folder())

    class Shipped(BaseEmbedding):
        """Vectors of the static model."""

        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            return [[float(value) for value in row] for row in model.embed(texts)]

        def _get_text_embedding(self, text: str) -> list[float]:
            return self._get_text_embeddings([text])[0]

        def _get_query_embedding(self, query: str) -> list[float]:
            return self._get_text_embedding(query)

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_text_embedding(query)

    return Shipped(embed_batch_size=_BATCH)


PEERS: dict[str, Callable[[Sequence[Entry]], Peer]] = {
    "thammuu": Thammuu,
    "bm25s syllables": lambda entries: Bm25(entries, syllables),
    "bm25s underthesea": lambda entries: Bm25(entries, words),
    "chroma": Chroma,
    "llamaindex simple": lambda entries: LlamaIndex(entries, "simple"),
    "llamaindex rrf": lambda entries: LlamaIndex(entries, "reciprocal_rerank"),
}
