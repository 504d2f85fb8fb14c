"""The year as tables: every column named and explained once, for CSV, JSON and the data dictionary."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sucharit.publishing.portal.models import PublishedYear
from sucharit.publishing.portal.tables import Value
from sucharit.publishing.portal.years.reading import QUARTERS, YearReading
from sucharit.publishing.portal.years.words import period_said, reason_said, status_said, verdict_said

Told = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """A column: its name in the file, type, what it means in Thai and English; taken from the row by that name."""

    name: str
    type: str
    thai: str
    english: str


@dataclass(frozen=True)
class YearTable:
    """A table of the year: `rows` gives dictionaries with the columns' names."""

    name: str
    title: str | Promise
    columns: tuple[Column, ...]
    rows: Callable[[YearReading], Iterable[Told]]

    @property
    def names(self) -> list[str]:
        return [column.name for column in (*KEYS, *self.columns)]

    def told(self, snapshot: PublishedYear, read: YearReading) -> Iterator[Told]:
        """The rows whole, in Thai whoever asks: a file is the same for everyone."""
        keys = {"organization_code": snapshot.organization.code, "fiscal_year": read.fiscal_year}
        with translation.override("th"):
            for row in self.rows(read):
                yield keys | {column.name: row.get(column.name) for column in self.columns}

    def lines(self, snapshot: PublishedYear, read: YearReading) -> Iterator[list[Value]]:
        """The rows for CSV."""
        for row in self.told(snapshot, read):
            yield [_flat(row[name]) for name in self.names]


def _flat(value: Any) -> Value:
    if isinstance(value, list):
        return ";".join(str(one) for one in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, str | int | Decimal):
        return value
    return str(value)


def plain(value: Any) -> Any:
    """A cell as JSON: money keeps its satang as text, days are ISO."""
    return str(value) if isinstance(value, Decimal) or hasattr(value, "isoformat") else value


KEYS = (
    Column("organization_code", "text", "รหัสหน่วยงานในที่อยู่เว็บ", "code of the local government"),
    Column("fiscal_year", "integer", "ปีงบประมาณ (พ.ศ.)", "fiscal year, Buddhist Era"),
)
_SEQ = Column("seq", "integer", "ลำดับในแผนประจำปี", "place in the annual plan")
_TITLE = Column("title", "text", "ชื่อโครงการ กิจกรรม หรือมาตรการ", "title of the initiative")


def _initiatives(read: YearReading) -> Iterator[Told]:
    for one in read.initiatives:
        quarters = {f"quarter_{number}": number in one["quarters"] for number in QUARTERS}
        yield one | quarters | {
            "status_th": status_said(one["status"]), "reason_th": reason_said(one["reason"]),
            "indicators": "\n".join(one["indicators"]), "outcomes": "\n".join(one["outcomes"]),
            "activities": sum(one["activities_by_quarter"]),
        }  # fmt: skip


def _progress(read: YearReading) -> Iterator[Told]:
    for one in read.initiatives:
        for report in one["reports"]:
            yield report | {"seq": one["seq"], "title": one["title"], "period_th": period_said(report["period"])}


def _activities(read: YearReading) -> Iterator[Told]:
    for one in read.initiatives:
        for row in one["activities"]:
            yield row | {"seq": one["seq"], "activity": row["title"], "title": one["title"]}


def _money(read: YearReading) -> Iterator[Told]:
    for one in read.initiatives:
        paid = {f"paid_q{at}": baht for at, baht in enumerate(one["paid_by_quarter"], 1)}
        yield one | paid


def _indicators(read: YearReading) -> Iterator[Told]:
    titles = {one["seq"]: one["title"] for one in read.initiatives}
    for one in read.indicators:
        yield one | {"title": titles.get(one["seq"], ""), "verdict_th": verdict_said(one["verdict"])}


def _publications(read: YearReading) -> Iterator[Told]:
    yield from read.publications


def _amendments(read: YearReading) -> Iterator[Told]:
    for one in read.amendments:
        for field in one["fields"]:
            yield one | field
    for one in read.corrections:
        yield one | {"number": None, "before": one["stated"], "after": one["corrected"]}


