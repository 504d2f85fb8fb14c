"""Internal audit: what the registers are (M48)."""

import datetime
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.core.inspection import CYCLE, Level
from sucharit.reference.clocks import clock
from sucharit.work.inspection.actions import audit as acts
from sucharit.work.inspection.actions.settled import audits
from sucharit.work.inspection.forms import (
    AnswerForm,
    BeginAuditForm,
    CloseFindingForm,
    FollowForm,
    PublishControlForm,
    ReportAuditForm,
    ScoreForm,
    WhyForm,
)
from sucharit.work.inspection.models import Audit, Auditable, AuditFactor, AuditPlan, Finding
from sucharit.work.inspection.registers.control import CHAPTER, DUTY, KEPT, NONE, OPEN
from sucharit.work.obligations.models import Rule
from sucharit.work.shelf.declaring import (
    Area,
    Asked,
    Carry,
    Column,
    Count,
    Duty,
    Ending,
    Measure,
    Part,
    Register,
    Share,
    Term,
    Verb,
)

ANSWER_DAYS = 60  # where the list of clocks has none
Plan, State, Found = AuditPlan.State, Audit.State, Finding.State


def _keeps(officer: Officer, _entry: Any) -> bool:
    return audits(officer)


def _by_auditor(_row: Any, officer: Officer) -> bool:
    return audits(officer)


def _of_year(register: Register, organization: Organization, year: int) -> Any:
    return register.rows(organization).filter(fiscal_year=year)


def _stays_the_same(row: AuditFactor, _year: int) -> dict[str, Any]:
    return {"weight": row.weight}


FACTORS: Register = Register(
    key="audit-factors", name=_("ปัจจัยเสี่ยงเพื่อวางแผนตรวจสอบ"), one=_("ปัจจัยเสี่ยง"), area=Area.INSPECTION,
    promises=("M48",),
    purpose=_("ปัจจัยเสี่ยงห้าด้าน (S O F C K) กับน้ำหนักของแต่ละปี ใช้ให้คะแนนเรื่องที่ตรวจสอบได้ทุกเรื่องเท่ากัน"),
    model=AuditFactor, check=acts.factor_stays, keeps=_keeps,
    columns=(
        Column("dimension", NONE, 3.0),
        Column("name", NONE, 6.0, also=("ปัจจัย",)),
        Column("weight", NONE, 2.0, total=True),
    ),
    filters=("dimension",), searched=("name",), counts=(Count("dimension"),),
    measures=(
        Measure(
            "count", _("จำนวนปัจจัยเสี่ยง"), lambda organization, year: Asked(_of_year(FACTORS, organization, year))
        ),
    ),
    carry=Carry(_("ปัจจัยเสี่ยงและน้ำหนักใช้ต่อในปีถัดไป"), Q(), _stays_the_same), same_by=("name", "fiscal_year"),
    grounds=("audit_factors",),
    retention=KEPT, chapter=CHAPTER,
)  # fmt: skip


def _scored(organization: Organization, year: int) -> Asked:
    rows = _of_year(UNIVERSE, organization, year)
    return Asked(rows.filter(score__isnull=False), rows)


def _high(organization: Organization, year: int) -> Share:
    """Of what is risky, what was audited this year."""
    rows = _of_year(UNIVERSE, organization, year).filter(level=Auditable.Level.HIGH)
    done = rows.filter(audits__state__in=[State.REPORTED, State.PUBLISHED], audits__withdrawn_at=None).distinct()
    return Share(done.count(), rows.count())


def _scores(row: Auditable, _officer: Officer) -> dict[str, Any]:
    return {
        "scores": row.scores.filter(factor__withdrawn_at=None).select_related("factor"),
        "audits": row.audits.filter(withdrawn_at=None).order_by("-fiscal_year"),
        "cycle": CYCLE[Level(row.level)] if row.level else None,
    }  # fmt: skip


def _last(row: Auditable, year: int) -> dict[str, Any]:
    """Audited in the year that ends: next year knows it. Scores are given anew."""
    done = row.audits.filter(state__in=[State.REPORTED, State.PUBLISHED], withdrawn_at=None).exists()
    return {"last_audited": year - 1 if done else row.last_audited, "score": None, "level": ""}


