"""A paper is announced by another than who wrote it, and what came of it is reported; opinions reach the executive."""

import datetime
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.roles import Can
from sucharit.work.evidence.models import Evidence
from sucharit.work.personnel.actions.asking import needed
from sucharit.work.personnel.models import PersonnelPaper, StaffOpinion
from sucharit.work.shelf.actions import kept, locked, past

ANNOUNCED = declare("personnel.paper_announced", gettext_lazy("ประกาศ{label}"))
REPORTED = declare("personnel.paper_reported", gettext_lazy("รายงานผลตาม{label}"))
SENT = declare("personnel.opinion_sent", gettext_lazy("เสนอ{label}ต่อผู้บริหาร"))
ANSWERED = declare("personnel.opinion_answered", gettext_lazy("ตอบ{label}"))
State, Said = PersonnelPaper.State, StaffOpinion.State


@transaction.atomic
def announce_paper(
    paper: PersonnelPaper, *, by: Officer, paper_no: str, announced_on: datetime.date, channels: str
) -> PersonnelPaper:  # fmt: skip
    """By who decides, and not by who wrote it."""
    row = locked(paper, by, State.DRAFT, capability=Can.DECIDE)
    if row.recorded_by_id == by.user.pk:
        raise NotAllowed("ผู้จัดทำประกาศเรื่องที่ตนจัดทำไม่ได้ โปรดให้ผู้มีอำนาจคนอื่นประกาศ", "who wrote it does not announce it")
    row.announced_on, row.announced_by = past(announced_on, by, "announced_on"), by.user
    row.paper_no = needed(paper_no, 80, "paper_no")
    row.channels = needed(channels, 2_000, "channels", one_line=False)
    row.state = State.ANNOUNCED
    return kept(row, by=by, verb=ANNOUNCED)


@transaction.atomic
def report_paper(
    paper: PersonnelPaper, *, by: Officer, result: str, evidence: Iterable[Evidence] = ()
) -> PersonnelPaper:  # fmt: skip
    """What was done by it; told again, the last counts."""
    row = locked(paper, by, State.ANNOUNCED, State.REPORTED)
    row.result, row.reported_on = needed(result, 20_000, "result", one_line=False), by.today
    row.state = State.REPORTED
    return kept(row, by=by, verb=REPORTED, evidence=evidence)


@transaction.atomic
def send_opinion(opinion: StaffOpinion, *, by: Officer, sent_on: datetime.date) -> StaffOpinion:
    row = locked(opinion, by, Said.HEARD)
    row.sent_on = past(sent_on, by, "sent_on")
    if row.sent_on < row.heard_on:
        raise ValidationError({"sent_on": _("วันที่เสนอต้องไม่ก่อนวันที่รับฟัง")})
    row.state = Said.SENT
    return kept(row, by=by, verb=SENT)


@transaction.atomic
def answer_opinion(opinion: StaffOpinion, *, by: Officer, answer: str) -> StaffOpinion:
    """By the executive or who decides for them."""
    row = locked(opinion, by, Said.SENT, capability=Can.DECIDE)
    row.answer, row.answered_on, row.answered_by = needed(answer, 4_000, "answer", one_line=False), by.today, by.user
    row.state = Said.ANSWERED
    return kept(row, by=by, verb=ANSWERED)
