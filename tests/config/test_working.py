"""A worker dies in the middle of a task; the next one takes it up. And what keeps a queue from growing for ever."""

import logging
import os
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult, get_date_max

from sucharit.config import working
from sucharit.config.presence import Presence, at_work, is_at_work
from sucharit.config.working import MOST_ATTEMPTS, Duties, Worker, clear_away, resume_tasks

done: list[str] = []


@task()
def note(word: str) -> None:
    """A task that can be seen."""
    if word == "stop":
        raise SystemExit(1)
    done.append(word)


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.SUCHARIT_HOME = tmp_path
    queues = settings.TASKS["default"]["QUEUES"]
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": queues}}
    done.clear()
    return tmp_path


def running(*workers: str, minutes: float = 0, word: str = "word") -> DBTaskResult:
    """A task that a worker has begun."""
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING, started_at=timezone.now() - timedelta(minutes=minutes),
        args_kwargs={"args": [word], "kwargs": {}}, task_path=f"{note.func.__module__}.note", backend_name="default",
        run_after=get_date_max(), worker_ids=list(workers),
    )  # fmt: skip


def state(row: DBTaskResult) -> str:
    row.refresh_from_db()
    return row.status


class TestPresence:
    def test_seen_while_it_lives(self, home):
        with Presence(home, "worker") as presence:
            assert at_work(home) == [presence.name]
            assert is_at_work(home, presence.name)
        assert at_work(home) == []
        assert is_at_work(home, presence.name) is False

    def test_a_file_that_nobody_holds_is_of_the_dead(self, home):
        with Presence(home, "worker") as presence:
            left = presence.path.with_name(presence.name + "x")
            left.touch()
            assert at_work(home) == [presence.name]
            assert not left.exists()

    def test_another_machine_cannot_be_judged(self, home):
        assert is_at_work(home, "worker-elsewhere-abc") is None

    def test_nowhere(self, home):
        assert at_work(home / "nothing") == []


class TestTakenUpAgain:
    def test_what_a_dead_worker_had(self, db, home):
        with Presence(home, "worker") as dead:
            row = running(dead.name)
        assert resume_tasks() == 1
        assert state(row) == TaskResultStatus.READY
        assert row.started_at is None

    def test_not_what_a_living_one_has(self, db, home):
        with Presence(home, "worker") as living:
            row = running(living.name, minutes=600)
            assert resume_tasks() == 0
            assert state(row) == TaskResultStatus.RUNNING

    def test_nor_another_machines_until_it_was_silent_for_long(self, db):
        fresh, old = running("worker-elsewhere-1", minutes=50), running("worker-elsewhere-1", minutes=70)
        assert resume_tasks() == 1
        assert [state(fresh), state(old)] == [TaskResultStatus.RUNNING, TaskResultStatus.READY]

    def test_what_killed_five_workers_is_given_up(self, db, home, caplog):
        with Presence(home, "worker") as dead:
            row = running(*[dead.name] * MOST_ATTEMPTS)
        resume_tasks()
        assert state(row) == TaskResultStatus.FAILED
        assert row.exception_class_path.endswith("working.Abandoned")
        assert resume_tasks() == 0

    def test_what_was_torn_when_a_worker_was_told_to_stop(self, db, home):
        worker = Worker("worker-x", interval=0)
        row = running("worker-x", word="stop")
        worker.run_task(row)  # SystemExit inside the task: the library writes it down as failed
        assert state(row) == TaskResultStatus.READY

    def test_ones_own_whose_end_could_not_be_written(self, db, home):
        with Presence(home, "worker") as presence:
            row = running(presence.name)
            assert resume_tasks(own=presence.name) == 1
            assert state(row) == TaskResultStatus.READY


@pytest.mark.django_db(transaction=True)
class TestWorker:
    def test_from_the_dead_to_done(self, home):
        with Presence(home, "worker") as dead:
            row = running(dead.name, word="of the dead")
        note.enqueue("new")
        worker = Worker("worker-x", interval=0)
        stop_when(worker, lambda: len(done) == 2)
        worker.run()
        assert sorted(done) == ["new", "of the dead"]
        assert state(row) == TaskResultStatus.SUCCESSFUL

    def test_a_database_that_is_away_for_a_while(self, home, monkeypatch, caplog):
        monkeypatch.setattr(working, "_PAUSE", 0)
        note.enqueue("patient")
        worker = Worker("worker-x", interval=0)
        honest, failures = worker.duties.do, iter([OperationalError("away"), OperationalError("away")])

        def away() -> None:
            for failure in failures:
                raise failure
            honest()

        monkeypatch.setattr(worker.duties, "do", away)
        stop_when(worker, lambda: bool(done))
        worker.run()
        assert done == ["patient"]


def stop_when(worker: Worker, true) -> None:
    """Ends the loop as a signal would, once it is true."""
    honest = worker.run_task

    def run_task(row) -> None:
        honest(row)
        worker.running = not true()

    worker.run_task = run_task


class TestDuties:
    def test_one_that_fails_does_not_stop_the_others(self, db, caplog):
        heard = []
        duties = Duties("worker-x")
        duties.every = [(lambda: 1 / 0, 30), (lambda: heard.append(1), 30)]
        duties.next = [0.0, 0.0]
        with caplog.at_level(logging.ERROR):
            duties.do()
            duties.do()
        assert heard == [1], "each in its time, not at every turn"
        assert len(caplog.records) == 1

    def test_a_new_day_begins_with_what_is_promised_for_it(self, settings, monkeypatch):
        heard = []
        settings.TODAY = "2027-03-31"
        monkeypatch.setattr(working, "keep_promises", lambda: heard.append(1))
        duties = Duties("worker-x")
        duties.every = [(working.keep_promises, 3600), (lambda: heard.append(2), 3600)]
        duties.next = [0.0, 0.0]
        duties.do()
        duties.do()
        assert heard == [1, 2]
        settings.TODAY = "2027-04-01"
        duties.do()
        duties.do()
        assert heard == [1, 2, 1], "once, and nothing else sooner for it"

    def test_old_results_and_ended_sessions_go(self, db):
        old, new = running("a"), running("a")
        DBTaskResult.objects.update(status=TaskResultStatus.SUCCESSFUL, finished_at=timezone.now())
        DBTaskResult.objects.filter(pk=old.pk).update(finished_at=timezone.now() - timedelta(days=20))
        Session.objects.create(session_key="old", session_data="", expire_date=timezone.now() - timedelta(days=1))
        Session.objects.create(session_key="new", session_data="", expire_date=timezone.now() + timedelta(days=1))
        clear_away()
        assert list(DBTaskResult.objects.values_list("pk", flat=True)) == [new.pk]
        assert list(Session.objects.values_list("pk", flat=True)) == ["new"]

    def test_what_an_upload_left_that_was_cut_off(self, db, settings, home):
        settings.FILES_ROOT = home / "files"
        office = home / "files" / "donsukchai"
        (office / "ab").mkdir(parents=True)
        old, new, kept = office / ".half", office / ".now", office / "ab" / ("ab" * 32)
        for path in (old, new, kept):
            path.write_bytes(b"x")
        for path in (old, kept):
            os.utime(path, (0, 0))
        clear_away()
        assert not old.exists()
        assert new.exists(), "an upload that goes on"
        assert kept.exists(), "a file is never cleared away"
