"""A whole fiscal year of the demonstration, from the first of October to its closing, through the hands of everybody.

The house believes the day that stands in a file (SUCHARIT_TODAY), and the journey moves it forward. The stations follow
each other as a year does. One initiative cannot be done, one is paid over its budget, one outcome has no baseline.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image
from tests.journeys import steps
from tests.journeys.conftest import Installation, Journey, begin, start
from tests.journeys.steps import decide, heading, ready, wide

pytestmark = pytest.mark.browser
HOME = "/o/donsukchai/"
YEAR = 2570
TRAINED, OVER, IMPOSSIBLE, OPENED, WITHOUT_BASELINE = 4, 6, 9, 11, 27  # places in the year
OUTCOME = "ข้อทักท้วงด้านการควบคุมภายในลดลงจากปีก่อน"
OVER_REASON = "ราคาวัสดุสูงขึ้น ใช้เงินเหลือจ่ายตามบันทึกอนุมัติ"


@dataclass
class Autumn:
    """The installation and the day that it believes; what one station leaves to the next."""

    at: Installation
    calendar: Path
    papers: dict[str, str] = field(default_factory=dict)  # kind of a report > the address of its issued paper

    def on(self, day: str) -> None:
        """From now on it is that day; never an earlier one."""
        assert day >= self.calendar.read_text("ascii")
        steps.turn(self.calendar, day)


@pytest.fixture(scope="module")
def autumn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Autumn]:
    """A demonstration whose plan holds the year that begins tomorrow. `JOURNEYS_AT` and `JOURNEYS_TODAY` (the file) use
    one that already runs."""
    folder = tmp_path_factory.mktemp("autumn")
    calendar = Path(os.environ.get("JOURNEYS_TODAY") or folder / "today")
    if running := os.environ.get("JOURNEYS_AT"):
        yield Autumn(Installation(running, folder), calendar)
        return
    calendar.write_text("2026-09-21", "ascii")
    installation = start(folder / "home", "demo", "--no-browser", SUCHARIT_TODAY=str(calendar))
    yield Autumn(installation, calendar)
    installation.end()


@pytest.fixture
def year(browser: Any, autumn: Autumn) -> Iterator[Journey]:
    """People at their browsers; forms that are refused answer 422."""
    made = begin(browser, autumn.at)
    made.expected = {422}
    yield made
    made.end()


def photo(colour: str) -> dict[str, Any]:
    """What a phone's camera hands over."""
    written = BytesIO()
    Image.new("RGB", (1200, 900), colour).save(written, "JPEG")
    return {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": written.getvalue()}


def said(page: Any) -> str:
    """What the page says, wherever its lines break."""
    return " ".join(steps.said(page).split())


def press(page: Any, words: str) -> None:
    """The first button of the page with these words, and what comes of it."""
    with page.expect_navigation():
        page.locator("main button", has_text=words).first.click()


def at(path: str, seq: int | None = None) -> str:
    """An address of the year: `at("progress", 4)` is initiative 4 in the room of progress."""
    room, _, rest = path.partition("/")
    return f"{HOME}{room}/{YEAR}/" + (f"{seq}/" if seq else "") + (f"{rest}/" if rest else "")


# ---- October: the year is opened and approved, its calendar fills itself


def test_on_the_first_of_october_the_clerk_opens_the_year(year: Journey, autumn: Autumn, station: Any):
    autumn.on("2026-10-01")
    assert "1 ตุลาคม พ.ศ. 2569" in said(year.open("/demo/")), "the demonstration says which day it believes"
    page = year.as_("clerk", f"{HOME}years/")
    assert f"ยังไม่ได้เปิดปีงบประมาณ พ.ศ. {YEAR} ซึ่งเป็นปีปัจจุบัน" in said(page)
    with page.expect_navigation():
        page.click("main a:has-text('เปิดปีงบประมาณ') >> nth=0")
    assert page.locator(f"input[name=choice][value$=':{YEAR}']").is_checked(), "the year that begins is proposed"
    press(page, "เปิดปีงบประมาณ")
    assert heading(page) == f"แผนประจำปี ปีงบประมาณ พ.ศ. {YEAR}"
    assert f"เปิดปีงบประมาณ พ.ศ. {YEAR} แล้ว มี 32 โครงการ" in said(page)
    assert "350,000 บาท" in said(page)
    station(page, "year-opened", handbook=True)
    page.goto(f"{HOME}years/open/")
    assert page.locator(f"input[name=choice][value$=':{YEAR}']").count() == 0, "a year is opened once"


def test_the_plan_of_the_year_goes_up_the_line(year: Journey):
    page = year.as_("planner", at("years/submit"))
    press(page, "เสนอแผนประจำปี")
    assert "เสนอโดย นางสาวรัตนาภรณ์ ชูช่วย · 1 ต.ค. 2569" in said(page)
    clerk = year.as_("clerk", f"{HOME}approvals/")
    clerk.locator("main a[href*='/approval/']").first.click()
    decide(clerk, "agreed")
    mayor = year.as_("mayor", at("years/approval"), size="phone")
    assert wide(mayor) <= 360
    decide(mayor, "agreed")
    assert "อนุมัติเมื่อ 1 ต.ค. 2569" in said(mayor)
    assert "อนุมัติแล้ว แผนประจำปีเริ่มใช้ ผู้รับผิดชอบได้รับแจ้ง" in said(mayor)


def test_its_calendar_and_its_promises_are_made(year: Journey, autumn: Autumn, station: Any):
    autumn.on("2026-10-02")
    page = year.as_("planner", f"{at('obligations')}?whose=all")
    press(page, "สร้างปฏิทินงานของปี")
    made = re.search(r"เพิ่ม (\d+) งาน", said(page))
    left = int(page.locator(".figure-tile", has_text="ยังไม่ทำทั้งหมด").locator(".figure-value").inner_text().split()[0])
    assert left > 100 and (made is None or int(made[1]) <= left)  # the worker may have been there first
    page.goto(at("indicators"))
    press(page, "อ่านตัวชี้วัด")
    assert page.locator(".figure-tile", has_text="ทั้งหมด").locator(".figure-value").inner_text().startswith("97")
    press(page, "ตรวจแล้ว ยืนยันทั้งหมด")
    page.goto(at("obligations/month/11"))
    station(page, "obligations-month", part=".calendar, main table", handbook=True)
    mine = year.as_("reporter", f"{HOME}obligations/?whose=unit", size="phone")
    assert "กองช่าง" in said(mine) and "2 พ.ย. 2569" in said(mine), "the unit sees what it owes and when"
    station(mine, "year-owed-phone", part="main .table-cards", handbook=True)


# ---- The four quarters, as the unit's reporter records them on a phone


def record(year: Journey, seq: int, title: str, people: int, colour: str, station: Any = None) -> Any:
    """What was done today, with a photo of it."""
    page = year.as_("reporter", at("progress/record", seq), size="phone")
    assert wide(page) <= 360
    page.fill("input[name=title]", title)
    page.fill("input[name=people]", str(people))
    page.locator("input[type=file][name=evidence_files]").first.set_input_files(photo(colour))
    if station is not None:
        station(page, "record-phone", part="main form", handbook=True)
        page.locator("[data-evidence-chosen] img").first.wait_for()
        steps.wait_until(page, "document.querySelector('[data-evidence-chosen] img').naturalWidth > 0")
        station(page, "evidence-phone", part=".evidence-picker", handbook=True)
    page.locator("main button", has_text="บันทึกกิจกรรม").first.click()  # at once: the form waits for its photo
    page.wait_for_url("**/progress/activities/**")
    assert f"บันทึกกิจกรรม “{title}” แล้ว" in said(page)
    assert page.locator("main img").count() >= 1, "the photo stands with it"
    return page


def test_first_quarter_a_training_with_a_photo(year: Journey, autumn: Autumn, station: Any):
    autumn.on("2026-10-21")
    page = record(year, TRAINED, "อบรมคุณธรรมจริยธรรม รุ่นที่ 1", 48, "#7a5c3a", station)
    assert "21 ตุลาคม พ.ศ. 2569 (ไตรมาสที่ 1)" in said(page)
    station(page, "year-activity-phone")
    page.goto(at("progress/record", TRAINED))
    page.fill("input[name=title]", "กิจกรรมของปีก่อน")
    page.fill("input[name=held_on]", "30/9/2569")
    press(page, "บันทึกกิจกรรม")
    assert page.locator(".field-error").count() > 0, "what was done in another year is not of this one"
    assert page.input_value("input[name=title]") == "กิจกรรมของปีก่อน", "nothing typed is lost"
    page.goto(at("progress", TRAINED))
    assert "อยู่ระหว่างดำเนินการ" in said(page)


def test_what_is_no_picture_is_refused_and_nothing_is_saved_without_it(year: Journey):
    year.expected = {400, 415, 422}
    page = year.as_("reporter", at("progress/record", TRAINED), size="phone")
    page.fill("input[name=title]", "แนบไฟล์ปลอม")
    fake = {"name": "ภาพ.jpg", "mimeType": "image/jpeg", "buffer": b"MZ\x90\x00" + b"\0" * 400_000}
    page.locator("input[type=file][name=evidence_files]").first.set_input_files(fake)
    page.locator("main button", has_text="บันทึกกิจกรรม").first.click()
    page.locator(".drop-files .field-error").first.wait_for()
    page.locator("[data-files-told]", has_text="บันทึกโดยไม่มีไฟล์นั้น").wait_for()
    assert "/record/" in page.url, "whether the file was refused before the button was pressed, or after"
    assert page.input_value("input[name=title]") == "แนบไฟล์ปลอม"


def test_spending_and_one_payment_over_the_budget(year: Journey, autumn: Autumn, station: Any):
    autumn.on("2026-12-15")
    page = year.as_("reporter", at("progress/pay", TRAINED), size="phone")
    page.fill("[name=amount]", "๑๘,๕๐๐")
    page.fill("[name=document]", "ฎีกาที่ 41/2570")
    press(page, "บันทึกการจ่าย")
    assert "จ่ายแล้ว 18,500 บาท จากงบประมาณ 50,000 บาท" in said(page)

    page.goto(at("progress/pay", OVER))
    page.fill("[name=amount]", "45,000")
    page.fill("[name=document]", "ฎีกาที่ 71/2570")
    press(page, "บันทึกการจ่าย")
    assert "จะเกินงบประมาณ 5,000 บาท" in said(page)
    page.fill("[name=over_reason]", OVER_REASON)
    press(page, "บันทึกการจ่าย")
    assert "เกินงบ 5,000 บาท" in said(page)
    assert "ร้อยละ 112.5" in said(page)
    assert "อยู่ระหว่างดำเนินการ" in said(page), "what is paid for has begun"
    station(page, "year-over-phone", part="main section.card", handbook=True)

    title = "โครงการครอบครัวพอเพียงตามรอยหลักปรัชญาของเศรษฐกิจพอเพียง"
    mayor = year.as_("mayor", f"{HOME}dashboard/")
    seen = {
        at("dashboard"): "เกินอยู่ 5,000 บาท", f"{at('progress')}?show=over": title, at("progress/money"): "เกิน 5,000 บาท",
        f"{at('progress/monthly')}?month=2026-12": OVER_REASON, at("reports/summary"): f"{title} 5,000 บาท",
        at("reports/e-plannacc"): "45,000",
    }  # fmt: skip
    for address, words in seen.items():
        mayor.goto(address)
        assert words in said(mayor), address
    mayor.goto(at("progress/money"))
    station(mayor, "money", handbook=True)


def test_second_quarter_one_that_cannot_be_done_says_why_as_the_nacc_asks(year: Journey, autumn: Autumn, station: Any):
    autumn.on("2027-02-10")
    record(year, OVER, "ตลาดนัดครอบครัวพอเพียง", 82, "#3a6a4a")
    page = year.as_("reporter", at("progress/status", IMPOSSIBLE), size="phone")
    page.check("input[name=status][value=impossible]")
    press(page, "บันทึกสถานะ")
    assert "โปรดเลือกเหตุผลที่ไม่สามารถดำเนินการได้ ตามแบบของ ป.ป.ช." in said(page)
    page.select_option("select[name=reason]", "no_budget")
    page.fill("[name=reason_text]", "สภาไม่อนุมัติงบประมาณในข้อบัญญัติ")
    press(page, "บันทึกสถานะ")
    assert "ไม่สามารถดำเนินการได้ ไม่ได้รับงบประมาณ" in said(page)
    planner = year.as_("planner", at("reports/e-plannacc"))
    assert "ไม่ได้รับงบประมาณ" in said(planner)
    station(planner, "year-e-plan", handbook=True)


# ---- April: the round of six months


def test_the_six_month_round_is_reported_accepted_and_closed(year: Journey, autumn: Autumn):
    autumn.on("2027-04-02")
    year.expected = {409, 422}
    page = year.as_("reporter", at("progress/reports/m6", TRAINED), size="phone")
    assert "อบรมคุณธรรมจริยธรรม รุ่นที่ 1" in page.input_value("[name=done]"), "begun from what was recorded"
    page.fill("[name=percent]", "50")
    page.fill("[name=obstacles]", "ไม่มี")
    with page.expect_navigation():
        page.locator("main button[name=send]").click()
    assert "ส่งรายงานรอบ 6 เดือน แล้ว" in said(page)

    clerk = year.as_("clerk", f"{at('progress/reports')}?period=m6")
    clerk.click("text=พิจารณารายงานที่รอท่าน (1)")
    press(clerk, "รับรายงาน")
    assert "รับรายงานแล้ว" in said(clerk)

    typing = year.as_("reporter", at("progress/reports/m6", OVER), size="phone")
    planner = year.as_("planner", at("progress/reports/m6/close"))
    press(planner, "ปิดงวด")
    assert "ปิดรอบ 6 เดือน แล้ว" in said(planner) and "2 เม.ย. 2570" in said(planner)
    typing.fill("[name=done]", "พิมพ์ค้างไว้ขณะปิดงวด")
    with typing.expect_navigation():
        typing.locator("main button[name=send]").click()
    assert "ปิด" in typing.locator("body").inner_text()
    assert "พิมพ์ค้างไว้ขณะปิดงวด" in typing.locator("body").inner_text() + typing.content(), "nothing typed is lost"


def words_of(page: Any, address: str) -> str:
    """What an issued paper says, as Word shows it."""
    assert ready(page, address) > 5_000
    with ZipFile(BytesIO(page.request.get(address).body())) as opened:
        return re.sub(r"<[^>]+>", "", opened.read("word/document.xml").decode())


def report(
    year: Journey, autumn: Autumn, kind: str, station: Any, complete: Callable[[Any], None] | None = None
) -> Any:
    """A report from its draft through the memo's chain to the issued papers; the page of the report."""
    page = year.as_("planner", at("reports"))
    with page.expect_navigation():
        page.locator(f"form[action$='{kind}/begin/'] button").click()
    assert "ร่างรายงานจากบันทึกของปีแล้ว" in said(page)
    station(page, f"year-{kind}", handbook=kind != "round-12")
    if complete is not None:
        complete(page)
    page.goto(at(f"reports/{kind}/submit"))
    press(page, "เสนอรายงาน")
    for who, opinion in (("clerk", "ตรวจแล้ว เห็นควรอนุมัติ"), ("mayor", "อนุมัติ ให้เผยแพร่ต่อสาธารณะ")):
        decide(year.as_(who, at(f"reports/{kind}/approval"), size="phone"), "agreed", opinion)
    page.goto(at(f"reports/{kind}/issue"))
    press(page, "ออกรายงาน")
    assert "ออกบันทึกข้อความและรายงานแล้ว เก็บในเอกสารพร้อมเลขทะเบียน" in said(page)
    memo, paper = (one.get_attribute("href") for one in page.locator("main a[href*='/documents/']").all()[:2])
    autumn.papers[kind] = paper or ""
    told = words_of(page, f"{memo}document.docx")
    for words in ("ตรวจแล้ว เห็นควรอนุมัติ", "อนุมัติ ให้เผยแพร่ต่อสาธารณะ", "พิมพ์ใจ สุขเกษม", "บุญเลิศ ธรรมรักษา"):
        assert words in told, f"the memo carries its chain: {words}"
    page.goto(at(f"reports/{kind}"))
    return page


def test_the_six_month_report_goes_up_to_the_decision_and_is_issued(year: Journey, autumn: Autumn, station: Any):
    page = report(year, autumn, "round-6", station)
    told = said(page)
    assert "มีโครงการที่เบิกจ่ายเกินงบประมาณ 1 รายการ" in told
    assert "ไม่สามารถดำเนินการได้ 1 รายการ ได้แก่ (1) ค่ายเยาวชนจิตอาสารับผิดชอบต่อส่วนรวม (ไม่ได้รับงบประมาณ)" in told
    assert "เบิกจ่ายแล้ว 63,500 บาท" in told
    assert ready(page, f"{at('reports/round-6/file/pdf')}") > 20_000


# ---- Summer, and the year's end


def test_third_and_fourth_quarter(year: Journey, autumn: Autumn, station: Any):
    autumn.on("2027-06-22")
    page = record(year, TRAINED, "อบรมคุณธรรมจริยธรรม รุ่นที่ 2", 40, "#5a3a7a")
    assert "(ไตรมาสที่ 3)" in said(page)
    autumn.on("2027-08-19")
    page = record(year, OPENED, "เปิดบัญชีงบประมาณให้ประชาชนตรวจ", 31, "#7a3a4a")
    assert "(ไตรมาสที่ 4)" in said(page)
    page.goto(at("progress/activities"))
    assert all(title in said(page) for title in ("รุ่นที่ 1", "ตลาดนัดครอบครัวพอเพียง", "รุ่นที่ 2", "เปิดบัญชีงบประมาณ"))
    page.goto(f"{HOME}evidence/years/{YEAR}/")
    assert page.locator("main img").count() >= 4, "four quarters, four photos"
    desk = year.as_("planner", page.url)
    station(desk, "evidence-year", part="main .tabs", handbook=True)


def test_what_was_published_counts_by_its_channels(year: Journey, station: Any):
    page = year.as_("reporter", at("publications/add"), size="phone")
    assert wide(page) <= 360
    page.fill("input[name=title]", "เชิญตรวจบัญชีงบประมาณของตำบล")
    for channel in (0, 1):
        page.locator("input[name=channels]").nth(channel).check()
    page.fill("input[name^=address_] >> nth=0", "https://www.donsukchai.example/budget")
    page.locator("#id_initiatives").get_by_label(re.compile("โครงการเปิดบัญชีงบประมาณ")).check()
    press(page, "บันทึกการเผยแพร่")
    assert "เฟซบุ๊ก" in page.locator(".error-summary, .field-error").first.inner_text(), "no address and no proof"
    assert page.input_value("input[name=title]") == "เชิญตรวจบัญชีงบประมาณของตำบล", "nothing typed is lost"
    page.fill("input[name^=address_] >> nth=1", "https://social.example/donsukchai/41")
    station(page, "publication-phone", part="main form", handbook=True)
    press(page, "บันทึกการเผยแพร่")
    planner = year.as_("planner", at("publications/counts"))
    row = planner.locator("tbody tr", has_text="โครงการเปิดบัญชีงบประมาณ")
    assert row.locator("td").nth(1).inner_text().split()[0] == "2", "two channels, counted once each"
    station(planner, "publication-counts", handbook=True)


def test_an_outcome_without_a_baseline_cannot_be_judged_and_says_so(year: Journey, autumn: Autumn, station: Any):
    autumn.on("2027-09-30")
    page = year.as_("finance", f"{at('indicators')}?q={OUTCOME}")
    page.locator("main a", has_text=OUTCOME).first.click()
    page.fill("[name=value]", "3")
    page.fill("[name=note]", "สรุปจากรายงานของผู้ตรวจสอบภายใน")
    press(page.locator("form[action$='/observe/']").page, "บันทึกผล")
    assert "บันทึกแล้ว ผล: ยังตัดสินไม่ได้" in said(page)
    assert "ไม่มีค่าฐาน จึงบอกไม่ได้ว่าลดลงหรือไม่ โปรดบันทึกค่าของปีฐาน" in said(page)
    station(page, "year-no-baseline", handbook=True)
    page.goto(f"{at('indicators')}?verdict=cannot_be_judged&q={OUTCOME}")
    assert OUTCOME in said(page)
    page.goto(at("indicators"))
    station(page, "indicators", handbook=True)


def test_nothing_is_finished_without_a_result(year: Journey, autumn: Autumn):
    autumn.on("2027-10-04")
    page = year.as_("reporter", at("progress/status", TRAINED), size="phone")
    page.check("input[name=status][value=done]")
    press(page, "บันทึกสถานะ")
    assert "ยังไม่มีผลการดำเนินงาน จึงบันทึกว่าแล้วเสร็จไม่ได้" in said(page)
    page.fill("[name=result]", "อบรมครบสองรุ่น ผู้เข้าอบรม 88 คน")
    press(page, "บันทึกสถานะ")
    assert "ดำเนินการแล้วเสร็จ" in said(page)


def test_the_twelve_month_report(year: Journey, autumn: Autumn, station: Any):
    page = year.as_("reporter", at("progress/reports/m12", TRAINED), size="phone")
    page.fill("[name=percent]", "100")
    with page.expect_navigation():
        page.locator("main button[name=send]").click()
    head = year.as_("clerk", at("progress/reports/m12", TRAINED))
    press(head, "รับรายงาน")
    page = report(year, autumn, "round-12", station)
    assert "ไม่มีข้อมูลของปีฐานให้เปรียบเทียบ" in said(page), "the report says what cannot be judged, and why"
    assert "อบรมครบสองรุ่น ผู้เข้าอบรม 88 คน" in said(page)


# ---- The integrity report, and out to the public


def fill(page: Any) -> None:
    """Each area gets its six components: a project where none was proposed, words where no record tells."""
    page.goto(at("reports/integrity/areas"))
    page.locator("main select").nth(OVER - 1).select_option("6")
    press(page, "บันทึกและดูว่ารายงานเปลี่ยนอย่างไร")
    page.locator("main form button").last.click()
    page.wait_for_url("**/integrity/")
    assert "ด้านที่ 6 คุณภาพการดำเนินงาน: (1) มาตรการ" not in said(page), "the chosen project stands in its area"
    page.goto(at("reports/integrity/submit"))
    for link in [one.get_attribute("href") for one in page.locator("main a[href*='/sections/']").all()]:
        page.goto(link)
        for own in page.locator("textarea[name^=own-]").all():
            if not own.input_value():
                own.fill("ทุกส่วนราชการถือปฏิบัติตามระเบียบ ไม่พบเรื่องร้องเรียนในด้านนี้")
        press(page, "บันทึกและกลับไปที่รายงาน")
    assert "ยังไม่ครบ 6 องค์ประกอบ" not in said(page), "sixty components"


def test_the_integrity_report_has_all_sixty_components(year: Journey, autumn: Autumn, station: Any):
    page = report(year, autumn, "integrity", station, fill)
    told = said(page)
    assert all(f"ด้านที่ {area}" in told for area in range(1, 11))
    assert told.count("(6) ผลลัพธ์หรือผลสัมฤทธิ์ (Outcome)") >= 10
    assert "อบรมครบสองรุ่น" in told or "รุ่นที่ 2" in told, "drafted from what really happened"


def test_the_scores_of_ita_come_in_and_the_weakest_gets_a_measure(year: Journey, station: Any):
    page = year.as_("planner", f"{HOME}ita/new/")
    page.select_option("select[name=fiscal_year]", str(YEAR))
    press(page, "เพิ่มปี")
    for number in range(1, 11):
        page.fill(f"[name=value_{number}]", "๑๐๑" if number == 8 else f"9{number % 10}.50")
    press(page, "บันทึกคะแนน")
    assert page.locator("[name=value_8]").locator("xpath=ancestor::*[contains(@class,'field')][1]").count()
    assert "100" in page.locator(".error-summary, .field-error").first.inner_text(), "there is no score of 101"
    assert page.input_value("[name=value_1]") == "91.50", "the other fields keep theirs"
    page.fill("[name=value_8]", "84.25")
    press(page, "บันทึกคะแนน")
    assert "บันทึกคะแนนแล้ว" in said(page) and "84.25" in said(page)
    station(page, "ita-year", handbook=True)
    page.goto(at("ita/indicators/8/improve"))
    page.fill("[name=weakness]", "ผู้มารับบริการไม่เห็นว่าปรับปรุงอะไรแล้ว")
    page.fill("[name=measure]", "ประกาศผลการปรับปรุงหน้าจุดบริการทุกเดือน")
    page.fill("[name=steps]", "รวบรวมเรื่องที่ปรับปรุง\nติดประกาศและลงเว็บไซต์")
    page.fill("[name=supervision]", "ปลัดตรวจทุกสิ้นเดือน")
    page.fill("[name=due_on]", "30/9/2571")
    page.locator("[name=unit]").select_option(index=1)
    press(page, "บันทึกมาตรการ")
    assert "เพิ่มมาตรการแล้ว" in said(page)
    page.goto(at("ita"))
    station(page, "ita-measure", part="main section:has(.ita-weak)", handbook=True)


def test_it_is_published_and_stands_under_o26_in_public(year: Journey, autumn: Autumn, station: Any):
    """The list of the year that has begun asks for the report of the year that has ended."""
    paper = autumn.papers["integrity"].rstrip("/").rpartition("/")[2]
    page = year.as_("planner", f"{HOME}publishing/documents/{paper}/")
    press(page, "เผยแพร่เอกสาร")
    page.goto(f"{HOME}disclosure/2569/copy/")
    page.select_option("select[name=fiscal_year]", str(YEAR + 1))
    press(page, "คัดลอก")
    press(page, "ที่รออยู่ทั้งหมด")
    press(page, "ดึงสิ่งที่เผยแพร่ในระบบ")
    page.goto(f"{HOME}disclosure/{YEAR + 1}/items/O26/")
    assert "ครบ" in said(page) and f"ประจำปีงบประมาณ พ.ศ. {YEAR}" in said(page)
    station(page, "year-o26", handbook=True)
    page.goto(f"{HOME}disclosure/{YEAR + 1}/")
    station(page, "disclosure", handbook=True)
    page.goto(f"{HOME}disclosure/{YEAR + 1}/publish/")
    press(page, "เผยแพร่ต่อสาธารณะ")
    assert "เนื้อหาปัจจุบันตรงกับที่เผยแพร่" in said(page)
    page.goto(f"{HOME}publishing/years/{YEAR}/choose/?kind=words")
    assert "อบรมครบสองรุ่น ผู้เข้าอบรม 88 คน" in said(page), "an officer's words wait to be chosen"
    station(page, "year-words", handbook=True)

    reader = year.open(f"/p/donsukchai/disclosure/{YEAR + 1}/", size="phone", java_script_enabled=False)
    assert wide(year.open(f"/p/donsukchai/disclosure/{YEAR + 1}/", size="phone")) <= 360
    assert reader.context.cookies() == []
    assert "O26" in said(reader) and f"ประจำปีงบประมาณ พ.ศ. {YEAR}" in said(reader)
    link = reader.locator("main a[href*='/documents/']", has_text=f"พ.ศ. {YEAR}").first.get_attribute("href")
    assert ready(reader, str(link)) > 20_000


# ---- The year is closed


def test_the_year_is_closed_and_frozen(year: Journey, autumn: Autumn, station: Any):
    autumn.on("2027-10-15")
    page = year.as_("clerk", at("years/close"))
    press(page, f"ปิดปีงบประมาณ พ.ศ. {YEAR}")
    assert "ยังไม่มีผลสุดท้ายหรือเหตุผล" in said(page), "not before everything has an end or a reason"
    for reason in page.locator("textarea[name^=reason-]").all():
        reason.fill("ดำเนินการต่อเนื่องในปีถัดไปตามมติที่ประชุมหัวหน้าส่วนราชการ")
    station(page, "year-close")
    press(page, f"ปิดปีงบประมาณ พ.ศ. {YEAR}")
    assert f"ปิดปีงบประมาณ พ.ศ. {YEAR} แล้ว" in said(page)
    assert "ปิดโดย นางสาวพิมพ์ใจ สุขเกษม 15 ต.ค. 2570" in said(page)
    reporter = year.as_("reporter", at("progress", TRAINED), size="phone")
    assert "ปีนี้ปิดแล้ว อ่านได้อย่างเดียว" in said(reporter)
    reporter.goto(at("progress/record", TRAINED))
    assert reporter.locator("input[name=title]").count() == 0
    year.expected = {404, 422}
    reporter.goto(f"{HOME}years/{YEAR}/{TRAINED}/edit/")
    assert reporter.locator("input[name=title]").count() == 0


def test_a_correction_stands_beside_what_was_frozen(year: Journey, station: Any):
    page = year.as_("planner", at("years/correct", TRAINED))
    page.select_option("select[name=field]", label="ปริมาณงาน")
    page.fill("[name=corrected]", "88")
    page.fill("[name=reason]", "นับผู้เข้าอบรมสองรุ่นรวมกัน ตรวจกับใบลงชื่อแล้ว")
    press(page, "บันทึกการแก้คำผิด")
    page.goto(at("years", TRAINED))
    told = said(page)
    assert "48" in told and "88" in told and "นับผู้เข้าอบรมสองรุ่นรวมกัน" in told, "both values, and why"
    station(page, "year-corrected", handbook=True)
    page.goto(at("years/amendments"))
    assert "นับผู้เข้าอบรมสองรุ่นรวมกัน" in said(page) and "15 ต.ค. 2570" in said(page)


def test_the_province_sees_how_the_year_ended(year: Journey, station: Any):
    page = year.as_("province", f"/province/?year={YEAR}")
    row = page.locator("tbody tr", has_text="อบต.ดอนสุขใจ")
    told = " ".join(row.inner_text().split())
    assert "ปิดแล้ว" in told and "1/32" in told and "63,500" in told and "เกินงบ 1" in told
    met = page.locator(".figure-tile", has_text="ตัวชี้วัดที่บรรลุ").locator(".figure-value")
    for _ in range(40):  # the worker judges a closed year for the last time
        if not met.inner_text().startswith("0"):
            break
        page.wait_for_timeout(500)
        page.reload()
    mayor = year.as_("mayor", at("indicators"))
    own = mayor.locator(".figure-tile", has_text="บรรลุ").first.locator(".figure-value").inner_text()
    assert met.inner_text().split()[0] == own.split()[0] != "0", "what the province sees is what the office sees"
    station(page, "province", part=".province-table", handbook=True)
    phone = year.as_("province", f"/province/?year={YEAR}", size="phone")
    assert wide(phone) <= 360
    station(phone, "province-phone", handbook=True)
    with page.expect_navigation():
        row.locator("a", has_text="อบต.ดอนสุขใจ").click()
    assert f"ภาพรวม ปีงบประมาณ พ.ศ. {YEAR}" in heading(page)


def test_the_record_of_the_whole_year_holds_and_kept_real_time(year: Journey):
    page = year.as_("auditor", f"{HOME}record/")
    assert "ปิดปี" in said(page)
    assert not re.search(r"2570 เวลา \d", said(page)), "nobody moves the record's clock"
    with page.expect_navigation():
        page.click("text=ตรวจสายบันทึก")
    assert "สายบันทึกต่อกันครบถ้วน" in said(page)
