"""Code of ethics (M28), No Gift pledge (M29), manuals against conflicts (M30), and who acknowledged what."""

import datetime
from collections.abc import Callable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.work.conduct.actions import papers as acts
from sucharit.work.conduct.forms import (
    AskCommentsForm,
    AskForm,
    CommentForm,
    PaperAcknowledgementForm,
    PublishPaperForm,
    SignedSheetForm,
    TreatCommentForm,
)
from sucharit.work.conduct.models import Acknowledgement, ConductPaper, ConflictManual, EthicsCode, NoGiftPledge
from sucharit.work.obligations.models import Rule
from sucharit.work.shelf.declaring import (
    Area,
    Asked,
    Carry,
    Child,
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

State = ConductPaper.State
CHAPTER = "31-conduct.md"
KEPT = Retention(10, _("ระเบียบงานสารบรรณ เก็บไม่น้อยกว่า 10 ปี"))
TONES: dict[str, str] = {State.DRAFT: "quiet", State.IN_FORCE: "good", State.SUPERSEDED: "info"}
PUBLIC = ~Q(state=State.DRAFT)
CLOSED = (State.IN_FORCE, State.SUPERSEDED)
NONE, OPEN = Personal.NONE, Seen.OPEN


def _columns(*own: Column) -> tuple[Column, ...]:
    """Those of every paper, with its own after the title."""
    return (
        Column("title", NONE, 5.0, seen=OPEN, also=("ชื่อ",)),
        *own,
        Column("version", NONE, 1.6, seen=OPEN, also=("ฉบับ",)),
        Column("made_on", NONE, 2.2, listed=False),
        Column("summary", NONE, 5.0, seen=OPEN, listed=False),
        Column("address", NONE, 3.4, seen=OPEN, listed=False),
        Column("channels", NONE, 3.4, seen=OPEN, listed=False, help=_("บรรทัดละหนึ่งช่องทาง")),
        Column("in_force_on", NONE, 2.2, seen=OPEN, written=False),
        Column("state", NONE, 2.4, seen=OPEN, listed=False, written=False),
    )


def _in_force(register: Callable[[], Register], **which: Any) -> Callable[[Organization, int], Asked]:
    """How many were in force in that year."""

    def count(organization: Organization, year: int) -> Asked:
        return Asked(register().rows(organization).filter(fiscal_year__lte=year, state=State.IN_FORCE, **which))

    return count


def _channels(register: Callable[[], Register]) -> Callable[[Organization, int], Share]:
    """Different channels of what is in force."""

    def count(organization: Organization, year: int) -> Share:
        rows = register().rows(organization).filter(fiscal_year__lte=year, state=State.IN_FORCE)
        lines = {line.strip() for text in rows.values_list("channels", flat=True) for line in text.splitlines()}
        return Share(len(lines - {""}))

    return count


def _may_ask(row: ConductPaper, _officer: Officer) -> bool:
    return row.state == State.IN_FORCE


PUBLISH = Verb(
    "publish", _("ประกาศใช้และเผยแพร่"), acts.publish_paper, acts.PUBLISHED, form=PublishPaperForm,
    states=(State.DRAFT,),
    confirm=_("ฉบับก่อนของชนิดเดียวกันจะเปลี่ยนเป็นมีฉบับใหม่แทน"), evidence=True,
)  # fmt: skip
ASK = Verb("ask", _("ขอให้ทุกคนรับทราบ"), acts.ask_everyone, acts.ASKED, form=AskForm, states=(State.IN_FORCE,))
SHEET = Verb(
    "sheet", _("รับใบลงนามรับทราบ"), acts.take_signed_sheet, acts.SIGNED_SHEET, form=SignedSheetForm,
    states=(State.IN_FORCE,), when=lambda row, _officer: acts.waiting_of(row).exists(), evidence=True,
)  # fmt: skip
REMIND = Verb(
    "remind", _("เตือนผู้ยังไม่รับทราบ"), acts.remind_all, acts.REMINDED, states=(State.IN_FORCE,),
    when=lambda row, _officer: row.acknowledgements.filter(state="asked", withdrawn_at=None).exists(),
    confirm=_("ระบบแจ้งเตือนทุกคนที่มีบัญชีและยังไม่รับทราบ"),
)  # fmt: skip


def _progress(row: ConductPaper, _officer: Officer) -> dict[str, Any]:
    """How many of those asked have acknowledged, and who has not."""
    asked = Acknowledgement.objects.filter(Q(code=row.pk) if isinstance(row, EthicsCode) else Q(pledge=row.pk))
    asked = asked.filter(withdrawn_at=None).exclude(state=Acknowledgement.State.CARRIED)
    waiting = acts.waiting_of(row)
    all_of_them = asked.count()
    left = waiting.count()
    return {"all": all_of_them, "given": all_of_them - left, "waiting": waiting[:60], "left": left, "row": row}


ACKNOWLEDGING = Part("conduct/_acknowledging.html", _progress)

CODES: Register = Register(
    key="ethics-codes", name=_("ประมวลจริยธรรม"), one=_("ประมวลจริยธรรม"), area=Area.CONDUCT, promises=("M28",),
    ita=(1,),
    purpose=_("เก็บประมวลจริยธรรม ข้อกำหนด และแนวทางทุกฉบับ เผยแพร่กี่ช่องทาง และให้บุคลากรทุกคนรับทราบเป็นรายคน"),
    model=EthicsCode, dated_by="made_on",
    columns=_columns(
        Column("kind", NONE, 2.6, seen=OPEN), Column("for_whom", NONE, 2.8, seen=OPEN, listed=False),
    ),
    filters=("kind",), searched=("title", "summary"), tones=TONES, closed=CLOSED, verbs=(PUBLISH, ASK, SHEET, REMIND),
    counts=(Count("kind"),),
    measures=(
        Measure("in_force", _("ประมวลที่ใช้อยู่ (ฉบับ)"), _in_force(lambda: CODES)),
        Measure("channels", _("ช่องทางเผยแพร่ที่ไม่ซ้ำกัน"), _channels(lambda: CODES)),
    ),
    duties=(
        Duty(
            "acknowledge", _("ให้บุคลากรรับทราบประมวลจริยธรรม และรายงานผลการขับเคลื่อนจริยธรรม"), Rule.Often.YEARLY, 0,
            _("มาตรการส่งเสริมการปฏิบัติงานตามประมวลจริยธรรม ให้ประเมินและรายงานผล ความถี่เป็นค่าเริ่มต้นของระบบ"),
        ),
    ),
    themes=("ethics",), same_by=("title", "version"), public=PUBLIC, parts=(ACKNOWLEDGING,),
    retention=KEPT, chapter=CHAPTER,
    ending=Ending(running=Q(state="in_force")),
)  # fmt: skip

PLEDGES: Register = Register(
    key="no-gift", name=_("ประกาศงดรับของขวัญ (No Gift Policy)"), one=_("ประกาศงดรับของขวัญ"), area=Area.CONDUCT,
    promises=("M29",),
    purpose=_("ประกาศเจตนารมณ์งดรับของขวัญของผู้บริหารแต่ละปีและแต่ละเทศกาล เผยแพร่ที่ใด และบุคลากรรับทราบครบร้อยละ 100 หรือยัง"),
    model=NoGiftPledge, dated_by="made_on",
    columns=_columns(
        Column("occasion", NONE, 2.4, seen=OPEN), Column("declared_by", Personal.DUTY, 3.4, seen=OPEN, listed=False),
        Column("instead", NONE, 3.0, seen=OPEN, listed=False),
    ),
    filters=("occasion",), searched=("title", "declared_by", "summary"), tones=TONES, closed=CLOSED,
    verbs=(PUBLISH, ASK, SHEET, REMIND),
    counts=(Count("occasion"),),
    measures=(
        Measure(
            "declared", _("ประกาศของปี (ฉบับ)"),
            lambda organization, year: Asked(
                PLEDGES.rows(organization).filter(fiscal_year=year).exclude(state=State.DRAFT)
            ),
        ),
        Measure("channels", _("ช่องทางเผยแพร่ที่ไม่ซ้ำกัน"), _channels(lambda: PLEDGES)),
    ),
    duties=(
        Duty(
            "declare", _("ผู้บริหารประกาศเจตนารมณ์งดรับของขวัญ และให้บุคลากรรับทราบ"), Rule.Often.YEARLY, 0,
            _("มาตรการขับเคลื่อนนโยบาย No Gift Policy ความถี่เป็นค่าเริ่มต้นของระบบ"),
        ),
    ),
    themes=("no_gift_declaration_culture",), same_by=("title", "version"), public=PUBLIC,
    parts=(ACKNOWLEDGING,), pages=((_("รายงานประจำปี"), "gift_report"),), retention=KEPT, chapter=CHAPTER,
    ending=Ending(running=Q(state="in_force")),
)  # fmt: skip


def _draft(row: ConflictManual, _officer: Officer) -> dict[str, Any]:
    return {"comments": list(row.comments.all())}


MANUALS: Register = Register(
    key="conflict-manuals", name=_("มาตรการและคู่มือป้องกันผลประโยชน์ทับซ้อน"), one=_("คู่มือป้องกันผลประโยชน์ทับซ้อน"),
    area=Area.CONDUCT, promises=("M30",),
    purpose=_("มาตรการ แนวทาง และคู่มือทุกฉบับ ร่างรับฟังความเห็นบุคลากร บันทึกว่าพิจารณาความเห็นแต่ละข้ออย่างไร แล้วประกาศและเผยแพร่"),
    model=ConflictManual, dated_by="made_on",
    columns=_columns(
        Column("kind", NONE, 3.0, seen=OPEN), Column("comments_until", NONE, 2.2, listed=False),
    ),
    filters=("kind",), searched=("title", "summary"), tones=TONES, closed=CLOSED,
    verbs=(
        Verb(
            "comment", _("ให้ความเห็นต่อร่าง"), acts.comment_on, acts.COMMENTED, form=CommentForm,
            capability=Can.SEE_REGISTERS, states=(State.DRAFT,),
        ),
        Verb(
            "ask-comments", _("ขอความเห็นบุคลากร"), acts.ask_for_comments, acts.ASKED_COMMENTS, form=AskCommentsForm,
            states=(State.DRAFT,),
        ),
        Verb(
            "treat", _("พิจารณาความเห็น"), acts.treat_comment, acts.TREATED, form=TreatCommentForm,
            states=(State.DRAFT,),
            when=lambda row, _officer: row.comments.exists(),
        ),
        PUBLISH,
        Verb(
            "circulate", _("เวียนแจ้งบุคลากรทุกคน"), acts.circulate_manual, acts.CIRCULATED, states=(State.IN_FORCE,),
            confirm=_("ทุกคนที่ดำรงตำแหน่งอยู่ได้รับแจ้งเตือน"), evidence=True,
        ),
    ),
    counts=(Count("kind"),),
    measures=(
        Measure("published", _("ฉบับที่ประกาศใช้อยู่"), _in_force(lambda: MANUALS)),
        Measure("measures", _("ประกาศมาตรการที่ใช้อยู่ (ฉบับ)"), _in_force(lambda: MANUALS, kind="measure")),
        Measure("manuals", _("คู่มือที่ใช้อยู่ (เล่ม)"), _in_force(lambda: MANUALS, kind="manual")),
        Measure("channels", _("ช่องทางเผยแพร่ที่ไม่ซ้ำกัน"), _channels(lambda: MANUALS)),
    ),
    same_by=("title", "version"), public=PUBLIC, parts=(Part("conduct/_comments.html", _draft),),
    retention=KEPT, chapter=CHAPTER,
    ending=Ending(
        running=Q(state="in_force"),
        children=(
            Child("conduct.ManualComment", "manual", personal=("name", "text", "answer")),
        ),
    ),
)  # fmt: skip


def _share(**which: Any) -> Callable[[Organization, int], Asked]:
    """Of those who were asked."""

    def count(organization: Organization, year: int) -> Asked:
        rows = ACKNOWLEDGEMENTS.rows(organization).filter(fiscal_year=year, **which)
        return Asked(rows.filter(state=Acknowledgement.State.GIVEN), rows)

    return count


def _of_all_staff(organization: Organization, year: int) -> Share:
    rows = ACKNOWLEDGEMENTS.rows(organization).filter(fiscal_year=year, state=Acknowledgement.State.GIVEN)
    people = rows.filter(pledge__isnull=False).order_by().values("person").distinct().count()
    return Share(people, max(organization.staff_count or 0, people) or None)


def _late(organization: Organization, year: int) -> list[tuple[str, int]]:
    rows = ACKNOWLEDGEMENTS.rows(organization).filter(fiscal_year=year)
    told = ((_("ประมวลจริยธรรม"), "code__isnull"), (_("ประกาศงดรับของขวัญ"), "pledge__isnull"))
    return [
        (f"{label}: {state.label}", rows.filter(**{field: False}, state=state).count())
        for label, field in told
        for state in Acknowledgement.State
    ]


def _asked_anew(_row: Acknowledgement, year: int) -> dict[str, Any]:
    first = FiscalYear(year).first_day
    return {"asked_on": first, "due_on": first + datetime.timedelta(days=30)}


ACKNOWLEDGEMENTS: Register = Register(
    key="acknowledgements", name=_("การรับทราบรายบุคคล"), one=_("การรับทราบ"), area=Area.CONDUCT,
    promises=("M28", "M29"),
    purpose=_("ใครรับทราบประมวลจริยธรรมและประกาศงดรับของขวัญแล้ว เมื่อใด ด้วยวิธีใด และใครยังไม่รับทราบ"),
    model=Acknowledgement, dated_by="asked_on",
    columns=(
        Column("person", Personal.DUTY, 3.6, also=("ชื่อ", "ชื่อ-สกุล")),
        Column("position", NONE, 3.4, also=("ตำแหน่งงาน",)),
        Column("asked_on", NONE, 2.2, listed=False, also=("วันที่ขอ",)),
        Column("due_on", NONE, 2.2),
        Column("code", NONE, 2.2, also=("ประมวลจริยธรรม",)),
        Column("pledge", NONE, 2.2, also=("ประกาศงดรับของขวัญ",)),
        Column("user", Personal.DUTY, 3.0, listed=False, printed=False, written=False),
        Column("given_on", NONE, 2.2, written=False),
        Column("how", NONE, 2.6, listed=False, written=False),
        Column("state", NONE, 2.4, listed=False, written=False),
    ),
    filters=("code", "pledge"), searched=("person", "position"),
    tones={"asked": "waiting", "given": "good", "carried": "quiet"},
    closed=("given", "carried"),
    verbs=(
        Verb(
            "paper", _("ลงนามในเอกสารแล้ว"), acts.acknowledge_on_paper, acts.ACKNOWLEDGED,
            form=PaperAcknowledgementForm,
            states=(Acknowledgement.State.ASKED,), evidence=True,
        ),
    ),
    figures=(Figure(_("รับทราบแล้วและยังไม่รับทราบ"), _late),),
    measures=(
        Measure("code", _("รับทราบประมวลจริยธรรม"), _share(code__isnull=False), _("ของผู้ที่ถูกขอให้รับทราบในปี")),
        Measure("pledge", _("รับทราบประกาศงดรับของขวัญ"), _share(pledge__isnull=False), _("ของผู้ที่ถูกขอให้รับทราบในปี")),
        Measure("pledge_of_staff", _("รับทราบประกาศงดรับของขวัญ เทียบบุคลากรทั้งหมด"), _of_all_staff, _("ของบุคลากรทั้งหมด")),
    ),
    terms=(
        Term(
            "acknowledge", _("รับทราบประมวลจริยธรรมหรือประกาศงดรับของขวัญ"),
            lambda row: None if row.state == Acknowledgement.State.CARRIED else row.due_on,
            lambda row: row.given_on, lambda row: row.user,
        ),
    ),
    carry=Carry(
        _("ผู้ที่ยังไม่รับทราบเมื่อสิ้นปี ยกไปเตือนต่อในปีถัดไป กำหนดเป็น 30 วันแรกของปี"), Q(state=Acknowledgement.State.ASKED),
        _asked_anew, acts.goes_on,
    ),
    same_by=("person", "code", "pledge"), pages=((_("ของฉัน"), "my_acknowledgements"),), retention=KEPT,
    chapter=CHAPTER,
    ending=Ending(also=("position", "user"), apart=("person",)),
)  # fmt: skip
