"""An ingestion killed (kill -9) again and again: what was told is kept, and the next start answers as if nothing was.

    python bench/kill_trials.py [--data FOLDER_OF_FILES] [--files 10] [--trials 30] [--seed 1] [-o RESULT.json]

Real processes and real files; without --data the shipped samples and invented regulations. First one ingestion runs
undisturbed: its answers to one question a document are the reference. Then, for every trial, an ingestion is killed in
one of four phases, by turns: while files are read, while documents are stored, while the words are indexed and while
vectors are made. The moment is a random part of that phase after its first sign was seen. Trials go by turns into a new
home and into one that holds and has indexed half of the files. Then:

* `left`: reading processes that are still there 20 s later;
* `lost`: documents whose "Đã thêm" had been told and that the store does not have;
* `wrong`: questions about stored documents whose first answer at the next start is not the reference's document;
* `re_embedded`: vectors of the killed run that the next start threw away or made again;
* `silent`: the index was behind or torn, was made anew, and no notice said so;
* `differs`: after the ingestion was run to its end, questions whose five best places are not the reference's;
* `unwell`: what `thammuu doctor` then finds.

Prints one JSON object; every list in `faults` should be empty. Times say nothing here.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path

import psutil

from thammuu.corpus.samples import sample_files
from thammuu.service.lookup import SearchRequest
from thammuu.service.settings import Settings
from thammuu.service.workbench import Workbench

CLI = (sys.executable, "-m", "thammuu.service.cli")
PHASES = ("reading", "storing", "indexing", "embedding")
_ADDED = "Đã thêm: "
_POLL = 0.002  # seconds between two looks for the sign of a phase
_LEFT_SECONDS = 20.0
_PLACES = 5

Told = list[str]  # names of the files told as added, in order; grows while the process runs


@dataclass(frozen=True, slots=True)
class Reference:
    """What an undisturbed ingestion gives: for each file a question, its document and the places that answer it."""

    questions: dict[str, str]  # by file name
    documents: dict[str, str]
    places: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a trial starts from: a home (None: a new one) and how an undisturbed ingestion goes from there."""

    home: Path | None
    fresh: int  # files that are not in the home yet
    phases: dict[str, float]  # seconds from the first sign of a phase to that of the next

    def copy_to(self, target: Path) -> Path:
        """A home to be harmed."""
        if self.home is not None:
            shutil.copytree(self.home, target)
        return target


@dataclass(slots=True)
class Trial:
    """One killed ingestion and what was wrong after it."""

    number: int
    phase: str  # aimed at
    anew: bool  # into a new home
    tries: int = 1  # runs that ended before their kill are made again
    told: int = 0  # documents told as added when it was killed
    vectors: int = 0  # vectors in the store then
    notices: tuple[str, ...] = ()  # codes, at the next start
    faults: dict[str, list[str]] = field(default_factory=dict)

    def fault(self, kind: str, found: list[str]) -> None:
        """Note what is wrong, if anything is."""
        if found:
            self.faults[kind] = found


def write_regulations(folder: Path, count: int) -> None:
    """Invented regulations of one province, each about a matter of its own, long enough to be killed in."""
    for number in range(count):
        body = "\n".join(
            f"{line}. Cơ sở {number} thực hiện việc thứ {line} về hồ sơ lưu trữ." for line in range(1, 300)
        )
        text = f"TỈNH ỦY SÔNG TRÀ\nSố {number + 10}-QĐ/TU\nQUY ĐỊNH\nvề kho lưu trữ cơ sở {number}\n{body}\n"
        (folder / f"quy-dinh-{number:02}.txt").write_text(text, encoding="utf-8")


