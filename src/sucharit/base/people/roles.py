"""Roles as code: what each may do. A capability is asked for by name at the gate; nothing else decides."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    PLAN_OFFICER = "plan_officer", _("เจ้าหน้าที่แผน")
    UNIT_REPORTER = "unit_reporter", _("ผู้รายงานของหน่วยงาน")
    HEAD = "head", _("หัวหน้าหน่วยงาน")
    CLERK = "clerk", _("ปลัด")
    CHIEF_EXECUTIVE = "chief_executive", _("นายก")
    INTERNAL_AUDITOR = "internal_auditor", _("ผู้ตรวจสอบภายใน")
    COMPLAINT_OFFICER = "complaint_officer", _("เจ้าหน้าที่เรื่องร้องเรียน")
    INTEGRITY_OFFICER = "integrity_officer", _("เจ้าหน้าที่รับแจ้งการทุจริต")
    COUNCIL_MEMBER = "council_member", _("สมาชิกสภาท้องถิ่น")
    VIEWER = "viewer", _("ผู้กำกับดูแลจากจังหวัดหรือ ป.ป.ช.")
    ADMINISTRATOR = "administrator", _("ผู้ดูแลระบบของหน่วยงาน")


class Can(models.TextChoices):
    """Capabilities. SEE_DESK is what everyone with any role may do."""

    SEE_DESK = "see_desk", _("เข้าโต๊ะทำงาน ค้นหา และอ่านแจ้งเตือนของตน")
    SEE_PLANS = "see_plans", _("อ่านแผนที่ประกาศใช้")
    SEE_DRAFTS = "see_drafts", _("อ่านร่างแผนและแผนที่อยู่ระหว่างเสนอ")
    EDIT_PLANS = "edit_plans", _("แก้ไขแผน")
    SUBMIT_PLANS = "submit_plans", _("เสนอแผน")
    ADOPT_PLANS = "adopt_plans", _("ประกาศใช้แผน")
    INTAKE = "intake", _("นำเข้าแผนเดิม")
    SEE_RISKS = "see_risks", _("อ่านความเสี่ยง")
    EDIT_RISKS = "edit_risks", _("แก้ไขความเสี่ยงและเกณฑ์")
    DECIDE = "decide", _("ให้ความเห็นและลงนามตามตำแหน่ง")
    SEE_DOCUMENTS = "see_documents", _("อ่านเอกสารที่ออกแล้ว")
    ISSUE_DOCUMENTS = "issue_documents", _("ออกเลขและออกเอกสาร")
    PUBLISH = "publish", _("เผยแพร่ต่อสาธารณะ")
    SEE_RECORD = "see_record", _("อ่านบันทึกการกระทำ")
    SEE_YEAR = "see_year", _("อ่านงานของปีงบประมาณ")
    EDIT_YEAR = "edit_year", _("เปิด แก้ไข และปิดปีงบประมาณ")
    REPORT = "report", _("บันทึกกิจกรรม หลักฐาน เงิน และความก้าวหน้า")
    ACCEPT_REPORTS = "accept_reports", _("รับหรือส่งกลับรายงานความก้าวหน้า")
    ASSESS = "assess", _("บันทึกผล ITA และมาตรการปรับปรุง")
    DISCLOSE = "disclose", _("จัดการรายการเปิดเผยข้อมูล (OIT)")
    SEE_COMPLAINTS = "see_complaints", _("อ่านเรื่องร้องเรียน โดยไม่เห็นตัวผู้ร้อง")
    HANDLE_COMPLAINTS = "handle_complaints", _("รับ มอบหมาย และตอบเรื่องร้องเรียน")
    WORK_ON_COMPLAINTS = "work_on_complaints", _("ดำเนินการเรื่องร้องเรียนที่ได้รับมอบหมาย")
    SEE_COMPLAINT_FIGURES = "see_complaint_figures", _("ดูสถิติเรื่องร้องเรียน")
    OPEN_SEALED = "open_sealed", _("เปิดอ่านเรื่องแจ้งการทุจริตที่ปิดผนึกถึงตน")
    ARRANGE_SEALED = "arrange_sealed", _("กำหนดผู้รับ ผู้ถือกุญแจกู้คืน และกำหนดเวลาของช่องทางแจ้งการทุจริต")
    SEE_SEALED_FIGURES = "see_sealed_figures", _("ดูจำนวนเรื่องแจ้งการทุจริต")
    SURVEY = "survey", _("สร้าง เปิด และปิดแบบสำรวจของหน่วยงาน")
    SEE_REGISTERS = "see_registers", _("อ่านทะเบียนของหน่วยงาน")
    KEEP_REGISTERS = "keep_registers", _("บันทึกและแก้ไขทะเบียนของหน่วยงานตน")
    SEE_PERSONNEL = "see_personnel", _("อ่านทะเบียนเรื่องรายบุคคลของงานบุคคล")
    MANAGE_PEOPLE = "manage_people", _("จัดการผู้ใช้ ตำแหน่ง และบทบาท")
    MANAGE_ORGANIZATION = "manage_organization", _("จัดการข้อมูลหน่วยงานและเส้นทางเสนอ")


_READING = {Can.SEE_DESK, Can.SEE_PLANS, Can.SEE_DRAFTS, Can.SEE_RISKS, Can.SEE_DOCUMENTS, Can.SEE_YEAR}

_REGISTERS = {Can.SEE_REGISTERS, Can.KEEP_REGISTERS}

GRANTS: dict[Role, frozenset[Can]] = {
    Role.PLAN_OFFICER: frozenset(
        _READING
        | {Can.EDIT_PLANS, Can.SUBMIT_PLANS, Can.ADOPT_PLANS, Can.INTAKE, Can.EDIT_RISKS, Can.ISSUE_DOCUMENTS}
        | {Can.PUBLISH, Can.EDIT_YEAR, Can.REPORT, Can.ACCEPT_REPORTS, Can.ASSESS, Can.DISCLOSE}
        | {Can.SEE_COMPLAINT_FIGURES, Can.SEE_SEALED_FIGURES, Can.SURVEY, Can.SEE_PERSONNEL}
        | _REGISTERS
    ),
    Role.UNIT_REPORTER: frozenset(_READING | _REGISTERS | {Can.REPORT, Can.WORK_ON_COMPLAINTS}),
    Role.HEAD: frozenset(
        _READING
        | {Can.DECIDE, Can.REPORT, Can.ACCEPT_REPORTS, Can.WORK_ON_COMPLAINTS, Can.SEE_COMPLAINT_FIGURES}
        | {Can.SURVEY, Can.SEE_PERSONNEL}
        | _REGISTERS
    ),
    Role.CLERK: frozenset(
        _READING
        | {Can.DECIDE, Can.SEE_RECORD, Can.ADOPT_PLANS, Can.PUBLISH, Can.EDIT_YEAR, Can.ACCEPT_REPORTS}
        | {Can.SEE_COMPLAINTS, Can.WORK_ON_COMPLAINTS, Can.SEE_COMPLAINT_FIGURES}
        | {Can.SEE_SEALED_FIGURES, Can.ARRANGE_SEALED, Can.SEE_PERSONNEL}
        | _REGISTERS
    ),
    Role.CHIEF_EXECUTIVE: frozenset(
        _READING
        | {Can.DECIDE, Can.SEE_RECORD, Can.SEE_COMPLAINT_FIGURES, Can.SEE_SEALED_FIGURES, Can.SEE_REGISTERS}
        | {Can.SEE_PERSONNEL}
    ),
    Role.INTERNAL_AUDITOR: frozenset(
        _READING | _REGISTERS | {Can.SEE_RECORD, Can.SEE_COMPLAINT_FIGURES, Can.SEE_SEALED_FIGURES}
    ),
    Role.COMPLAINT_OFFICER: frozenset(
        {Can.SEE_DESK, Can.SEE_COMPLAINTS, Can.HANDLE_COMPLAINTS, Can.WORK_ON_COMPLAINTS, Can.SEE_COMPLAINT_FIGURES}
    ),
    Role.INTEGRITY_OFFICER: frozenset({Can.SEE_DESK, Can.OPEN_SEALED, Can.SEE_SEALED_FIGURES}),
    Role.COUNCIL_MEMBER: frozenset({Can.SEE_DESK, Can.SEE_PLANS, Can.SEE_DOCUMENTS, Can.SEE_YEAR}),
    Role.VIEWER: frozenset({Can.SEE_DESK, Can.SEE_PLANS, Can.SEE_DOCUMENTS, Can.SEE_YEAR}),
    Role.ADMINISTRATOR: frozenset({Can.SEE_DESK, Can.MANAGE_PEOPLE, Can.MANAGE_ORGANIZATION, Can.SEE_RECORD}),
}


def granted(roles: frozenset[Role]) -> frozenset[Can]:
    """Everything that these roles together may do."""
    return frozenset().union(*(GRANTS[role] for role in roles))


#: Roles whose word binds others: taken for oneself, they are told to the clerk.
DECIDING = frozenset(role for role, may in GRANTS.items() if Can.DECIDE in may or Can.ADOPT_PLANS in may)
#: Roles that are given for one unit.
OF_A_UNIT = frozenset({Role.UNIT_REPORTER, Role.HEAD})
#: Roles that an organization does well to protect by a second factor.
WORTH_A_SECOND_FACTOR = (
    Role.CHIEF_EXECUTIVE, Role.CLERK, Role.PLAN_OFFICER, Role.ADMINISTRATOR, Role.INTEGRITY_OFFICER,
)  # fmt: skip
