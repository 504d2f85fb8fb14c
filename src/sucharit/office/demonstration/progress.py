"""A year as its people lived it: activities with pictures, reports, money, meetings, checks, publications; by verbs.

There is one initiative that cannot be done, one over its budget, and in the running year one of which nothing was
recorded yet.
"""

import datetime
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from sucharit.base.people.gate import Officer
from sucharit.core.fiscal import Quarter
from sucharit.office.demonstration.people import Cast
from sucharit.work.evidence.actions import add_file
from sucharit.work.evidence.models import Evidence
from sucharit.work.progress.actions import (
    accept_report,
    correct_error,
    pay,
    record_activity,
    record_check,
    record_meeting,
    return_report,
    reverse,
    send_report,
    withdraw_error,
    write_report,
)
from sucharit.work.publications.actions import ensure_channels, record_publications
from sucharit.work.publications.models import Channel
from sucharit.work.years.actions import set_status
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.periods import month_end, months_of, period_of
from sucharit.work.years.queries import may_report

WRONG = ("ไม่มีลายมือชื่อผู้รับเงิน", "จำนวนเงินตัวอักษรไม่ตรงกับตัวเลข", "ไม่แนบใบตรวจรับ", "ลงวันที่ก่อนวันอนุมัติ")
WORK = (
    ("ประชุมชี้แจงแนวทางแก่ผู้เกี่ยวข้อง", "ห้องประชุม อบต.ดอนสุขใจ", 32, "ชี้แจงขั้นตอน แบ่งหน้าที่ และกำหนดวันส่งผล"),
    ("จัดกิจกรรมกับประชาชนในพื้นที่", "ศาลาประชาคมหมู่ที่ 4", 57, "ประชาชนร่วมให้ความเห็นและเสนอให้จัดซ้ำในหมู่บ้านอื่น"),
    ("อบรมบุคลากร", "หอประชุม อบต.ดอนสุขใจ", 46, "ทดสอบก่อนและหลังการอบรม คะแนนเฉลี่ยสูงขึ้น"),
    ("ติดตามผลการดำเนินงาน", "สำนักปลัด", 9, "ตรวจรายการที่ค้าง และแจ้งหน่วยงานที่ยังไม่ส่งข้อมูล"),
)
OBSTACLES = ("ไม่มี", "ผู้เข้าร่วมบางส่วนติดภารกิจในไร่นา จึงมาน้อยกว่าที่ตั้งไว้", "เอกสารจากบางหมู่บ้านส่งช้า")
ADVICE = ("ควรจัดวันหยุดเพื่อให้ประชาชนเข้าร่วมได้มากขึ้น", "ควรแจ้งล่วงหน้าอย่างน้อยสองสัปดาห์", "")
COLOURS = ("#3b6d7a", "#8a6d3b", "#5a7a3b", "#6b4f7a")
MOST_PICTURES = 6


def a_year_lived(office: Cast, year: YearPlan) -> None:
    """Fills an approved year up to today, or to its end; the same every time it is built."""
    rows = list(year.initiatives.select_related("unit", "owner").order_by("seq"))
    running = year.year.contains(office.officer("planner").today)
    untouched, impossible = rows[-1:] if running else [], rows[-2:-1]
    at_work = [row for row in rows if row not in (*untouched, *impossible)]
    pictures = _pictures(office, year)
    for row in at_work:
        _worked(office, row, pictures)
    for row in impossible:
        _given_up(office, row)
    _money(office, at_work)
    _reported(office, at_work)
    _met_and_checked(office, year)
    _published(office, year, at_work, pictures)


def _by(office: Cast, row: YearInitiative) -> Officer:
    """Its owner, or the plan officer."""
    row.refresh_from_db()
    owner = row.owner.username if row.owner else "planner"
    officer = office.officer(owner if owner in office.users else "planner")
    return officer if may_report(officer, row) else office.officer("planner")


def _days(row: YearInitiative, today: datetime.date) -> list[datetime.date]:
    """A day in each planned quarter that has come."""
    year = row.year_plan.fiscal_year
    told = [
        Quarter(year, number).first_day + datetime.timedelta(days=(7 + row.seq * 5) % 80) for number in row.quarters
    ]
    return [day for day in told if day <= today]


