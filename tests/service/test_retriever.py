"""The retriever inside a real LlamaIndex query engine, with a language model that only repeats what it was given."""

from __future__ import annotations

import datetime as dt
import socket
import subprocess
import sys

import pytest
from llama_index.core.llms import MockLLM
from llama_index.core.query_engine import RetrieverQueryEngine

from thammuu.service.lookup import SearchRequest
from thammuu.service.retriever import RegulationsRetriever
from thammuu.service.workbench import Workbench

QUESTION = "thời hạn nộp hồ sơ kết nạp đảng viên"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """LlamaIndex fetches tokenizer and sentence data where it thinks it needs them: here it must need none."""

    def refused(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refused)


def test_nodes_are_the_hits_of_the_search_with_what_they_are(bench: Workbench) -> None:
    day = dt.date(2026, 11, 22)
    nodes = RegulationsRetriever(bench, limit=4, as_of=day).retrieve(QUESTION)
    hits = bench.search(SearchRequest(QUESTION, limit=4, as_of=day)).hits
    assert [(each.node.node_id, each.score) for each in nodes] == [(hit.provision.id, hit.score) for hit in hits]
    assert len(nodes) == 4
    for each, hit in zip(nodes, hits, strict=True):
        told = each.node.metadata
        assert each.node.get_content() == hit.text
        assert told["address"] == hit.provision.address.cited()
        assert told["document_id"] == hit.document.record.id
        assert told["validity_state"] == hit.document.validity.state.value
        assert "22/11/2026" in told["validity"]


def test_a_query_engine_answers_from_them(bench: Workbench) -> None:
    retriever = RegulationsRetriever(bench, limit=3)
    engine = RetrieverQueryEngine.from_args(retriever, llm=MockLLM())
    answer = engine.query(QUESTION)
    sources = answer.source_nodes
    assert [each.node_id for each in sources] == [each.node_id for each in retriever.retrieve(QUESTION)]
    prompt = str(answer)  # the mock repeats its prompt: so this is what a model would have been given
    assert all(each.node.get_content() in prompt for each in sources)
    assert sources[0].node.metadata["document"] in prompt
    assert sources[0].node.metadata["validity"] in prompt
    assert sources[0].node_id not in prompt


def test_nothing_found_is_an_empty_answer(bench: Workbench) -> None:
    engine = RetrieverQueryEngine.from_args(RegulationsRetriever(bench), llm=MockLLM())
    answer = engine.query("xyzzy qwfp")
    assert answer.source_nodes == []
    assert "xyzzy" not in str(answer)


def test_only_in_force_is_handed_on(bench: Workbench) -> None:
    nodes = RegulationsRetriever(bench, in_force=True).retrieve(QUESTION)
    assert {each.node.metadata["validity_state"] for each in nodes} <= {"in_force", "amended"}


def test_the_program_does_not_import_it() -> None:
    code = "import sys, thammuu.service.workbench, thammuu.service.cli.app; print('llama_index' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
