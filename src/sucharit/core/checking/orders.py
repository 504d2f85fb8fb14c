"""Orders and announcements: committees, member numbers, and which paper comes before which."""

import re
from collections.abc import Iterator
from datetime import date

from sucharit.core.checking.case import Case, short
from sucharit.core.checking.numbering import ORDER, breaks
from sucharit.core.checking.rule import Remark, rule
from sucharit.core.checking.values import Severity
from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan import Order
from sucharit.core.thai import fold

COMMITTEE = "คำสั่งแต่งตั้งคณะกรรมการ/คณะทำงานต้องมีประธานและเลขานุการ (แนวปฏิบัติงานสารบรรณและการประชุม)"
BEFORE = "คณะทำงานจัดทำแผนต้องแต่งตั้งก่อนประกาศใช้แผน และแผนควรประกาศใช้ก่อนเริ่มปีงบประมาณแรก (1 ตุลาคม)"
_BE = 543
_ROLES = {"ประธาน": ("ประธาน", "หัวหน้าคณะทำงาน"), "เลขานุการ": ("เลขานุการ", "เลขาฯ", "เลขาคณะ")}
_DEPUTY = re.compile("(?:รอง|ผู้ช่วย)(?:ประธาน|เลขานุการ)")


def _about(order: Order) -> str:
    number = f"ที่ {order.number} " if order.number else ""
    return f"คำสั่ง{number}“{short(order.subject or 'ไม่ระบุเรื่อง')}”"


def _lines(order: Order) -> tuple[int, ...]:
    return (order.source.line,) if order.source.line else ()


@rule(
    "order.roles", Severity.WARNING,
    thai="คำสั่งแต่งตั้งไม่มีประธานหรือไม่มีเลขานุการ",
    english="A committee without a chair or a secretary",
    source=COMMITTEE,
    silent="สำหรับคำสั่งที่มีผู้ได้รับแต่งตั้งไม่ถึงสามคน หรือไม่ได้ระบุหน้าที่ของใครเลย",
)  # fmt: skip
def order_roles(case: Case) -> Iterator[Remark]:
    for order in case.plan.orders:
        roles = [_DEPUTY.sub("", fold(f"{member.role or ''} {member.position or ''}")) for member in order.members]
        if len(roles) < 3 or not any(member.role for member in order.members):
            continue
        lacking = [name for name, words in _ROLES.items() if not any(word in role for role in roles for word in words)]
        if lacking:
            yield Remark(
                message=f"{_about(order)}: รายชื่อไม่มี{'และไม่มี'.join(lacking)} โปรดแต่งตั้งให้ครบ",
                lines=_lines(order), field="orders", stated=len(roles),
            )  # fmt: skip


@rule(
    "order.sequence", Severity.WARNING,
    thai="เลขลำดับรายชื่อในคำสั่งผิด หรือคำสั่งจัดทำแผนออกหลังประกาศใช้แผนหรือหลังแผนเริ่ม",
    english="Member numbers are wrong, or the order comes after the announcement or after the plan begins",
    source=f"{ORDER}; {BEFORE}",
    silent="สำหรับวันที่ของคำสั่งเรื่องอื่นที่ไม่ใช่การจัดทำแผน",
)  # fmt: skip
def order_sequence(case: Case) -> Iterator[Remark]:
    for order in case.plan.orders:
        yield from _member_numbers(order)
        made = _date(order.date)
        if made and _makes_the_plan(order):
            yield from _too_late(case, order, made)


def _member_numbers(order: Order) -> Iterator[Remark]:
    members = [member for member in order.members if member.stated_number is not None]
    wrong = breaks([member.stated_number or 0 for member in members])
    if not wrong:
        return
    shown = ", ".join(f"{one.number} (“{short(members[one.place].name, 30)}”)" for one in wrong[:3])
    lines = [members[one.place].source.line for one in wrong]
    yield Remark(
        message=f"{_about(order)}: เลขลำดับรายชื่อซ้ำหรือไม่ต่อเนื่อง ได้แก่ {shown} "
        f"รายชื่อมีจริง {len(order.members)} คน โปรดเรียงเลขใหม่",
        lines=tuple(line for line in lines if line) or _lines(order), field="orders",
        stated=members[-1].stated_number, computed=len(order.members),
    )  # fmt: skip


def _makes_the_plan(order: Order) -> bool:
    """An order that sets up who makes the plan; orders on follow-up or other matters come when they come."""
    subject = fold(order.subject or "")
    return "จัดทำแผนปฏิบัติการป้องกัน" in subject or ("จัดทำแผน" in subject and "ทุจริต" in subject)


def _too_late(case: Case, order: Order, made: date) -> Iterator[Remark]:
    announced = [day for text in _announced(case) if (day := _date(text))]
    if announced and made > min(announced):
        yield Remark(
            message=f"{_about(order)} ลงวันที่ {_thai(made)} หลังวันประกาศใช้แผน ({_thai(min(announced))}) โปรดตรวจวันที่",
            lines=_lines(order), field="orders", stated=made.isoformat(), computed=min(announced).isoformat(),
        )  # fmt: skip
    begins = _first_day(case.plan.span)
    if begins and made >= begins:
        yield Remark(
            message=f"{_about(order)} ลงวันที่ {_thai(made)} หลังแผนเริ่มแล้ว ({_thai(begins)}) โปรดตรวจวันที่",
            lines=_lines(order), field="orders", stated=made.isoformat(), computed=begins.isoformat(),
        )  # fmt: skip


@rule(
    "announcement.late", Severity.NOTICE,
    thai="ประกาศใช้แผนหลังปีแรกของแผนเริ่มไปแล้ว",
    english="The plan was announced after its first year began",
    source=BEFORE,
    silent="เมื่อประกาศไม่มีวันที่ หรือไม่ทราบปีของแผน",
)  # fmt: skip
def announcement_late(case: Case) -> Iterator[Remark]:
    begins, announced = _first_day(case.plan.span), _date(case.plan.announced_on)
    if begins and announced and announced >= begins:
        line = next((one.source.line for one in case.plan.announcements if one.date == case.plan.announced_on), None)
        yield Remark(
            message=f"แผนประกาศใช้วันที่ {_thai(announced)} หลังปีงบประมาณแรกของแผนเริ่มแล้ว ({_thai(begins)}) "
            "โปรดตรวจวันที่ หรือบันทึกเหตุผลที่ประกาศล่าช้า",
            lines=(line,) if line else (), field="announced_on",
            stated=announced.isoformat(), computed=begins.isoformat(),
        )  # fmt: skip


def _announced(case: Case) -> Iterator[str | None]:
    yield case.plan.announced_on
    yield from (one.date for one in case.plan.announcements if "แผน" in (one.subject or "แผน"))


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _first_day(span: FiscalSpan | None) -> date | None:
    """1 October before the first fiscal year."""
    return date(span.first - _BE - 1, 10, 1) if span and 2500 <= span.first <= 2700 else None


def _thai(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year + _BE}"


RULES = (order_roles, order_sequence, announcement_late)
