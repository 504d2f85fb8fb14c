"""Policies, criteria and measures of personnel work, and what staff said (M32)."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.work.obligations.models import Rule
from sucharit.work.personnel import forms
from sucharit.work.personnel.actions import papers as acts
from sucharit.work.personnel.models import PersonnelPaper, StaffOpinion
from sucharit.work.shelf.declaring import (
    Area,
    Asked,
    Carry,
    Column,
    Count,
    Duty,
    Figure,
    Measure,
    Part,
    Personal,
    Register,
    Retention,
    Seen,
    Share,
    Verb,
)

State, Kind, Subject, Said = PersonnelPaper.State, PersonnelPaper.Kind, PersonnelPaper.Subject, StaffOpinion.State
NONE, DUTY, PRIVATE, OPEN = Personal.NONE, Personal.DUTY, Personal.SENSITIVE, Seen.OPEN
CHAPTER = "38-personnel.md"
KEPT = Retention(10, _("ระเบียบงานสารบรรณ เก็บไม่น้อยกว่า 10 ปี"))
FOUR = (Subject.RECRUIT, Subject.APPOINT, Subject.DEVELOP, Subject.EVALUATE)


def _told(organization: Organization, year: int, *kinds: str) -> Any:
    rows = PAPERS.rows(organization).filter(fiscal_year=year)
    return (rows.filter(kind__in=kinds) if kinds else rows).exclude(state=State.DRAFT)


def _count(*kinds: str) -> Any:
    return lambda organization, year: Asked(_told(organization, year, *kinds))


def _four(organization: Organization, year: int) -> Asked:
    """Of the four subjects, how many have published criteria."""
    told = _told(organization, year, Kind.CRITERIA).filter(subject__in=FOUR).order_by()
    return Asked(told, len(FOUR), each="subject")


def _reported(organization: Organization, year: int) -> Share:
    rows = _told(organization, year, Kind.POLICY, Kind.PLAN, Kind.MEASURE)
    return Share(rows.filter(state=State.REPORTED).count(), rows.count())


def _subjects(organization: Organization, year: int) -> list[tuple[str, int]]:
    told = list(_told(organization, year, Kind.MEASURE).values_list("subject", flat=True))
    return [(str(one.label), told.count(one.value)) for one in Subject]


PAPERS: Register = Register(
    key="personnel-papers", name=_("นโยบาย หลักเกณฑ์ และมาตรการบริหารงานบุคคล"), one=_("นโยบายหรือมาตรการบริหารงานบุคคล"),
    area=Area.PEOPLE, promises=("M32",),
    purpose=_("นโยบาย แผน หลักเกณฑ์ และมาตรการบริหารงานบุคคลที่ประกาศให้ทราบทั่วกัน ใครประกาศ เมื่อใด ที่ใด และดำเนินการได้ผลอย่างไร"),
    model=PersonnelPaper,
    columns=(
        Column("title", NONE, 5.0, seen=OPEN, also=("เรื่อง",)),
        Column("kind", NONE, 2.8, seen=OPEN),
        Column("subject", NONE, 3.4, seen=OPEN),
        Column("content", NONE, 5.0, seen=OPEN, listed=False, also=("รายละเอียด",)),
        Column("address", NONE, 3.0, seen=OPEN, listed=False, printed=False),
        Column("paper_no", NONE, 2.2, seen=OPEN, listed=False, written=False),
        Column("announced_on", NONE, 2.2, seen=OPEN, written=False),
        Column("announced_by", DUTY, 3.0, listed=False, printed=False, written=False),
        Column("channels", NONE, 3.0, seen=OPEN, listed=False, written=False),
        Column("result", NONE, 4.0, seen=OPEN, listed=False, written=False),
        Column("reported_on", NONE, 2.2, seen=OPEN, listed=False, written=False),
        Column("state", NONE, 2.4, seen=OPEN, listed=False, written=False),
    ),
    filters=("kind", "subject"), searched=("title", "content", "paper_no"),
    tones={State.DRAFT: "waiting", State.ANNOUNCED: "info", State.REPORTED: "good"},
    closed=(State.ANNOUNCED, State.REPORTED),
    verbs=(
        Verb(
            "announce", _("ประกาศ"), acts.announce_paper, acts.ANNOUNCED, form=forms.AnnounceForm,
            capability=Can.DECIDE, states=(State.DRAFT,),
            when=lambda row, officer: row.recorded_by_id != officer.user.pk,
        ),
        Verb(
            "report", _("รายงานผล"), acts.report_paper, acts.REPORTED, form=forms.ReportForm,
            states=(State.ANNOUNCED, State.REPORTED), evidence=True,
            when=lambda row, _officer: row.kind != Kind.REPORT,
        ),
    ),
    counts=(Count("kind"),), figures=(Figure(_("มาตรการตามด้าน"), _subjects),),
    measures=(
        Measure("measures", _("จำนวนมาตรการบริหารงานบุคคลที่ประกาศแล้ว"), _count(Kind.MEASURE)),
        Measure("criteria", _("หลักเกณฑ์ที่เผยแพร่แล้ว"), _four, _("ของ 4 เรื่อง: สรรหา บรรจุแต่งตั้ง พัฒนา ประเมินผล")),
        Measure("policies", _("จำนวนนโยบายและแผนบริหารทรัพยากรบุคคลที่ประกาศแล้ว"), _count(Kind.POLICY, Kind.PLAN)),
        Measure("reports", _("จำนวนรายงานผลการบริหารทรัพยากรบุคคลประจำปี"), _count(Kind.REPORT)),
        Measure("reported", _("นโยบาย แผน และมาตรการที่รายงานผลแล้ว"), _reported, _("ของที่ประกาศแล้ว")),
    ),
    duties=(
        Duty(
            "report", _("รายงานผลการบริหารและพัฒนาทรัพยากรบุคคลประจำปี"), Rule.Often.YEARLY, 30,
            _("รายการเปิดเผยข้อมูล (OIT) เรื่องการบริหารทรัพยากรบุคคล จำนวนวันเป็นค่าเริ่มต้นของระบบ"),
        ),
        Duty(
            "review", _("ทบทวนนโยบาย หลักเกณฑ์ และมาตรการบริหารงานบุคคล"), Rule.Often.YEARLY, 0,
            _("มาตรการสร้างความโปร่งใสในการบริหารงานบุคคล ความถี่เป็นค่าเริ่มต้นของระบบ"),
        ),
    ),
    carry=Carry(
        _("นโยบาย แผน หลักเกณฑ์ และมาตรการที่ประกาศแล้ว ยกไปเป็นร่างให้ทบทวนและประกาศใหม่ในปีถัดไป"),
        ~Q(state=State.DRAFT) & ~Q(kind=Kind.REPORT),
        lambda _row, _year: {
            "state": State.DRAFT, "announced_on": None, "announced_by": None, "paper_no": "", "channels": "",
            "result": "", "reported_on": None,
        },
    ),
    themes=("hr_plan", "hr_report"), same_by=("title", "kind", "fiscal_year"), public=~Q(state=State.DRAFT),
    pages=((_("รายงานประจำปี"), "personnel_report"),),
    parts=(Part("personnel/_paper.html", lambda row, _officer: {"row": row}),),
    grounds=("personnel_measures", "personnel_criteria_four"), retention=KEPT, chapter=CHAPTER,
)  # fmt: skip


def _opinions(organization: Organization, year: int) -> Any:
    return OPINIONS.rows(organization).filter(fiscal_year=year)


def _answered(organization: Organization, year: int) -> Share:
    rows = _opinions(organization, year)
    return Share(rows.filter(state=Said.ANSWERED).count(), rows.count())


def _forums(organization: Organization, year: int) -> Share:
    rows = _opinions(organization, year).order_by().values("heard_on", "forum").distinct()
    return Share(rows.count())


def _first_day(_row: StaffOpinion, year: int) -> dict[str, Any]:
    return {"heard_on": FiscalYear(year).first_day, "state": Said.HEARD, "sent_on": None}


def _reads_opinion(officer: Officer, _row: StaffOpinion) -> bool:
    return officer.may(Can.SEE_PERSONNEL)


OPINIONS: Register = Register(
    key="staff-opinions", name=_("ความเห็นของบุคลากรต่อการบริหารงาน"), one=_("ความเห็นของบุคลากร"), area=Area.PEOPLE,
    promises=("M32",), see=Can.SEE_PERSONNEL, files=False,
    purpose=_("ความเห็นของบุคลากรจากเวทีแลกเปลี่ยน โดยไม่เก็บชื่อผู้ให้ความเห็น เสนอผู้บริหารเมื่อใด และผู้บริหารตอบอย่างไร"),
    model=StaffOpinion, dated_by="heard_on",
    columns=(
        Column("heard_on", NONE, 2.2, also=("วันที่",)),
        Column("forum", NONE, 3.6, also=("เวที",)),
        Column("topic", NONE, 3.4, also=("ด้าน",)),
        Column("text", PRIVATE, 5.0, listed=False, help=_("ไม่ต้องใส่ชื่อผู้ให้ความเห็น")),
        Column("sent_on", NONE, 2.2, listed=False, written=False),
        Column("answer", PRIVATE, 4.0, listed=False, printed=False, written=False),
        Column("answered_on", NONE, 2.2, written=False),
        Column("answered_by", DUTY, 3.0, listed=False, printed=False, written=False),
        Column("state", NONE, 2.4, listed=False, written=False),
    ),
    filters=("topic",), searched=("forum",),
    tones={Said.HEARD: "waiting", Said.SENT: "info", Said.ANSWERED: "good"}, closed=(Said.SENT, Said.ANSWERED),
    verbs=(
        Verb("send", _("เสนอผู้บริหาร"), acts.send_opinion, acts.SENT, form=forms.SendForm, states=(Said.HEARD,)),
        Verb(
            "answer", _("ตอบ"), acts.answer_opinion, acts.ANSWERED, form=forms.AnswerForm, capability=Can.DECIDE,
            states=(Said.SENT,),
        ),
    ),
    counts=(Count("topic"),),
    measures=(
        Measure("answered", _("ความเห็นที่ผู้บริหารตอบแล้ว"), _answered, _("ของความเห็นที่รับฟัง")),
        Measure("forums", _("จำนวนเวทีหรือช่องทางที่รับฟังความเห็นของบุคลากร"), _forums),
    ),
    duties=(
        Duty(
            "forum", _("จัดเวทีแลกเปลี่ยนความเห็นของบุคลากร"), Rule.Often.YEARLY, 0,
            _("มาตรการสร้างความโปร่งใสในการบริหารงานบุคคล ขั้นที่ 4 ความถี่เป็นค่าเริ่มต้นของระบบ"),
        ),
    ),
    carry=Carry(_("ความเห็นที่ผู้บริหารยังไม่ตอบ"), ~Q(state=Said.ANSWERED), _first_day),
    same_by=("heard_on", "text"), private=_reads_opinion, retention=KEPT, chapter=CHAPTER,
)  # fmt: skip
