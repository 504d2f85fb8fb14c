"""ITA and the disclosure list of the demonstration: three years of marks, two measures, a list half filled."""

import datetime
import uuid
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from sucharit.core.fiscal import FiscalYear
from sucharit.core.papers import Paper, write_pdf
from sucharit.core.papers.paper import Heading, text
from sucharit.office.demonstration.people import Cast
from sucharit.publishing.disclosure.actions import (
    accept,
    accept_all,
    add_address,
    add_file,
    assign,
    begin_round,
    copy_checklist,
    drop,
    edit_entry,
    edit_item,
    make_checklist,
    publish_checklist,
    pull_published,
    review,
)
from sucharit.publishing.disclosure.models import ChecklistYear
from sucharit.reference.oit import oit_years
from sucharit.work.assessments.actions import finish, follow_up, open_assessment, plan_improvement, record_scores
from sucharit.work.assessments.models import Assessment
from sucharit.work.plans.models import Initiative, Plan

#: years before this one > marks of the ten indicators
MARKS: dict[int, tuple[str, ...]] = {
    3: ("88.40", "84.10", "86.75", "83.20", "80.15", "87.90", "82.35", "79.60", "88.00", "81.25"),
    2: ("91.20", "88.65", "90.10", "87.45", "85.30", "90.05", "86.90", "83.75", "92.50", "90.00"),
    1: ("94.85", "92.10", "93.40", "91.75", "90.20", "93.65", "89.30", "86.45", "97.50", "95.00"),
}
#: indicator > what is done about it
MEASURES: dict[int, dict[str, str]] = {
    8: {
        "weakness": "ผู้รับบริการเห็นว่ามีส่วนร่วมปรับปรุงงานน้อย",
        "measure": "เวทีรับฟังความเห็นผู้รับบริการทุกไตรมาส พร้อมแจ้งผลการปรับปรุงกลับ",
        "steps": "กำหนดวันล่วงหน้าทั้งปี\nเชิญผู้รับบริการและกรรมการหมู่บ้าน\nสรุปความเห็นและสิ่งที่แก้แล้ว\nประกาศผลที่จุดบริการและเว็บไซต์",
        "supervision": "หัวหน้าส่วนรายงานต่อปลัดทุกไตรมาส",
    },
    7: {
        "weakness": "ผู้สูงอายุเข้าถึงข่าวสารทางเว็บไซต์ได้น้อย",
        "measure": "ประกาศข่าวสารทางหอกระจายข่าวและแผ่นพับตัวใหญ่ทุกเดือน",
        "steps": "คัดข่าวที่ชาวบ้านต้องรู้\nอ่านออกหอกระจายข่าว\nวางแผ่นพับที่จุดบริการ",
        "supervision": "ผู้รับผิดชอบบันทึกช่องทางและวันที่ทุกเดือน",
    },
}
#: item > what is attached, and the year of the paper, counted from this one (None: of any year)
SHOWN: dict[str, tuple[str, int | None]] = {
    "O1": ("โครงสร้างส่วนราชการ หน้าที่และอำนาจ", None),
    "O2": ("ทำเนียบผู้บริหาร", None),
    "O5": ("แผนพัฒนาท้องถิ่น", None),
    "O8": ("คู่มือการปฏิบัติงานของเจ้าหน้าที่", None),
    "O9": ("คู่มือสำหรับประชาชน", None),
    "O12": ("สรุปผลการจัดซื้อจัดจ้างทั้งปี", -1),
    "O14": ("รายงานผลการบริหารบุคคล", -2),  # a year too old: it shows
}
#: an address that nobody has: the check says so
GONE = ("O3", "ช่องทางติดต่อหน่วยงาน", "https://www.donsukchai.example/contact")
UNITS = ("clerk", "works", "finance", "education")


#: indicator > place in the plan in force of the initiative that carries its measure out
CARRIED_OUT_BY = {8: 21, 7: 10}


def scores_and_list(office: Cast) -> None:
    """Everything of both rooms, by their verbs."""
    this = FiscalYear.of(office.officer("planner").today).value
    newest = scores(office, this)
    improvements(office, newest)
    disclosure_list(office, this)


def scores(office: Cast, this: int) -> Assessment:
    """Three years that grow; the newest last."""
    planner = office.officer("planner")
    row: Assessment | None = None
    for before, marks in sorted(MARKS.items(), reverse=True):
        row = open_assessment(this - before, by=planner)
        values = {str(place): Decimal(mark) for place, mark in enumerate(marks, 1)}
        about = {"source": "ประกาศผลการประเมินของสำนักงาน ป.ป.ช. (ข้อมูลสมมุติ)"}
        row = record_scores(row, by=planner, values=values, about=about)
    if row is None:
        raise ValueError("no marks")
    return row


