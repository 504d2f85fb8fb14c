"""What the gallery shows: an invented municipality's values, one of each kind, also extremes (long, empty, zero)."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens import charts
from sucharit.base.screens.changes import changes
from sucharit.base.screens.forms import DayField, MoneyField, SearchField
from sucharit.base.screens.grids import Grid, GridColumn, GridRow
from sucharit.base.screens.heat import HeatCell, HeatMap
from sucharit.base.screens.months import Entry, Month
from sucharit.base.screens.nested import NestedListField

_UNIT_CHOICES = [("", "-"), ("กจ.", "กองการเจ้าหน้าที่"), ("สป.", "สำนักปลัดเทศบาล"), ("กค.", "กองคลัง")]
_YEARS = ("2566", "2567", "2568", "2569", "2570")
_TODAY = datetime.date(2026, 3, 18)
_ORGANIZATION = {"name": "เทศบาลเมืองธารทอง", "short_name": "ทม.ธารทอง", "code": "tharthong"}
_SECTIONS = (
    ("desk", _("โต๊ะทำงาน")),
    ("plan", _("แผน")),
    ("risk", _("ความเสี่ยง")),
    ("year", _("ปีงบประมาณ")),
    ("voices", _("เสียงประชาชน")),
    ("registers", _("ทะเบียน")),
    ("documents", _("เอกสาร")),
    ("publishing", _("เผยแพร่")),
    ("settings", _("ตั้งค่า")),
)


class SampleForm(forms.Form):
    """One field of each kind."""

    why = {"budget": _("ใช้คำนวณยอดรวมของแผนและตรวจว่าตรงกับตารางงบประมาณ 5 ปี")}

    title = forms.CharField(label=_("ชื่อโครงการ"), max_length=300, help_text=_("ขึ้นต้นด้วย โครงการ กิจกรรม หรือมาตรการ"))
    budget = MoneyField(label=_("งบประมาณ (บาท)"), required=False, help_text=_("ไม่ใช้งบประมาณให้พิมพ์ 0"))
    starts = DayField(label=_("วันเริ่มดำเนินการ"))
    unit = forms.ChoiceField(label=_("หน่วยงานที่รับผิดชอบ"), choices=_UNIT_CHOICES)
    kind = forms.ChoiceField(
        label=_("ประเภท"),
        choices=[("project", _("โครงการ")), ("activity", _("กิจกรรม")), ("measure", _("มาตรการ"))],
        widget=forms.RadioSelect,
    )
    years = forms.MultipleChoiceField(
        label=_("ปีที่ดำเนินการ"),
        choices=[(year, f"พ.ศ. {year}") for year in _YEARS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    rationale = forms.CharField(label=_("หลักการและเหตุผล"), widget=forms.Textarea, max_length=4000, required=False)
    steps = NestedListField(label=_("วิธีดำเนินการ"), required=False)
    seen = forms.BooleanField(label=_("ผู้บังคับบัญชารับทราบแล้ว"), required=False)
    paper = forms.FileField(label=_("เอกสารประกอบ"), required=False)


class SignInForm(forms.Form):
    """As it looks in the bare frame."""

    username = forms.CharField(label=_("ชื่อผู้ใช้หรืออีเมล"), widget=forms.TextInput(attrs={"autocomplete": "username"}))
    password = forms.CharField(
        label=_("รหัสผ่าน"), widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    remember = forms.BooleanField(label=_("จำการเข้าใช้งานบนเครื่องนี้"), required=False)


class FilterForm(forms.Form):
    """A list's filters."""

    q = SearchField(label=_("คำค้น"))
    state = forms.ChoiceField(label=_("สถานะ"), required=False, choices=[("", _("ทั้งหมด")), ("draft", _("ร่าง"))])
    responsible = forms.ChoiceField(label=_("หน่วยงาน"), required=False, choices=_UNIT_CHOICES)


def sign_in() -> SignInForm:
    return SignInForm()


def office_frame(home: str) -> dict[str, Any]:
    rooms = [
        {"key": key, "icon": key, "label": label, "url": f"{home}#{key}", "current": key == "plan"}
        for key, label in _SECTIONS
    ]
    return {
        "organization": _ORGANIZATION,
        "officer": "สมศรี ใจซื่อ",
        "officer_position": _("นักทรัพยากรบุคคลชำนาญการ"),
        "rooms": rooms,
        "fiscal_year": 2569,
        "unread_notices": 3,
        "notices_url": "#timeline",
        "search_url": home,
        "crumbs": [("แผน 2566-2570", "#plan"), ("มิติ 2", "#risk"), ("2.2", "#tables"), ("โครงการ 23", "")],
    }


