"""Integrity agreements: what the register is (M35)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Count as Counted
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can, Role
from sucharit.work.agreements.actions import integrity as acts
from sucharit.work.agreements.actions.everyone import ask_to_sign
from sucharit.work.agreements.forms import JudgeForm, PaperForm
from sucharit.work.agreements.models import IntegrityAgreement
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
    Verb,
)
from sucharit.work.years.recording.stories import snapshot

State = IntegrityAgreement.State
NONE, DUTY, PRIVATE = Personal.NONE, Personal.DUTY, Personal.SENSITIVE
CHAPTER = "33-people.md"
KEPT = Retention(10, _("ระเบียบงานสารบรรณ เก็บไม่น้อยกว่า 10 ปี"))
SIGNED = [State.SIGNED, State.APPROVED, State.JUDGED]
WELL = 4
AGREED = ("tier", "superior", "person", "position", "user", "promises")


#: what an agreement of the next year does not have yet
UNSIGNED: dict[str, Any] = {
    "state": State.DRAFT, "superior_on": None, "person_on": None, "approved_on": None, "approved_by": None,
    "fair": None, "no_demand": None, "no_favour": None, "judged_on": None, "judged_by": None, "note": "",
}  # fmt: skip


def to_sign(row: IntegrityAgreement, officer: Officer) -> bool:
    """Does it wait for this officer's signature?"""
    if row.state != State.DRAFT:
        return False
    me = officer.user.pk
    return (row.superior_id == me and row.superior_on is None) or (row.user_id == me and row.person_on is None)


def _as_signed(row: IntegrityAgreement, _by: Officer) -> None:
    """What one of the two has signed is not changed under their name."""
    before = getattr(row, "before", None)
    if not before or not (before["superior_on"] or before["person_on"]):
        return
    now = snapshot(row)
    if any(before[name] != now[name] for name in AGREED):
        raise ValidationError({"promises": gettext("มีผู้ลงนามแล้ว แก้ข้อตกลงไม่ได้ โปรดถอนรายการแล้วทำใหม่")})


def _covered(organization: Organization, year: int) -> Asked:
    """Persons whose agreement both have signed, of all staff."""
    people = INTEGRITY.rows(organization).filter(fiscal_year=year, state__in=SIGNED)
    return Asked(people, organization.staff_count or 0)


def _kept(organization: Organization, year: int) -> Asked:
    """Judged at level 4 or 5 on every point."""
    rows = INTEGRITY.rows(organization).filter(fiscal_year=year, state=State.JUDGED)
    return Asked(rows.filter(fair__gte=WELL, no_demand__gte=WELL, no_favour__gte=WELL), rows)


def _tiers(organization: Organization, year: int) -> list[tuple[str, int]]:
    rows = INTEGRITY.rows(organization).filter(fiscal_year=year, state__in=SIGNED).order_by()
    counts = dict(rows.values_list("tier").annotate(n=Counted("pk")))
    return [(str(tier.label), counts.get(tier.value, 0)) for tier in IntegrityAgreement.Tier]


