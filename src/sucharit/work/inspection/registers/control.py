"""Internal control: what the registers are (M49)."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.reference.clocks import clock
from sucharit.work.inspection.actions import control as acts
from sucharit.work.inspection.forms import (
    ConfirmForm,
    CorrectForm,
    PublishControlForm,
    ReviewControlForm,
    SendControlForm,
    WhyForm,
)
from sucharit.work.inspection.models import ControlActivity, ControlFollowUp, ControlReport
from sucharit.work.inspection.papers import forms_of
from sucharit.work.inspection.queries import corrected, gaps, satisfaction
from sucharit.work.obligations.models import Rule
from sucharit.work.shelf.declaring import (
    Area,
    Asked,
    Carry,
    Column,
    Count,
    Duty,
    Ending,
    Figure,
    Measure,
    Part,
    Personal,
    Register,
    Retention,
    Seen,
    Share,
    Term,
    Verb,
)

CHAPTER = "36-inspection.md"
KEPT = Retention(10, _("ระเบียบงานสารบรรณ เก็บไม่น้อยกว่า 10 ปี เป็นหลักฐานต่อผู้กำกับดูแลและผู้ตรวจสอบ"))
NONE, OPEN, DUTY = Personal.NONE, Seen.OPEN, Personal.DUTY
REPORT_DAYS = 90  # after the fiscal year, where the list of clocks has none
Report, Activity, FollowUp = ControlReport.State, ControlActivity.State, ControlFollowUp


def _days() -> int:
    found = clock("internal_control_report")
    return found.days if found is not None and found.days else REPORT_DAYS


def _reports(organization: Organization, year: int) -> Any:
    return CONTROL_REPORTS.rows(organization).filter(fiscal_year=year)


def _certified(organization: Organization, year: int) -> Asked:
    rows = _reports(organization, year).filter(of_unit=None, state__in=[Report.CERTIFIED, Report.SENT])
    return Asked(rows)


def _channels(organization: Organization, year: int) -> Share:
    rows = _reports(organization, year).filter(of_unit=None, published_on__isnull=False)
    return Share(max((one.channel_count for one in rows), default=0))


def _units(organization: Organization, year: int) -> Asked:
    units = organization.units.filter(active=True)
    rows = _reports(organization, year).filter(state=Report.HANDED, of_unit__in=units)
    return Asked(rows, units)


def _papers(row: ControlReport, _officer: Officer) -> dict[str, Any]:
    whole = row.of_unit_id is None
    return {
        "forms": forms_of(row), "whole": whole, "lines": acts.activities_of(row).count(),
        "stale": row.state == Report.DRAFT and bool(row.prepared_mark)
        and row.prepared_mark != acts.content_fingerprint(row),
        "ready": whole and row.state == Report.DRAFT and row.reviewed_by_id is not None,
    }  # fmt: skip


CONTROL_REPORTS: Register = Register(
    key="control-reports", name=_("รายงานการควบคุมภายใน"), one=_("รายงานการควบคุมภายใน"), area=Area.INSPECTION,
    ita=(10,),
    promises=("M49",),
    purpose=_(
        "รายงานการประเมินผลการควบคุมภายในของทั้งหน่วยงานและของแต่ละส่วนราชการ พิมพ์แบบ ปค.1 ปค.4 ปค.5 ปค.6 จากข้อมูลเดียวกัน"
        " ผู้จัดทำกับผู้สอบทานเป็นคนละคน"
    ),
    model=ControlReport, check=acts.report_rules,
    columns=(
        Column("of_unit", NONE, 3.6, seen=OPEN, help=_("เว้นว่างเมื่อเป็นรายงานของทั้งหน่วยงาน")),
        Column("committee_order", NONE, 3.0, listed=False, help=_("หลักเกณฑ์ฯ พ.ศ. 2561 ข้อ 5 เช่น คำสั่ง ที่ 120/2569")),
        Column("committee_on", NONE, 2.2, listed=False),
        Column("environment", NONE, 4.0, listed=False, printed=False),
        Column("risk_assessment", NONE, 4.0, listed=False, printed=False),
        Column("control_activities", NONE, 4.0, listed=False, printed=False),
        Column("information", NONE, 4.0, listed=False, printed=False),
        Column("monitoring", NONE, 4.0, listed=False, printed=False),
        Column("conclusion", NONE, 5.0, seen=OPEN, listed=False),
        Column("opinion", NONE, 3.6, seen=OPEN, listed=False),
        Column(
            "survey", NONE, 3.0, listed=False, printed=False,
            help=_("แบบสำรวจของปีนี้ ความพึงพอใจระดับ “มาก” ของทะเบียนนี้อ่านจากแบบสำรวจที่เลือก"),
        ),
        Column("prepared_by", DUTY, 3.2, written=False),
        Column("prepared_on", NONE, 2.2, listed=False, written=False),
        Column("prepared_mark", NONE, 2.0, listed=False, written=False, printed=False, shown=False),
        Column("reviewed_by", DUTY, 3.2, written=False),
        Column("reviewed_on", NONE, 2.2, listed=False, written=False),
        Column("review", NONE, 3.0, seen=OPEN, listed=False, written=False),
        Column("review_note", NONE, 4.0, listed=False, written=False, printed=False),
        Column("reviewed_mark", NONE, 2.0, listed=False, written=False, printed=False, shown=False),
        Column("certified_by", DUTY, 3.0, listed=False, written=False, printed=False),
        Column("certified_as", NONE, 3.0, seen=OPEN, listed=False, written=False, printed=False),
        Column("certified_on", NONE, 2.2, seen=OPEN, written=False),
        Column("sent_on", NONE, 2.2, seen=OPEN, written=False),
        Column("sent_to", NONE, 3.0, listed=False, written=False, printed=False),
        Column("sent_number", NONE, 2.4, listed=False, written=False, printed=False),
        Column("published_on", NONE, 2.2, seen=OPEN, listed=False, written=False),
        Column("channels", NONE, 3.0, seen=OPEN, listed=False, written=False, printed=False),
        Column("state", NONE, 2.6, seen=OPEN, listed=False, written=False),
    ),
    filters=("of_unit", "opinion"), searched=("conclusion", "committee_order", "of_unit__name"),
    tones={
        Report.DRAFT: "warn", Report.HANDED: "good", Report.SUBMITTED: "waiting", Report.CERTIFIED: "info",
        Report.SENT: "good",
    },
    verbs=(
        Verb(
            "prepare", _("จัดทำเสร็จ"), acts.prepare, acts.PREPARED, states=(Report.DRAFT,), evidence=True,
            confirm=_("ท่านจะเป็นผู้จัดทำ และจะสอบทานรายงานนี้ไม่ได้ ถ้าเคยสอบทานแล้ว ต้องสอบทานใหม่"),
        ),
        Verb(
            "review", _("สอบทาน (ปค.6)"), acts.review, acts.REVIEWED, form=ReviewControlForm,
            capability=Can.SEE_REGISTERS, states=(Report.DRAFT,),
            when=lambda row, officer: row.of_unit_id is None and acts.may_review(row, officer),
        ),
        Verb(
            "hand-in", _("รับรองรายงานของหน่วยงาน"), acts.hand_in, acts.HANDED, capability=Can.DECIDE,
            states=(Report.DRAFT,),
            when=lambda row, officer: row.of_unit_id is not None and row.prepared_by_id not in (None, officer.user.pk),
        ),
        Verb(
            "send", _("ส่งผู้กำกับดูแลแล้ว"), acts.send, acts.SENT, form=SendControlForm, states=(Report.CERTIFIED,),
            evidence=True,
        ),
        Verb(
            "publish", _("เผยแพร่แล้ว"), acts.publish, acts.PUBLISHED, form=PublishControlForm,
            states=(Report.CERTIFIED, Report.SENT), evidence=True,
        ),
    ),
    counts=(Count("opinion"),),
    measures=(
        Measure("certified", _("มีรายงานการควบคุมภายในที่รับรองแล้ว"), _certified),
        Measure("units", _("ส่วนราชการที่รับรองรายงานของตน"), _units, _("ของส่วนราชการทั้งหมด")),
        Measure("channels", _("ช่องทางที่เผยแพร่รายงาน"), _channels),
        Measure(
            "satisfaction", _("ความพึงพอใจต่อการควบคุมภายใน ตามแบบสำรวจของรายงาน"), satisfaction,
            _("ตามวิธีคิดของแบบสำรวจ ระดับเป็นคำต่อท้าย"),
        ),
    ),
    duties=(
        Duty(
            "yearly", _("ส่งรายงานการประเมินผลการควบคุมภายใน (ปค.1 ปค.4 ปค.5 ปค.6)"), Rule.Often.YEARLY, _days(),
            _("หลักเกณฑ์ฯ การควบคุมภายใน พ.ศ. 2561 ข้อ 8 และ 9 จำนวนวันหลังสิ้นปีงบประมาณเป็นค่าเริ่มต้นของระบบ โปรดตรวจกับหลักเกณฑ์"),
        ),
    ),
    pages=((_("ปีของการควบคุมภายใน"), "control_year"),), parts=(Part("inspection/_control_report.html", _papers),),
    public=Q(published_on__isnull=False), imports=False,
    grounds=(
        "control_clauses", "control_forms", "control_review",
        "control_other_forms", "control_days", "control_satisfied",
    ),
    retention=KEPT, chapter=CHAPTER,
    ending=Ending(free=("review_note",)),
)  # fmt: skip


def _share(organization: Organization, year: int, *, confirmed: bool = False) -> Asked:
    return Asked(*gaps(organization, year, confirmed=confirmed))


def _against_the_promise(organization: Organization, year: int) -> list[tuple[str, int]]:
    told = corrected(organization, year)
    sure = corrected(organization, year, confirmed=True)
    return [
        (str(_("ต้องปรับปรุง")), told.whole), (str(_("ปรับปรุงแล้ว")), told.done), (str(_("ยืนยันแล้ว")), sure.done),
        (str(_("ยังขาดจึงจะถึงร้อยละ 80")), told.still),
    ]  # fmt: skip


def _rounds(row: ControlActivity, _officer: Officer) -> dict[str, Any]:
    checks = row.follow_ups.filter(withdrawn_at=None).select_related("recorded_by").order_by("checked_on")
    done = {one.round for one in checks}
    gap = row.adequacy == ControlActivity.Adequacy.GAP
    return {"checks": checks, "open_rounds": [one for one in FollowUp.Round if gap and one.value not in done]}


ACTIVITIES: Register = Register(
    key="control-activities", name=_("กิจกรรมการควบคุม (ปค.5)"), one=_("กิจกรรมการควบคุม"), area=Area.INSPECTION,
    ita=(10,),
    promises=("M49",),
    purpose=_(
        "แถวของแบบ ปค.5 ทีละภารกิจ: ความเสี่ยง การควบคุมที่มี ผลประเมิน สิ่งที่ต้องปรับปรุง กำหนดเสร็จ แก้แล้วหรือยัง"
        " และคนอื่นยืนยันแล้วหรือยัง นับเป็นร้อยละที่แก้ไขเอง"
    ),
    model=ControlActivity, check=acts.activity_stays,
    columns=(
        Column("mission", NONE, 4.2, seen=OPEN, also=("ภารกิจตามกฎหมาย", "ภารกิจ/วัตถุประสงค์", "กิจกรรม")),
        Column("objective", NONE, 3.4, listed=False),
        Column("risk", NONE, 3.6, seen=OPEN),
        Column("existing", NONE, 3.6, seen=OPEN, listed=False, also=("การควบคุมที่มีอยู่",)),
        Column("evaluation", NONE, 3.6, seen=OPEN, listed=False, also=("การประเมินผล",)),
        Column("adequacy", NONE, 2.6, seen=OPEN),
        Column("remaining", NONE, 3.4, seen=OPEN, listed=False),
        Column("improvement", NONE, 3.8, seen=OPEN, listed=False, also=("การปรับปรุง",)),
        Column("due_on", NONE, 2.2, seen=OPEN, also=("กำหนดแล้วเสร็จ",)),
        Column("corrected_on", NONE, 2.2, seen=OPEN, listed=False, written=False),
        Column("corrected_by", DUTY, 3.0, listed=False, written=False, printed=False),
        Column("correction", NONE, 3.4, listed=False, written=False),
        Column("confirmed_on", NONE, 2.2, listed=False, written=False, printed=False),
        Column("confirmed_by", DUTY, 3.0, listed=False, written=False, printed=False),
        Column("confirm_note", NONE, 3.0, listed=False, written=False, printed=False),
        Column("state", NONE, 2.6, seen=OPEN, listed=False, written=False),
    ),
    filters=("adequacy",), searched=("mission", "risk", "improvement"),
    tones={
        Activity.SUFFICIENT: "quiet", Activity.OPEN: "warn", Activity.CORRECTED: "waiting", Activity.CONFIRMED: "good"
    },
    verbs=(
        Verb(
            "correct", _("ปรับปรุงแล้ว"), acts.correct, acts.CORRECTED, form=CorrectForm, states=(Activity.OPEN,),
            evidence=True, confirm=_("ผู้อื่นต้องยืนยันการปรับปรุงนี้ ท่านยืนยันของตนเองไม่ได้"),
        ),
        Verb(
            "confirm", _("ยืนยันการปรับปรุง"), acts.confirm, acts.CONFIRMED, form=ConfirmForm,
            capability=Can.SEE_REGISTERS, states=(Activity.CORRECTED,), when=acts.may_confirm,
        ),
        Verb(
            "reopen", _("ยังไม่เรียบร้อย ส่งกลับ"), acts.reopen, acts.REOPENED, form=WhyForm, capability=Can.SEE_REGISTERS,
            states=(Activity.CORRECTED,), when=acts.may_confirm, danger=True,
        ),
    ),
    counts=(Count("adequacy"),), figures=(Figure(_("เทียบคำมั่นร้อยละ 80"), _against_the_promise),),
    measures=(
        Measure("corrected", _("กิจกรรมการควบคุมที่แก้ไขแล้ว (เกณฑ์ร้อยละ 80)"), _share, _("ของกิจกรรมที่ต้องปรับปรุงในปีนี้")),
        Measure(
            "confirmed", _("กิจกรรมการควบคุมที่แก้ไขและผู้อื่นยืนยันแล้ว"),
            lambda organization, year: _share(organization, year, confirmed=True), _("ของกิจกรรมที่ต้องปรับปรุงในปีนี้"),
        ),
        Measure(
            "corrected_of_before", _("กิจกรรมการควบคุมจากการประเมินปีก่อนที่แก้ไขแล้ว (เกณฑ์ร้อยละ 80)"),
            lambda organization, year: _share(organization, year - 1), _("ของกิจกรรมที่ต้องปรับปรุงจากปีก่อน"),
        ),
    ),
    terms=(
        Term(
            "correct", _("ปรับปรุงการควบคุมภายใน"),
            lambda row: row.due_on if row.adequacy == ControlActivity.Adequacy.GAP else None,
            lambda row: row.corrected_on,
        ),
    ),
    parts=(Part("inspection/_rounds.html", _rounds),),
    carry=Carry(
        _("กิจกรรมที่ยังไม่ได้ปรับปรุง ไปอยู่ใน ปค.5 ของปีถัดไป กำหนดเสร็จเลื่อนไปหนึ่งปี"), Q(state=Activity.OPEN),
        lambda row, _year: {"due_on": _a_year_later(row.due_on)},
    ),
    same_by=("mission", "risk", "fiscal_year"), public=Q(),
    grounds=("control_corrected",),
    retention=KEPT, chapter=CHAPTER,
    ending=Ending(free=("correction", "confirm_note")),
)  # fmt: skip


def _a_year_later(day: Any) -> Any:
    """The same day; the last of February stays the last."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _followed(organization: Organization, year: int) -> Share:
    """Of the gaps of the year before, those that were looked at this year."""
    gaps = ACTIVITIES.rows(organization).filter(fiscal_year=year - 1, adequacy=ControlActivity.Adequacy.GAP)
    rows = FOLLOW_UPS.rows(organization).filter(activity__in=gaps).order_by().values("activity").distinct()
    return Share(rows.count(), gaps.count())