def _worked(office: Cast, row: YearInitiative, pictures: Sequence[Evidence]) -> None:
    by = _by(office, row)
    for place, day in enumerate(_days(row, by.today)):
        title, where, people, description = WORK[(row.seq + place) % len(WORK)]
        proof = (
            [pictures[(row.seq + place) % len(pictures)]] if pictures and row.seq <= MOST_PICTURES and not place else []
        )
        record_activity(
            row, by=by, title=title, held_on=day, place=where, people=people + row.seq % 7, description=description,
            evidence=proof,
        )  # fmt: skip


def _given_up(office: Cast, row: YearInitiative) -> None:
    if not row.finished:
        text = "สภาไม่อนุมัติงบประมาณในข้อบัญญัติปีนี้ เสนอใหม่ในปีถัดไป"
        set_status(row, by=_by(office, row), status="impossible", reason="no_budget", reason_text=text)


def _money(office: Cast, rows: Sequence[YearInitiative]) -> None:
    """Two payments for whatever has money; the first goes over its budget, the second had a wrong entry."""
    today = office.officer("planner").today
    paid = sorted((row for row in rows if row.money), key=lambda row: not _days(row, today))
    for place, row in enumerate(paid):
        by = _by(office, row)
        days = _days(row, today)
        if not days and place:
            continue
        days = days or [today]
        whole = Decimal(row.money or 0)
        shares = (Decimal("0.40"), Decimal("0.70")) if place == 0 else (Decimal("0.35"), Decimal("0.45"))
        for number, share in enumerate(shares, 1):
            pay(
                row, by=by, paid_on=days[min(number, len(days)) - 1], amount=(whole * share).quantize(Decimal("0.01")),
                document=f"ฎีกาที่ {row.seq * 10 + number}/{row.year_plan.fiscal_year}", note="ค่าใช้จ่ายในการจัดกิจกรรม",
                over_reason="ค่าวัสดุสูงกว่าที่ประมาณการ โอนเงินเหลือจ่ายจากหมวดเดียวกันตามบันทึกอนุมัติ",
            )  # fmt: skip
        if place == 1:
            wrong = pay(row, by=by, paid_on=days[0], amount=Decimal(100), document="ฎีกาที่ 999", note="ลงจำนวนผิด")
            reverse(wrong, by=by, note="ลงผิดโครงการ บันทึกใหม่แล้ว")


def _reported(office: Cast, rows: Sequence[YearInitiative]) -> None:
    """Rounds that are over: accepted, but one that was returned and one that still waits."""
    for place, row in enumerate(rows):
        by = _by(office, row)
        for period, percent in (("q1", 25), ("m12", 95)):
            if period_of(row.year_plan.fiscal_year, period).last_day < by.today and place < 7:
                _report(office, row, by, period, percent, place)


def _report(office: Cast, row: YearInitiative, by: Officer, period: str, percent: int, place: int) -> None:
    done = "ดำเนินการตามขั้นตอนที่กำหนดในงวดนี้ครบ บันทึกกิจกรรมและหลักฐานไว้แล้ว"
    obstacles, advice = OBSTACLES[place % len(OBSTACLES)], ADVICE[place % len(ADVICE)]
    write_report(row, period, by=by, done=done, percent=percent, obstacles=obstacles, recommendations=advice)
    send_report(row, period, by=by)
    if place == 2:
        return_report(row, period, by=office.officer("clerk"), reason="ขอจำนวนผู้เข้าร่วมแยกหมู่บ้าน")
    elif place != 4:
        accept_report(row, period, by=office.officer("clerk"))