class Run:
    """`thammuu ingest folder` as its own process; `told` fills as it tells."""

    def __init__(self, home: Path, folder: Path) -> None:
        environment = {**os.environ, "THAMMUU_HOME": str(home), "THAMMUU_WORKERS": "2", "OMP_NUM_THREADS": "1"}
        self.process = subprocess.Popen(
            [*CLI, "ingest", str(folder)],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self.told: Told = []
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stderr is not None
        with self.process.stderr as stream:
            for line in stream:
                if _ADDED in line:
                    self.told.append(line.partition(_ADDED)[2].split(" · ")[0].strip())

    def runs(self) -> bool:
        """Whether the process has not ended."""
        return self.process.poll() is None

    def ended(self) -> int:
        """Wait for the end, and until all it told was heard; the exit code."""
        code = self.process.wait()
        self._listener.join()
        return code


def vectors(home: Path) -> dict[str, bytes]:
    """The stored vectors by the digest of their text, read as another process may; none before there is a table."""
    try:
        with closing(sqlite3.connect(f"file:{home / 'thammuu.db'}?mode=ro", uri=True, timeout=5)) as connection:
            return dict(connection.execute("SELECT digest, vector FROM vectors"))
    except sqlite3.OperationalError:
        return {}


def signs(home: Path, told: Told, begun: Beginning) -> dict[str, Callable[[], bool]]:
    """How each phase is seen to have begun from outside; the sign of the last is that new vectors are being kept."""
    before = len(vectors(home))
    return {
        "reading": (home / "thammuu.db").exists,
        "storing": lambda: len(told) > 0,
        "indexing": lambda: len(told) >= begun.fresh,
        "embedding": lambda: len(told) >= begun.fresh and len(vectors(home)) > before,
    }


def undisturbed(base: Path | None, home: Path, folder: Path, fresh: int) -> Beginning:
    """Ingest `folder` into `home`, which starts as a copy of `base`, and see how long each phase takes."""
    begun = Beginning(base, fresh, {})
    begun.copy_to(home)
    run = Run(home, folder)
    seen: dict[str, float] = {}
    waiting = list(signs(home, run.told, begun).items())
    while run.runs():
        while waiting and waiting[0][1]():
            seen[waiting.pop(0)[0]] = time.perf_counter()
        time.sleep(_POLL)
    ended = time.perf_counter()
    if code := run.ended():
        msg = f"the undisturbed ingestion ended with {code}"
        raise SystemExit(msg)
    times = [seen.get(phase, ended) for phase in PHASES] + [ended]
    spent = {phase: times[place + 1] - times[place] for place, phase in enumerate(PHASES)}
    return Beginning(base, fresh, spent)


def reference(home: Path) -> Reference:
    """The answers of an undisturbed home. A question that does not find its own document first asks nothing."""
    with Workbench.open(Settings(home=home)) as bench:
        records = {record.source_name: record for record in bench.store.documents()}
        asked = {name: f"phạm vi điều chỉnh {record.title}"[:200] for name, record in records.items() if record.title}
        found = {name: places(bench, question) for name, question in asked.items()}
    kept = {name for name, ids in found.items() if ids and ids[0].startswith(records[name].id)}
    return Reference(
        {name: asked[name] for name in kept},
        {name: record.id for name, record in records.items()},
        {name: found[name] for name in kept},
    )


def places(bench: Workbench, question: str) -> tuple[str, ...]:
    """The ids of the best places."""
    return tuple(hit.provision.id for hit in bench.search(SearchRequest(question, limit=_PLACES)).hits)


def kill_in(
    phase: str, begun: Beginning, home: Path, folder: Path, dice: random.Random
) -> tuple[Told, list[str]] | None:
    """Start an ingestion and kill it in `phase`; what it had told, and processes that outlive it. None when it had
    ended before."""
    run = Run(home, folder)
    sign = signs(home, run.told, begun)[phase]
    while run.runs() and not sign():
        time.sleep(_POLL)
    time.sleep(dice.random() * begun.phases[phase])
    if not run.runs():
        run.ended()
        return None
    workers = psutil.Process(run.process.pid).children(recursive=True)
    run.process.send_signal(signal.SIGKILL)
    left = psutil.wait_procs(workers, timeout=_LEFT_SECONDS)[1]
    run.ended()
    return run.told, [str(each.pid) for each in left]


def run_trial(number: int, ours: Reference, begun: Beginning, home: Path, folder: Path, dice: random.Random) -> Trial:
    """Kill, start again, ask, ingest to the end, ask again."""
    trial = Trial(number, PHASES[number // 2 % len(PHASES)], begun.home is None)
    while (killed := kill_in(trial.phase, begun, begun.copy_to(home), folder, dice)) is None:
        shutil.rmtree(home)
        trial.tries += 1
    told, left = killed
    trial.fault("left", left)
    before = vectors(home)
    trial.told, trial.vectors = len(told), len(before)
    _start_again(trial, ours, home, told)
    after = vectors(home)
    trial.fault("re_embedded", [each for each, vector in before.items() if after.get(each) != vector])
    _to_the_end(trial, ours, home, folder, told)
    return trial


def _start_again(trial: Trial, ours: Reference, home: Path, told: Told) -> None:
    """The next start: a search. What the store holds must be found, and what had to be mended must be said."""
    with Workbench.open(Settings(home=home)) as bench:
        held = {record.source_name for record in bench.store.documents()}
        trial.fault("lost", sorted(set(told) - held))
        behind = bool(bench.indexes.check().findings)
        wrong = [
            name
            for name in sorted(held & ours.questions.keys())
            if not (found := places(bench, ours.questions[name])) or not found[0].startswith(ours.documents[name])
        ]
        trial.fault("wrong", wrong)
        trial.notices = tuple(notice.code for notice in bench.indexes.notices())
        trial.fault("silent", ["said nothing"] if behind and not trial.notices else [])


def _to_the_end(trial: Trial, ours: Reference, home: Path, folder: Path, told: Told) -> None:
    """The same ingestion run again, and then every answer is the reference's."""
    run = Run(home, folder)
    if code := run.ended():
        trial.fault("unwell", [f"ingest ended with {code}"])
        return
    trial.fault(
        "lost", [*trial.faults.get("lost", []), *sorted(set(told) & set(run.told))]
    )  # told twice: was not there
    with Workbench.open(Settings(home=home)) as bench:
        differs = [name for name, question in ours.questions.items() if places(bench, question) != ours.places[name]]
        trial.fault("differs", differs)
        trial.fault("unwell", [f"{each.name}: {each.detail}" for each in bench.doctor() if not each.well])


def chosen_files(folder: Path | None, count: int, target: Path) -> int:
    """The files of the trials, copied into `target`: the smallest of `folder`, or the samples and invented ones."""
    if folder is None:
        for path in sample_files():
            shutil.copy(path, target)
        write_regulations(target, count)
    else:
        found = sorted((path for path in folder.rglob("*") if path.suffix in {".docx", ".pdf"}), key=_size)
        for path in found[:count]:
            shutil.copy(path, target)
    return sum(1 for _ in target.iterdir())


def _size(path: Path) -> int:
    return path.stat().st_size


def trials(folder: Path, numbers: Iterable[int], seed: int) -> Iterator[tuple[Reference, Trial]]:
    """The trials with these numbers over the files of `folder`, the moments drawn from `seed`."""
    files = sorted(folder.iterdir())
    with tempfile.TemporaryDirectory(prefix="thammuu-kill-") as name:
        scratch = Path(name)
        half = scratch / "half"
        half.mkdir()
        for path in files[::2]:
            shutil.copy(path, half)
        anew = undisturbed(None, scratch / "reference", folder, len(files))
        undisturbed(None, scratch / "base", half, len(files[::2]))
        onto = undisturbed(scratch / "base", scratch / "onto", folder, len(files[1::2]))
        ours = reference(scratch / "reference")
        for number in numbers:
            home, dice = scratch / f"home-{number}", random.Random(seed * 1000 + number)
            yield ours, run_trial(number, ours, onto if number % 2 else anew, home, folder, dice)
            shutil.rmtree(home)


def main() -> None:
    """See the module's text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--files", type=int, default=10)
    parser.add_argument("--trials", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path)
    arguments = parser.parse_args()
    done: list[Trial] = []
    asked = files = 0
    with tempfile.TemporaryDirectory(prefix="thammuu-kill-") as scratch:
        files = chosen_files(arguments.data, arguments.files, Path(scratch))
        for ours, trial in trials(Path(scratch), range(arguments.trials), arguments.seed):
            asked = len(ours.questions)
            done.append(trial)
            print(json.dumps(asdict(trial), ensure_ascii=False), file=sys.stderr, flush=True)
    faults = Counter(kind for trial in done for kind in trial.faults)
    told = {"trials": len(done), "files": files, "questions": asked, "seed": arguments.seed, "faults": dict(faults)}
    text = json.dumps({**told, "each": [asdict(trial) for trial in done]}, ensure_ascii=False, indent=1)
    if arguments.output:
        arguments.output.write_text(text, encoding="utf-8")
    print(json.dumps(told, ensure_ascii=False))


if __name__ == "__main__":
    main()