def public_frame() -> dict[str, Any]:
    return {
        "organization": _ORGANIZATION,
        "search_url": "#search",
        "responsible_unit": "กองการเจ้าหน้าที่ เทศบาลเมืองธารทอง",
        "contact": "โทร. 0 2000 0000",
        "data_date": _TODAY,
        "feedback_url": "#feedback",
        "language_links": [("th", "ไทย", "?"), ("en", "English", "?lang=en")],
        "crumbs": [("หน้าแรก", "#"), ("แผน 2566-2570", "")],
    }


def confirmation() -> dict[str, Any]:
    return {
        "things": ["โครงการส่งเสริมคุณธรรมและจริยธรรมของบุคลากร (ลำดับ 23)", "งบประมาณ พ.ศ. 2566-2570 รวม 125,000 บาท"],
        "cancel_url": reverse("screens:gallery"),
    }


def conflict(typed: Mapping[str, Any]) -> dict[str, Any]:
    theirs = "โครงการส่งเสริมคุณธรรมของบุคลากร"
    return {"who": "วิชัย ตั้งตรง", "changes": changes(theirs, str(typed.get("title", "")))}


def everything() -> dict[str, Any]:
    """The values of the gallery page."""
    return {
        "form": SampleForm(initial={"title": "โครงการส่งเสริมคุณธรรมและจริยธรรมของบุคลากร", "steps": _STEPS}),
        "bad_form": _bad_form(),
        "filters": FilterForm({"q": "จริยธรรม", "state": ""}),
        "tasks": _TASKS,
        "rows": _ROWS,
        "events": _events(),
        "steps": _APPROVAL,
        "findings": _FINDINGS,
        "tabs": _TABS,
        "page": Paginator(range(412), 20).page(7),
        "today": _TODAY,
        "initiatives": _INITIATIVES,
        "by_dimension": _by_dimension(),
        "by_year": _by_year(),
        "over_time": _over_time(),
        "heat": heat_map(),
        "month": _month(),
        "changes": changes(_BEFORE, _AFTER),
        "lines": _LINES,
        "grid": sample_grid(),
        "nested_text": _STEPS,
        "tags": _TAGS,
        "icons": _ICONS.split(),
    }


def _bad_form() -> SampleForm:
    return SampleForm({"title": "", "budget": "ห้าพันกว่า", "starts": "32/13/2566", "kind": "project", "unit": ""})


def sample_grid(version: int | str = 7) -> Grid:
    """Three initiatives over five years, with a fault in one cell."""
    years = [GridColumn(year, f"พ.ศ. {year}", "money") for year in _YEARS]
    rows: list[tuple[str, str, list[Decimal | int | None], str]] = [
        ("12", "2.1-1 โครงการอบรมคุณธรรม จริยธรรม", [25000, 25000, 25000, 25000, 25000], "กจ."),
        ("13", "2.1-2 มาตรการ No Gift Policy ของผู้บริหารและบุคลากร", [0, 0, 0, 0, 0], "สป."),
        ("14", "2.2-1 กิจกรรมให้ความรู้เรื่องผลประโยชน์ทับซ้อน", [None, 12500, None, Decimal("12500.50"), None], "กค."),
    ]
    return Grid(
        caption="งบประมาณรายปีของโครงการในมิติที่ 2",
        row_heading="โครงการ",
        columns=[*years, GridColumn("unit", "หน่วยงาน", "choice", choices=_UNIT_CHOICES)],
        lines=[
            GridRow(row, label, dict(zip(_YEARS, amounts, strict=True)) | {"unit": unit}, url=f"#initiative-{row}")
            for row, label, amounts, unit in rows
        ],
        save_url=reverse("screens:gallery_grid"),
        version=version,
    )


def heat_map() -> HeatMap:
    """Shades by the product, as most criteria of municipalities have it."""
    counts = {(4, 4): 2, (3, 4): 1, (2, 3): 4, (1, 2): 1, (5, 5): 1, (3, 2): 2}
    cells = {
        (chance, impact): HeatCell(*_level(chance * impact), counts.get((chance, impact), 0), "#heat-list")
        for chance in range(1, 6)
        for impact in range(1, 6)
    }
    names = ("น้อยมาก", "น้อย", "ปานกลาง", "สูง", "สูงมาก")
    scale = list(enumerate(names, 1))
    return HeatMap("ระดับความเสี่ยงการทุจริต ปีงบประมาณ พ.ศ. 2569", scale, scale, cells)


