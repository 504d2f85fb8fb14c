"""A forum from its announcement to a road, read on a telephone without an account; observers who saw something and
were answered; a session of the council in a village; a
draft that a stranger comments on."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.journeys.conftest import Journey
from tests.journeys.steps import said, wide

pytestmark = pytest.mark.browser
OFFICE = "/o/donsukchai/"
SHELF = f"{OFFICE}shelf/"


def thai_day(back: int = 0) -> str:
    """Today, or so many days before, as officers write it."""
    day = datetime.datetime.now(ZoneInfo("Asia/Bangkok")) - datetime.timedelta(days=back)
    return f"{day.day}/{day.month}/{day.year + 543}"


def pressed(page: Any, words: str) -> None:
    with page.expect_navigation():
        page.click(f"main .form-foot button:has-text('{words}')")


def done(page: Any, sheet: str, verb: str, words: str, **fields: str) -> None:
    """A verb from the sheet, by its form."""
    page.goto(f"{sheet}do/{verb}/")
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)
    pressed(page, words)


def test_a_forum_from_its_announcement_to_a_road(journey: Journey, station: Any):
    today = thai_day()
    desk = journey.as_("planner", f"{SHELF}forums/")
    desk.goto(f"{SHELF}forums/new/")
    desk.fill("[name=held_on]", today)
    for name, words in (("topic", "เพิ่มเติมแผนพัฒนาท้องถิ่น"), ("place", "ศาลากลางบ้านสระแก้ว"), ("quota", "40")):
        desk.fill(f"[name={name}]", words)
    desk.select_option("[name=level]", "village")
    desk.select_option("[name=method]", "hands")
    desk.select_option("[name=area]", label="หมู่ที่ 6 บ้านสระแก้ว")
    pressed(desk, "บันทึก")
    forum = desk.url
    done(desk, forum, "announce", "ประกาศ", announced_on=thai_day(14), channels="เสียงตามสาย ป้ายประกาศ")
    journey.expected.add(422)
    done(desk, forum, "hold", "บันทึกว่าจัดแล้ว", attended="900", summary="ถนนเป็นหลุม")
    assert "มากกว่าประชากร" in said(desk), "more than live there"
    desk.fill("[name=attended]", "72")
    pressed(desk, "บันทึกว่าจัดแล้ว")
    assert "72 คน จากประชากร 356 คน" in said(desk)
    desk.click("text=เพิ่มข้อเสนอ")
    desk.fill("[name=raised_on]", today)
    desk.fill("[name=title]", "ซ่อมถนนลูกรังสายสระแก้ว")
    desk.fill("[name=priority]", "1")
    desk.fill("[name=votes]", "65")
    desk.select_option("[name=kind]", "roads")
    pressed(desk, "บันทึก")
    sheet = desk.url
    done(desk, sheet, "plan", "เข้าแผน", plan_place="แผนพัฒนาท้องถิ่น หน้า 91", planned_on=today)
    done(
        desk, sheet, "budget", "ได้งบประมาณ", budget_place="จ่ายขาดเงินสะสม", budget_amount="95,000",
        budgeted_on=today,
    )  # fmt: skip
    done(desk, sheet, "finish", "ทำเสร็จ", result="ซ่อมแล้ว 800 เมตร", spent="94,200", done_on=today)
    done(desk, sheet, "tell", "แจ้งผล", told_on=today, told_how="ประชุมหมู่บ้าน")
    assert "เส้นทางของข้อเสนอ" in said(desk)
    assert "94,200 บาท" in said(desk)
    station(desk, "participation-route", "#route", handbook=True)
    desk.goto(f"{OFFICE}participation/coverage/")
    assert "72 จาก 356 คน (ร้อยละ 20.22)" in said(desk)
    with desk.expect_download() as got:
        desk.click("main a:has-text('PDF')")
    assert got.value.path().read_bytes()[:4] == b"%PDF"
    station(desk, "participation-coverage", handbook=True)
    phone = journey.open("/p/donsukchai/registers/proposals/", size="phone", java_script_enabled=False)
    assert "ซ่อมถนนลูกรังสายสระแก้ว" in said(phone)
    assert wide(phone) <= 360
    assert not phone.context.cookies()


def test_observers_are_invited_see_and_are_answered(journey: Journey, station: Any):
    desk = journey.as_("planner", f"{SHELF}watch-networks/new/")
    desk.fill("[name=formed_on]", thai_day(40))
    desk.fill("[name=name]", "เครือข่ายคนรักตลาดดอนสุขใจ")
    desk.select_option("[name=kind]", "citizens")
    desk.fill("[name=purpose]", "การให้เช่าแผงตลาด")
    pressed(desk, "บันทึก")
    network = desk.url
    done(desk, network, "join", "เพิ่มสมาชิก", name="นางแดง ค้าขาย", joined_on=thai_day(30))
    assert "สมาชิก 1 คน" in said(desk)
    with desk.expect_navigation():
        desk.click("text=เชิญมาสังเกตการณ์")
    for name, words in (
        ("invited_on", thai_day(9)), ("step_on", thai_day(1)), ("subject", "เปิดซองปรับปรุงตลาด"), ("place", "ห้องประชุม"),
    ):  # fmt: skip
        desk.fill(f"[name={name}]", words)
    desk.select_option("[name=step]", "procurement")
    pressed(desk, "บันทึก")
    sheet = desk.url
    journey.expected.add(422)
    desk.goto(f"{sheet}do/accept/")
    desk.check("[name=members]")
    pressed(desk, "ตอบรับ")
    assert "มีส่วนได้เสีย" in said(desk)
    desk.check("[name=stated_free]")
    pressed(desk, "ตอบรับ")
    desk.goto(f"{sheet}do/see/")
    desk.fill("[name=saw]", "มีผู้ยื่นซองหลังเวลา")
    desk.fill("[name=summary]", "ขอให้ติดเวลาปิดรับซองหน้าห้อง")
    desk.check("[name=concern]")
    pressed(desk, "บันทึกสิ่งที่เห็น")
    mayor = journey.as_("mayor", f"{sheet}do/answer/")
    mayor.fill("[name=answer]", "ไม่รับซองที่มาหลังเวลา และติดประกาศเวลาแล้ว")
    pressed(mayor, "ชี้แจง")
    assert "ชี้แจงแล้ว" in said(mayor)
    station(mayor, "participation-observers", handbook=True)
    phone = journey.open("/p/donsukchai/registers/observations/", size="phone", java_script_enabled=False)
    assert "ติดประกาศเวลาแล้ว" in said(phone)
    assert "นางแดง" not in said(phone)
    assert "มีผู้ยื่นซองหลังเวลา" not in said(phone)
    assert wide(phone) <= 360


def test_a_session_in_a_village_from_its_announcement_to_its_minutes(journey: Journey, station: Any):
    desk = journey.as_("planner", f"{SHELF}council-sessions/new/")
    for name, words in (
        ("held_on", thai_day()), ("starts_at", "9.30"), ("title", "สมัยสามัญ สัญจรบ้านทุ่งนา"), ("place", "ศาลากลางบ้านทุ่งนา"),
        ("agenda", "1 รับฟังปัญหาของหมู่บ้าน"), ("seats", "50"), ("broadcast", "https://live.example/thungna"),
    ):  # fmt: skip
        desk.fill(f"[name={name}]", words)
    desk.select_option("[name=kind]", "ordinary")
    desk.check("[name=mobile]")
    journey.expected.add(422)
    pressed(desk, "บันทึก")
    assert "หมู่บ้านหรือชุมชนใด" in said(desk), "a mobile session goes somewhere"
    desk.select_option("[name=area]", label="หมู่ที่ 2 บ้านทุ่งนา")
    pressed(desk, "บันทึก")
    sheet = desk.url
    done(desk, sheet, "announce", "ประกาศ", announced_on=thai_day(5), channels="เว็บไซต์ ป้ายหมู่บ้าน")
    phone = journey.open("/p/donsukchai/participation/council/", size="phone", java_script_enabled=False)
    assert "50 ที่นั่ง" in said(phone)
    assert phone.locator("a[href='https://live.example/thungna']").count() == 1
    assert wide(phone) <= 360
    assert not phone.context.cookies()
    station(phone, "participation-council", handbook=True)
    done(desk, sheet, "meet", "บันทึกการประชุม", members="12", present="11", audience="44")
    done(
        desk, sheet, "minutes", "เผยแพร่", approved_on=thai_day(), minutes_on=thai_day(),
        minutes_at="https://www.donsukchai.example/thungna.pdf",
    )  # fmt: skip
    assert "เผยแพร่รายงานการประชุมแล้ว" in said(desk)
    desk.goto(f"{SHELF}council-sessions/statistics/")
    assert "สภาสัญจร" in said(desk)


def test_a_draft_is_commented_on_by_a_stranger_and_answered(journey: Journey, station: Any):
    desk = journey.as_("planner", f"{SHELF}plan-drafts/new/")
    desk.fill("[name=made_on]", thai_day(3))
    desk.fill("[name=title]", "แผนการดำเนินงานประจำปี")
    desk.fill("[name=summary]", "ถนนสองสาย ศูนย์เด็กเล็กหนึ่งแห่ง")
    desk.select_option("[name=kind]", "work")
    pressed(desk, "บันทึก")
    sheet = desk.url
    done(desk, sheet, "open", "เปิดรับฟัง", open_on=thai_day(1), until_on=thai_day(-10))
    phone = journey.open("/p/donsukchai/participation/drafts/", size="phone", java_script_enabled=False)
    with phone.expect_navigation():
        phone.click("a:has-text('แผนการดำเนินงานประจำปี')")
    assert wide(phone) <= 360
    station(phone, "participation-draft-phone", handbook=True)
    phone.fill("[name=text]", "ขอทางลาดหน้าศูนย์เด็กเล็ก <b>ด่วน</b>")
    phone.fill("[name=name]", "ยายสาย")
    with phone.expect_navigation():
        phone.click("button:has-text('ส่งความเห็น')")
    assert "รับความเห็นที่ 1 ของท่านแล้ว" in said(phone)
    assert "ทางลาด" not in said(phone), "not shown before it is answered"
    assert not phone.context.cookies()
    desk.goto(f"{sheet}do/answer/")
    desk.check("[name=treated][value=taken]")
    desk.fill("[name=answer]", "เพิ่มทางลาดในแบบแล้ว")
    pressed(desk, "ตอบ")
    station(desk, "participation-comments", "#comments", handbook=True)
    phone.goto(phone.url)
    assert "เพิ่มทางลาดในแบบแล้ว" in said(phone)
    assert "<b>ด่วน</b>" in said(phone), "as it was typed, never as markup"
    assert "ยายสาย" not in said(phone)
    desk.goto(f"{SHELF}plan-evaluations/")
    with desk.expect_navigation():
        desk.click("table a.table-row-link >> nth=0")
    evaluation = desk.url
    done(desk, evaluation, "forward", "ส่งขั้นถัดไป", on=thai_day())
    done(desk, evaluation, "forward", "ส่งขั้นถัดไป", on=thai_day())
    assert "ประกาศให้ประชาชนทราบแล้ว" in said(desk)
    desk.goto(f"{SHELF}citizen-committees/")
    with desk.expect_navigation():
        desk.click("table a.table-row-link >> nth=0")
    assert "ผู้แทนประชาชนร้อยละ 30" in said(desk)
