"""Inspection at อบต.ดอนสุขใจ: last year's internal control assessed, reviewed by another, certified, improved; and
this year's audits."""

import datetime
from typing import Any

from sucharit.base import clock
from sucharit.base.approvals.actions import set_route
from sucharit.base.approvals.models import StepVerb
from sucharit.base.people.gate import Officer
from sucharit.core.fiscal import FiscalYear
from sucharit.office.demonstration.people import Cast
from sucharit.work.inspection.actions import audit, control
from sucharit.work.inspection.models import AuditPlan, ControlActivity
from sucharit.work.inspection.registers import (
    ACTIVITIES,
    AUDITS,
    CONTROL_REPORTS,
    FACTORS,
    FINDINGS,
    FOLLOW_UPS,
    PLANS,
    UNIVERSE,
)
from sucharit.work.shelf.actions import add, open_to_public
from sucharit.work.surveys.actions import building, running
from sucharit.work.surveys.actions.receiving import Given, receive
from sucharit.work.surveys.models import DoorCount, Survey
from sucharit.work.surveys.ready import form_called

#: mission, objective, unit, risk, existing, evaluation, remaining, improvement, due (day of the year after), done on
LINES = (
    ("การจัดเก็บรายได้", "รับเงินครบถ้วนและนำส่งทันวัน", "finance", "นำส่งเงินล่าช้าหรือไม่ครบ", "ตรวจใบเสร็จกับเงินสดทุกสิ้นวัน",
     "ปฏิบัติครบ ยกเว้นวันออกหน่วยเคลื่อนที่", "เงินจากหน่วยเคลื่อนที่ค้างมือข้ามคืน", "รับชำระด้วยคิวอาร์โค้ดแทนเงินสด", 90, 60),
    ("การจัดซื้อจัดจ้าง", "ซื้อคุ้มค่าและตรวจสอบได้", "finance", "กรรมการตรวจรับเป็นคนเดิมซ้ำ", "แต่งตั้งตามลำดับที่สะดวก",
     "ไม่มีหลักหมุนเวียนเป็นลายลักษณ์อักษร", "ความใกล้ชิดกับผู้ขายรายเดิม", "ใช้ลำดับหมุนเวียนจากทะเบียน ไม่ตั้งคนเดิมซ้ำ", 60, 45),
    ("การใช้รถส่วนกลาง", "ใช้รถเพื่อราชการเท่านั้น", "clerk", "ใช้รถโดยไม่มีใบขออนุญาต", "สมุดบันทึกการใช้รถ",
     "บันทึกไม่ครบในวันหยุด", "ใช้รถนอกราชการโดยไม่มีหลักฐาน", "ขออนุญาตผ่านทะเบียนยืมทรัพย์สิน และกระทบเลขไมล์ทุกเดือน", 120, 110),
    ("การอนุญาตก่อสร้าง", "ออกใบอนุญาตภายในเวลาที่กำหนด", "works", "คำขอค้างเกินกำหนด", "ทะเบียนรับคำขอ",
     "ไม่มีการเตือนก่อนครบกำหนด", "ประชาชนรอนาน เสี่ยงต่อการเรียกรับ", "ใช้คิวตามลำดับก่อนหลัง และแสดงสถานะให้ผู้ขอดูเอง", 150, None),
    ("เบี้ยยังชีพผู้สูงอายุ", "จ่ายถูกคนและตรงเวลา", "welfare", "จ่ายให้ผู้เสียชีวิต", "ตรวจรายชื่อกับทะเบียนราษฎรปีละครั้ง",
     "ตรวจช้าเกินไป", "จ่ายเกินแล้วต้องเรียกคืน", "ตรวจกับทะเบียนราษฎรทุกเดือนก่อนเบิก", 75, 70),
    ("ศูนย์พัฒนาเด็กเล็ก", "จัดซื้อนมและอาหารครบตามจำนวนเด็ก", "education", "จำนวนเด็กในบัญชีไม่ตรงจริง", "ครูนับเด็กทุกวันและหัวหน้าลงนาม",
     "ปฏิบัติครบทุกวัน", "", "", None, None),
)  # fmt: skip
SAID = {
    "environment": "แบ่งหน้าที่ตามคำสั่งมอบหมายงาน ผู้บริหารประกาศเจตนารมณ์และรับทราบประมวลจริยธรรมครบทุกคน",
    "risk_assessment": "ทุกส่วนราชการประเมินความเสี่ยงของภารกิจหลักปีละครั้ง พบภารกิจที่ต้องปรับปรุงห้าภารกิจ",
    "control_activities": "แยกผู้อนุมัติ ผู้จ่าย และผู้บันทึกบัญชี ตรวจนับทรัพย์สินทุกปี",
    "information": "ใช้ระบบบัญชีคอมพิวเตอร์ของท้องถิ่น แจ้งระเบียบใหม่ในที่ประชุมประจำเดือน",
    "monitoring": "ติดตามการปรับปรุงรอบ 6 และ 12 เดือน ผู้ตรวจสอบภายในสอบทานทุกปี",
    "conclusion": "การควบคุมภายในมีอยู่ครบห้าองค์ประกอบและปฏิบัติจริง มีห้าภารกิจที่ต้องปรับปรุงในปีถัดไป",
}


