"""The four registers of procurement: plan, purchases, inspection committees, reports."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.work.obligations.models import Rule
from sucharit.work.procurement import figures
from sucharit.work.procurement.actions import committees, purchases, reports
from sucharit.work.procurement.forms import (
    CrossForm,
    DeliverForm,
    InspectForm,
    ProposeForm,
    PublishForm,
    SeeForm,
    SignForm,
)
from sucharit.work.procurement.models import SEATS, Committee, PlanLine, Purchase, Report
from sucharit.work.procurement.queries import (
    bought_from,
    planned_from,
    postings_of,
    public_offers,
    public_vendor,
    standing_committee,
    traders_in,
)
from sucharit.work.procurement.spreadsheets import read_plan, read_purchases
from sucharit.work.shelf.declaring import (
    Area,
    Beside,
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
    Verb,
)
from sucharit.work.shelf.forms import BecauseForm
from sucharit.work.shelf.registry import put_up

OPEN, NONE, DUTY, PERSON = Seen.OPEN, Personal.NONE, Personal.DUTY, Personal.PERSON
TEN_YEARS = Retention(10, _("ระเบียบงานสารบรรณและระเบียบการเงิน: เก็บไม่น้อยกว่า 10 ปี (ค่าเริ่มต้นของระบบ โปรดตรวจกับระเบียบที่ใช้)"))
CHAPTER = "35-procurement.md"
PAGES = (
    (_("วิเคราะห์ทั้งปี"), "procurement_year"), (_("รายเดือน (สขร.1)"), "procurement_months"),
    (_("แผนและผล"), "procurement_plan"), (_("ผู้ขาย"), "procurement_vendors"), (_("หมุนเวียนกรรมการ"),
    "procurement_rotation"),
    (_("งบประมาณ"), "procurement_budget"), (_("ค่าที่ใช้ถาม"), "procurement_rules"),
)  # fmt: skip


def _not_mine(row: Any, officer: Officer) -> bool:
    """Who made it does not decide on it."""
    return bool(row.recorded_by_id != officer.user.pk)


def _purchase_part(row: Purchase, officer: Officer) -> dict[str, Any]:
    """Who offered, who inspects."""
    code = officer.organization.code
    found = standing_committee(row)
    return {
        "committee": found, "traders": traders_in(officer.organization, row.pk),
        "members": [one for seat in SEATS if (one := getattr(found, seat))] if found else [],
        "committee_url": reverse("register_entry", args=[code, COMMITTEES.key, found.pk]) if found else "",
        "vendor_url": reverse("procurement_vendor", args=[code, row.vendor_key]) if row.vendor_key else "",
        "days_late": max(0, ((row.delivered_on or officer.today) - row.due_on).days) if row.due_on else 0, "row": row,
    }  # fmt: skip


def _report_part(row: Report, officer: Officer) -> dict[str, Any]:
    """The papers, and where it was made public."""
    code, postings = officer.organization.code, list(postings_of(row))
    kinds = {
        Report.Kind.PLAN: ("procurement_plan_file", (row.fiscal_year,)),
        Report.Kind.MONTH: ("procurement_month_file", (row.fiscal_year, row.month)),
        Report.Kind.YEAR: ("procurement_year_file", (row.fiscal_year,)),
    }
    name, where = kinds[Report.Kind(row.kind)]
    return {
        "row": row, "postings": postings, "channels": len({one.publication.channel_id for one in postings}),
        "promised": figures.PROMISED_CHANNELS,
        "frozen_url": reverse("procurement_report_paper", args=[code, row.pk]) if row.paper_id else "",
        "files": [(form.upper(), reverse(name, args=[code, *where, form])) for form in ("pdf", "docx", "xlsx")],
    }  # fmt: skip


PLAN = Register(
    key="procurement-plan", name=_("แผนการจัดซื้อจัดจ้าง"), one=_("รายการในแผนจัดซื้อจัดจ้าง"), area=Area.MONEY,
    promises=("M43",),
    purpose=_("แผนการจัดซื้อจัดจ้างประจำปีที่เผยแพร่ก่อนดำเนินการ เทียบกับผลที่เกิดขึ้นจริง การเปลี่ยนแปลงหลังเผยแพร่มีเหตุผลทุกครั้ง"),
    model=PlanLine, retention=TEN_YEARS, chapter=CHAPTER,
    columns=(
        Column("title", NONE, 7.0, seen=OPEN, also=("รายการ", "ชื่อโครงการ", "งานที่จัดซื้อหรือจัดจ้าง")),
        Column("method", NONE, 2.6, seen=OPEN, also=("วิธี", "วิธีการจัดซื้อจัดจ้าง")),
        Column("budget", NONE, 2.8, total=True, seen=OPEN, also=("งบประมาณ", "วงเงิน", "งบประมาณโครงการ")),
        Column("month", NONE, 2.4, seen=OPEN, also=("คาดว่าจะประกาศ", "เดือน")),
        Column("plan_number", NONE, 2.6, seen=OPEN, also=("รหัสแผน",), listed=False),
        Column("reason", NONE, 3.6, seen=OPEN, listed=False, imported=False),
        Column("state", NONE, 2.2, listed=False, printed=False, written=False, seen=OPEN, shown=False),
    ),
    filters=("method", "month"), searched=("title", "plan_number", "reason"),
    tones={"planned": "info", "changed": "warn", "cancelled": "quiet"},
    verbs=(
        Verb(
            "cancel", _("ยกเลิกรายการ"), purchases.cancel_line, purchases.LINE_CANCELLED, BecauseForm,
            states=("planned", "changed"), danger=True,
        ),
    ),
    counts=(Count("method"), Count("month")),
    measures=(
        Measure("channels", _("ช่องทางที่เผยแพร่แผนจัดซื้อจัดจ้าง"), figures.plan_channels),
        Measure("planned", _("รายการจัดซื้อจัดจ้างที่อยู่ในแผน"), figures.in_plan, _("ของรายการจัดซื้อจัดจ้างทั้งหมด")),
    ),
    duties=(
        Duty(
            "plan", _("จัดทำและเผยแพร่แผนการจัดซื้อจัดจ้างประจำปี"), Rule.Often.YEARLY, 0,
            _("พ.ร.บ.การจัดซื้อจัดจ้างฯ พ.ศ. 2560 มาตรา 11 ให้ทำแผนประจำปีและเผยแพร่ วันที่เป็นค่าเริ่มต้นของระบบ"),
        ),
    ),
    themes=("procurement_plan_list_progress",), same_by=("fiscal_year", "title", "budget"),
    carry=Carry(_("รายการที่ยังไม่ได้จัดซื้อจัดจ้าง"), Q(purchases=None) & ~Q(state="cancelled")),
    public=Q(), check=purchases.check_line, pages=PAGES, reads=read_plan, buys=planned_from,
    ending=Ending(free=("reason",)),
)  # fmt: skip

PURCHASES = Register(
    key="purchases", name=_("ทะเบียนจัดซื้อจัดจ้าง"), one=_("รายการจัดซื้อจัดจ้าง"), area=Area.MONEY, promises=("M43",),
    purpose=_("ทุกรายการที่ซื้อหรือจ้าง ตั้งแต่เริ่มจัดหาจนตรวจรับ นำเข้าจากตารางที่หน่วยงานมีอยู่ได้ และเป็นที่มาของ สขร.1 และรายงานประจำปี"),
    model=Purchase, retention=TEN_YEARS, chapter=CHAPTER, dated_by="contract_on",
    columns=(
        Column("title", NONE, 6.0, seen=OPEN),
        Column("kind", NONE, 1.6, listed=False, printed=False, imported=False, seen=OPEN),
        Column("method", NONE, 2.2, seen=OPEN),
        Column("plan_line", NONE, 2.0, listed=False, printed=False, imported=False),
        Column("budget", NONE, 2.4, label=_("วงเงิน (บาท)"), total=True, listed=False, seen=OPEN),
        Column("median", NONE, 2.4, listed=False, seen=OPEN),
        Column("agreed", NONE, 2.4, label=_("ราคาที่ตกลง (บาท)"), total=True, seen=OPEN),
        Column("offers", PERSON, 3.4, listed=False, seen=Seen.REDACTED, redact=public_offers),
        Column("bidders", NONE, 1.2, listed=False, printed=False, seen=OPEN),
        Column("vendor", PERSON, 3.4, seen=Seen.REDACTED, redact=public_vendor),
        Column("vendor_number", NONE, 2.4, listed=False, printed=False),
        Column("reason", NONE, 2.4, listed=False, seen=OPEN),
        Column("contract_number", NONE, 2.0, listed=False, seen=OPEN),
        Column("contract_on", NONE, 2.0, label=_("วันที่สัญญา"), seen=OPEN),
        Column("due_on", NONE, 2.0, listed=False, printed=False, seen=OPEN),
        Column("delivered_on", NONE, 2.0, listed=False, printed=False, seen=OPEN),
        Column("inspected_on", NONE, 2.0, listed=False, printed=False, seen=OPEN),
        Column("egp_number", NONE, 2.4, listed=False, seen=OPEN),
        Column("source", NONE, 2.0, listed=False, printed=False, seen=OPEN),
        Column("crossed_on", NONE, 2.2, listed=False, printed=False, written=False, seen=OPEN),
        Column("crossed_by", DUTY, 3.0, listed=False, printed=False, written=False),
        Column("crossed_found", NONE, 3.0, listed=False, printed=False, written=False),
        Column("cancelled_because", NONE, 2.4, listed=False, printed=False),
        Column("state", NONE, 2.2, listed=False, printed=False, written=False, seen=OPEN, shown=False),
        Column("vendor_key", PERSON, label=_("ชื่อสำหรับจับคู่"), listed=False, printed=False, written=False, shown=False),
        Column("identity", NONE, label=_("ลายนิ้วมือของรายการ"), listed=False, printed=False, written=False, shown=False),
    ),
    filters=("method", "kind"), searched=("title", "vendor", "contract_number", "egp_number", "offers"),
    tones={"open": "waiting", "signed": "info", "delivered": "info", "inspected": "good", "cancelled": "quiet"},
    verbs=(
        Verb("sign", _("บันทึกสัญญา"), purchases.sign, purchases.SIGNED, SignForm, states=("open",)),
        Verb(
            "propose", _("เสนอคณะกรรมการตรวจรับ"), committees.propose, committees.PROPOSED, ProposeForm,
            states=("signed", "delivered"), when=lambda row, _officer: standing_committee(row) is None,
        ),
        Verb(
            "cross", _("ตรวจสอบข้ามสายงาน"), purchases.cross, purchases.CROSSED, CrossForm, Can.SEE_REGISTERS,
            states=("open", "signed", "delivered"), when=purchases.may_cross, evidence=True,
        ),
        Verb("deliver", _("บันทึกการส่งมอบ"), purchases.deliver, purchases.DELIVERED, DeliverForm, states=("signed",)),
        Verb(
            "inspect", _("บันทึกการตรวจรับ"), purchases.inspect, purchases.INSPECTED, InspectForm, states=("delivered",),
            evidence=True,
        ),
        Verb(
            "cancel", _("ยกเลิกการจัดซื้อจัดจ้าง"), purchases.cancel, purchases.CANCELLED, BecauseForm,
            states=("open", "signed"), danger=True,
        ),
    ),
    counts=(Count("method"), Count("kind")), figures=(Figure(_("ผลของปี"), figures.saved_money),),
    measures=(
        Measure("in_egp", _("รายการที่ดำเนินการในระบบ e-GP"), figures.in_egp, _("ของรายการจัดซื้อจัดจ้างทั้งหมด")),
        Measure("crossed", _("รายการที่ตรวจสอบข้ามสายงานแล้ว"), figures.crossed, _("ของรายการจัดซื้อจัดจ้างทั้งหมด")),
        Measure("answered", _("คำถามจากตัวเลขที่ชี้แจงแล้ว"), figures.questions_answered, _("ของคำถามทั้งหมด")),
    ),
    themes=("procurement_plan_list_progress",), same_by=("identity",), public=Q(), check=purchases.check_purchase,
    pages=PAGES, parts=(Part("procurement/_purchase.html", _purchase_part),), reads=read_purchases,
    open_pages=((_("สถิติการจัดซื้อจัดจ้าง"), "open_procurement"),),
    traders=lambda row: traders_in(row.organization, row.pk), buys=bought_from,
    ending=Ending(
        running=Q(state__in=("open", "signed", "delivered")), free=("reason", "cancelled_because"),
        also=("vendor_number",), apart=("vendor", "vendor_key"), own=("identity",),
        beside=(Beside("procurement.Answer", follow={"key": "vendor_key"}, words=("question", "text")),),
    ),
)  # fmt: skip

COMMITTEES = Register(
    key="inspection-committees", name=_("คณะกรรมการตรวจรับพัสดุ"), one=_("คณะกรรมการตรวจรับ"), area=Area.MONEY,
    promises=("M43",),
    purpose=_("ใครตรวจรับงานใดเมื่อใด ตั้งโดยหมุนเวียน ผู้เสนอไม่ใช่ผู้แต่งตั้ง การยกเว้นมีเหตุผลให้อ่านได้เสมอ"),
    model=Committee, retention=TEN_YEARS, chapter=CHAPTER, dated_by="on",
    columns=(
        Column("purchase", NONE, 5.0, seen=OPEN),
        Column("on", NONE, 2.2, seen=OPEN), Column("order_number", NONE, 2.0, listed=False, seen=OPEN),
        Column("chair", DUTY, 3.2, seen=OPEN), Column("second", DUTY, 3.2, seen=OPEN), Column("third", DUTY, 3.2,
        seen=OPEN),
        Column("fourth", DUTY, 3.0, listed=False, printed=False, seen=OPEN),
        Column("fifth", DUTY, 3.0, listed=False, printed=False, seen=OPEN),
        Column("exception", NONE, 3.0, seen=OPEN),
        Column("decided_by", DUTY, 3.0, listed=False, written=False, printed=False),
        Column("decided_on", NONE, 2.2, listed=False, written=False, printed=False),
        Column("returned_because", NONE, 3.0, listed=False, written=False, printed=False),
        Column("against_rotation", NONE, 2.0, listed=False, written=False, printed=False, seen=OPEN, shown=False),
        Column("state", NONE, 2.2, listed=False, written=False, printed=False, shown=False),
    ),
    searched=("purchase__title", "order_number", "chair__full_name", "second__full_name", "third__full_name"),
    tones={"proposed": "waiting", "appointed": "good", "returned": "warn"},
    verbs=(
        Verb(
            "appoint", _("แต่งตั้ง"), committees.appoint, committees.APPOINTED, capability=Can.DECIDE,
            states=("proposed",),
            confirm=_("แต่งตั้งคณะกรรมการชุดนี้ตามที่เสนอ"),
        ),
        Verb(
            "return", _("ส่งกลับ"), committees.send_back, committees.RETURNED, BecauseForm, Can.DECIDE,
            states=("proposed",)
        ),
    ),
    counts=(Count("against_rotation"),), figures=(Figure(_("เป็นกรรมการกี่ครั้ง"), figures.served),),
    measures=(
        Measure(
            "rotated", _("คณะกรรมการตรวจรับที่ตั้งโดยหมุนเวียน"), figures.by_rotation, _("ของคณะกรรมการที่แต่งตั้งทั้งหมด")
        ),
    ),
    public=Q(state="appointed"), check=committees.check_committee, pages=PAGES, imports=False,
    ending=Ending(free=("exception", "returned_because")),
)  # fmt: skip

REPORTS = Register(
    key="procurement-reports", name=_("รายงานการจัดซื้อจัดจ้าง"), one=_("รายงานการจัดซื้อจัดจ้าง"), area=Area.MONEY,
    promises=("M43",),
    purpose=_("แผนประจำปี สรุปรายเดือน (สขร.1) และรายงานวิเคราะห์ประจำปี: จัดทำ เสนอ รับทราบ และเผยแพร่อย่างน้อย 3 ช่องทาง"),
    model=Report, retention=TEN_YEARS, chapter=CHAPTER,
    columns=(
        Column("kind", NONE, 3.4, seen=OPEN), Column("month", NONE, 2.0, seen=OPEN),
        Column("count", NONE, 1.8, written=False, seen=OPEN), Column("money", NONE, 2.6, written=False, seen=OPEN),
        Column("problems", NONE, 4.0, listed=False, seen=OPEN), Column("advice", NONE, 4.0, listed=False, seen=OPEN),
        Column("sent_on", NONE, 2.2, written=False, seen=OPEN), Column("seen_on", NONE, 2.2, written=False, seen=OPEN),
        Column("seen_by", DUTY, 3.0, written=False, listed=False, printed=False),
        Column("order", NONE, 3.0, written=False, listed=False),
        Column("state", NONE, 2.2, written=False, listed=False, printed=False, shown=False),
        Column("paper", NONE, 2.0, label=_("เอกสารที่ตรึงไว้"), written=False, listed=False, printed=False, shown=False),
    ),
    filters=("kind", "month"), searched=("problems", "advice", "order"),
    tones={"draft": "quiet", "sent": "waiting", "seen": "good"},
    verbs=(
        Verb(
            "send", _("เสนอผู้บริหาร"), reports.send, reports.SENT, states=("draft",),
            confirm=_("เมื่อเสนอแล้ว ตัวเลขและเอกสารจะตรึงไว้ตามข้อมูลวันนี้"),
        ),
        Verb("see", _("รับทราบ"), reports.see, reports.SEEN, SeeForm, Can.DECIDE, states=("sent",), when=_not_mine),
        Verb("publish", _("บันทึกการเผยแพร่"), reports.publish, reports.PUBLISHED, PublishForm, states=("seen",),
        evidence=True),
    ),
    counts=(Count("kind"),),
    measures=(
        Measure("year_reports", _("รายงานวิเคราะห์การจัดซื้อจัดจ้างประจำปี"), figures.year_reports),
        Measure("year_channels", _("ช่องทางที่เผยแพร่รายงานประจำปี"), figures.year_channels),
        Measure("months", _("เดือนที่สรุป สขร.1 แล้ว"), figures.months_reported, _("ของเดือนที่สิ้นสุดแล้ว")),
        Measure("month_channels", _("สรุปรายเดือนที่เผยแพร่ครบ 3 ช่องทาง"), figures.months_in_three_channels,
        _("ของสรุปรายเดือน")),
    ),
    duties=(
        Duty(
            "month", _("สรุปผลการจัดซื้อจัดจ้างรายเดือน (สขร.1) และเผยแพร่"), Rule.Often.MONTHLY, 15,
            _("พ.ร.บ.ข้อมูลข่าวสารของราชการ พ.ศ. 2540 มาตรา 9 (8) จำนวนวันหลังสิ้นเดือนเป็นค่าเริ่มต้นของระบบ"),
        ),
        Duty(
            "year", _("วิเคราะห์ผลการจัดซื้อจัดจ้างประจำปี เสนอผู้บริหาร และเผยแพร่"), Rule.Often.YEARLY, 30,
            _("กิจกรรมวิเคราะห์ผลการจัดซื้อจัดจ้างประจำปีในแผน และเป็นรายการเปิดเผยข้อมูล จำนวนวันเป็นค่าเริ่มต้นของระบบ"),
        ),
    ),
    themes=("procurement_plan_list_progress", "procurement_annual_report"), same_by=("fiscal_year", "kind", "month"),
    public=Q(state="seen"), check=reports.check_report, pages=PAGES,
    parts=(Part("procurement/_report.html", _report_part),), imports=False,
    ending=Ending(free=("problems", "advice")),
)  # fmt: skip


def put_up_registers() -> None:
    """Called when the application is ready."""
    put_up(PLAN, PURCHASES, COMMITTEES, REPORTS)
