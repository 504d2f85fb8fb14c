"""Gatherings: what the register is (M34)."""

import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.work.gatherings import figures
from sucharit.work.gatherings.actions import attending, ending, preparing
from sucharit.work.gatherings.forms import (
    CancelForm,
    CheckInForm,
    InviteForm,
    MaterialForm,
    OutsideTestForm,
    ReportForm,
    SpeakerForm,
    StrikeForm,
    SurveysForm,
)
from sucharit.work.gatherings.models import Gathering
from sucharit.work.gatherings.showing import sheet_of
from sucharit.work.shelf.declaring import (
    Area,
    Child,
    Column,
    Count,
    Ending,
    Figure,
    Measure,
    Part,
    Personal,
    Register,
    Retention,
    Seen,
    Term,
    Verb,
)

State, Kind = Gathering.State, Gathering.Kind
NONE, OPEN = Personal.NONE, Seen.OPEN
COMING = preparing.COMING
RUNNING = preparing.RUNNING
REPORT_DAYS = 30


def _report_due(row: Gathering) -> datetime.date | None:
    """Thirty days after the last day, a default of the house."""
    if row.state == State.CANCELLED:
        return None
    return row.last_day + datetime.timedelta(days=REPORT_DAYS)


def _held_due(row: Gathering) -> datetime.date | None:
    return None if row.state == State.CANCELLED else row.last_day


def _begun(row: Gathering, officer: Officer) -> bool:
    return row.held_on <= officer.today


def _today(row: Gathering, officer: Officer) -> bool:
    return row.held_on <= officer.today <= row.last_day


def _sheet(row: Gathering, _officer: Officer) -> dict[str, Any]:
    return sheet_of(row)


VERBS = (
    Verb("invite", _("เชิญผู้เข้าร่วม"), preparing.invite, preparing.INVITED, form=InviteForm, states=COMING),
    Verb(
        "open", _("เปิดลงเวลาด้วยคิวอาร์โค้ด"), attending.open_door, attending.OPENED, states=COMING, when=_today,
        confirm=_("หน้าลงเวลาเปิดให้ผู้ที่สแกนคิวอาร์โค้ด และปิดเองเมื่อท่านกดปิดหรือพ้นวันสุดท้าย"),
    ),
    Verb(
        "came", _("ลงเวลาให้"), attending.check_in_by_hand, attending.CAME, form=CheckInForm,
        states=(*RUNNING, State.HELD), when=_begun, evidence=True,
    ),
    Verb(
        "close", _("ปิดการลงเวลา"), attending.close_door, attending.CLOSED, states=RUNNING, when=_begun,
        confirm=_("หน้าลงเวลาปิดทันที ระบบนับผู้เข้าร่วม เพิ่มจากใบลงนามภายหลังได้"),
    ),
    Verb(
        "report", _("สรุปผล"), ending.report, ending.REPORTED, form=ReportForm, states=(State.HELD, State.REPORTED),
        evidence=True,
    ),
    Verb(
        "surveys", _("แบบทดสอบและแบบประเมิน"), preparing.link_surveys, preparing.MEASURED, form=SurveysForm,
        states=(*RUNNING, State.HELD, State.REPORTED),
    ),
    Verb(
        "outside", _("ผลทดสอบภายนอก"), ending.record_outside_test, ending.TESTED, form=OutsideTestForm,
        states=(State.HELD, State.REPORTED), evidence=True, when=lambda row, _officer: row.kind == Kind.TRAINING,
    ),
    Verb("speaker", _("เพิ่มวิทยากร"), preparing.add_speaker, preparing.SPEAKER, form=SpeakerForm, states=RUNNING),
    Verb(
        "material", _("เพิ่มเอกสารประกอบ"), preparing.add_material, preparing.MATERIAL, form=MaterialForm,
        states=(*RUNNING, State.HELD), evidence=True,
    ),
    Verb(
        "strike", _("ตัดการลงเวลาที่ไม่จริง"), attending.strike, attending.STRUCK, form=StrikeForm,
        states=(State.OPEN, State.HELD), danger=True,
    ),
    Verb(
        "cancel", _("ยกเลิก"), ending.cancel, ending.CANCELLED, form=CancelForm, states=RUNNING, danger=True,
    ),
)  # fmt: skip

