"""Train the static embedding model shipped in `index/models/vi-legal-static/`.

    python bench/train_embedding.py --data ../shared/data/retrieval --output index/models/vi-legal-static

Data: `phapdien.jsonl.gz` (85,423 articles of the consolidated State legal code: public law texts, which Article 15 of
the Law on Intellectual Property puts outside copyright) and `zalo_train.json` (910 public questions and the articles
that answer them). `zalo_public.json` and the alqac files are never read here: they only measure
(bench/eval_embedding.py). The weights are our own work, Apache-2.0.

Several runs start from the same weights, draw other pairs, and the mean of their weights is the model: what each run
learned by chance cancels out (M. Wortsman and others, "Model soups", 2022).

Needs torch and sentence-transformers 6 (extra `[models]`), one core, 4 GB of memory; about four minutes to read and cut
the texts and three to four for 1,000 steps. The same seed, steps, data and versions give the same model on one kind of
machine.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from embedding_folder import write_folder
from embedding_pairs import (
    Batch,
    CutArticles,
    Ids,
    PairSource,
    Ragged,
    Retyping,
    cut,
    plain_forms,
    read_articles,
    read_questions,
    syllable_forms,
)
from embedding_vocabulary import build_tokenizer
from tokenizers import Tokenizer
from torch.nn import functional

_BATCH = 1024
_SCALE = 14.0  # inverse temperature of the contrast; 10 and 20 find fewer answers
_RATE = 3e-3
_WARM_UP = 50  # steps
_REPORT = 200


@dataclass(frozen=True, slots=True)
class Material:
    """Everything training needs, cut into tokens."""

    tokenizer: Tokenizer
    source: PairSource
    texts: Ragged
    syllables: Ragged


def prepare(data: Path, vocabulary: int, left_out: int | None) -> Material:
    """Read the data, choose the tokens and cut the texts. Every second question, from `left_out` on, is not used."""
    articles = read_articles(data / "phapdien.jsonl.gz")
    questions = read_questions(data / "zalo_train.json", articles)
    # the sign between title and text keeps a phrase from running across
    tokenizer = build_tokenizer((f"{article.title}.\n{article.text}" for article in articles), vocabulary)
    cut_articles = CutArticles(
        titles=cut(tokenizer, (article.title for article in articles)),
        texts=cut(tokenizer, (article.text for article in articles)),
        subject_texts=cut(tokenizer, (article.subject for article in articles)),
        subjects=[article.subject for article in articles],
        documents=[article.document for article in articles],
    )
    links = np.array([(row, place) for row, question in enumerate(questions) for place in question.answers])
    if left_out is not None:
        links = links[links[:, 0] % 2 != left_out]
    retyping = Retyping(plain_forms(tokenizer), syllable_forms(tokenizer))
    asked = cut(tokenizer, (question.text for question in questions))
    source = PairSource(cut_articles, asked, links, retyping)
    return Material(tokenizer, source, cut_articles.texts, retyping.syllables)


def first_weights(material: Material, dimension: int, generator: torch.Generator) -> torch.Tensor:
    """Return random rows, long for rare tokens and short for common ones; a phrase starts near its syllables' sum.

    With lengths like inverse document frequency the untrained table already ranks like a weighted bag of words.
    """
    size = material.tokenizer.get_vocab_size()
    seen = np.zeros(size)
    for place in range(len(material.texts)):
        seen[np.unique(material.texts[place])] += 1
    rarity = np.log(len(material.texts) / (seen + 1) + 1)
    table = torch.randn(size, dimension, generator=generator) / dimension**0.5
    table *= torch.from_numpy(rarity / rarity.mean()).float()[:, None]
    for token in range(1, size):
        parts = material.syllables[token]
        if len(parts) > 1:
            table[token] = 0.5 * table[token] + 0.5 * table[torch.from_numpy(parts)].sum(dim=0)
    table[0] = 0  # a text of unknown tokens has no direction
    return table


def train(
    material: Material, first: torch.Tensor, steps: int, rng: np.random.Generator, report: Callable[[str], None]
) -> torch.Tensor:
    """Pull each query towards its document and away from the other documents of the batch, and the reverse."""
    table = torch.nn.Parameter(first.clone())
    optimizer = torch.optim.Adam([table], lr=_RATE)
    began, mean = time.monotonic(), 0.0
    for step in range(1, steps + 1):
        optimizer.param_groups[0]["lr"] = _RATE * min(1.0, step / _WARM_UP) * max(0.02, 1 - (step - 1) / steps)
        loss = _loss(table, material.source.batch(_BATCH, rng))
        optimizer.zero_grad()
        loss.backward()
        table.grad[0] = 0
        optimizer.step()
        mean = 0.98 * mean + 0.02 * loss.item()
        if step % _REPORT == 0:
            report(f"step {step}  {time.monotonic() - began:.0f} s  loss {mean / (1 - 0.98**step):.3f}")
    return table.detach()


def _loss(table: torch.Tensor, batch: Batch) -> torch.Tensor:
    likeness = _vectors(table, batch.queries) @ _vectors(table, batch.documents).T * _SCALE
    articles = torch.from_numpy(batch.articles)
    twins = (articles[:, None] == articles[None]) & ~torch.eye(len(articles), dtype=torch.bool)
    likeness = likeness.masked_fill(twins, -1e4)
    own = torch.arange(len(articles))
    return (functional.cross_entropy(likeness, own) + functional.cross_entropy(likeness.T, own)) / 2


def _vectors(table: torch.Tensor, texts: tuple[Ids, ...]) -> torch.Tensor:
    starts = torch.from_numpy(np.cumsum([0, *(len(text) for text in texts[:-1])]))
    ids = torch.from_numpy(np.concatenate(texts))
    return functional.normalize(functional.embedding_bag(ids, table, starts, mode="mean"))


def main() -> None:
    """Train and write the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with phapdien.jsonl.gz and zalo_train.json")
    parser.add_argument("--output", type=Path, required=True, help="model folder to write")
    parser.add_argument("--vocabulary", type=int, default=30_000, help="tokens")
    parser.add_argument("--dimension", type=int, default=256)
    parser.add_argument("--steps", type=int, default=1_000, help="of each run")
    parser.add_argument("--runs", type=int, default=5, help="whose weights are averaged")
    parser.add_argument(
        "--leave-out", type=int, choices=(0, 1), help="half of the questions; for bench/train_ranking.py"
    )
    parser.add_argument("--seed", type=int, default=20260701)
    options = parser.parse_args()
    torch.set_num_threads(1)
    material = prepare(options.data, options.vocabulary, options.leave_out)
    generator = torch.Generator().manual_seed(options.seed)
    table = first_weights(material, options.dimension, generator)
    mean = torch.zeros_like(table)
    for run in range(options.runs):
        rng = np.random.default_rng((options.seed, run))
        mean += train(material, table, options.steps, rng, lambda line: print(line, flush=True)) / options.runs
    write_folder(options.output, material.tokenizer, mean.numpy())


if __name__ == "__main__":
    main()