def a_year_of_inspection(office: Cast) -> None:
    """What last fiscal year's assessment found, and what became of it by today."""
    today = clock.today()
    now = FiscalYear.of(today)
    steps = [(StepVerb.ENDORSE, office.positions["clerk"]), (StepVerb.APPROVE, office.positions["mayor"])]
    for kind in (control.KIND, audit.KIND):
        set_route(office.organization, by=None, subject_kind=kind.key, name=f"เสนอ{kind.label}", steps=steps)
    lines = [_line(office, told, now) for told in LINES]
    _report(office, now.value - 1)
    for row, told in zip(lines, LINES, strict=True):
        _improved(office, row, told, now, today)
    _audited(office, now, today)
    for register in (PLANS, AUDITS, FINDINGS, CONTROL_REPORTS, ACTIVITIES, FOLLOW_UPS):
        open_to_public(register, by=office.officer("planner", today))


def _day(year: FiscalYear, place: int) -> datetime.date:
    return year.first_day + datetime.timedelta(days=place)


def _line(office: Cast, told: tuple[Any, ...], now: FiscalYear) -> ControlActivity:
    mission, objective, unit, risk, existing, evaluation, remaining, improvement, due, _done = told
    fields = {
        "mission": mission, "objective": objective, "unit": office.units[unit], "risk": risk, "existing": existing,
        "evaluation": evaluation, "adequacy": "gap" if remaining else "adequate", "remaining": remaining,
        "improvement": improvement, "due_on": _day(now, due) if due else None, "fiscal_year": now.value - 1,
    }  # fmt: skip
    made: ControlActivity = add(ACTIVITIES, by=office.officer("planner"), fields=fields)
    return made