UNIVERSE: Register = Register(
    key="audit-universe", name=_("เรื่องที่ตรวจสอบได้ (Audit Universe)"), one=_("เรื่องที่ตรวจสอบได้"), area=Area.INSPECTION,
    promises=("M48",),
    purpose=_("หน่วยงาน กิจกรรม และโครงการที่ตรวจสอบได้ทั้งหมด คะแนนความเสี่ยงถ่วงน้ำหนัก และตรวจครั้งสุดท้ายปีใด แผนมาจากทะเบียนนี้"),
    model=Auditable, check=acts.by_the_auditor, keeps=_keeps,
    columns=(
        Column("name", NONE, 5.0, also=("เรื่อง", "กิจกรรม")),
        Column("audited_unit", NONE, 3.6),
        Column("why", NONE, 4.0, listed=False),
        Column("last_audited", NONE, 2.0),
        Column("score", NONE, 2.0, written=False),
        Column("level", NONE, 2.2, written=False),
    ),
    filters=("level", "audited_unit"), searched=("name", "why", "audited_unit__name"),
    verbs=(
        Verb("score", _("ให้คะแนนความเสี่ยง"), acts.score, acts.SCORED, form=ScoreForm, when=_by_auditor),
    ),
    counts=(Count("level"), Count("audited_unit")),
    measures=(
        Measure("scored", _("เรื่องที่ประเมินความเสี่ยงแล้ว"), _scored, _("ของเรื่องที่ตรวจสอบได้ทั้งหมด")),
        Measure("high", _("เรื่องความเสี่ยงสูงที่ตรวจแล้วในปี"), _high, _("ของเรื่องความเสี่ยงสูง")),
    ),
    carry=Carry(_("ทุกเรื่องไปปีถัดไป พร้อมปีที่ตรวจล่าสุด แล้วให้คะแนนใหม่"), Q(), _last),
    parts=(Part("inspection/_scores.html", _scores),), same_by=("name", "fiscal_year"),
    grounds=("audit_factors", "audit_cycle"),
    retention=KEPT, chapter=CHAPTER,
)  # fmt: skip


def _approved(organization: Organization, year: int) -> Asked:
    return Asked(_of_year(PLANS, organization, year).filter(state=Plan.APPROVED))


def _drawn(row: AuditPlan, officer: Officer) -> dict[str, Any]:
    return {
        "audits": row.audits.filter(withdrawn_at=None).select_related("auditable").order_by("quarter", "number"),
        "draft": row.state == Plan.DRAFT, "auditor": audits(officer),
    }  # fmt: skip


PLANS: Register = Register(
    key="audit-plans", name=_("แผนการตรวจสอบภายใน"), one=_("แผนการตรวจสอบ"), area=Area.INSPECTION, promises=("M48",),
    purpose=_("แผนการตรวจสอบประจำปีกับแผนระยะยาว จัดจากความเสี่ยง ผู้รับผิดชอบและความเป็นอิสระของผู้ตรวจสอบ ผู้บริหารอนุมัติตามเส้นทาง"),
    model=AuditPlan, check=acts.plan_stays, keeps=_keeps,
    columns=(
        Column("title", NONE, 5.0, seen=OPEN),
        Column("years", NONE, 2.0, seen=OPEN),
        Column("responsible", DUTY, 3.4),
        Column("independence", NONE, 4.0, seen=OPEN, listed=False),
        Column("scope", NONE, 5.0, seen=OPEN, listed=False),
        Column("approved_on", NONE, 2.2, seen=OPEN, written=False),
        Column("approved_by", DUTY, 3.0, listed=False, written=False, printed=False),
        Column("approved_as", NONE, 3.0, seen=OPEN, listed=False, written=False, printed=False),
        Column("state", NONE, 2.4, seen=OPEN, listed=False, written=False),
    ),
    searched=("title", "responsible", "scope"),
    tones={Plan.DRAFT: "warn", Plan.SUBMITTED: "waiting", Plan.APPROVED: "good"},
    verbs=(
        Verb(
            "draw", _("จัดเรื่องลงแผนจากความเสี่ยง"), acts.draw, acts.DRAWN, states=(Plan.DRAFT,), when=_by_auditor,
            confirm=_("เรื่องที่ถึงรอบตรวจในปีนี้จะเป็นการตรวจสอบในแผน เรื่องที่อยู่แล้วไม่ซ้ำ แก้ไตรมาสและคนวันได้ภายหลัง"),
        ),
    ),
    counts=(Count("years"),),
    measures=(Measure("approved", _("มีแผนการตรวจสอบภายในที่อนุมัติแล้ว"), _approved),),
    duties=(
        Duty(
            "yearly", _("จัดทำแผนการตรวจสอบภายในของปีถัดไป"), Rule.Often.YEARLY, 30,
            _("หลักเกณฑ์กระทรวงการคลังว่าด้วยการตรวจสอบภายใน จำนวนวันเป็นค่าเริ่มต้นของระบบ โปรดตรวจกับหลักเกณฑ์"),
        ),
    ),
    parts=(Part("inspection/_plan.html", _drawn),), public=Q(state=Plan.APPROVED), imports=False,
    grounds=("audit_plan",),
    retention=KEPT,
    chapter=CHAPTER,
)  # fmt: skip


