"""Rounds of pay raise, recruitment, appointment, transfer and promotion (M32)."""

import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.base import clock
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.core.personnel import shown
from sucharit.work.obligations.models import Rule
from sucharit.work.personnel import forms
from sucharit.work.personnel.actions import rounds as acts
from sucharit.work.personnel.models import PersonnelCase, PersonnelRound, RoundCriterion
from sucharit.work.personnel.models.rounds import TOLD
from sucharit.work.personnel.registers.papers import CHAPTER, DUTY, KEPT, NONE, OPEN
from sucharit.work.personnel.results import surveys_of
from sucharit.work.shelf.declaring import (
    Area,
    Child,
    Column,
    Count,
    Duty,
    Ending,
    Figure,
    Measure,
    Part,
    Register,
    Seen,
    Share,
    Term,
    Verb,
)
from sucharit.work.surveys.models import Survey

State, Kind = PersonnelRound.State, PersonnelRound.Kind
RAISES = (Kind.RAISE_APRIL, Kind.RAISE_OCTOBER)


def _rows(organization: Organization, year: int) -> Any:
    return ROUNDS.rows(organization).filter(fiscal_year=year).exclude(state=State.CANCELLED)


def _before(organization: Organization, year: int) -> Share:
    """Of the rounds whose day has come: whose criteria were told before it, and recorded then."""
    rows = _rows(organization, year).filter(opens_on__lte=clock.today())
    told = [one for one in rows if one.criteria_on is not None]
    late = sum(1 for one in told if one.told_on and one.told_on >= one.opens_on)
    words = _("บันทึกการประกาศย้อนหลังพร้อมหลักฐาน %(n)s รอบ") % {"n": late} if late else ""
    return Share(len(told), rows.count(), str(words))


def _announced(organization: Organization, year: int) -> Share:
    rows = _rows(organization, year)
    return Share(rows.filter(state__in=TOLD).count(), rows.count())


def _used(organization: Organization, year: int) -> Share:
    """Raises that use what citizens said, of all raises whose criteria are told."""
    rows = _rows(organization, year).filter(kind__in=RAISES).exclude(state=State.DRAFT)
    using = RoundCriterion.objects.filter(round__in=rows, source=RoundCriterion.Source.SATISFACTION)
    return Share(using.order_by().values("round").distinct().count(), rows.count())


def _staff(organization: Organization, year: int) -> Share:
    """Staff satisfied with the system of raises: from the surveys that the rounds name, each once."""
    surveys = Survey.objects.filter(
        pk__in=_rows(organization, year).filter(kind__in=RAISES).values("staff_survey"), state=Survey.State.CLOSED,
        reached__isnull=False,
    )  # fmt: skip
    told = list(surveys.values_list("reached", "of"))
    return Share(sum(part or 0 for part, _of in told), sum(of or 0 for _part, of in told) or None)


def _people(organization: Organization, year: int) -> Share:
    cases = PersonnelCase.objects.filter(round__in=_rows(organization, year), withdrawn_at=None)
    return Share(cases.filter(state=PersonnelCase.State.DECIDED).count(), cases.count())


def _by_kind(organization: Organization, year: int) -> list[tuple[str, int]]:
    """People considered in rounds whose result is told, by kind of round."""
    told = list(_rows(organization, year).filter(state__in=TOLD).values_list("kind", "considered"))
    return [(str(one.label), sum(n or 0 for kind, n in told if kind == one.value)) for one in Kind]


def _day_before(row: PersonnelRound) -> datetime.date | None:
    return None if row.state == State.CANCELLED else row.opens_on - datetime.timedelta(days=1)


def _board(row: PersonnelRound, officer: Officer) -> dict[str, Any]:
    cases = list(row.cases.filter(withdrawn_at=None).values_list("state", flat=True))
    return {
        "row": row, "criteria": list(row.judged_by.all()), "surveys": surveys_of(row),
        "committees": list(row.committees.filter(withdrawn_at=None).order_by("-side", "pk")),
        "states": [(one.label, cases.count(one.value)) for one in PersonnelCase.State if cases.count(one.value)],
        "cases": officer.may(Can.SEE_PERSONNEL), "late": bool(row.told_on and row.told_on >= row.opens_on),
        "told": row.state in TOLD,
    }  # fmt: skip


