"""Fiscal years of the plan, and dates of its papers."""

import re
from collections.abc import Iterator

from sucharit.core.checking.case import Case, named, short
from sucharit.core.checking.rule import Remark, rule
from sucharit.core.checking.running import Passage
from sucharit.core.checking.values import Severity
from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan import Announcement, Initiative, Order
from sucharit.core.thai import arabic_digits, fold

SPAN = "ปีงบประมาณของโครงการต้องอยู่ในช่วงปีของแผน"
CLERICAL = "ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526: คำสั่งต้องมีเลขที่และวันที่ ประกาศต้องมีวันที่"
_YEAR = re.compile(r"(?<!\d)(?:25|20)\d\d(?!\d)|(?:ปี|ศ\.|งบประมาณ)\s{0,3}[5-8]\d(?!\d)")
_OF_YEAR = re.compile(r"ประจำปี\s{0,3}(?:งบประมาณ)?\s{0,3}(?:พ\.?\s?ศ\.?)?\s{0,3}(25\d\d)(?!\d)")
_MAKES = re.compile(r"(?:จัดทำ|จัด|ดำเนิน|เสนอ|กำหนดให้มี)\s{0,3}(?:ให้มี)?(?:การ)?\s{0,3}(?:โครงการ|กิจกรรม|มาตรการ)")
# What comes between them and makes the year another's: a past result, a budget ordinance, another plan.
_ANOTHER = re.compile(
    r"ผลการ|รายงาน|คะแนน|สถิติ|ที่ผ่านมา|งบประมาณรายจ่าย|ข้อบัญญัติ|เทศบัญญัติ|แผนพัฒนา|แผนดำเนินงาน|แผนปฏิบัติการ|เมื่อ|ข้อมูล|ปีก่อน"
)
_NO_YEAR_NEEDED = re.compile(r"ทุกปี|ทุก\s?ๆ\s?ปี|ตลอดแผน|ตลอดระยะเวลา(?:ของ)?แผน|ตลอดทั้ง\s?[45]\s?ปี|[45]\s?ปี|ปีละ|ต่อเนื่องทุก")
_WHOLE_DATE = re.compile(r"(?<!\d)\d{1,2}\s{0,4}(?:เดือน)?\s{0,4}[ก-ฮ][ก-๎.\s]{2,16}(?:พ\.?\s?ศ\.?)?\s{0,4}\d{4}")
_DATED = re.compile(r"(?:ประกาศ|สั่ง)\s{0,3}ณ\s{0,3}วันที่|^\s{0,20}(?:ณ\s)?วันที่")
_OWN_YEAR_FIELDS = ("title", "outputs", "targets", "indicators")
_REACH = 220  # characters back from the year in which the initiative must be named


def _span_text(span: FiscalSpan) -> str:
    return str(span.first) if span.first == span.last else f"{span.first}-{span.last}"


@rule(
    "year.outside", Severity.WARNING,
    thai="ปีที่อยู่นอกช่วงปีของแผน",
    english="A year outside the plan where its own years are meant",
    source=SPAN,
    silent="สำหรับปีของกฎหมาย หนังสือ ยุทธศาสตร์ชาติ แผนอื่น ปีฐาน และผลการดำเนินงานของปีที่ผ่านมา",
)  # fmt: skip
def year_outside(case: Case) -> Iterator[Remark]:
    span = case.plan.span
    if span is None or span.first < 2500:
        return
    outside = [remark for one in case.plan.initiatives for remark in _period_outside(one, span)]
    yield from outside if len(outside) * 2 <= len(case.plan.initiatives) else _most_outside(outside, span)
    for passage in case.text.passages:
        if "ประจำปี" in passage.text and passage.initiative is not None and (one := case.by_seq.get(passage.initiative)):
            yield from _named_year(passage, one, span)
    yield from _table_years(case, span)


def _period_outside(one: Initiative, span: FiscalSpan) -> Iterator[Remark]:
    period = one.period
    years = [year for year in (period.start, period.end) if year is not None] if period else []
    outside = [year for year in years if year not in span and 2500 <= year <= 2700]
    if outside:
        line = one.source.sections.get("period", (one.source.line, 0))[0]
        yield Remark(
            message=f"{named(one)}: ระยะเวลาดำเนินการระบุปี {outside[0]} ซึ่งอยู่นอกช่วงแผน "
            f"({_span_text(span)}) โปรดแก้ปีให้ถูกต้อง",
            initiatives=(one.seq,), lines=(line,) if line else (), field="period",
            stated=outside[0], computed=_span_text(span),
        )  # fmt: skip


