"""Reading files in processes of their own, so that a file that crashes, hangs or eats memory costs only itself.

Start at `Readers`; docs/analysis/ingestion.md says why it is built so. What a file cannot harm: the store, which only
the parent process writes.
"""

from thammuu.service.reading.job import Allowance, Answer, Job, Parsed, Unread, Wanted
from thammuu.service.reading.pool import Readers

__all__ = ["Allowance", "Answer", "Job", "Parsed", "Readers", "Unread", "Wanted"]