def _met_and_checked(office: Cast, year: YearPlan) -> None:
    """A meeting for each quarter that is over, and the cross-check of two units for each month that is over."""
    finance = office.officer("finance")
    for quarter in year.year.quarters:
        held = quarter.last_day + datetime.timedelta(days=8)
        if held <= finance.today:
            record_meeting(
                year, by=finance, held_on=held, quarter=quarter.number,
                who="ปลัด หัวหน้าสำนักปลัด ผู้อำนวยการกองทุกกอง",
                decisions="รับทราบผลการเบิกจ่าย ให้หน่วยงานที่ต่ำกว่าแผนเร่งรัดภายใน 30 วัน",
            )  # fmt: skip
    for place, month in enumerate(months_of(year.fiscal_year)):
        if month_end(month) < finance.today:
            _checked(office, year, finance, month, place)


def _checked(office: Cast, year: YearPlan, by: Officer, month: datetime.date, place: int) -> None:
    """Works writes down each error, has all but the last put right, and takes back one that was none; of the clerk's
    office there are only sums."""
    count, clerk = max(5 - place // 2, 2), max(4 - place // 2, 0)
    lines = [f"ฎ.{place * 7 + n + 1}/{year.fiscal_year}: {WRONG[(place + n) % len(WRONG)]}" for n in range(count + 1)]
    told: dict[str, Any] = {"month": month, "unit": office.units["works"].pk, "checked": 24 + place}
    made = record_check(year, by=by, lines="\n".join(lines), **told)
    none, *errors, _open = made.errors.all()
    withdraw_error(none, by=by, reason="ตรวจซ้ำแล้ว เอกสารถูกต้อง")
    for error in errors:
        if (on := month_end(month) + datetime.timedelta(days=9)) <= by.today:
            correct_error(error, by=by, on=on, how="ส่งคืนแก้ไขแล้ว")
    record_check(
        year, by=by, month=month, unit=office.units["clerk"].pk, checked=27 + place, error_count=clerk,
        found="ไม่มีลายมือชื่อผู้รับเงิน ส่งคืนแก้ไขแล้ว" if clerk else "",
    )  # fmt: skip


def _published(office: Cast, year: YearPlan, rows: Sequence[YearInitiative], pictures: Sequence[Evidence]) -> None:
    """The first few through three channels or more, the fourth through one only."""
    planner, code = office.officer("planner"), office.organization.code
    ensure_channels(office.organization, by=planner)
    channels = list(Channel.objects.filter(organization=office.organization, active=True))
    for place, row in enumerate(rows[:6]):
        days = _days(row, planner.today)
        if not days or not pictures:
            continue
        used = channels[:1] if place == 3 else channels[: 3 + place % 3]
        record_publications(
            year, by=planner, title=f"ผลการดำเนินงาน {row.title}"[:300], channels=used, published_on=days[0],
            keys=[row.key],
            addresses={one.pk: f"https://www.{code}.example/news/{year.fiscal_year}-{row.seq}" for one in used[:1]},
            evidence=pictures[:1],
        )  # fmt: skip


def _pictures(office: Cast, year: YearPlan) -> list[Evidence]:
    """Invented pictures: figures before a board, in a colour of their own; another board in another year."""
    by = office.officer("planner")
    day = min(year.year.first_day + datetime.timedelta(days=12), by.today)
    number = year.fiscal_year
    return [
        add_file(
            SimpleUploadedFile(f"ภาพกิจกรรม-{number}-{place + 1}.jpg", picture(colour, number, place)), by=by,
            title=f"ภาพกิจกรรมสมมุติ {place + 1}", taken_on=day,
        )
        for place, colour in enumerate(COLOURS)
    ]  # fmt: skip


def picture(colour: str, fiscal_year: int, place: int) -> bytes:
    image = Image.new("RGB", (640, 480), "#e9e4d6")
    draw = ImageDraw.Draw(image)
    draw.rectangle((60, 50, 580, 230), fill=colour)
    draw.rectangle((90, 80, 90 + (fiscal_year % 100) * 5, 110), fill="#ffffff")
    draw.rectangle((90, 130, 330 + place * 30, 150), fill="#dddddd")
    for number in range(7):
        left = 50 + number * 80
        draw.ellipse((left + 10, 290, left + 60, 340), fill="#8a6a50")
        draw.rectangle((left, 345, left + 70, 470), fill=colour if number % 2 else "#4a4a4a")
    written = io.BytesIO()
    image.save(written, "JPEG", quality=80)
    return written.getvalue()
