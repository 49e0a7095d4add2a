"""Making the search indexes from the store. The caller holds the writer's lock; see reindex.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from thammuu.index.embedding import Embedder
from thammuu.index.lexical import LEXICAL_RECIPE, KeptSyllables, LexicalIndex
from thammuu.index.lexical.syllables import written_to
from thammuu.index.manifest import Manifest, fresh_folder
from thammuu.index.records import DocumentStamp, document_of
from thammuu.index.store import Store
from thammuu.index.units import UNIT_RECIPE, Unit, units_of

RECIPE = f"{LEXICAL_RECIPE}/{UNIT_RECIPE}"  # an index made by another recipe is made anew
_EMBED_BATCH = 1024  # texts embedded and saved at once: all that a kill can cost

Progress = Callable[[int, int], None]  # texts embedded so far, texts to embed


def is_current(manifest: Manifest, stamps: tuple[DocumentStamp, ...], embedder: Embedder | None) -> bool:
    """Whether the indexes hold just these documents, made by today's recipe and model."""
    model = embedder.name if embedder else ""
    return manifest.stamps == stamps and manifest.recipe == RECIPE and manifest.model == model


@dataclass(frozen=True, slots=True)
class IndexBuilder:
    """Writes indexes into `folder`. Nothing is current before the manifest it returns is written."""

    folder: Path
    store: Store
    embedder: Embedder | None

    def bring_up(self, old: Manifest, progress: Progress | None) -> Manifest:
        """The indexes of `old` brought to the store's documents: only what changed is indexed and embedded."""
        stamps = self.store.stamps()
        if old.recipe != RECIPE:
            self.store.vectors.redigest()
        worded = self._words(old, stamps)
        self.embed(progress)
        if is_current(old, stamps, self.embedder) and (self.folder / old.exact).is_dir():
            return worded
        return self._manifest(replace(worded, stamps=stamps))

    def build_all(self, progress: Progress | None, chroma_from: int) -> Manifest:
        """All indexes anew, in new folders; Chroma too when there are at least `chroma_from` vectors."""
        self.store.vectors.redigest()
        stamps = self.store.stamps()
        worded = self._new_words(Manifest(), stamps)
        self.embed(progress)
        made = self._manifest(replace(worded, stamps=stamps))
        return self._with_chroma(made, chroma_from)

    def embed(self, progress: Progress | None) -> None:
        """Give every unit text a vector that has none yet; each batch is saved before the next begins."""
        if self.embedder is None:
            return
        missing = self.store.vectors.missing(self.embedder.name)
        for start in range(0, len(missing), _EMBED_BATCH):
            batch = missing[start : start + _EMBED_BATCH]
            matrix = self.embedder.embed([unit.text for unit in batch])
            self.store.vectors.save(self.embedder.name, [unit.digest for unit in batch], matrix)
            if progress is not None:
                progress(start + len(batch), len(missing))

    def _words(self, old: Manifest, stamps: tuple[DocumentStamp, ...]) -> Manifest:
        """`old` with the index of words and the syllables of its documents brought up to `stamps`."""
        opened = self._opened(old)
        if opened is None:
            return self._new_words(old, stamps)
        changed = sorted(each.id for each in set(stamps) - set(old.stamps))
        gone = sorted({each.id for each in old.stamps} - {each.id for each in stamps})
        if not changed and not gone:
            return old
        index, kept = opened
        other = frozenset((*changed, *gone))
        name = fresh_folder(self.folder, "syllables")
        with written_to(self.folder / name) as writer:
            for provision, forms in kept.items():
                if document_of(provision) not in other:
                    writer.add(provision, forms)
            index.replace(chain(writer.noting(self._units(changed)), ((each, ()) for each in gone)))
        return replace(old, syllables=name)

    def _opened(self, old: Manifest) -> tuple[LexicalIndex, KeptSyllables] | None:
        """The index of words of `old` and its syllables; None when they must be made anew."""
        if not old.lexical or old.recipe != RECIPE:
            return None
        try:
            return LexicalIndex.open(self.folder / old.lexical), KeptSyllables.read(self.folder / old.syllables)
        except (OSError, ValueError):  # gone or torn
            return None

    def _new_words(self, old: Manifest, stamps: tuple[DocumentStamp, ...]) -> Manifest:
        lexical, syllables = (fresh_folder(self.folder, kind) for kind in ("lexical", "syllables"))
        with written_to(self.folder / syllables) as writer:
            units = writer.noting(self._units(each.id for each in stamps))
            LexicalIndex.create(self.folder / lexical).replace(units)
        return replace(old, lexical=lexical, syllables=syllables)

    def _units(self, ids: Iterable[str]) -> Iterator[tuple[str, tuple[Unit, ...]]]:
        for document_id in ids:
            document = self.store.document(document_id)
            title = document.title if document else ""
            yield document_id, units_of(title, self.store.provisions(document_id))

    def _manifest(self, made: Manifest) -> Manifest:
        """`made` with a new exact index of the store's vectors."""
        if self.embedder is None:
            return replace(made, recipe=RECIPE, exact="", model="", chroma="")
        from thammuu.index.dense.exact import ExactDense  # noqa: PLC0415 - numpy

        name = fresh_folder(self.folder, "exact")
        ids, matrix = self.store.vectors.load(self.embedder.name)
        ExactDense(ids, matrix).write(self.folder / name)
        return replace(made, recipe=RECIPE, exact=name, model=self.embedder.name)

    def _with_chroma(self, made: Manifest, chroma_from: int) -> Manifest:
        if self.embedder is None:
            return made
        ids, matrix = self.store.vectors.load(self.embedder.name)
        if len(ids) < chroma_from:
            return made
        from thammuu.index.dense.chroma import ChromaDense  # noqa: PLC0415 - 1.2 s

        name = fresh_folder(self.folder, "chroma")
        index = ChromaDense.build(self.folder / name, ids, matrix)
        count = index.count()
        index.close()
        return replace(made, chroma=name, chroma_count=count, chroma_stamps=made.stamps)