def _most_outside(outside: list[Remark], span: FiscalSpan) -> Iterator[Remark]:
    """Where most periods lie outside, it is the years of the plan that should be looked at: one remark."""
    if len(outside) < 3:
        yield from outside
        return
    years = ", ".join(sorted({str(remark.stated) for remark in outside})[:4])
    yield Remark(
        message=f"ระยะเวลาดำเนินการของ {len(outside)} โครงการระบุปี {years} ซึ่งอยู่นอกช่วงแผน ({_span_text(span)}) "
        "โปรดตรวจปีของแผนและปีของโครงการ",
        initiatives=tuple(seq for remark in outside for seq in remark.initiatives),
        lines=tuple(line for remark in outside for line in remark.lines), field="span", computed=_span_text(span),
    )  # fmt: skip


def _named_year(passage: Passage, one: Initiative, span: FiscalSpan) -> Iterator[Remark]:
    for found in _OF_YEAR.finditer(passage.text):
        year = int(found[1])
        if year in span or not _is_own_year(passage, found.start(), one) or (year == span.last + 1):
            continue
        yield Remark(
            message=f"{named(one)}: ข้อความระบุ “ประจำปี {year}” ซึ่งอยู่นอกช่วงแผน ({_span_text(span)}) โปรดแก้ปีให้ถูกต้อง",
            initiatives=(one.seq,), lines=(passage.line,) if passage.line else (), field=passage.field,
            stated=year, computed=_span_text(span),
        )  # fmt: skip


def _is_own_year(passage: Passage, at: int, one: Initiative) -> bool:
    """Is it the year of the initiative itself: "จัดโครงการ ... ประจำปี ...", or its own title before the year?"""
    before = passage.text[max(0, at - _REACH) : at]
    makes = [*_MAKES.finditer(before)]
    if makes:
        return not _ANOTHER.search(before[makes[-1].end() :])
    title = fold(one.title)[:40]
    if len(title) >= 12 and title in fold(before):
        return not _ANOTHER.search(before[-60:])
    return passage.field in _OWN_YEAR_FIELDS and not _ANOTHER.search(before)


def _table_years(case: Case, span: FiscalSpan) -> Iterator[Remark]:
    """Columns of the budget table: years that many rows have and the plan has not."""
    rows = [row for row in case.plan.budget_rows if row.budgets]
    years = {year for row in rows for year in row.budgets if 2500 <= year <= 2700}
    outside = sorted(year for year in years if year not in span)
    if outside and len(rows) >= 2:
        yield Remark(
            message=f"ตารางงบประมาณมีคอลัมน์ปี {outside[0]} ซึ่งอยู่นอกช่วงแผน ({_span_text(span)}) โปรดแก้หัวตาราง",
            lines=(rows[0].source.line,) if rows[0].source.line else (), field="budget_rows",
            stated=outside[0], computed=_span_text(span),
        )  # fmt: skip


@rule(
    "period.incomplete", Severity.WARNING,
    thai="ระยะเวลาดำเนินการไม่ระบุปี",
    english="A period without a year",
    source="แบบรายละเอียดโครงการ หัวข้อ 6 ระยะเวลาดำเนินการ: ระบุปีงบประมาณที่ดำเนินการ",
    silent="ในแผนประจำปี และเมื่อเขียนว่าทุกปี ตลอดแผน หรือ 5 ปี",
)  # fmt: skip
def period_incomplete(case: Case) -> Iterator[Remark]:
    if case.is_yearly or (case.plan.span is not None and len(case.plan.span) == 1):
        return
    for one in case.plan.initiatives:
        period = one.period
        if period is None or not period.text.strip() or period.start is not None or period.end is not None:
            continue
        text = arabic_digits(period.text[:500])
        if _YEAR.search(text) or _NO_YEAR_NEEDED.search(text):
            continue
        line = one.source.sections.get("period", (one.source.line, 0))[0]
        yield Remark(
            message=f"{named(one)}: ระยะเวลาดำเนินการ “{short(period.text)}” ไม่ระบุปีงบประมาณ โปรดระบุให้ครบ",
            initiatives=(one.seq,), lines=(line,) if line else (), field="period", stated=period.text[:200],
        )  # fmt: skip


