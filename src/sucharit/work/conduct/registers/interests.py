"""Interests: by position, by person, and in each procurement (M30)."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.models import Position
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.work.conduct.actions import interests as acts
from sucharit.work.conduct.forms import (
    BidderForm,
    CloseCheckForm,
    EndInterestForm,
    ManageInterestForm,
    MemberForm,
    RecuseForm,
    StateForm,
    VoteForm,
    WhyForm,
)
from sucharit.work.conduct.models import BidderCheck, Interest, InterestRisk
from sucharit.work.conduct.registers.papers import CHAPTER, KEPT, NONE, OPEN
from sucharit.work.conduct.suspecting import suspicions, unchecked
from sucharit.work.obligations.models import Rule
from sucharit.work.shelf.declaring import (
    Area,
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
    Share,
    Verb,
)

OpenCheck = (BidderCheck.State.OPEN,)


def _positions(organization: Organization, year: int) -> Share:
    rows = RISKS.rows(organization).filter(fiscal_year=year)
    analysed = set(rows.values_list("position", flat=True))
    titles = set(Position.objects.filter(organization=organization, active=True).values_list("title", flat=True))
    return Share(len(analysed & titles), len(titles) or None)


RISKS: Register = Register(
    key="interest-risks", name=_("การวิเคราะห์ผลประโยชน์ทับซ้อนรายตำแหน่ง"), one=_("การวิเคราะห์ผลประโยชน์ทับซ้อน"),
    area=Area.CONDUCT, promises=("M30",),
    purpose=_("แต่ละตำแหน่งมีงานใดที่ใช้ดุลพินิจ ผลประโยชน์ทับซ้อนอาจเกิดอย่างไร ระดับใด และป้องกันด้วยมาตรการใด ทบทวนทุกปี"),
    model=InterestRisk, dated_by="reviewed_on",
    columns=(
        Column("position", NONE, 3.4, seen=OPEN, also=("ชื่อตำแหน่ง",)),
        Column("duty", NONE, 4.0, seen=OPEN, also=("งาน",)),
        Column("situation", NONE, 5.0, seen=OPEN, listed=False, also=("รูปแบบผลประโยชน์ทับซ้อน",)),
        Column("level", NONE, 1.8, seen=OPEN, also=("ระดับ",)),
        Column("measure", NONE, 5.0, seen=OPEN, also=("มาตรการ",)),
        Column("reviewed_on", NONE, 2.2, listed=False, also=("วันที่",)),
    ),
    filters=("level",), searched=("position", "duty", "situation", "measure"), counts=(Count("level"),),
    measures=(
        Measure("positions", _("ตำแหน่งที่วิเคราะห์แล้ว"), _positions, _("ของตำแหน่งที่ใช้งานอยู่ทั้งหมด")),
        Measure("high", _("ตำแหน่งที่มีความเสี่ยงสูง"), part=Q(level="high")),
    ),
    duties=(
        Duty(
            "review", _("ทบทวนการวิเคราะห์ผลประโยชน์ทับซ้อนรายตำแหน่ง"), Rule.Often.YEARLY, 0,
            _("โครงการป้องกันผลประโยชน์ทับซ้อน ความถี่เป็นค่าเริ่มต้นของระบบ"),
        ),
    ),
    carry=Carry(
        _("ทุกข้อที่ยังใช้อยู่ ยกไปทบทวนในปีถัดไป วันที่วิเคราะห์เป็นวันแรกของปีถัดไปจนกว่าจะแก้"), Q(),
        lambda _row, year: {"reviewed_on": FiscalYear(year).first_day},
    ),
    same_by=("position", "duty", "fiscal_year"), public=Q(), retention=KEPT, chapter=CHAPTER,
)  # fmt: skip


def _declared_of_staff(organization: Organization, year: int) -> Share:
    people = INTERESTS.rows(organization).filter(fiscal_year=year).order_by().values("person").distinct().count()
    return Share(people, max(organization.staff_count or 0, people) or None)


INTERESTS: Register = Register(
    key="interests", name=_("การแจ้งผลประโยชน์ส่วนตน"), one=_("การแจ้งผลประโยชน์"), area=Area.CONDUCT,
    promises=("M30",),
    purpose=_("ใครแจ้งว่ามีธุรกิจ ญาติ งานอื่น หรือความสัมพันธ์ที่อาจขัดกับหน้าที่ และหน่วยงานจัดการอย่างไร รายละเอียดเห็นเฉพาะผู้เกี่ยวข้อง"),
    model=Interest, dated_by="declared_on",
    columns=(
        Column("person", Personal.DUTY, 3.4, also=("ชื่อ",)),
        Column("position", NONE, 3.2),
        Column("declared_on", NONE, 2.2, also=("วันที่",)),
        Column("kind", NONE, 3.2, also=("ประเภทผลประโยชน์",)),
        Column("counterpart", Personal.SENSITIVE, 3.4, listed=False, also=("ธุรกิจ",)),
        Column("detail", Personal.SENSITIVE, 4.0, listed=False, printed=False),
        Column("handling", NONE, 3.0, written=False),
        Column("handling_note", Personal.SENSITIVE, 3.0, listed=False, printed=False, written=False),
        Column("decided_on", NONE, 2.2, listed=False, written=False),
        Column("decided_by", Personal.DUTY, 3.0, listed=False, printed=False, written=False),
        Column("ended_on", NONE, 2.2, listed=False, written=False),
        Column("state", NONE, 2.6, listed=False, written=False),
    ),
    filters=("kind",), searched=("person", "position"),
    tones={"declared": "waiting", "managed": "good", "ended": "quiet"},
    closed=("managed", "ended"),
    verbs=(
        Verb(
            "manage", _("กำหนดวิธีจัดการ"), acts.manage_interest, acts.MANAGED, form=ManageInterestForm,
            capability=Can.DECIDE, states=(Interest.State.DECLARED,),
            when=lambda row, _officer: row.kind != Interest.Kind.NONE,
        ),
        Verb(
            "end", _("สิ้นสุดแล้ว"), acts.end_interest, acts.ENDED, form=EndInterestForm,
            states=(Interest.State.DECLARED, Interest.State.MANAGED),
        ),
    ),
    counts=(Count("kind"), Count("handling")),
    measures=(
        Measure(
            "managed", _("กำหนดวิธีจัดการแล้ว"), of=_("ของการแจ้งที่มีผลประโยชน์ในปี"),
            part=~Q(state=Interest.State.DECLARED), whole=~Q(kind=Interest.Kind.NONE),
        ),
        Measure("people", _("บุคลากรที่แจ้งแล้ว"), _declared_of_staff, _("ของบุคลากรทั้งหมด")),
    ),
    carry=Carry(
        _("ผลประโยชน์ที่ยังไม่สิ้นสุด ยกไปติดตามในปีถัดไป"), ~Q(state=Interest.State.ENDED) & ~Q(kind="none"),
        lambda _row, year: {"declared_on": FiscalYear(year).first_day},
    ),
    same_by=("person", "kind", "counterpart", "declared_on"), pages=((_("ของฉัน"), "my_interests"),),
    retention=Retention(10, _("เก็บตลอดเวลาที่ดำรงตำแหน่ง และอีก 10 ปี ตามระเบียบงานสารบรรณ")), chapter=CHAPTER,
    ending=Ending(since="ended_on", also=("position",), apart=("person",)),
)  # fmt: skip


def _board(row: BidderCheck, _officer: Officer) -> dict[str, Any]:
    return {
        "bidders": list(row.bidders.all()), "members": list(row.members.all()),
        "missing": unchecked(row) if row.state == BidderCheck.State.OPEN else [],
        "questions": suspicions(row) if row.state == BidderCheck.State.OPEN else [], "open": row.state == "open",
    }  # fmt: skip


def _stated(organization: Organization, year: int) -> list[tuple[str, int]]:
    from sucharit.work.conduct.models import CheckMember

    members = CheckMember.objects.filter(check_of__in=CHECKS.rows(organization).filter(fiscal_year=year))
    return [
        (str(_("ผู้ทำหน้าที่ทั้งหมด")), members.count()),
        (str(_("รับรองว่าไม่เกี่ยวข้อง")), members.filter(stated="no").count()),
        (str(_("แจ้งว่าเกี่ยวข้อง")), members.filter(stated="yes").count()),
        (str(_("ถอนตัว")), members.filter(recused_on__isnull=False).count()),
    ]


CHECKS: Register = Register(
    key="bidder-checks", name=_("การตรวจความเกี่ยวข้องกับผู้เสนองาน"), one=_("การตรวจความเกี่ยวข้อง"),
    area=Area.CONDUCT,
    promises=("M30",),
    purpose=_("ทุกการจัดซื้อจัดจ้าง ผู้ทำหน้าที่รับรองว่าเกี่ยวข้องกับผู้เสนองานหรือไม่ ผู้เกี่ยวข้องถอนตัว และผู้ถอนตัวลงมติไม่ได้"),
    model=BidderCheck, dated_by="checked_on",
    columns=(
        Column("subject", NONE, 5.0, seen=OPEN, also=("ชื่องาน", "โครงการ")),
        Column("reference", NONE, 2.6, seen=OPEN, listed=False),
        Column("method", NONE, 2.4, seen=OPEN, also=("วิธีจัดซื้อจัดจ้าง",)),
        Column("budget", NONE, 2.6, seen=OPEN, total=True, also=("วงเงิน", "งบประมาณ")),
        Column("checked_on", NONE, 2.2, seen=OPEN, also=("วันที่",)),
        Column("result_note", NONE, 3.6, listed=False, written=False),
        Column("closed_on", NONE, 2.2, listed=False, written=False),
        Column("state", NONE, 2.6, seen=OPEN, listed=False, written=False),
    ),
    filters=("method",), searched=("subject", "reference"),
    tones={"open": "waiting", "clear": "good", "handled": "info", "cancelled": "quiet"},
    closed=("clear", "handled", "cancelled"),
    verbs=(
        Verb("bidder", _("เพิ่มผู้เสนองาน"), acts.add_bidder, acts.BIDDER, form=BidderForm, states=OpenCheck),
        Verb(
            "bring", _("นำผู้เสนองานจากทะเบียน"), acts.bring_bidders, acts.BROUGHT, states=OpenCheck,
            when=lambda row, _officer: bool(unchecked(row)),
        ),
        Verb("member", _("เพิ่มผู้ทำหน้าที่"), acts.add_member, acts.MEMBER, form=MemberForm, states=OpenCheck),
        Verb(
            "state", _("ให้คำรับรอง"), acts.state_relation, acts.STATED, form=StateForm, states=OpenCheck,
            when=lambda row, _officer: row.members.exists(),
        ),
        Verb(
            "recuse", _("ถอนตัว"), acts.recuse, acts.RECUSED, form=RecuseForm, states=OpenCheck,
            when=lambda row, _officer: row.members.exists(),
        ),
        Verb(
            "vote", _("บันทึกมติ"), acts.record_vote, acts.VOTED, form=VoteForm, states=OpenCheck,
            when=lambda row, _officer: row.members.exists(),
        ),
        Verb(
            "close", _("สรุปผล"), acts.close_check, acts.CHECKED, form=CloseCheckForm, states=OpenCheck,
            confirm=_("เมื่อสรุปผลแล้ว แก้คำรับรองและมติไม่ได้"),
        ),
        Verb("cancel", _("ยกเลิกงานนี้"), acts.cancel_check, acts.CANCELLED, form=WhyForm, states=OpenCheck, danger=True),
    ),
    counts=(Count("method"),), figures=(Figure(_("คำรับรอง"), _stated),),
    measures=(
        Measure(
            "checked", _("ตรวจเสร็จ"), of=_("ของการจัดซื้อจัดจ้างที่ไม่ยกเลิก"), part=~Q(state=BidderCheck.State.OPEN),
            whole=~Q(state=BidderCheck.State.CANCELLED),
        ),
        Measure("recused", _("ครั้งที่มีผู้ถอนตัว"), part=Q(state=BidderCheck.State.HANDLED)),
    ),
    same_by=("subject", "checked_on"), public=~Q(state=BidderCheck.State.OPEN),
    parts=(Part("conduct/_board.html", _board),), retention=KEPT, chapter=CHAPTER,
    ending=Ending(
        running=Q(state="open"), free=("result_note",),
        children=(
            Child("conduct.CheckBidder", "check_of", personal=("directors",), apart=("name",)),
            Child(
                "conduct.CheckMember", "check_of", personal=("position", "relation", "replaced_by"), apart=("name",),
                plain=("part",),
            ),
        ),
    ),
)  # fmt: skip
