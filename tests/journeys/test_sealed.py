"""Whistle-blowers and those who answer them: three weeks with nothing but a receipt, on a phone without script; an
accused officer who sees nothing; a name that two persons open; a passphrase that two custodians bring back."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image
from tests.journeys.conftest import Installation, Journey, begin, environment, start
from tests.journeys.steps import said, turn, wait_until, wide

from sucharit.cli.commands import cli

pytestmark = pytest.mark.browser
PASSPHRASE = "มะม่วงสุก เรือเร็ว ฟ้าใส ตะเกียง"  # noqa: S105 - the demonstration shows it itself
NEW = "กระดาษทราย หมวกเหลือง แม่น้ำโขง"
DOOR, ROOM = "/s/donsukchai/", "/o/donsukchai/sealed/"
#: The people and the door of the demonstration; `demo` adds nothing where somebody is there already.
PREPARED = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "sucharit.config.settings"
from sucharit.config.starting import ready
ready()
from sucharit.office.demonstration.people import donsukchai
from sucharit.office.demonstration.sealed import sealed_door
sealed_door(donsukchai())
"""
LEAST = 9_000  # milliseconds: a form that comes back sooner is asked to wait


@dataclass
class Weeks:
    """The installation and the day that it believes."""

    at: Installation
    calendar: Path

    def on(self, day: str) -> None:
        turn(self.calendar, day)


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Weeks]:
    folder = tmp_path_factory.mktemp("weeks")
    calendar = folder / "today"
    calendar.write_text("2026-12-01", "ascii")
    more = {"SUCHARIT_TODAY": str(calendar), "SUCHARIT_DEMONSTRATION": "1"}
    ours = environment(folder / "home") | more | {"SUCHARIT_HOME": str(folder / "home" / "demo")}
    subprocess.run([sys.executable, "-c", PREPARED], env=ours, check=True)
    installation = start(folder / "home", "demo", "--no-browser", SUCHARIT_TODAY=str(calendar))
    yield Weeks(installation, calendar)
    installation.end()


@pytest.fixture
def people(browser: Any, weeks: Weeks) -> Iterator[Journey]:
    made = begin(browser, weeks.at)
    made.expected = {404}
    yield made
    made.end()


def photo() -> dict[str, Any]:
    written = BytesIO()
    exif = Image.Exif()
    exif[0x013B] = "OwnerOfThePhone"
    Image.new("RGB", (800, 600), "brown").save(written, "JPEG", exif=exif)
    return {"name": "หน้าบ้านฉัน.jpg", "mimeType": "image/jpeg", "buffer": written.getvalue()}


def file_report(page: Any, title: str, **fields: str) -> str:
    """Fills the form as people do, and copies the receipt."""
    page.goto(f"{DOOR}report/")
    page.fill("[name=title]", title)
    page.select_option("[name=matter]", "procurement")
    page.fill("[name=what]", f"{title} เห็นกับตา")
    for name, value in fields.items():
        if name == "accused":
            page.get_by_label(value).check()
        else:
            page.locator("summary").first.click()
            page.fill(f"[name={name}]", value)
    page.wait_for_timeout(LEAST)
    page.click("main button[type=submit]")
    page.locator(".sealed-receipt").wait_for()
    return "".join(re.findall(r"\d{5}", page.locator(".sealed-digits").inner_text()))


def follow(page: Any, receipt: str) -> None:
    page.goto(f"{DOOR}follow/")
    page.fill("[name=receipt]", receipt)
    page.click("main button[type=submit]")
    page.locator("h1", has_text="เรื่องของฉัน").wait_for()


def unlocked(people: Journey, username: str, path: str = f"{ROOM}reports/", passphrase: str = PASSPHRASE) -> Any:
    page = people.as_(username, path)
    page.fill("[name=passphrase]", passphrase)
    with page.expect_navigation():
        page.click("main form .button")
    return page