def _satisfied(by: Officer) -> Survey:
    """Thirty-eight of the forty-eight who work under it; on the whole "มาก"."""
    form = form_called("internal_control")
    if form is None:
        raise LookupError("internal_control")
    made = running.open_survey(building.make_survey(by=by, form=form), by=by)
    sheets = [
        Given({"q1": {str(line): 5 - (place + line) % 4 // 2 - (place % 9 == 0) for line in range(1, 7)}})
        for place in range(38)
    ]
    receive(made, sheets, DoorCount.Door.LINK)
    return running.close_survey(made, by=by)


def _report(office: Cast, year: int) -> None:
    """Prepared by the clerk's office, reviewed by the auditor, certified by the mayor, sent and published."""
    by = office.officer("planner")
    fields = SAID | {
        "committee_order": f"คำสั่ง ที่ 88/{year}", "committee_on": FiscalYear(year).first_day, "fiscal_year": year,
        "survey": _satisfied(by),
    }  # fmt: skip
    row = control.prepare(add(CONTROL_REPORTS, by=by, fields=fields), by=by)
    remarks = "ควรกำหนดผู้รับผิดชอบการกระทบเลขไมล์เป็นตำแหน่ง ไม่ใช่ตัวบุคคล\nควรเร่งงานอนุญาตก่อสร้างก่อนรอบ 6 เดือน"
    control.review(row, by=office.officer("auditor"), review="remarks", review_note=remarks)
    control.submit_control(row, by=by)
    for who in ("clerk", "mayor"):
        mark = control.content_fingerprint(row)
        control.decide_control(row, by=office.officer(who), answer="agreed", opinion="", fingerprint=mark)
    today = clock.today()
    row = control.send(row, by=by, sent_on=today, sent_to="นายอำเภอทุ่งสว่าง", sent_number=f"อน 73201/{year}")
    control.publish(row, by=by, published_on=today, channels="ป้ายประกาศที่สำนักงาน\nเว็บไซต์\nเพจของหน่วยงาน")


def _improved(office: Cast, row: ControlActivity, told: tuple[Any, ...], now: FiscalYear, today: datetime.date) -> None:
    """As far as the year has come: corrected by the unit, confirmed by the auditor, looked at when six months ended."""
    done = told[-1]
    if done is not None and _day(now, done) <= today:
        by = office.officer("planner")
        row = control.correct(row, by=by, corrected_on=_day(now, done), correction=f"ดำเนินการแล้ว: {told[7]}")
        if row.number != 1:
            row = control.confirm(row, by=office.officer("auditor"), confirm_note="ดูเอกสารและของจริงแล้ว")
    looked = _day(now, 178)
    if row.adequacy == ControlActivity.Adequacy.GAP and looked <= today:
        fields = {
            "activity": row, "round": "6", "checked_on": looked, "found": "done" if row.corrected_on else "doing",
            "method": "สอบถามและดูหลักฐานที่หน่วยงาน", "unit": row.unit,
        }  # fmt: skip
        add(FOLLOW_UPS, by=office.officer("planner"), fields=fields)


#: dimension, factor, weight
FACTORED = (
    ("f", "วงเงินและจำนวนรายการรับจ่าย", 30), ("c", "ความซับซ้อนของกฎหมายและระเบียบ", 25),
    ("o", "การเปลี่ยนตัวผู้ปฏิบัติงานและระบบ", 20), ("s", "ผลกระทบต่อประชาชนและชื่อเสียง", 15), ("k", "คู่มือและการถ่ายทอดความรู้", 10),
)  # fmt: skip
#: what may be audited, unit, audited last (years before this one), scores by the factors above
AUDITABLE = (
    ("การจัดเก็บรายได้และการนำส่งเงิน", "finance", None, (3, 3, 2, 3, 2)),
    ("การจัดซื้อจัดจ้างและการตรวจรับ", "finance", 1, (3, 3, 2, 2, 2)),
    ("การใช้และซ่อมบำรุงรถส่วนกลาง", "clerk", 2, (2, 2, 2, 2, 1)),
    ("เงินอุดหนุนศูนย์พัฒนาเด็กเล็ก", "education", 2, (2, 2, 1, 3, 1)),
    ("การอนุญาตก่อสร้างอาคาร", "works", 3, (1, 3, 2, 2, 2)),
    ("งานห้องสมุดชุมชน", "education", 1, (1, 1, 1, 1, 1)),
)  # fmt: skip


def _audited(office: Cast, now: FiscalYear, today: datetime.date) -> None:
    """Factors, universe, a plan that the mayor approved, and one audit as far as the year has come."""
    by = office.officer("auditor")
    own = {"unit": office.units["audit"], "fiscal_year": now.value}
    factors = [
        add(FACTORS, by=by, fields=own | {"dimension": dimension, "name": name, "weight": weight})
        for dimension, name, weight in FACTORED
    ]
    for name, unit, before, scores in AUDITABLE:
        last = now.value - before if before else None
        row = add(
            UNIVERSE, by=by, fields=own | {"name": name, "audited_unit": office.units[unit], "last_audited": last}
        )
        told = {f"factor_{one.pk}": str(value) for one, value in zip(factors, scores, strict=True)}
        audit.score(row, by=by, **told)
    plan = audit.draw(_planned(office, own), by=by)
    audit.submit_plan(plan, by=by)
    for who in ("clerk", "mayor"):
        mark = audit.plan_fingerprint(plan)
        audit.decide_plan(plan, by=office.officer(who), answer="agreed", fingerprint=mark)
    if _day(now, 40) <= today:
        _found(office, plan, now, today)


def _planned(office: Cast, own: dict[str, Any]) -> AuditPlan:
    fields = own | {
        "title": "แผนการตรวจสอบภายใน", "years": 3, "responsible": office.users["auditor"].full_name,
        "independence": "หน่วยตรวจสอบภายในขึ้นตรงต่อปลัด ไม่เป็นกรรมการในเรื่องที่ตรวจ เข้าถึงเอกสารและบุคคลได้ทุกส่วน",
        "scope": "ตรวจความถูกต้องเชื่อถือได้ของข้อมูล การเงิน งบประมาณ พัสดุ ทรัพย์สิน และการปฏิบัติตามกฎหมายและระเบียบ",
    }  # fmt: skip
    made: AuditPlan = add(PLANS, by=office.officer("auditor"), fields=fields)
    return made


def _found(office: Cast, plan: AuditPlan, now: FiscalYear, today: datetime.date) -> None:
    """The riskiest is audited: one finding answered, then the report, and its publication after the sixtieth day."""
    by = office.officer("auditor")
    row = audit.begin(plan.audits.get(number=1), by=by, began_on=_day(now, 40))
    fields = {
        "audit": row, "title": "เงินจากหน่วยเคลื่อนที่นำฝากในวันทำการถัดไป", "condition": "สุ่มตรวจ 12 ครั้ง นำฝากวันถัดไป 4 ครั้ง",
        "criteria": "ระเบียบว่าด้วยการรับเงิน การเก็บรักษาเงิน ให้นำฝากในวันที่รับ", "cause": "กลับถึงสำนักงานหลังธนาคารปิด",
        "effect": "เงินเสี่ยงสูญหายและตรวจสอบยาก", "advice": "รับชำระด้วยคิวอาร์โค้ด ลดการถือเงินสด", "fiscal_year": now.value,
        "unit": office.units["audit"],
    }  # fmt: skip
    finding = audit.send_finding(add(FINDINGS, by=by, fields=fields), by=by)
    audit.answer(
        finding, by=office.officer("finance"), answer="กองคลังเห็นด้วย กำลังติดตั้งคิวอาร์โค้ดที่หน่วยเคลื่อนที่",
        act_by=today + datetime.timedelta(days=45),
    )  # fmt: skip
    if _day(now, 60) <= today:
        row = audit.report(row, by=by, reported_on=_day(now, 60), summary="เก็บเงินครบถ้วน มีข้อตรวจพบเรื่องนำฝากล่าช้าหนึ่งข้อ")
        audit.publish_audit(row, by=by, published_on=_day(now, 60), channels="เว็บไซต์\nป้ายประกาศที่สำนักงาน")