@rule(
    "period.reversed", Severity.WARNING,
    thai="ปีเริ่มต้นอยู่หลังปีสิ้นสุด",
    english="A period ends before it begins",
    source=SPAN,
    silent="เมื่อระบุเพียงปีเดียว",
)  # fmt: skip
def period_reversed(case: Case) -> Iterator[Remark]:
    for one in case.plan.initiatives:
        period = one.period
        if period and period.start is not None and period.end is not None and period.end < period.start:
            line = one.source.sections.get("period", (one.source.line, 0))[0]
            yield Remark(
                message=f"{named(one)}: ระยะเวลาดำเนินการเริ่มปี {period.start} แต่สิ้นสุดปี {period.end} โปรดแก้ปีให้ถูกต้อง",
                initiatives=(one.seq,), lines=(line,) if line else (), field="period",
                stated=period.start, computed=period.end,
            )  # fmt: skip


@rule(
    "span.invalid", Severity.WARNING,
    thai="ช่วงปีของแผนไม่ตรงกับกรอบที่ใช้",
    english="The years of the plan do not fit its framework",
    source=SPAN,
    silent="เมื่อไม่ทราบปีของแผนหรือกรอบที่ใช้ และสำหรับแผนที่สั้นกว่ากรอบแต่อยู่ในช่วงเดียวกัน",
)  # fmt: skip
def span_invalid(case: Case) -> Iterator[Remark]:
    span, version = case.plan.span, case.plan.framework_version
    years = [int(year) for year in re.findall(r"25\d\d", version or "")]
    if span is None or len(years) != 2 or (years[0] <= span.first and span.last <= years[1]):
        return
    yield Remark(
        message=f"แผนระบุปี {_span_text(span)} แต่ใช้กรอบของปี {version} โปรดตรวจปีของแผนหรือกรอบที่ใช้",
        field="span", stated=_span_text(span), computed=version,
    )  # fmt: skip


@rule(
    "date.missing", Severity.ERROR,
    thai="คำสั่งหรือประกาศไม่มีวันที่ครบถ้วนหรือไม่มีเลขที่",
    english="An order or announcement without its full date, or an order without its number",
    source=CLERICAL,
    silent="สำหรับเลขที่ของประกาศ (แบบประกาศตามระเบียบไม่มีเลขที่)",
)  # fmt: skip
def date_missing(case: Case) -> Iterator[Remark]:
    for announcement in case.plan.announcements:
        if not announcement.date and not _looks_complete(announcement.date_text):
            yield _undated(case, "ประกาศ", "announcements", announcement)
    for order in case.plan.orders:
        if not order.date and not _looks_complete(order.date_text):
            yield _undated(case, "คำสั่ง", "orders", order)
        if not re.search(r"\d\s*/|^\W*\d+\W*$", arabic_digits(order.number or "")):
            yield Remark(
                message=f"คำสั่ง{_about(order)}ไม่มีเลขที่ โปรดใส่เลขที่คำสั่งให้ครบ (เลขลำดับ/ปี พ.ศ.)",
                lines=(order.source.line,) if order.source.line else (), field="orders", stated=order.number,
            )  # fmt: skip


def _looks_complete(text: str | None) -> bool:
    """Day, month and year are printed, only too damaged to be read: the reader doubts, the paper is complete."""
    return bool(_WHOLE_DATE.search(arabic_digits((text or "")[:200])))


def _undated(case: Case, kind: str, field: str, paper: Announcement | Order) -> Remark:
    source = paper.source
    where = [
        passage for passage in case.text.between(source.line or 1, source.line_end or 0) if _DATED.search(passage.text)
    ]
    printed = f" (พิมพ์ไว้เพียง “{short(paper.date_text)}”)" if paper.date_text else ""
    return Remark(
        message=f"{kind}{_about(paper)}ไม่มีวัน เดือน ปี ครบถ้วน{printed} โปรดใส่วันที่ให้ครบก่อนเผยแพร่",
        lines=tuple(line for line in (source.line, *(passage.line for passage in where)) if line),
        field=field, stated=paper.date_text,
    )  # fmt: skip


def _about(paper: Announcement | Order) -> str:
    return f" เรื่อง “{short(paper.subject)}” " if paper.subject else " "


RULES = (year_outside, period_incomplete, period_reversed, span_invalid, date_missing)
