"""Answering the questions of a reading: one by one, all that the system counts itself, or all of a kind in one word."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.history.actions import keep_version
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.intake.actions.claims import claim
from sucharit.work.intake.actions.stale import Stale
from sucharit.work.intake.actions.uploads import locked
from sucharit.work.intake.answers import SELF_MADE, TAKEN, option_of, options_of
from sucharit.work.intake.answers.option import nothing
from sucharit.work.intake.models import Intake, Question
from sucharit.work.intake.typed import faults_of

ANSWERED = declare("intake.answered", _("ตอบข้อ {code} ของ {label}: {choice}"))
REOPENED = declare("intake.question_reopened", _("ถอนคำตอบข้อ {code} ของ {label}"))
ACCEPTED = declare("intake.accepted", _("รับตามที่คำนวณ {count} ข้อของ {label}"))
EXPLAINED = declare("intake.explained", _("ชี้แจง {count} ข้อ ({code}) ของ {label} ด้วยเหตุผลเดียวกัน"))

Choice = Question.Choice
LONGEST = 4000


class Incomplete(ValueError):  # noqa: N818 - the form says what is missing
    """An answer that lacks something: `faults` is field > Thai sentence ("choice", "own", "reason")."""

    def __init__(self, faults: dict[str, str]) -> None:
        super().__init__("; ".join(faults.values()))
        self.faults = faults


@transaction.atomic
def answer(question: Question, *, by: Officer, choice: str, own: str = "", reason: str = "", edition: int) -> Question:
    """Settles one question. Raises Incomplete, Stale (somebody answered since), Claimed, or NotAllowed."""
    intake = opened(question.intake, by)
    row = _current(question, edition)
    own, reason = own.replace("\0", "").strip()[:LONGEST], reason.replace("\0", "").strip()[:LONGEST]
    if faults := _faults(row, choice, own, reason):
        raise Incomplete(faults)
    _settle(row, by, choice, own if choice == Choice.OWN else "", reason)
    facts = {"code": row.code, "choice": str(Choice(choice).label)}
    record(ANSWERED, by=by, subject=intake, label=intake.file.name, facts=facts)
    return row


@transaction.atomic
def reopen_question(question: Question, *, by: Officer, edition: int) -> Question:
    """Takes an answer back; what it said stays in the history."""
    intake = opened(question.intake, by)
    row = _current(question, edition)
    if not row.settled:
        return row
    row.choice = row.own = row.reason = ""
    row.decided_by = row.decided_at = None
    row.edition += 1
    row.save()
    keep_version(row, snapshot_of(row), by=by, verb=REOPENED)
    record(REOPENED, by=by, subject=intake, label=intake.file.name, facts={"code": row.code})
    return row


@transaction.atomic
def accept_computed(intake: Intake, *, by: Officer) -> int:
    """Takes the computed value of every open notice, and of everything that a plan counts and numbers itself."""
    intake = opened(intake, by)
    rows = [row for row in _open_rows(intake) if acceptable(row)]
    for row in rows:
        _settle(row, by, Choice.AS_COMPUTED, "", "")
    if rows:
        record(ACCEPTED, by=by, subject=intake, label=intake.file.name, facts={"count": len(rows)})
    return len(rows)


@transaction.atomic
def explain_alike(intake: Intake, *, by: Officer, code: str, reason: str) -> int:
    """One explanation for every open question of a code."""
    intake = opened(intake, by)
    reason = reason.replace("\0", "").strip()[:LONGEST]
    if not reason:
        raise Incomplete({"reason": gettext("โปรดเขียนเหตุผล")})
    rows = [row for row in _open_rows(intake) if row.code == code]
    for row in rows:
        _settle(row, by, Choice.EXPLAINED, "", reason)
    if rows:
        record(EXPLAINED, by=by, subject=intake, label=intake.file.name, facts={"count": len(rows), "code": code})
    return len(rows)


def acceptable(question: Question) -> bool:
    """May it be accepted along with others, without a look? Never an error about a value."""
    option = option_of(question, Choice.AS_COMPUTED)
    if option is None:
        return False
    by_itself = question.code in SELF_MADE | TAKEN and option.effect is nothing
    return by_itself or question.severity == Question.Severity.NOTICE


def snapshot_of(question: Question) -> dict[str, str]:
    return {"choice": question.choice, "own": question.own, "reason": question.reason}


def opened(intake: Intake, by: Officer) -> Intake:
    """The document, claimed for this officer, where answers may still be given."""
    claim(intake, by=by)
    row = locked(intake, by)
    if not row.open_to_answers:
        raise NotAllowed("เอกสารนี้เข้าเป็นร่างแผนแล้วหรือยกเลิกแล้ว จึงแก้คำตอบไม่ได้", "it is no longer open to answers")
    return row


def _current(question: Question, edition: int) -> Question:
    row = Question.objects.select_for_update(of=("self",)).select_related("decided_by").get(pk=question.pk)
    if row.edition != edition:
        raise Stale(row)
    return row


def _open_rows(intake: Intake) -> Iterable[Question]:
    return list(intake.questions.select_for_update().filter(standing=True, choice=""))


def _faults(question: Question, choice: str, own: str, reason: str) -> dict[str, str]:
    option = next((option for option in options_of(question) if option.choice == choice), None)
    if option is None:
        return {"choice": gettext("โปรดเลือกคำตอบ")}
    faults = faults_of(option.shape, own) if choice == Choice.OWN else {}
    if choice in (Choice.OWN, Choice.EXPLAINED) and not reason:
        faults["reason"] = gettext("โปรดเขียนเหตุผล เพื่อให้ผู้ตรวจเข้าใจว่าทำไมจึงใช้ค่านี้")
    return faults


def _settle(row: Question, by: Officer, choice: str, own: str, reason: str) -> None:
    row.choice, row.own, row.reason = choice, own, reason
    row.decided_by, row.decided_at = by.user, timezone.now()
    row.edition += 1
    row.save()
    keep_version(row, snapshot_of(row), by=by, verb=ANSWERED)