def _done(organization: Organization, year: int) -> Asked:
    rows = _of_year(AUDITS, organization, year).filter(plan__isnull=False)
    return Asked(rows.filter(state__in=[State.REPORTED, State.PUBLISHED]), rows)


def _published(organization: Organization, year: int) -> Asked:
    rows = _of_year(AUDITS, organization, year).filter(state__in=[State.REPORTED, State.PUBLISHED])
    return Asked(rows.filter(state=State.PUBLISHED), rows)


def _findings(row: Audit, officer: Officer) -> dict[str, Any]:
    return {
        "findings": row.findings.filter(withdrawn_at=None).order_by("number"), "auditor": audits(officer),
        "open": row.state in (State.RUNNING, State.REPORTED),
    }  # fmt: skip


AUDITS: Register = Register(
    key="audits", name=_("การตรวจสอบภายใน"), one=_("การตรวจสอบ"), area=Area.INSPECTION, promises=("M48",),
    purpose=_("การตรวจสอบแต่ละเรื่องตามแผนหรือตามที่ผู้บริหารสั่ง เริ่มเมื่อใด รายงานผลเมื่อใด พบอะไร และเผยแพร่รายงานที่ใด"),
    model=Audit, check=acts.audit_stays, keeps=_keeps,
    columns=(
        Column("auditable", NONE, 4.6, seen=OPEN),
        Column("subject", NONE, 3.4, listed=False, written=False, printed=False, shown=False),
        Column("plan", NONE, 3.4, listed=False),
        Column("about", NONE, 3.4, seen=OPEN),
        Column("quarter", NONE, 1.8, seen=OPEN),
        Column("days", NONE, 1.8, total=True),
        Column("auditor", DUTY, 3.4, listed=False),
        Column("began_on", NONE, 2.2, listed=False, written=False),
        Column("reported_on", NONE, 2.2, seen=OPEN, written=False),
        Column("summary", NONE, 4.0, seen=OPEN, listed=False, written=False),
        Column("published_on", NONE, 2.2, seen=OPEN, listed=False, written=False),
        Column("channels", NONE, 3.0, listed=False, written=False, printed=False),
        Column("left_reason", NONE, 3.0, listed=False, written=False, printed=False),
        Column("state", NONE, 2.6, seen=OPEN, listed=False, written=False),
    ),
    filters=("about", "plan"), searched=("subject", "summary", "auditor"),
    tones={
        State.PLANNED: "waiting", State.RUNNING: "info", State.REPORTED: "good", State.PUBLISHED: "good",
        State.LEFT: "quiet",
    },
    verbs=(
        Verb(
            "begin", _("เริ่มตรวจ"), acts.begin, acts.BEGUN, form=BeginAuditForm, states=(State.PLANNED,),
            when=_by_auditor,
        ),
        Verb(
            "report", _("รายงานผล"), acts.report, acts.REPORTED, form=ReportAuditForm, states=(State.RUNNING,),
            when=_by_auditor, evidence=True,
        ),
        Verb(
            "publish", _("เผยแพร่แล้ว"), acts.publish_audit, acts.PUBLISHED, form=PublishControlForm,
            states=(State.REPORTED,), when=_by_auditor, evidence=True,
        ),
        Verb(
            "leave", _("ไม่ได้ตรวจ"), acts.leave, acts.LEFT, form=WhyForm, states=(State.PLANNED, State.RUNNING),
            when=_by_auditor, danger=True,
        ),
    ),
    counts=(Count("about"), Count("quarter")),
    measures=(
        Measure("done", _("ตรวจและรายงานผลตามแผน"), _done, _("ของการตรวจสอบในแผนปีนี้")),
        Measure("published", _("รายงานที่เผยแพร่แล้ว"), _published, _("ของการตรวจสอบที่รายงานผลแล้ว")),
    ),
    parts=(Part("inspection/_findings.html", _findings),), public=Q(state=State.PUBLISHED), imports=False,
    grounds=("audit_published",),
    retention=KEPT, chapter=CHAPTER,
)  # fmt: skip


def _answer_due(row: Finding) -> datetime.date | None:
    found = clock("audit_finding_response")
    days = found.days if found is not None and found.days else ANSWER_DAYS
    return row.office_days.due(row.sent_on, days, working=None) if row.sent_on else None


