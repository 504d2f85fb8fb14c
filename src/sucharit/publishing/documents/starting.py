"""How a paper begins: its first words with the facts of the office filled in, from a plan, an annex or positions."""

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec.structs import replace

from sucharit.base.approvals.models import Approval, Route
from sucharit.base.approvals.queries import approval_opinions, approvals_for
from sucharit.base.audit.actions import subject_key
from sucharit.base.people.gate import Officer
from sucharit.base.people.models import Holding, Position
from sucharit.base.people.signers import chief_on, holdings_on, signs
from sucharit.core.fiscal import FiscalYear
from sucharit.core.papers import Proclamation, adoption_words, integrity_words, no_gift_words
from sucharit.core.papers.organizations import chief_executive
from sucharit.core.plan import Member, Memo, MemoSection, Opinion, Order
from sucharit.publishing.documents.actions import make_draft
from sucharit.publishing.documents.kinds import Kind
from sucharit.publishing.documents.models import Document
from sucharit.work.plans.models import Annex, Plan
from sucharit.work.risks.models import RiskRegister

ROLES = (
    "ประธานกรรมการ", "รองประธานกรรมการ", "กรรมการ", "กรรมการและเลขานุการ", "กรรมการและผู้ช่วยเลขานุการ", "ที่ปรึกษา",
)  # fmt: skip
DUTIES = (
    "ศึกษา วิเคราะห์ และประเมินความเสี่ยงการทุจริตของทุกหน่วยงานภายใน",
    "จัดทำแผนปฏิบัติการป้องกันการทุจริตให้สอดคล้องกับกรอบที่สำนักงาน ป.ป.ช. กำหนดและบริบทของพื้นที่",
    "เสนอแผนต่อผู้บริหารเพื่อพิจารณาอนุมัติและประกาศใช้ พร้อมเผยแพร่ต่อประชาชน",
    "กำกับ ติดตาม และประเมินผลการดำเนินงานตามแผน รวมทั้งรายงานผลตามรอบเวลาที่กำหนด",
    "ปฏิบัติงานอื่นที่เกี่ยวข้องตามที่ผู้บริหารมอบหมาย",
)
MEMO_HEADINGS = ("เรื่องเดิม", "ข้อเท็จจริง", "ข้อกฎหมายและระเบียบ", "ข้อพิจารณาและข้อเสนอ")
_Rank = Position.Rank
_MEMBERS = {
    _Rank.CHIEF_EXECUTIVE: "ประธานกรรมการ",
    _Rank.CLERK: "รองประธานกรรมการ",
    _Rank.DEPUTY_EXECUTIVE: "กรรมการ",
    _Rank.DEPUTY_CLERK: "กรรมการ",
    _Rank.HEAD: "กรรมการ",
}


def draft_of_plan(kind: str, plan: Plan, *, by: Officer) -> Document:
    """Book, table or risk register of a plan: nothing to write, everything stands in the plan."""
    subject = f"{Kind(kind).label} {plan.title} {plan.first_year}-{plan.last_year}"
    return make_draft(kind, by=by, subject=subject[:300], plan=plan, **_signed_by_chief(by))


def draft_of_risks(register: RiskRegister, *, by: Officer) -> Document:
    subject = f"ทะเบียนความเสี่ยงการทุจริต ประจำปีงบประมาณ พ.ศ. {register.fiscal_year}"
    return make_draft(Kind.RISK_REGISTER, by=by, subject=subject, register=register, **_signed_by_chief(by))


def order_from_annex(annex: Annex, *, by: Officer) -> Document:
    """The order that came with an old plan, to be issued anew with today's names."""
    value = msgspec.convert(annex.value, Order)
    members = tuple(replace(one, stated_number=None) for one in value.members)
    said = replace(value, members=members, number=None, date=None, date_text=None)
    subject = value.subject or "แต่งตั้งคณะกรรมการจัดทำแผนปฏิบัติการป้องกันการทุจริต"
    return make_draft(Kind.ORDER, by=by, subject=subject[:300], value=said, plan=annex.plan, **_signed_by_chief(by))


def order_from_positions(*, by: Officer) -> Document:
    """Chief executive in the chair, heads as members, the officer who drafts it as secretary."""
    year = FiscalYear.of(by.today).value
    value = Order(members=members_by_position(by), duties=DUTIES)
    subject = f"แต่งตั้งคณะกรรมการจัดทำและติดตามแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. {year}"
    return make_draft(Kind.ORDER, by=by, subject=subject, value=value, **_signed_by_chief(by))


def blank_order(*, by: Officer) -> Document:
    subject = "แต่งตั้งคณะกรรมการจัดทำแผนปฏิบัติการป้องกันการทุจริต"
    return make_draft(Kind.ORDER, by=by, subject=subject, value=Order(), **_signed_by_chief(by))


def announcement_of(plan: Plan, *, by: Officer) -> Document:
    words = adoption_words(plan.as_value())
    return _proclaimed(Kind.ANNOUNCEMENT, words, by=by, plan=plan)


