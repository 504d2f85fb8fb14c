"""Opened, closed and frozen, asked again in another round, bound to promises."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.history.actions import keep_version
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.core.fiscal import FiscalYear
from sucharit.work.indicators.models import Binding
from sucharit.work.surveys.actions.conditions import never_asked
from sucharit.work.surveys.actions.locking import drafted, kept, locked
from sucharit.work.surveys.actions.receiving import empty_box
from sucharit.work.surveys.figures import counted, frozen
from sucharit.work.surveys.finding import make_findable
from sucharit.work.surveys.models import Choice, Line, Promise, Question, Section, Survey
from sucharit.work.surveys.snapshots import ASKED, snapshot

OPENED = declare("surveys.opened", gettext_lazy("เปิดรับคำตอบแบบสำรวจ {label}"))
CLOSED = declare("surveys.closed", gettext_lazy("ปิดและตรึงผลแบบสำรวจ {label}: ตอบ {answered} ฉบับ"))
REPEATED = declare("surveys.repeated", gettext_lazy("สร้างรอบที่ {round} ของแบบสำรวจ {label}"))
SERVED = declare("surveys.served", gettext_lazy("ใช้แบบสำรวจ {label} วัดตัวชี้วัด {count} ข้อ"))

MOST_PROMISES = 200
COPIED = (
    "unit_id", "purpose", "title", "intro", "thanks", "k", "rule", "level", "pass_mark", "base", "people", "target",
    "by_link", "by_kiosk", "by_paper", "by_invitation", "show_results", "listed", "before_id",
)  # fmt: skip


@transaction.atomic
def open_survey(survey: Survey, *, by: Officer) -> Survey:
    """From now on answers come in, and the questions stay as they are."""
    row = drafted(survey, by)
    if row.purpose == Survey.Purpose.FORM:
        raise NotAllowed("แบบคำขอเปิดรับที่หน้าบริการออนไลน์ (e-Service) ไม่ใช่ที่นี่", "a form of requests opens in the e-Service")
    for wrong in problems_of(row, by):
        raise NotAllowed(wrong.thai, wrong.english)
    row.state, row.opened_on = Survey.State.OPEN, by.today
    kept(row, by=by, verb=OPENED)
    return row


@dataclass(frozen=True)
class Problem:
    """Why a draft cannot be opened yet."""

    thai: str
    english: str


def problems_of(survey: Survey, by: Officer) -> list[Problem]:
    """Everything that is missing, in the order in which an officer would mend it."""
    asked = [one.as_asked() for one in survey.questions.prefetch_related("choices", "lines")]
    told = []
    if not asked:
        told.append(Problem("แบบนี้ยังไม่มีคำถาม โปรดเพิ่มคำถามก่อนเปิด", "there is no question yet"))
    elif survey.test and not any(one.right for one in asked):
        told.append(Problem("แบบทดสอบยังไม่มีเฉลย โปรดใส่เฉลยอย่างน้อยหนึ่งข้อ", "a test needs a key"))
    elif not survey.test and not any(one.counts for one in asked):
        told.append(Problem("ยังไม่มีข้อใดที่นำไปคิดคะแนน โปรดเลือก “นำไปคิดคะแนน” อย่างน้อยหนึ่งข้อ", "no question counts"))
    for one in never_asked(survey.questions.prefetch_related("choices")):
        words = f"ไม่มีคำตอบใดนำไปสู่คำถาม “{one.text[:80]}” โปรดแก้คำตอบที่ให้ถามต่อในข้อก่อนหน้า หรือนำคำถามนี้ออก"
        told.append(Problem(words, "no answer leads to a question that is asked after another"))
    if survey.closes_on and survey.closes_on < by.today:
        told.append(Problem("วันสุดท้ายที่รับคำตอบผ่านไปแล้ว โปรดแก้วันที่", "the last day has passed"))
    if survey.by_kiosk and not any(one.kind.value == "faces" for one in asked):
        told.append(Problem("ปุ่มกดที่จุดบริการต้องมีข้อแบบห้าใบหน้าอย่างน้อยหนึ่งข้อ", "the kiosk needs a question with faces"))
    return told


@transaction.atomic
def close_survey(survey: Survey, *, by: Officer) -> Survey:
    """No more answers; the box is emptied, the result counted and frozen. Fewer than k are never shown: they go."""
    row = locked(survey, by)
    if row.state != Survey.State.OPEN:
        raise NotAllowed("ปิดได้เฉพาะแบบที่เปิดรับคำตอบอยู่", "only an open survey is closed")
    if row.base != Survey.Of.RESPONDENTS and row.people is None:
        raise NotAllowed("โปรดใส่จำนวนคนที่เป็นฐานของร้อยละในการตั้งค่าก่อนปิด", "say of how many people the percentage is")
    row.answered = empty_box(row)
    row.state, row.closed_on = Survey.State.CLOSED, by.today
    found = counted(row)
    if found is not None:
        outcome = found.outcome
        row.result, row.reached, row.of = outcome.percent, outcome.reached, outcome.of
        row.mean = (Decimal(outcome.mean.numerator * 100) / outcome.mean.denominator).quantize(Decimal("0.01"))
        row.figures = frozen(found)
    row.invitations.all().delete()
    kept(row, by=by, verb=CLOSED, facts={"answered": row.answered, "result": str(row.result or "")})
    return row


@transaction.atomic
def new_round(survey: Survey, *, by: Officer) -> Survey:
    """The same questions again as a draft of this fiscal year, for the same promises where the year has them."""
    old = locked(survey, by)
    last = Survey.objects.filter(series=old.series).aggregate(last=Max("round"))["last"]
    made = Survey(
        organization=by.organization, by=by.user, series=old.series, round=last + 1,
        fiscal_year=FiscalYear.of(by.today).value, **{name: getattr(old, name) for name in COPIED},
    )  # fmt: skip
    made.save()
    sections = _copied(old, made)
    _promises_again(old, made, sections)
    keep_version(made, snapshot(made), by=by, verb=REPEATED)
    record(REPEATED, by=by, subject=made, label=made.title, facts={"round": made.round})
    make_findable(made)
    return made


def _copied(old: Survey, made: Survey) -> dict[int, Section]:
    sections: dict[int, Section] = {}
    questions: dict[int, Question] = {}
    for part in old.sections.all():
        sections[part.pk] = Section.objects.create(survey=made, place=part.place, title=part.title, text=part.text)
    rows = old.questions.prefetch_related("choices", "lines").order_by("under_id", "place")
    for one in sorted(rows, key=lambda row: (row.under_id is not None, row.place)):
        copy = Question.objects.create(
            survey=made, section=sections[one.section_id], place=one.place,
            under=questions.get(one.under_id or 0), **{name: getattr(one, name) for name in ASKED},
        )  # fmt: skip
        questions[one.pk] = copy
        Choice.objects.bulk_create(
            Choice(question=copy, place=row.place, text=row.text, right=row.right) for row in one.choices.all()
        )
        Line.objects.bulk_create(Line(question=copy, place=row.place, text=row.text) for row in one.lines.all())
    return sections


def _promises_again(old: Survey, made: Survey, sections: Mapping[int, Section]) -> None:
    """A promise has the same key in every year."""
    Promise.objects.bulk_create(
        Promise(survey=made, item_key=one.item_key, section=sections.get(one.section_id or 0))
        for one in old.promises.all()
    )


@transaction.atomic
def serve(survey: Survey, *, by: Officer, promises: Mapping[uuid.UUID, Section | None]) -> None:
    """The promises of the year that this survey measures, each by one section or by all; those left out it serves no
    more. NotAllowed where the result would change what a closed survey was already read as."""
    row = locked(survey, by)
    if row.rehearsal:
        raise NotAllowed("แบบซ้อมประเมินไม่ใช่ผลทางการ จึงใช้เป็นผลของตัวชี้วัดไม่ได้", "a rehearsal is no result")
    if len(promises) > MOST_PROMISES:
        raise NotAllowed(f"เลือกได้ไม่เกิน {MOST_PROMISES} ข้อ", f"at most {MOST_PROMISES}")
    known = set(
        Binding.objects.filter(
            organization=by.organization, fiscal_year=row.fiscal_year, item_key__in=list(promises)
        ).values_list("item_key", flat=True)
    )
    if known != set(promises) or any(part and part.survey_id != row.pk for part in promises.values()):
        raise NotAllowed("ตัวชี้วัดที่เลือกไม่มีในปีงบประมาณของแบบนี้", "no such promise in this year")
    row.promises.all().delete()
    Promise.objects.bulk_create(Promise(survey=row, item_key=key, section=part) for key, part in promises.items())
    kept(row, by=by, verb=SERVED, facts={"count": len(promises)})