INTEGRITY: Register = Register(
    key="integrity-agreements", name=_("ข้อตกลงปฏิบัติราชการด้วยความซื่อสัตย์สุจริต"), one=_("ข้อตกลงรายบุคคล"),
    area=Area.PEOPLE, promises=("M35",),
    purpose=_("ข้อตกลงรายบุคคลสามระดับ ผู้บังคับบัญชากับผู้ใต้บังคับบัญชาลงนามเองทั้งสองฝ่าย ผู้บริหารเห็นชอบ แล้วประเมินตามข้อตกลง"),
    model=IntegrityAgreement,
    columns=(
        Column("tier", NONE, 3.2, also=("ระดับข้อตกลง",)),
        Column("superior", DUTY, 3.4, imported=True, also=("ชื่อผู้บังคับบัญชา",)),
        Column("person", DUTY, 3.4, also=("ชื่อ", "ชื่อผู้ใต้บังคับบัญชา")),
        Column("position", NONE, 3.2, also=("ตำแหน่ง",)),
        Column("user", DUTY, 3.0, listed=False, printed=False),
        Column("promises", NONE, 4.0, listed=False, printed=False),
        Column("superior_on", NONE, 2.2, listed=False, written=False),
        Column("person_on", NONE, 2.2, listed=False, written=False),
        Column("approved_on", NONE, 2.2, listed=False, written=False),
        Column("approved_by", DUTY, 3.0, listed=False, printed=False, written=False),
        Column("fair", PRIVATE, 1.6, listed=False, printed=False, written=False),
        Column("no_demand", PRIVATE, 1.6, listed=False, printed=False, written=False),
        Column("no_favour", PRIVATE, 1.6, listed=False, printed=False, written=False),
        Column("judged_on", NONE, 2.2, listed=False, printed=False, written=False),
        Column("judged_by", DUTY, 3.0, listed=False, printed=False, written=False),
        Column("note", PRIVATE, 3.0, listed=False, printed=False, written=False),
        Column("state", NONE, 2.4, listed=False, written=False),
    ),
    filters=("tier", "superior"), searched=("person", "position"),
    tones={State.DRAFT: "waiting", State.SIGNED: "info", State.APPROVED: "good", State.JUDGED: "good"},
    verbs=(
        Verb(
            "sign", _("ลงนามของข้าพเจ้า"), acts.sign_integrity, acts.SIGNED, capability=Can.SEE_REGISTERS,
            states=(State.DRAFT,), when=to_sign, confirm=_("ลงนามแทนผู้อื่นไม่ได้ ระบบเก็บวันที่และชื่อของท่าน"),
        ),
        Verb(
            "paper", _("ลงนามในเอกสารแล้ว"), acts.sign_integrity_on_paper, acts.PAPER, form=PaperForm,
            states=(State.DRAFT,), evidence=True,
        ),
        Verb(
            "approve", _("เห็นชอบ"), acts.approve_integrity, acts.APPROVED, capability=Can.DECIDE,
            states=(State.SIGNED,),
            when=lambda row, officer: bool(officer.roles & {Role.CHIEF_EXECUTIVE, Role.CLERK})
            and row.user_id != officer.user.pk,
        ),
        Verb(
            "judge", _("ประเมินตามข้อตกลง"), acts.judge_integrity, acts.JUDGED, form=JudgeForm,
            capability=Can.SEE_REGISTERS, states=(State.APPROVED,),
            when=lambda row, officer: row.superior_id == officer.user.pk,
        ),
    ),
    counts=(Count("tier"),), figures=(Figure(_("ลงนามครบ ตามระดับ"), _tiers),),
    measures=(
        Measure("covered", _("บุคลากรที่ลงนามครบ"), _covered, _("ของบุคลากรทั้งหมด")),
        Measure("signed", _("ข้อตกลงที่ลงนามครบ"), of=_("ของข้อตกลงในทะเบียน"), part=Q(state__in=SIGNED), whole=Q()),
        Measure("kept", _("ปฏิบัติตามข้อตกลงระดับ 4 ขึ้นไปทุกข้อ"), _kept, _("ของผู้ที่ประเมินแล้ว")),
    ),
    duties=(
        Duty(
            "yearly", _("จัดทำข้อตกลงรายบุคคลให้ครบสามระดับ"), Rule.Often.YEARLY, 0,
            _("มาตรการจัดทำข้อตกลงการปฏิบัติราชการตามหลักธรรมาภิบาล ความถี่เป็นค่าเริ่มต้นของระบบ"),
        ),
    ),
    carry=Carry(_("ทุกคนที่มีข้อตกลง ยกไปลงนามใหม่ในปีถัดไป"), Q(), lambda _row, _year: dict(UNSIGNED)),
    closed=tuple(SIGNED), check=_as_signed, follow=ask_to_sign,
    pages=((_("ของฉัน"), "my_agreements"), (_("ความครอบคลุม"), "agreement_coverage")), same_by=("person", "fiscal_year"),
    parts=(Part("agreements/_integrity.html", lambda row, _officer: {"row": row}),),
    retention=KEPT, chapter=CHAPTER,
    ending=Ending(
        free=("promises",), also=("position", "user"), apart=("person",),
        stays=dict.fromkeys(("fair", "no_demand", "no_favour"), _("คะแนนที่นับเป็นตัวชี้วัด เมื่อไม่มีชื่อและตำแหน่งแล้วไม่บอกว่าใคร")),
    ),
)  # fmt: skip