ROUNDS: Register = Register(
    key="personnel-rounds", name=_("รอบการเลื่อนขั้นเงินเดือน สรรหา แต่งตั้ง โอนย้าย และเลื่อนตำแหน่ง"), one=_("รอบการบริหารงานบุคคล"),
    area=Area.PEOPLE, promises=("M32",),
    purpose=_(
        "แต่ละรอบประกาศหลักเกณฑ์ก่อนวันเริ่ม ผู้บังคับบัญชาประเมิน คณะกรรมการกลั่นกรอง คณะกรรมการพิจารณา แล้วประกาศผลและรับอุทธรณ์"
        " คะแนนและเงินเดือนรายบุคคลไม่อยู่ในทะเบียนนี้"
    ),
    model=PersonnelRound,
    columns=(
        Column("title", NONE, 5.0, seen=OPEN, also=("รอบ",)),
        Column("kind", NONE, 3.4, seen=OPEN),
        Column("group", NONE, 3.0, seen=OPEN, listed=False),
        Column("opens_on", NONE, 2.2, seen=OPEN, help=_("วันแรกของรอบการประเมินหรือวันเปิดรับสมัคร ต้องประกาศหลักเกณฑ์ก่อนวันนี้")),
        Column("effective_on", NONE, 2.2, seen=OPEN, help=_("เลื่อนขั้นเงินเดือนมีผล 1 เมษายน หรือ 1 ตุลาคม")),
        Column("places", NONE, 1.8, seen=OPEN, listed=False, help=_("เว้นว่างไว้หากไม่จำกัด")),
        Column("pass_mark", NONE, 1.8, seen=OPEN, listed=False, help=_("จาก 100 ผู้ได้ต่ำกว่านี้ไม่ได้รับการเลื่อนหรือคัดเลือก")),
        Column("apart", NONE, 1.8, seen=OPEN, listed=False, help=_("นอกจากเลขานุการ คนเดียวกันอยู่ทั้งสองคณะไม่ได้")),
        Column("appeal_days", NONE, 1.8, seen=OPEN, listed=False, printed=False, help=_("นับจากวันประกาศผล")),
        Column("answer_days", NONE, 1.8, seen=OPEN, listed=False, printed=False, help=_("นับจากวันที่ยื่น")),
        Column("criteria", NONE, 5.0, seen=OPEN, listed=False, printed=False, written=False),
        Column("criteria_no", NONE, 2.2, seen=OPEN, listed=False, printed=False, written=False),
        Column("criteria_on", NONE, 2.2, seen=OPEN, written=False),
        Column("criteria_by", DUTY, 3.0, listed=False, printed=False, written=False),
        Column("channels", NONE, 3.0, seen=OPEN, listed=False, printed=False, written=False),
        Column("told_on", NONE, 2.2, listed=False, printed=False, written=False),
        Column("opened_on", NONE, 2.2, seen=OPEN, listed=False, printed=False, written=False),
        Column("ita", NONE, 1.8, listed=False, printed=False, written=False),
        Column("staff_survey", NONE, 3.0, listed=False, printed=False, written=False),
        Column(
            "considered", NONE, 2.0, seen=Seen.REDACTED, redact=lambda row: shown(row.considered), listed=False,
            written=False,
        ),
        Column(
            "granted", NONE, 2.0, seen=Seen.REDACTED, redact=lambda row: _granted(row), listed=False, written=False,
        ),
        Column("result_no", NONE, 2.2, seen=OPEN, listed=False, printed=False, written=False),
        Column("announced_on", NONE, 2.2, seen=OPEN, listed=False, written=False),
        Column("announced_by", DUTY, 3.0, listed=False, printed=False, written=False),
        Column("ended_on", NONE, 2.2, listed=False, printed=False, written=False),
        Column("cancelled_reason", NONE, 3.0, seen=OPEN, listed=False, printed=False, written=False),
        Column("state", NONE, 2.6, seen=OPEN, listed=False, written=False),
    ),
    filters=("kind",), searched=("title", "group", "criteria_no", "result_no"),
    tones={
        State.DRAFT: "quiet", State.CRITERIA: "waiting", State.OPEN: "info", State.SCREENING: "info",
        State.DECIDING: "info", State.ANNOUNCED: "good", State.ENDED: "good", State.CANCELLED: "quiet",
    },
    closed=tuple(one for one in State if one != State.DRAFT),
    verbs=(
        Verb(
            "criterion", _("เพิ่มเกณฑ์"), acts.add_criterion, acts.CRITERION, form=forms.CriterionForm,
            states=(State.DRAFT,),
        ),
        Verb(
            "publish", _("ประกาศหลักเกณฑ์"), acts.publish_criteria, acts.PUBLISHED, form=forms.PublishForm,
            capability=Can.DECIDE, states=(State.DRAFT,),
            when=lambda row, officer: row.recorded_by_id != officer.user.pk,
            confirm=_("ต้องประกาศก่อนวันเริ่มรอบ เกณฑ์รวมเป็น 100 คะแนน หลังประกาศแล้วแก้หลักเกณฑ์ไม่ได้"),
        ),
        Verb(
            "open", _("เปิดรอบ"), acts.open_round, acts.OPENED, states=(State.CRITERIA,),
            when=lambda row, officer: row.opens_on <= officer.today,
        ),
        Verb(
            "screening", _("ส่งคณะกรรมการกลั่นกรอง"), acts.start_screening, acts.SCREENING, states=(State.OPEN,),
            confirm=_("ทุกคนต้องประเมินแล้ว และแต่งตั้งคณะกรรมการกลั่นกรองแล้ว"),
        ),
        Verb(
            "hand-over", _("เสนอคณะกรรมการพิจารณา"), acts.hand_over, acts.HANDED, states=(State.SCREENING,),
            confirm=_("กลั่นกรองครบทุกคน และรับรองรายงานการประชุมแล้ว"),
        ),
        Verb(
            "announce", _("ประกาศผล"), acts.announce_result, acts.ANNOUNCED, form=forms.ResultForm,
            capability=Can.DECIDE, states=(State.DECIDING,),
            confirm=_("ผลแก้ไม่ได้ ผู้มีบัญชีได้รับแจ้งให้ดูผลของตน และเริ่มนับกำหนดอุทธรณ์วันนี้"),
        ),
        Verb(
            "end", _("ปิดรอบ"), acts.end_round, acts.ENDED, states=(State.ANNOUNCED,),
            when=lambda row, officer: officer.today > acts.last_day_of_appeal(row),
        ),
        Verb(
            "results", _("เลือกผลสำรวจและคะแนน ITA"), acts.use_results, acts.USED, form=forms.ResultsForm,
            states=(State.CRITERIA, State.OPEN, State.SCREENING, State.DECIDING, State.ANNOUNCED),
        ),
        Verb(
            "drop", _("นำเกณฑ์ออก"), acts.drop_criterion, acts.DROPPED, form=forms.DropCriterionForm,
            states=(State.DRAFT,), when=lambda row, _officer: row.judged_by.exists(),
        ),
        Verb(
            "cancel", _("ยกเลิกรอบ"), acts.cancel_round, acts.CANCELLED, form=forms.BecauseForm, capability=Can.DECIDE,
            states=(State.CRITERIA, State.OPEN, State.SCREENING, State.DECIDING), danger=True,
        ),
    ),
    counts=(Count("kind"),), figures=(Figure(_("ผู้ได้รับการพิจารณาในรอบที่ประกาศผลแล้ว"), _by_kind),),
    measures=(
        Measure("before", _("รอบที่ประกาศหลักเกณฑ์ก่อนเริ่มรอบ"), _before, _("ของรอบที่ถึงวันเริ่มแล้ว")),
        Measure("announced", _("รอบที่ประกาศผลแล้ว"), _announced, _("ของรอบในปี")),
        Measure("used", _("รอบเลื่อนขั้นเงินเดือนที่นำผลความพึงพอใจของประชาชนมาใช้"), _used, _("ของรอบเลื่อนขั้นเงินเดือน")),
        Measure("staff", _("บุคลากรพึงพอใจต่อระบบการเลื่อนขั้นเงินเดือน"), _staff, _("ของผู้ตอบหรือฐานที่แบบสำรวจกำหนด")),
        Measure("people", _("ผู้ผ่านการพิจารณาครบสองคณะ"), _people, _("ของผู้อยู่ในรอบ")),
    ),
    terms=(
        Term("criteria", _("ประกาศหลักเกณฑ์ก่อนเริ่มรอบ"), _day_before, lambda row: row.criteria_on),
        Term(
            "announce", _("ประกาศผลภายในวันที่มีผล"),
            lambda row: None if row.state in (State.DRAFT, State.CANCELLED) else row.effective_on,
            lambda row: row.announced_on,
        ),
    ),
    duties=(
        Duty(
            "raise", _("เตรียมรอบเลื่อนขั้นเงินเดือน: หลักเกณฑ์ คณะกรรมการ และปฏิทิน"), Rule.Often.HALF_YEARLY, 0,
            _("มีผล 1 เมษายน และ 1 ตุลาคม และต้องประกาศหลักเกณฑ์ก่อนเริ่มรอบ วันเป็นค่าเริ่มต้นของระบบ"),
        ),
    ),
    themes=("hr_plan", "hr_report"), same_by=("title", "fiscal_year"), public=~Q(state=State.DRAFT),
    parts=(Part("personnel/_round.html", _board),),
    grounds=("raise_days", "criteria_before_round", "two_committees", "personnel_appeal"),
    retention=KEPT, chapter=CHAPTER, ending=Ending(
        children=(
            Child("personnel.RoundCriterion", "round", plain=("text",)), Child("personnel.RoundSurvey", "round"),
            Child("personnel.Mark", "criterion__round"),
        ),
    ),
)  # fmt: skip


def _granted(row: PersonnelRound) -> str:
    """Not where it, or who was left, is few: either would tell of one person."""
    if row.considered is None or row.granted is None:
        return ""
    left = row.considered - row.granted
    return "ไม่แสดง" if shown(left) != str(left) or shown(row.considered) != str(row.considered) else shown(row.granted)