GATHERINGS: Register = Register(
    key="gatherings",
    ita=(1,),
    name=_("ทะเบียนการอบรม ประชุม และรับฟังความคิดเห็น"),
    one=_("การอบรมหรือประชุม"),
    area=Area.PEOPLE,
    promises=("M34",),
    purpose=_(
        "ทุกครั้งที่เชิญคนมา: เรื่องใด เชิญใคร ใครมาจริง วิทยากร เอกสาร ผลทดสอบก่อนและหลัง ผลประเมิน รายงาน และค่าใช้จ่าย"
        " สัดส่วนผู้ผ่านและผู้ได้รับการอบรมนับเองจากที่นี่"
    ),
    model=Gathering,
    dated_by="held_on",
    coming=True,
    columns=(
        Column("title", NONE, 5.0, seen=OPEN, also=("ชื่อโครงการ", "หลักสูตร")),
        Column("kind", NONE, 2.2, seen=OPEN, also=("ประเภท",)),
        Column("held_on", NONE, 2.2, seen=OPEN, also=("วันที่", "วันเริ่ม")),
        Column("ends_on", NONE, 2.2, seen=OPEN, listed=False, printed=False, also=("วันสิ้นสุด",)),
        Column("hours", NONE, 2.2, listed=False, printed=False, also=("ช่วงเวลา",)),
        Column("place", NONE, 3.2, seen=OPEN, listed=False),
        Column("audience", NONE, 3.4, seen=OPEN, listed=False, also=("ผู้เข้ารับการอบรม",)),
        Column("planned_people", NONE, 2.0, listed=False, total=True, also=("เป้าหมาย",)),
        Column("agenda", NONE, 3.0, listed=False, printed=False, also=("หัวข้อ",)),
        Column("budget", NONE, 2.4, listed=False, total=True, also=("งบประมาณ",)),
        Column("attended", NONE, 2.0, seen=OPEN, total=True, written=False),
        Column("cost", NONE, 2.4, seen=OPEN, total=True, written=False),
        Column("before_test", NONE, 2.0, listed=False, printed=False, written=False),
        Column("after_test", NONE, 2.0, listed=False, printed=False, written=False),
        Column("evaluation", NONE, 2.0, listed=False, printed=False, written=False),
        Column("follow_up", NONE, 2.0, listed=False, printed=False, written=False),
        Column("outside_test", NONE, 2.6, listed=False, printed=False, written=False),
        Column("closed_on", NONE, 2.0, listed=False, printed=False, written=False),
        Column("minutes", NONE, 3.0, listed=False, printed=False, written=False),
        Column("reported_on", NONE, 2.2, listed=False, printed=False, written=False),
        Column("cancelled_reason", NONE, 3.0, listed=False, printed=False, written=False),
        Column("state", NONE, 2.4, seen=OPEN, listed=False, written=False),
    ),
    filters=("kind",),
    searched=("title", "audience", "place", "agenda"),
    tones={
        State.PLANNED: "quiet", State.INVITED: "waiting", State.OPEN: "info", State.HELD: "warn",
        State.REPORTED: "good", State.CANCELLED: "quiet",
    },
    verbs=VERBS,
    closed=(State.REPORTED, State.CANCELLED),
    counts=(Count("kind"),),
    figures=(Figure(_("ผู้เข้าร่วม (คนครั้ง)"), figures.by_kind),),
    measures=(
        Measure("trainings", _("จำนวนครั้งที่จัดอบรม"), figures.count_held(Kind.TRAINING)),
        Measure("meetings", _("จำนวนครั้งที่จัดประชุม"), figures.count_held(Kind.MEETING)),
        Measure("hearings", _("จำนวนครั้งที่รับฟังความคิดเห็น"), figures.count_held(Kind.HEARING)),
        Measure("activities", _("จำนวนครั้งที่จัดกิจกรรมรณรงค์"), figures.count_held(Kind.ACTIVITY)),
        Measure("people", _("จำนวนผู้เข้าร่วม (คนครั้ง)"), figures.people),
        Measure("citizens", _("จำนวนประชาชนที่เข้าร่วม (คนครั้ง)"), figures.citizens),
        Measure("of_invited", _("ผู้ได้รับเชิญที่เข้าร่วม"), figures.of_invited, _("ของผู้ได้รับเชิญ")),
        Measure("staff_trained", _("บุคลากรที่ผ่านการอบรม"), figures.staff_trained, _("ของบุคลากรทั้งหมด")),
        Measure(
            "passed", _("ผ่านแบบทดสอบหลังอบรม (เทียบผู้เข้าร่วม)"), figures.reached("after_test", "participants"),
            _("ของผู้เข้าร่วมทั้งหมด"),
        ),
        Measure(
            "passed_of_answers", _("ผ่านแบบทดสอบหลังอบรม (เทียบผู้ทำแบบทดสอบ)"),
            figures.reached("after_test", "answered"), _("ของผู้ทำแบบทดสอบ"),
        ),
        Measure(
            "passed_of_staff", _("ผ่านแบบทดสอบหลังอบรม (หลักสูตรที่ผ่านมากที่สุด เทียบบุคลากร)"),
            figures.reached("after_test", "staff"), _("ของบุคลากรทั้งหมด"),
        ),
        Measure(
            "passed_outside", _("ผ่านแบบทดสอบของหน่วยงานภายนอก (เทียบผู้เข้าร่วม)"), figures.passed_outside,
            _("ของผู้เข้าร่วมการอบรมที่มีผลทดสอบภายนอก"),
        ),
        Measure(
            "satisfied", _("ประเมินการจัดถึงระดับที่กำหนด"), figures.reached("evaluation", "answered"),
            _("ของผู้ตอบแบบประเมิน"),
        ),
        Measure(
            "satisfied_of_participants", _("ประเมินการจัดถึงระดับที่กำหนด (เทียบผู้เข้าร่วม)"),
            figures.reached("evaluation", "participants"), _("ของผู้เข้าร่วมทั้งหมด"),
        ),
        Measure(
            "applied", _("นำไปใช้จริงตามแบบติดตามผล"), figures.reached("follow_up", "answered"),
            _("ของผู้ตอบแบบติดตามผล"),
        ),
    ),
    terms=(
        Term("hold", _("จัดการอบรมหรือประชุมที่นัดไว้"), _held_due, lambda row: row.closed_on),
        Term("report", _("สรุปผลการอบรมหรือประชุม"), _report_due, lambda row: row.reported_on),
    ),
    themes=("hr_report", "participation"),
    same_by=("title", "held_on", "place"),
    public=Q(state__in=[State.HELD, State.REPORTED]),
    parts=(Part("gatherings/_sheet.html", _sheet),),
    retention=Retention(10, _("ระเบียบงานสารบรรณ เก็บไม่น้อยกว่า 10 ปี ใช้เป็นหลักฐานรายงานผลและเบิกจ่าย")),
    see=Can.SEE_REGISTERS,
    chapter="32-gatherings.md",
    ending=Ending(
        running=~Q(state__in=("reported", "cancelled")), free=("minutes", "cancelled_reason"),
        children=(
            Child(
                "gatherings.Participant", "gathering", personal=("name", "group", "user", "struck"),
                apart=("key", "apart"),
            ),
            Child("gatherings.Speaker", "gathering", personal=("position",), apart=("name",), plain=("topic",)),
            Child("gatherings.Material", "gathering", plain=("title", "address")),
            Child("gatherings.Door", "gathering", own=("key",)),
        ),
    ),
)  # fmt: skip
