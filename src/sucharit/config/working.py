"""The background worker: one task after the other, and between them what keeps the house in order.

`sucharit worker` runs it, and `serve` and `demo` start that. A worker may be killed at any
moment; what it had begun stands as "running" for ever in the queue. Each worker therefore looks at its start, and every
half minute, for tasks whose worker is dead (presence: known, not guessed) and puts them into the queue again. Tasks are
written so that a second run finds what the first has done.
"""

import logging
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, InterfaceError, connections, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker
from django_tasks_db.models import DBTaskResult

from sucharit.base import clock
from sucharit.base.notices.mailing import mail_late_notices
from sucharit.config.presence import Presence, is_at_work
from sucharit.publishing.disclosure.daily import keep_links
from sucharit.work.complaints.tasks import keep_terms
from sucharit.work.delegations.tasks import keep_delegations
from sucharit.work.indicators.tasks import keep_judgements
from sucharit.work.intake.tasks import resume_abandoned as resume_readings
from sucharit.work.obligations.tasks import keep_calendar
from sucharit.work.sealed.noticing import tell_officers

MOST_ATTEMPTS = 5
STRANGERS_AFTER = timedelta(hours=1)  # another machine's worker cannot be seen from here; only its silence can
KEPT_DAYS = 14
_EVERY = 30.0
_LATE_MAIL = 900.0
_DAILY = 24 * 3600.0
_HOURLY = 3600.0
_PAUSE = 5.0
_TORN = ("builtins.SystemExit", "builtins.KeyboardInterrupt")  # a worker that was told to stop in the middle

logger = logging.getLogger("sucharit.working")


class Abandoned(Exception):  # noqa: N818 - what is written beside a task that is given up
    """Every worker that took this task died of it."""


def resume_tasks(own: str = "") -> int:
    """Puts tasks of dead workers back into the queue, or gives them up after five deaths. Says how many it touched.

    `own` is the asking worker, which is between two tasks: what stands as running in its name is not running.
    """
    return sum(_resumed(task, own) for task in _taken().order_by("pk")[:1000])


def _taken() -> QuerySet[DBTaskResult[..., Any]]:
    torn = Q(status=TaskResultStatus.FAILED, exception_class_path__in=_TORN)
    return DBTaskResult.objects.filter(Q(status=TaskResultStatus.RUNNING) | torn)


@transaction.atomic
def _resumed(found: DBTaskResult[..., Any], own: str) -> bool:
    task = _taken().select_for_update().filter(pk=found.pk, worker_ids=found.worker_ids).first()
    if task is None or not _is_dead(task, own):
        return False
    if len(task.worker_ids) >= MOST_ATTEMPTS:
        task.set_failed(Abandoned())
        logger.error("task %s given up after %s attempts", task.task_path, len(task.worker_ids))
        return True
    task.status, task.started_at, task.finished_at = TaskResultStatus.READY, None, None
    task.exception_class_path = task.traceback = ""
    task.save(update_fields=["status", "started_at", "finished_at", "exception_class_path", "traceback"])
    logger.warning("task %s taken up again: its worker died", task.task_path)
    return True


def _is_dead(task: DBTaskResult[..., Any], own: str) -> bool:
    holder = task.worker_ids[-1] if task.worker_ids else ""
    if holder == own or task.status == TaskResultStatus.FAILED:
        return True
    lives = is_at_work(Path(settings.SUCHARIT_HOME), holder)
    if lives is None:
        return task.started_at is None or task.started_at < timezone.now() - STRANGERS_AFTER
    return not lives


def clear_away() -> None:
    """Once a day: results of old tasks (a failed one's trace may quote a document), sessions that ended, and what an
    upload that was cut off left beside the files."""
    call_command("prune_db_task_results", queue_name="*", min_age_days=KEPT_DAYS, verbosity=0)
    call_command("clearsessions", verbosity=0)
    for path in Path(settings.FILES_ROOT).glob("*/.*"):
        if path.is_file() and time.time() - path.stat().st_mtime > _DAILY:
            path.unlink(missing_ok=True)


def keep_promises() -> None:
    """Once an hour: calendars of running years filled, people reminded, promises judged anew, lapsed orders told of,
    and a look at each link of the disclosure lists whose last one is a day old."""
    keep_calendar.enqueue()
    keep_judgements.enqueue()
    keep_terms.enqueue()
    keep_delegations.enqueue()
    keep_links.enqueue()


class Duties:
    """What is done between tasks, each when its time has come; one that fails is told in the log and tried later.
    A new day (base.clock: also one that a demonstration is moved to) begins with what is promised for it."""

    def __init__(self, own: str) -> None:
        self.every: list[tuple[Callable[[], object], float]] = [
            (lambda: resume_tasks(own), _EVERY),
            (resume_readings, _EVERY),
            (mail_late_notices, _LATE_MAIL),
            (clear_away, _DAILY),
            (keep_promises, _HOURLY),
            (tell_officers, _LATE_MAIL),
        ]
        self.next = [0.0] * len(self.every)
        self.day = clock.today()

    def do(self) -> None:
        now = time.monotonic()
        if (today := clock.today()) != self.day:
            self.day = today
            self.next = [
                0.0 if duty is keep_promises else due
                for (duty, _seconds), due in zip(self.every, self.next, strict=True)
            ]
        for place, (duty, seconds) in enumerate(self.every):
            if now >= self.next[place]:
                self.next[place] = now + seconds
                try:
                    duty()
                except Exception:
                    logger.exception("a duty of the worker failed")


class Worker(TaskWorker):
    """The queue's own worker, with duties, which waits for a database that is away for a while."""

    def __init__(self, name: str, interval: float = 0.5) -> None:
        super().__init__(
            queue_names=["*"], interval=interval, batch=True, backend_name="default", startup_delay=False,
            max_tasks=None, worker_id=name, excluded_queue_names=[],
        )  # fmt: skip
        self.duties = Duties(name)

    def run(self) -> None:
        while self.running:
            try:
                self.duties.do()
                super().run()  # until nothing waits
            except (DatabaseError, InterfaceError):
                logger.exception("the database does not answer; trying again")
                connections.close_all()
                time.sleep(_PAUSE)
            if self.running:
                time.sleep(self.interval)

    def run_task(self, db_task_result: DBTaskResult[..., Any]) -> None:
        super().run_task(db_task_result)
        self.duties.do()


def main() -> None:
    """Until it is told to stop (SIGTERM lets the task that is running come to its end) or is killed."""
    logging.getLogger("django_tasks_db").setLevel(logging.WARNING)  # it tells twice a second that nothing waits
    with Presence(Path(settings.SUCHARIT_HOME), "worker") as presence:
        worker = Worker(presence.name)
        worker.configure_signals()
        worker.run()