def _ita(read: YearReading) -> Iterator[Told]:
    if read.ita is None:
        return
    for one in (read.ita["total"], *read.ita["instruments"]):
        yield one
    for one in read.ita["indicators"]:
        yield one | {"key": str(one["number"]), "official": True, "before": one["before_mark"]}


TABLES: dict[str, YearTable] = {
    one.name: one
    for one in (
        YearTable("initiatives", _("แผนประจำปีและสถานะ"), (
            _SEQ, _TITLE,
            Column("kind", "text", "project, activity, measure", "project, activity or measure"),
            Column("dimension", "text", "รหัสมิติ", "code of the dimension"),
            Column("unit", "text", "หน่วยงานเจ้าของ", "unit that owns it"),
            Column("responsible", "text", "หน่วยงานรับผิดชอบตามที่พิมพ์ในแผน", "who is responsible, as printed"),
            Column("quarter_1", "boolean", "ดำเนินการในไตรมาส 1 (ต.ค.-ธ.ค.)", "planned for quarter 1 (Oct-Dec)"),
            Column("quarter_2", "boolean", "ดำเนินการในไตรมาส 2", "planned for quarter 2"),
            Column("quarter_3", "boolean", "ดำเนินการในไตรมาส 3", "planned for quarter 3"),
            Column("quarter_4", "boolean", "ดำเนินการในไตรมาส 4", "planned for quarter 4"),
            Column("quantity", "integer", "ปริมาณงาน", "quantity"),
            Column("quantity_unit", "text", "หน่วยนับ", "unit of the quantity"),
            Column("amount", "decimal", "งบประมาณตามแผน (บาท) 0 คือไม่ใช้ ว่างคือไม่ได้ระบุ", "baht; 0 none needed"),
            Column("indicators", "text", "ตัวชี้วัด หนึ่งบรรทัดต่อหนึ่งข้อ", "indicators, one a line"),
            Column("outcomes", "text", "ผลลัพธ์ หนึ่งบรรทัดต่อหนึ่งข้อ", "outcomes, one a line"),
            Column("status", "text", "not_begun, running, done, impossible", "not_begun, running, done, impossible"),
            Column("status_th", "text", "สถานะเป็นภาษาไทย", "status in Thai"),
            Column("reason", "text", "no_budget, policy, staff, other เมื่อทำไม่ได้", "why it cannot be done, by code"),
            Column("reason_th", "text", "เหตุผลตามระบบ ป.ป.ช.", "why, in the words of the NACC's system"),
            Column("reason_text", "text", "คำอธิบายเหตุผล", "explanation"),
            Column("result", "text", "ผลการดำเนินงาน", "result"),
            Column("activities", "integer", "จำนวนกิจกรรมที่ทำแล้ว", "how many activities were held"),
        ), _initiatives),
        YearTable("progress", _("ความก้าวหน้ารายงวด"), (
            _SEQ, _TITLE,
            Column("period", "text", "q1-q4 ไตรมาส m6 m9 m12 รอบ", "q1-q4 quarters, m6 m9 m12 rounds"),
            Column("period_th", "text", "งวดเป็นภาษาไทย", "period in Thai"),
            Column("done", "text", "ผลการดำเนินงาน", "what was done"),
            Column("obstacles", "text", "ปัญหาและอุปสรรค", "obstacles"),
            Column("recommendations", "text", "ข้อเสนอแนะ", "recommendations"),
            Column("percent", "integer", "ร้อยละความก้าวหน้า", "percent done"),
        ), _progress),
        YearTable("activities", _("กิจกรรมที่เปิดเผย"), (
            _SEQ, _TITLE,
            Column("activity", "text", "ทำอะไร", "what was done"),
            Column("held_on", "date", "วันที่ (ค.ศ.)", "day, ISO 8601"),
            Column("held_until", "date", "ถึงวันที่", "until"),
            Column("place", "text", "สถานที่", "place"),
            Column("people", "integer", "จำนวนคน", "how many people"),
            Column("step", "text", "ขั้นตอนในแผน", "step of the plan"),
        ), _activities),
        YearTable("money", _("เงินของปี"), (
            _SEQ, _TITLE,
            Column("amount", "decimal", "งบประมาณตามแผน (บาท)", "baht in the annual plan"),
            Column("in_ordinance", "boolean", "อยู่ในข้อบัญญัติ ว่างคือยังไม่ทราบ", "stands in the ordinance; blank not known"),
            Column("ordinance_amount", "decimal", "งบประมาณตามข้อบัญญัติ (บาท)", "baht in the budget ordinance"),
            Column("paid_q1", "decimal", "จ่ายในไตรมาส 1", "paid in quarter 1"),
            Column("paid_q2", "decimal", "จ่ายในไตรมาส 2", "paid in quarter 2"),
            Column("paid_q3", "decimal", "จ่ายในไตรมาส 3", "paid in quarter 3"),
            Column("paid_q4", "decimal", "จ่ายในไตรมาส 4 และหลังสิ้นปี", "paid in quarter 4 and after the year's end"),
            Column("paid", "decimal", "จ่ายแล้วทั้งปี (บาท)", "baht paid in the year"),
        ), _money),
        YearTable("indicators", _("ผลของตัวชี้วัด"), (
            _SEQ, _TITLE,
            Column("section", "text", "output ผลผลิต outcome ผลลัพธ์ target ค่าเป้าหมาย", "output, outcome or target"),
            Column("sentence", "text", "ข้อความตัวชี้วัด", "the promise as printed"),
            Column("wanted", "text", "เกณฑ์", "what is asked"),
            Column("found", "text", "ค่าที่วัดได้", "what was found"),
            Column("verdict", "text", "met, not_met, cannot_be_judged", "met, not_met, cannot_be_judged"),
            Column("verdict_th", "text", "ผลเป็นภาษาไทย", "verdict in Thai"),
            Column("reason", "text", "เพราะอะไร", "why"),
            Column("as_of", "date", "ข้อมูล ณ วันที่", "day of the data"),
        ), _indicators),
        YearTable("publications", _("การเผยแพร่ของปี"), (
            Column("title", "text", "เผยแพร่อะไร", "what was published"),
            Column("channel", "text", "ช่องทาง", "channel"),
            Column("published_on", "date", "วันที่เผยแพร่", "day"),
            Column("address", "text", "ที่อยู่เว็บ", "address"),
            Column("document", "text", "เอกสารที่เผยแพร่", "document"),
            Column("initiatives", "text", "ลำดับโครงการที่เกี่ยวข้อง คั่นด้วย ;", "places of its initiatives, parted by ;"),
        ), _publications),
        YearTable("amendments", _("การแก้ไขแผนและคำผิด"), (
            Column("number", "integer", "แก้ไขแผนครั้งที่ ว่างคือแก้คำผิดหลังปิดปี", "number of the amendment; blank: correction"),
            Column("on", "date", "วันที่", "day"),
            _SEQ, _TITLE,
            Column("field", "text", "ช่องที่แก้", "field"),
            Column("before", "text", "ค่าเดิม", "before"),
            Column("after", "text", "ค่าใหม่", "after"),
            Column("reason", "text", "เหตุผล", "reason"),
        ), _amendments),
        YearTable("ita", _("คะแนน ITA"), (
            Column("key", "text", "1-10 ตัวชี้วัด IIT EIT OIT เครื่องมือ total คะแนนรวม", "indicator, instrument, total"),
            Column("title", "text", "ชื่อตัวชี้วัด", "title of the indicator"),
            Column("mark", "decimal", "คะแนน 0-100", "mark, 0 to 100"),
            Column("target", "decimal", "เป้าหมาย", "target"),
            Column("before", "decimal", "คะแนนปีก่อน", "mark of the year before"),
            Column("official", "boolean", "true คือประกาศ false คือระบบคำนวณ ไม่ใช่ผลทางการ", "false: worked out here"),
        ), _ita),
    )
}  # fmt: skip
