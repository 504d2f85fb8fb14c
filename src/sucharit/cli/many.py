"""Many documents: side by side in processes, a progress bar, and a document that kills its process stands alone."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from sucharit.cli.work import Outcome, outcome_of, prepare_worker


def read_many(paths: Sequence[Path], jobs: int, seconds: float) -> Iterator[Outcome]:
    """Outcomes as they come. A crash takes down the pool, not the run: what was left is tried one by one."""
    left = dict.fromkeys(paths)
    try:
        for outcome in _pool(list(left), jobs, seconds):
            left.pop(Path(outcome.path))
            yield outcome
    except BrokenProcessPool:
        for path in list(left):
            yield _alone(path, seconds)


def _pool(paths: Sequence[Path], jobs: int, seconds: float) -> Iterator[Outcome]:
    with _executor(min(jobs, len(paths))) as pool:
        for future in as_completed([pool.submit(outcome_of, path, seconds) for path in paths]):
            yield future.result()


def _alone(path: Path, seconds: float) -> Outcome:
    try:
        with _executor(1) as pool:
            return pool.submit(outcome_of, path, seconds).result()
    except BrokenProcessPool:
        return Outcome(
            str(path),
            problem_thai="เอกสารนี้ทำให้ตัวอ่านหยุดทำงาน จึงข้ามไป โปรดเปิดและบันทึกใหม่ด้วยโปรแกรมเดิมแล้วลองอีกครั้ง",
            problem_english="this document stopped the reader and was skipped; open and save it again, then retry",
        )


def _executor(workers: int) -> ProcessPoolExecutor:
    # a fresh process each: nothing is inherited from ours, on every system alike
    return ProcessPoolExecutor(max_workers=workers, mp_context=get_context("spawn"), initializer=prepare_worker)


def in_order(paths: Sequence[Path], outcomes: Iterator[Outcome], tick: Callable[[Outcome], None]) -> list[Outcome]:
    """All outcomes in the order of the paths; `tick` sees each as it comes."""
    by_path = {}
    for outcome in outcomes:
        tick(outcome)
        by_path[Path(outcome.path)] = outcome
    return [by_path[path] for path in paths]