def improvements(office: Cast, newest: Assessment) -> None:
    """One measure finished, one followed once."""
    planner = office.officer("planner")
    owners = {8: ("reporter", "works"), 7: ("head", "clerk")}
    for indicator, said in MEASURES.items():
        owner, unit = owners[indicator]
        due = planner.today + datetime.timedelta(days=60)
        fields = said | {"owner": office.users[owner], "unit": office.units[unit], "due_on": due}
        fields["initiative_key"] = _carried_out_by(office, CARRIED_OUT_BY[indicator])
        row = plan_improvement(newest, by=planner, indicator=indicator, fields=fields)
        follow_up(row, by=office.officer(owner), on=planner.today, note="ดำเนินการตามขั้นตอนที่ 1 และ 2 แล้ว")
        if indicator == 7:
            finish(row, by=office.officer(owner), report="เผยแพร่ครบทุกเดือน หอกระจายข่าว 12 ครั้ง แผ่นพับ 6 เรื่อง")


def _carried_out_by(office: Cast, seq: int) -> uuid.UUID | None:
    rows = Initiative.objects.filter(plan__organization=office.organization, plan__state=Plan.State.ADOPTED, seq=seq)
    return rows.values_list("key", flat=True).first()


def disclosure_list(office: Cast, this: int) -> ChecklistYear:
    """The newest official list, done and public; carried over to this year, half done, where that has none yet."""
    planner = office.officer("planner")
    newest = max(year for year in oit_years() if year <= this)
    row = make_checklist(newest, by=planner)
    drop(row.items.get(number="O10"), by=planner, reason="อยู่ระหว่างพัฒนาระบบ ตกลงกับจังหวัดให้รายงานปีถัดไป")
    accept_all(row, by=planner)
    _given_out(office, row)
    _shown(office, row)
    pull_published(row, by=planner)
    _rehearsed(office, row)
    publish_checklist(row, by=planner)
    make_checklist(this, by=planner, kind="own")
    return _carried(office, row, this) if this > newest else row


def _carried(office: Cast, row: ChecklistYear, this: int) -> ChecklistYear:
    """This year's: a few items accepted and filled, the rest still to be looked at."""
    planner = office.officer("planner")
    new = copy_checklist(row, this, by=planner)
    for number in ("O1", "O2", "O8", "O9", "O20", "O23"):
        accept(new.items.get(number=number), by=planner)
    for number in ("O1", "O8", "O9"):
        title = SHOWN[number][0]
        add_file(new.items.get(number=number), _paper(title, None), by=planner, title=title)
    pull_published(new, by=planner)
    return new


def _rehearsed(office: Cast, row: ChecklistYear) -> None:
    """The first round has begun."""
    begin_round(row, by=office.officer("planner"))
    review(row.items.get(number="O1"), by=office.officer("auditor"), verdict="passes")
    review(row.items.get(number="O2"), by=office.officer("auditor"), verdict="fails", reason="ยังไม่มีภาพและช่องทางติดต่อ")


def _given_out(office: Cast, row: ChecklistYear) -> None:
    """Each unit has its items; some days have passed already."""
    planner = office.officer("planner")
    numbers = list(row.items.exclude(acceptance="dropped").values_list("number", flat=True))
    for place, unit in enumerate(UNITS):
        if unit in office.units:
            due = planner.today + datetime.timedelta(days=45 - 30 * (place % 3))
            assign(row, numbers[place :: len(UNITS)], by=planner, unit=office.units[unit], due_on=due)
    assign(row, numbers[1::4], by=planner, owner=office.users["reporter"])


def _shown(office: Cast, row: ChecklistYear) -> None:
    planner = office.officer("planner")
    first = row.items.get(number="O1")
    edit_item(first, by=planner, fields={"parts": ["แผนผังโครงสร้าง", "หน้าที่และอำนาจ"]})
    for number, (title, years) in SHOWN.items():
        year = None if years is None else row.fiscal_year + years
        entry = add_file(row.items.get(number=number), _paper(title, year), by=planner, title=title, document_year=year)
        if number == "O1":
            edit_entry(entry, by=planner, title=title, document_year=None, parts=[0, 1])
    number, title, address = GONE
    add_address(row.items.get(number=number), address, by=planner, title=title)


def _paper(title: str, year: int | None) -> SimpleUploadedFile:
    """A short PDF with a text layer, as a unit would attach it."""
    named = f"{title} ประจำปีงบประมาณ พ.ศ. {year}" if year else title
    body = "เอกสารตัวอย่างของหน่วยงานสมมุติ จัดทำขึ้นเพื่อสาธิตการเปิดเผยข้อมูลต่อประชาชน"
    paper = Paper(kind="sample", title=named, blocks=(Heading(text=named), text(body)), digits="arabic")
    return SimpleUploadedFile(f"{named}.pdf", write_pdf(paper))