def pledge(kind: str, year: int, *, by: Officer) -> Document:
    """เจตจำนงสุจริต or No Gift of one fiscal year."""
    make = integrity_words if kind == Kind.INTEGRITY_PLEDGE else no_gift_words
    return _proclaimed(kind, make(by.organization.as_value(), year), by=by)


def memo_about(plan: Plan | None, *, by: Officer) -> Document:
    """A memo that puts a plan before the chief executive, with what was said on its way; or an empty one."""
    sections = _about_plan(plan) if plan else tuple(MemoSection(heading=heading, text="") for heading in MEMO_HEADINGS)
    value = Memo(
        unit=unit_of(by),
        to=chief_executive(by.organization.as_value()),
        sections=sections,
        opinions=opinions_on(plan, by) if plan else (),
    )
    subject = f"ขออนุมัติ{plan.title}" if plan else "รายงานเพื่อโปรดพิจารณา"
    return make_draft(
        Kind.MEMO,
        by=by,
        subject=subject[:300],
        value=value,
        plan=plan,
        signatory=by.name,
        signatory_position=by.signs_as,
    )


def opinions_on(plan: Plan, officer: Officer) -> tuple[Opinion, ...]:
    """The chain of opinions of the plan's latest approval; empty places to sign where it was not submitted yet."""
    approval = approvals_for(officer).filter(subject=subject_key(plan)).exclude(state=Approval.State.WITHDRAWN).first()
    if approval is not None and (told := approval_opinions(approval)):
        return told
    route = Route.objects.filter(organization=officer.organization, subject_kind="plans.plan").first()
    steps = route.steps.select_related("position").order_by("place") if route else ()
    return tuple(Opinion(position=step.position.title) for step in steps)


def members_by_position(officer: Officer) -> tuple[Member, ...]:
    """Who holds which position today, in the order of the positions; the drafter last, as secretary."""
    rows = holders_for(officer)
    seen: set[int] = {officer.user.pk}
    members = []
    for held in rows:
        role = _MEMBERS.get(_Rank(held.position.rank))
        if role and held.user_id not in seen:
            seen.add(held.user_id)
            members.append(Member(name=held.user.full_name, position=held.signs_as, role=role))
    secretary = Member(name=officer.name, position=officer.signs_as or None, role="กรรมการและเลขานุการ")
    return (*members, secretary)


def holders_for(officer: Officer) -> list[Holding]:
    """Everyone who holds a position today."""
    return list(holdings_on(officer.organization, officer.today))


def people_for(officer: Officer) -> Iterable[tuple[str, str]]:
    """Name and how they sign, for the lists beside the fields."""
    return [(held.user.full_name, signs(held)) for held in holders_for(officer)]


def chief_for(officer: Officer) -> tuple[str, str]:
    """Name and position of who signs for the organization today; an acting holder says so. No holder: no name."""
    chief = chief_on(officer.organization, officer.today)
    return chief.name, chief.position


def _signed_by_chief(officer: Officer) -> dict[str, Any]:
    name, position = chief_for(officer)
    return {"signatory": name, "signatory_position": position}


def _proclaimed(kind: str, words: Proclamation, *, by: Officer, plan: Plan | None = None) -> Document:
    return make_draft(kind, by=by, subject=words.subject[:300], value=words, plan=plan, **_signed_by_chief(by))


def unit_of(officer: Officer) -> str:
    """ "สำนักปลัด องค์การบริหารส่วนตำบล… โทร. …": the line of the office at the head of a memo."""
    unit = next((held.position.unit.name for held in officer.holdings if held.position.unit), "")
    name = officer.organization.name
    telephone = f"โทร. {officer.organization.telephone}" if officer.organization.telephone else ""
    own = unit if unit.endswith(name) else f"{unit} {name}"
    return f"{own} {telephone}".strip()


def _about_plan(plan: Plan) -> tuple[MemoSection, ...]:
    count = plan.initiatives.count()
    years = f"ปีงบประมาณ พ.ศ. {plan.first_year} - {plan.last_year}"
    words = (
        f"ตามที่ได้แต่งตั้งคณะกรรมการจัดทำแผนปฏิบัติการป้องกันการทุจริต {years} นั้น คณะกรรมการได้ดำเนินการจัดทำแผนเสร็จเรียบร้อยแล้ว",
        f"{plan.title} ประกอบด้วยโครงการ กิจกรรม และมาตรการ จำนวน {count} รายการ รายละเอียดตามเล่มแผนที่แนบ",
        "พระราชบัญญัติประกอบรัฐธรรมนูญว่าด้วยการป้องกันและปราบปรามการทุจริต พ.ศ. 2561 "
        "และกรอบการจัดทำแผนปฏิบัติการป้องกันการทุจริตขององค์กรปกครองส่วนท้องถิ่นที่สำนักงาน ป.ป.ช. กำหนด",
        "จึงเรียนมาเพื่อโปรดพิจารณา หากเห็นชอบขอได้โปรดอนุมัติแผน ลงนามในประกาศใช้แผน และให้เผยแพร่ต่อประชาชนต่อไป",
    )
    return tuple(MemoSection(heading=heading, text=text) for heading, text in zip(MEMO_HEADINGS, words, strict=True))
