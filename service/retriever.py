"""The regulations as a LlamaIndex retriever, so that other people's pipelines find provisions with their validity.

with Workbench.open(Settings.read(os.environ)) as bench:
    engine = RetrieverQueryEngine.from_args(RegulationsRetriever(bench, limit=5), llm=…)
    engine.query("Thời hạn xóa tên đảng viên?")

LlamaIndex is an extra (`pip install "thammuu[llamaindex]"`, MIT) and takes two seconds to import: nothing else in the
program imports this module. It calls no network: words and vectors are found by the product's own search.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from thammuu.ingest.errors import SetupError
from thammuu.service.lookup import SearchRequest
from thammuu.service.wording import full_name, validity_sentence

try:
    from llama_index.core.retrievers import BaseRetriever
    from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
except ImportError as error:
    raise SetupError("Chưa cài LlamaIndex.", 'Hãy cài: pip install "thammuu[llamaindex]".') from error

if TYPE_CHECKING:
    from thammuu.service.results import Hit
    from thammuu.service.workbench import Workbench

# For programs, not for a language model: it would repeat them in its answer.
_FOR_PROGRAMS = ("provision_id", "document_id", "validity_state")


class RegulationsRetriever(BaseRetriever):  # type: ignore[misc]  # its types are not looked at: see pyproject.toml
    """The best provisions for a question, each a node whose text is verbatim and whose metadata say what it is.

    `as_of` is the day validity is told for (None: the workbench's today, asked at every question); with `in_force`
    only what holds on that day is found. No node means that nothing was found: an engine then has nothing to answer
    from, and must say so.
    """

    def __init__(
        self, bench: Workbench, *, limit: int = 10, as_of: dt.date | None = None, in_force: bool = False
    ) -> None:
        super().__init__()
        self._bench = bench
        self._request = SearchRequest("", limit=limit, as_of=as_of, in_force=in_force)

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        found = self._bench.search(replace(self._request, text=query_bundle.query_str))
        return [NodeWithScore(node=_node(hit, found.as_of), score=hit.score) for hit in found.hits]


def _node(hit: Hit, as_of: dt.date) -> TextNode:
    """A hit as a node; its id is the provision's, so that an answer leads back to it."""
    record, validity = hit.document.record, hit.document.validity
    return TextNode(
        id_=hit.provision.id,
        text=hit.text,
        metadata={
            "document": full_name(record),
            "address": hit.provision.address.cited(),
            "validity": f"{validity_sentence(validity)}, xét tại ngày {as_of:%d/%m/%Y}",
            "validity_evidence": validity.evidence,
            "validity_state": validity.state.value,
            "document_id": record.id,
            "provision_id": hit.provision.id,
        },
        excluded_llm_metadata_keys=list(_FOR_PROGRAMS),
        excluded_embed_metadata_keys=list(_FOR_PROGRAMS),
    )