def test_three_weeks_with_nothing_but_a_receipt(people: Journey, weeks: Weeks, station: Any, tmp_path: Path):
    reporter = people.open(DOOR, "phone", java_script_enabled=False)
    assert "ระบบคุ้มครองอะไรไม่ได้" in said(reporter)
    station(reporter, "sealed-door-phone", handbook=True)
    receipt = file_report(reporter, "ซื้อเครื่องสูบน้ำแพงเกินจริง")
    station(reporter, "sealed-receipt-phone", part=".sealed-receipt", handbook=True)
    assert wide(reporter) <= 360
    assert reporter.context.cookies() == []
    weeks.on("2026-12-08")
    officer = unlocked(people, "integrity")
    officer.click("text=ซื้อเครื่องสูบน้ำแพงเกินจริง")
    officer.fill("#talk ~ form [name=text], #talk [name=text]", "ราคาที่ว่าเห็นจากเอกสารใด")
    officer.click("text=ปิดผนึกและส่งถึงผู้แจ้ง")
    officer.locator(".sealed-officer").wait_for()
    station(officer, "sealed-case", handbook=True)
    weeks.on("2026-12-15")
    follow(reporter, receipt)
    assert "ราคาที่ว่าเห็นจากเอกสารใด" in said(reporter)
    reporter.fill("[name=text]", "เห็นจากใบเสนอราคา ส่งภาพมาแล้ว")
    reporter.set_input_files("[name=files]", photo())
    reporter.click("main .form button[type=submit]")
    reporter.locator(".note-good").wait_for()
    assert wide(reporter) <= 360
    weeks.on("2026-12-22")
    officer.reload()
    officer.locator(".sealed-reporter a").first.click()
    officer.locator("img.sealed-page").wait_for()
    wait_until(officer, "document.querySelector('img.sealed-page').naturalWidth === 800")
    with officer.expect_download() as download:
        officer.click("text=ดาวน์โหลดฉบับล้างข้อมูลแฝง")
    assert b"OwnerOfThePhone" not in Path(download.value.path()).read_bytes()
    officer.go_back()
    officer.click("summary:has-text('เปลี่ยนสถานะ')")
    officer.select_option("[name=state]", "closed")
    officer.fill("[name=text] >> nth=1", "เรียกเงินคืนแล้ว")
    officer.fill("[name=tell]", "หน่วยงานเรียกเงินคืนครบแล้ว ขอบคุณ")
    officer.click("button:has-text('เปลี่ยนสถานะ')")
    officer.locator(".note-good").wait_for()
    follow(reporter, receipt)
    assert "หน่วยงานเรียกเงินคืนครบแล้ว" in said(reporter)
    assert "เรียกเงินคืนแล้ว\n" not in said(reporter), "the officers' own note is not for the receipt"
    reporter.click("summary:has-text('หลักฐานว่าฉันได้แจ้ง')")
    with reporter.expect_download() as download:
        reporter.click("text=เฉพาะวันและลายมือชื่อ")
    proof = tmp_path / "proof.json"
    proof.write_bytes(Path(download.value.path()).read_bytes())
    checked = CliRunner().invoke(cli, ["sealed", "verify", str(proof)])
    assert checked.exit_code == 0
    assert "2026-12-01" in checked.output


def test_an_accused_officer_sees_nothing_and_two_persons_open_a_name(people: Journey, station: Any):
    reporter = people.open(DOOR, "phone")
    title = "ผู้รับแจ้งรับของจากผู้รับเหมา"
    file_report(reporter, title, accused="นายธนา ซื่อตรง (เจ้าหน้าที่ผู้รับแจ้ง)", name="นางสาวกล้า พูดจริง")
    accused = unlocked(people, "integrity")
    assert "เรียกเงินเพื่อเร่งใบอนุญาต" in said(accused)
    assert title not in said(accused)
    other = unlocked(people, "integrity-2")
    with other.expect_navigation():
        other.click(f"text={title}")
    address = other.url
    assert "นางสาวกล้า" not in said(other)
    accused.goto(address)
    assert title not in accused.content()
    other.click("text=ผู้แจ้งให้ตัวตนไว้")
    other.fill("[name=reason]", "ต้องนัดสอบปากคำ")
    other.click("text=ขอผู้ถือกุญแจพิจารณา")
    other.locator("text=รอผู้ถือกุญแจพิจารณา").wait_for()
    custodian = people.as_("auditor", f"{ROOM}custody/", size="phone")
    custodian.click("text=พิจารณาคำขอของ นางสาวปวีณา")
    custodian.fill("[name=passphrase]", PASSPHRASE)
    custodian.click("main form .button")
    custodian.locator("text=ต้องนัดสอบปากคำ").wait_for()
    assert "นางสาวกล้า" not in custodian.content()
    custodian.locator("[value=grant]").check()
    custodian.fill("[name=words]", "จำเป็นต่อการสอบ")
    custodian.click("text=บันทึกผลการพิจารณา")
    custodian.wait_for_url("**/custody/")
    other.reload()
    other.click("text=เปิดดูตัวตน")
    other.locator("text=นางสาวกล้า พูดจริง").wait_for()
    station(other, "sealed-identity")
    record = people.as_("clerk", "/o/donsukchai/record/")
    assert "เปิดดูตัวตนผู้แจ้ง" in said(record)
    assert title not in record.content()


def test_a_lost_passphrase_comes_back_with_two_custodians(people: Journey, station: Any):
    officer = people.as_("integrity", f"{ROOM}key/")
    officer.click("summary:has-text('ลืมวลีผ่าน')")
    officer.fill("[name=again-first]", NEW)
    officer.fill("[name=again-second]", NEW)
    with officer.expect_navigation():
        officer.click("button:has-text('ขอกู้กุญแจ')")
    code = officer.locator(".sealed-code").inner_text()
    for username in ("auditor", "head"):
        page = people.as_(username, f"{ROOM}custody/")
        page.fill("[name=code]", code)
        with page.expect_navigation():
            page.click("text=ให้ส่วนของท่าน")
        if page.locator("[name=passphrase]").count():
            page.fill("[name=passphrase]", PASSPHRASE)
            page.click("main form .button")
        page.locator("text=ท่านช่วยแล้ว").wait_for()
    officer.reload()
    station(officer, "sealed-recovery", handbook=True)
    officer.fill("[name=finish-passphrase]", NEW)
    officer.click("text=กู้กุญแจให้เสร็จ")
    officer.locator("text=กู้กุญแจสำเร็จ").wait_for()
    again = unlocked(people, "integrity", passphrase=NEW)
    assert "เรียกเงินเพื่อเร่งใบอนุญาต" in said(again)
