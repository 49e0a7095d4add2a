"""A reading process that misbehaves as the name of its file says; run by tests in place of the real one."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from thammuu.ingest.errors import Fault
from thammuu.ingest.readers import pulse
from thammuu.service.reading import child
from thammuu.service.reading.job import Answer, Job, Unread


def answer(job: Job) -> Answer:
    kind = job.name.partition(".")[0]
    if kind == "hang":
        time.sleep(3600)
    if kind == "crash":
        os._exit(3)
    if kind == "poison":  # breaks the process for the file after it
        child.answer = lambda job: os._exit(4) if job.name != "crash.txt" else os._exit(3)
    if kind == "eat":
        held = []
        while True:
            held.append(bytearray(os.urandom(1 << 20) * 8))
            time.sleep(0.01)
    if kind == "greedy":
        bytearray(1 << 44)
    if kind == "start":
        started = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"])
        print("noise on stdout must not harm")
        return Unread(Fault.INPUT, str(started.pid))
    if kind == "slow":  # longer than its time, but it tells of every page
        for _ in range(14):
            time.sleep(0.25)
            pulse.beat()
    return Unread(Fault.INPUT, f"{job.name} {len(job.data)}")


child.answer = answer
child.GRACE = 0.5  # "slow" takes longer than its time and this: signs of life must set the process's own clock anew too
child.main(int(sys.argv[1]))