def _level(score: int) -> tuple[int, str]:
    if score >= 15:
        return 4, "สูงมาก"
    if score >= 9:
        return 3, "สูง"
    return (2, "ปานกลาง") if score >= 4 else (1, "ต่ำ")


def _by_dimension() -> charts.Chart:
    names = (
        "มิติที่ 1 การสร้างวัฒนธรรมสุจริต",
        "มิติที่ 2 การบริหารราชการเพื่อป้องกันการทุจริต",
        "มิติที่ 3 การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน",
        "มิติที่ 4 การยกระดับกลไกการตรวจสอบการดำเนินงาน",
    )
    return charts.bars("งบประมาณตามมิติ", names, charts.Series("งบประมาณ", (1250000, 860000, 430500, 0)), unit="บาท")


def _by_year() -> charts.Chart:
    series = (
        charts.Series("มิติ 1", (250000, 260000, 240000, 250000, 250000)),
        charts.Series("มิติ 2", (120000, 150000, 170000, 210000, 210000)),
        charts.Series("มิติ 3", (80000, 80000, 90500, 90000, 90000)),
        charts.Series("มิติ 4", (0, 0, 0, 0, None)),
    )
    return charts.columns("งบประมาณรายปีแยกตามมิติ", _YEARS, *series, unit="บาท")


def _over_time() -> charts.Chart:
    series = (charts.Series("คะแนน ITA", (78.2, 84.5, None, 91.75, 93)), charts.Series("เป้าหมาย", (85, 85, 87, 90, 92)))
    return charts.lines("คะแนน ITA เทียบกับเป้าหมาย", _YEARS, *series, unit="คะแนน")


def _month() -> Month:
    day = datetime.date
    return Month(
        2026,
        3,
        _TODAY,
        entries=[
            Entry(day(2026, 3, 16), "ประชุมคณะทำงานจัดทำแผน", "#timeline", "good", "เสร็จแล้ว"),
            Entry(day(2026, 3, 20), "ส่งร่างแผนให้ปลัดเห็นชอบ", "#timeline", "waiting", "รอดำเนินการ"),
            Entry(day(2026, 3, 31), "รายงานผลรอบ 6 เดือน", "#timeline", "info", "ยังไม่ถึงกำหนด"),
        ],
        holidays=[(day(2026, 3, 3), "วันมาฆบูชา")],
    )


def _events() -> list[dict[str, Any]]:
    zone = datetime.timezone(datetime.timedelta(hours=7))

    def at(day: int, hour: int) -> datetime.datetime:
        return datetime.datetime(2026, 3, day, hour, 5, tzinfo=zone)

    return [
        {"who": "วิชัย ตั้งตรง (ปลัดเทศบาล)", "what": "ส่งกลับพร้อมเหตุผล", "when": at(18, 14), "kind": "warn",
         "note": "ตัวชี้วัดของโครงการ 23 ยังไม่ระบุเครื่องมือที่ใช้วัด"},
        {"who": "สมศรี ใจซื่อ", "what": "เสนอแผน", "when": at(16, 9), "kind": "info", "url": "#approval"},
        {"who": "สมศรี ใจซื่อ", "what": "สร้างร่างแผนจากเอกสารที่นำเข้า", "when": at(2, 10), "kind": "quiet"},
    ]  # fmt: skip