def _closed(organization: Organization, year: int) -> Asked:
    rows = _of_year(FINDINGS, organization, year).exclude(state=Found.DRAFT)
    return Asked(rows.filter(state=Found.CLOSED), rows)


def _in_time(organization: Organization, year: int) -> Asked:
    rows = _of_year(FINDINGS, organization, year).filter(state=Found.CLOSED)
    return Asked(rows.filter(closed_on__lte=F("act_by")), rows)


FINDINGS: Register = Register(
    key="audit-findings", name=_("ข้อตรวจพบของการตรวจสอบภายใน"), one=_("ข้อตรวจพบ"), area=Area.INSPECTION,
    promises=("M48",),
    purpose=_("ข้อตรวจพบครบห้าส่วน: สภาพการณ์ เกณฑ์ สาเหตุ ผลกระทบ ข้อเสนอแนะ คำชี้แจงของหน่วยรับตรวจ และติดตามจนแก้ไขแล้ว"),
    model=Finding, check=acts.finding_stays, keeps=_keeps,
    columns=(
        Column("audit", NONE, 3.6),
        Column("title", NONE, 4.4, seen=OPEN),
        Column("condition", NONE, 4.0, listed=False),
        Column("criteria", NONE, 3.4, listed=False),
        Column("cause", NONE, 3.4, listed=False),
        Column("effect", NONE, 3.4, listed=False),
        Column("advice", NONE, 3.8, seen=OPEN, listed=False),
        Column("sent_on", NONE, 2.2, listed=False, written=False),
        Column("answer", NONE, 3.4, listed=False, written=False),
        Column("answered_on", NONE, 2.2, listed=False, written=False, printed=False),
        Column("answered_by", DUTY, 3.0, listed=False, written=False, printed=False),
        Column("act_by", NONE, 2.2, seen=OPEN, written=False),
        Column("followed_on", NONE, 2.2, listed=False, written=False, printed=False),
        Column("follow_note", NONE, 3.4, listed=False, written=False, printed=False),
        Column("closed_on", NONE, 2.2, seen=OPEN, written=False),
        Column("closed_by", DUTY, 3.0, listed=False, written=False, printed=False),
        Column("state", NONE, 2.6, seen=OPEN, listed=False, written=False),
    ),
    filters=("audit",), searched=("title", "condition", "advice", "audit__subject"),
    tones={Found.DRAFT: "quiet", Found.SENT: "waiting", Found.ANSWERED: "info", Found.CLOSED: "good"},
    verbs=(
        Verb(
            "send", _("ส่งหน่วยรับตรวจ"), acts.send_finding, acts.SENT, states=(Found.DRAFT,), when=_by_auditor,
            confirm=_("หน่วยรับตรวจต้องชี้แจงตามกำหนด หลังส่งแล้วแก้ข้อตรวจพบไม่ได้"),
        ),
        Verb(
            "answer", _("ชี้แจง"), acts.answer, acts.ANSWERED, form=AnswerForm, states=(Found.SENT,),
            when=acts.may_answer, evidence=True,
        ),
        Verb(
            "follow", _("บันทึกการติดตาม"), acts.follow, acts.FOLLOWED, form=FollowForm, states=(Found.ANSWERED,),
            when=_by_auditor, evidence=True,
        ),
        Verb(
            "close", _("แก้ไขแล้ว"), acts.close, acts.CLOSED, form=CloseFindingForm, states=(Found.ANSWERED,),
            when=_by_auditor, evidence=True,
        ),
    ),
    counts=(Count("audit"),),
    measures=(
        Measure("closed", _("ข้อตรวจพบที่แก้ไขแล้ว (ผลการตรวจสอบนำไปใช้)"), _closed, _("ของข้อตรวจพบที่ส่งหน่วยรับตรวจ")),
        Measure("in_time", _("แก้ไขแล้วภายในกำหนดที่ชี้แจง"), _in_time, _("ของข้อตรวจพบที่แก้ไขแล้ว")),
    ),
    terms=(
        Term("answer", _("ชี้แจงข้อตรวจพบ"), _answer_due, lambda row: row.answered_on),
        Term("act", _("แก้ไขตามข้อตรวจพบ"), lambda row: row.act_by, lambda row: row.closed_on),
    ),
    public=Q(audit__state=State.PUBLISHED) & ~Q(state=Found.DRAFT), imports=False,
    grounds=("audit_finding",),
    retention=KEPT, chapter=CHAPTER,
    ending=Ending(running=~Q(state="closed"), free=("answer", "follow_note")),
)  # fmt: skip