FOLLOW_UPS: Register = Register(
    key="control-follow-ups", name=_("การติดตามการควบคุมภายใน รอบ 6 และ 12 เดือน"), one=_("การติดตาม"),
    ita=(10,),
    area=Area.INSPECTION, promises=("M49",),
    purpose=_("ติดตามการปรับปรุงตาม ปค.5 ของปีก่อน เมื่อครบ 6 เดือนและ 12 เดือน: ทำถึงไหน ดูอย่างไร พิมพ์แบบติดตามได้"),
    model=ControlFollowUp, dated_by="checked_on",
    columns=(
        Column("activity", NONE, 4.6, seen=OPEN),
        Column("round", NONE, 2.0, seen=OPEN),
        Column("checked_on", NONE, 2.2, seen=OPEN),
        Column("found", NONE, 3.2, seen=OPEN),
        Column("method", NONE, 3.4, listed=False),
        Column("note", NONE, 3.6, listed=False),
    ),
    filters=("round", "found"), searched=("activity__mission", "note", "method"),
    counts=(Count("round"), Count("found")),
    measures=(Measure("followed", _("กิจกรรมที่ติดตามแล้ว"), _followed, _("ของกิจกรรมที่ต้องปรับปรุงจากปีก่อน")),),
    duties=(
        Duty(
            "rounds", _("ติดตามการปรับปรุงการควบคุมภายใน (แบบติดตาม ปค.5)"), Rule.Often.ROUNDS, 30,
            _("แบบรายงาน ปค.5 ติดตามรอบ 6 และ 12 เดือน จำนวนวันเป็นค่าเริ่มต้นของระบบ"),
        ),
    ),
    public=Q(), imports=False,
    grounds=("control_rounds",),
    retention=KEPT, chapter=CHAPTER,
    ending=Ending(free=("note",)),
)  # fmt: skip