_STEPS = "ประชุมคณะทำงาน\n\tแต่งตั้งคณะทำงาน\n\tกำหนดปฏิทินการทำงาน\nจัดอบรมให้ความรู้แก่บุคลากรไม่น้อยกว่า 2 ครั้งต่อปี\nติดตามและสรุปผล"
_TASKS = [
    {"label": "ข้อมูลพื้นฐานของแผน", "url": "#", "state": "เสร็จแล้ว", "kind": "good"},
    {"label": "โครงการ 23 รายการ", "hint": "ยังขาดตัวชี้วัด 2 รายการ", "url": "#", "state": "กำลังทำ", "kind": "info"},
    {"label": "ตารางงบประมาณ 5 ปี", "url": "#", "state": "ต้องแก้ไข", "kind": "bad"},
    {"label": "เสนอผู้บริหาร", "hint": "เริ่มได้เมื่อข้างต้นเสร็จ", "state": "ยังเริ่มไม่ได้", "kind": "quiet"},
]
_ROWS = [
    {"label": "ชื่อแผน", "value": "แผนปฏิบัติการป้องกันการทุจริต เทศบาลเมืองธารทอง", "url": "#"},
    {"label": "ระยะเวลา", "value": "ปีงบประมาณ พ.ศ. 2566-2570", "url": "#"},
    {"label": "ผู้รับผิดชอบ", "value": None, "url": "#", "action": "เพิ่ม"},
]
_APPROVAL = [
    {"position": "นักทรัพยากรบุคคล", "person": "สมศรี ใจซื่อ", "state": "done", "label": "เสนอแล้ว", "when": _TODAY},
    {"position": "ผู้อำนวยการกอง", "person": "มานะ สุขใจ", "state": "returned", "label": "ส่งกลับ", "when": _TODAY},
    {"position": "ปลัดเทศบาล", "person": "วิชัย ตั้งตรง (รักษาราชการแทน)", "state": "current", "label": "รอความเห็นชอบ"},
    {"position": "นายกเทศมนตรี", "person": "ปรีชา ธารทอง", "state": "waiting", "label": "ยังไม่ถึงลำดับ"},
]
_FINDINGS = [
    {"code": "B-SUM", "kind": "bad", "severity": "ต้องแก้ไข", "what": "ยอดรวม 5 ปีไม่ตรงกับผลรวมรายปี ต่างกัน 5,000 บาท",
     "where": "ตารางงบประมาณ มิติที่ 2 แถวรวม", "where_url": "#grid", "why": "ยอดในแผนเป็นฐานของข้อบัญญัติงบประมาณ",
     "source": "แนวทางการจัดทำแผน หน้า 12", "fix_url": "#grid", "explain_url": "#"},
    {"code": "I-TOOL", "kind": "warn", "severity": "ควรแก้ไข", "what": "ตัวชี้วัดไม่ได้ระบุเครื่องมือที่ใช้วัด",
     "where": "โครงการ 23 ตัวชี้วัดที่ 2", "where_url": "#", "fix_url": "#"},
    {"code": "N-GAP", "kind": "info", "severity": "ข้อสังเกต", "what": "เลขลำดับโครงการข้ามจาก 14 เป็น 16",
     "settled": "ชี้แจงแล้ว", "explained": "โครงการที่ 15 ยกเลิกตามมติที่ประชุม"},
]  # fmt: skip
_TABS = [
    {"label": "โครงการ", "url": "#tables", "current": True, "count": 23},
    {"label": "งบประมาณ", "url": "#grid", "current": False},
    {"label": "ข้อค้นพบ", "url": "#findings", "current": False, "count": 5},
    {"label": "ประวัติ", "url": "#timeline", "current": False},
]
_INITIATIVES = [
    {"code": "1.1-1", "title": "โครงการบริหารงานตามหลักธรรมาภิบาล", "unit": "สป.", "amount": Decimal(125000)}
    | {"state": "อนุมัติแล้ว", "kind": "good"},
    {"code": "2.1-2", "title": "มาตรการ No Gift Policy ของผู้บริหารและบุคลากรทุกระดับ", "unit": "กจ.", "amount": Decimal(0)}
    | {"state": "ร่าง", "kind": "quiet"},
    {"code": "2.2-1", "title": "กิจกรรมให้ความรู้เรื่องผลประโยชน์ทับซ้อน", "unit": "กค.", "amount": None}
    | {"state": "ส่งกลับ", "kind": "warn"},
]
_BEFORE = "จัดอบรมให้ความรู้แก่บุคลากรไม่น้อยกว่าร้อยละ 70 ของบุคลากรทั้งหมด ปีละ 1 ครั้ง"
_AFTER = "จัดอบรมให้ความรู้แก่ผู้บริหารและบุคลากรไม่น้อยกว่าร้อยละ 80 ของบุคลากรทั้งหมด ปีละ 2 ครั้ง"
_LINES = [
    {"number": 118, "page": 14, "text": "2. โครงการส่งเสริมคุณธรรมและจริยธรรมของบุคลากร"},
    {"number": 119, "page": 14, "text": "งบประมาณดำเนินการ ๒๕,๐๐๐.- บาท", "marked": True},
    {"number": 120, "page": 14, "text": "ผู้รับผิดชอบ กองการเจ้าหน้าที่"},
    {"number": 121, "page": 15, "text": "ตัวชี้วัด บุคลากรเข้าร่วมไม่น้อยกว่าร้อยละ ๘๐"},
]
_TAGS = [
    ("quiet", "ร่าง"),
    ("waiting", "รอดำเนินการ"),
    ("info", "เสนอแล้ว"),
    ("good", "อนุมัติแล้ว"),
    ("warn", "ส่งกลับ"),
    ("bad", "เกินกำหนด"),
]
_ICONS = (
    "desk plan risk year voices registers documents publishing settings search bell person people "
    "upload download print undo history question filter lock money"
)
