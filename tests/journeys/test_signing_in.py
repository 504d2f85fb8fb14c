"""Signing in: with a password, with a second factor, and on the very first day of an empty installation."""

import time
from typing import Any

import pytest
from tests.journeys.conftest import Journey, start
from tests.journeys.steps import said

from sucharit.office.demonstration.people import PASSWORD

pytestmark = pytest.mark.browser


def code_now(secret: str) -> str:
    """What the app on the telephone shows."""
    from allauth.mfa.totp.internal import auth

    return str(auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30)))


def sign_in(page: Any, username: str, password: str) -> None:
    page.goto("/accounts/login/")
    sign_in_here(page, username, password)


def sign_in_here(page: Any, username: str, password: str) -> None:
    page.fill("input[name=login]", username)
    page.fill("input[name=password]", password)
    with page.expect_navigation():
        page.click("main button[type=submit] >> nth=0")


def test_password_and_a_code_from_the_telephone(journey: Journey, station: Any):
    page = journey.open("/accounts/login/")
    station(page, "sign-in", handbook=True)
    sign_in(page, "council", "ไม่ใช่รหัสนี้แน่นอน")
    assert page.locator(".error-summary, .field-error").count(), "a wrong password is said"
    assert page.input_value("input[name=login]") == "council"
    sign_in(page, "council", PASSWORD)
    assert "/o/donsukchai/" in page.url

    page.goto("/accounts/2fa/app/activate/")
    if "reauthenticate" in page.url:  # weighty matters ask once more who it is
        page.fill("input[name=password]", PASSWORD)
        with page.expect_navigation():
            page.click("main button[type=submit] >> nth=0")
    page.click("main details summary")
    secret = page.locator(".settings-secret").inner_text().strip()
    page.fill("input[name=code]", code_now(secret))
    with page.expect_navigation():
        page.click("text=เริ่มใช้แอปสร้างรหัส")
    assert "activate" not in page.url, said(page)

    again = journey.open("/accounts/login/")
    sign_in(again, "council", PASSWORD)
    assert "รหัส" in said(again)
    again.goto("/o/donsukchai/")
    assert "/accounts/" in again.url, "the password alone opens nothing"
    again.goto("/accounts/2fa/authenticate/")
    again.fill("input[name=code]", code_now(secret))
    again.click("main button[type=submit] >> nth=0")
    again.wait_for_url("**/o/**")


def test_a_session_that_ends_in_the_middle_of_a_form_loses_no_word(journey: Journey):
    """A form that does not save by itself; sheets that do are in test_gallery."""
    journey.expected = {404}  # the clerk is led to the page of the administrator
    page = journey.as_("admin", "/o/donsukchai/settings/units/add/")
    page.fill("input[name=name]", "กองส่งเสริมการเกษตร")
    page.context.clear_cookies(name="sessionid")
    page.click("main .form-foot button")
    page.wait_for_url("**/accounts/login/**")
    sign_in_here(page, "admin", PASSWORD)
    page.wait_for_url("**/units/add/")
    assert page.input_value("input[name=name]") == "", "offered, not forced"
    page.click("[data-kept] >> text=ใช้ข้อความนั้น")
    assert page.input_value("input[name=name]") == "กองส่งเสริมการเกษตร"
    page.goto("/o/donsukchai/settings/units/add/")
    assert not page.locator("[data-kept]").count()

    page.fill("input[name=name]", "กองที่เป็นของผู้อื่น")
    page.context.clear_cookies(name="sessionid")
    page.click("main .form-foot button")
    page.wait_for_url("**/accounts/login/**")
    sign_in_here(page, "clerk", PASSWORD)
    page.goto("/o/donsukchai/")
    assert page.evaluate("sessionStorage.getItem('sent-form')") is None, "another person is shown nothing of it"


def test_cells_that_one_person_left_unsaved_are_not_saved_by_the_next_at_that_desk(journey: Journey):
    """The browser goes on with what was not acknowledged, in the name of who typed it and of nobody else."""
    page = journey.as_("planner", "/o/donsukchai/plans/")
    with page.expect_navigation():
        page.click("main a:has-text('แผนปฏิบัติการป้องกันการทุจริต') >> nth=0")
    address = page.url + "grid/"
    page.goto(address)
    cell = "[data-grid] td input:visible >> nth=0"
    before = page.input_value(cell)
    page.route("**/grid/save/", lambda route: route.abort())
    page.fill(cell, "7,777")
    page.press(cell, "Enter")
    page.locator("[data-grid] [data-state=failed]").wait_for()

    page.route(address, lambda route: route.fulfill(response=(got := route.fetch()), body=_of_somebody_else(got)))
    page.goto(address)
    assert page.input_value(cell) == before
    page.unroute(address)
    page.goto(address)
    assert page.input_value(cell) == "7,777", "who typed it finds it again"
    page.evaluate("localStorage.clear()")
    journey.complaints = [one for one in journey.complaints if "/grid/save/" not in one]


def _of_somebody_else(answer: Any) -> str:
    page: str = answer.text()
    assert 'data-officer="planner"' in page
    return page.replace('data-officer="planner"', 'data-officer="colleague"')


#: a telephone with a finger on it, as the browser's own developers offer one
PHONE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


def test_a_passkey_alone_opens_the_desk(journey: Journey, station: Any):
    at = journey.at.address.replace("127.0.0.1", "localhost")  # a passkey belongs to a name, never to a number
    page = journey.open(f"{at}/accounts/login/")
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    browser.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})
    page.fill("input[name=login]", "deputy")
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit] >> nth=0")
    page.wait_for_url("**/o/donsukchai/**")
    page.goto(f"{at}/accounts/2fa/passkeys/add/")
    page.fill("input[name=name]", "โทรศัพท์ของฉัน")
    page.check("input[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/recovery-codes/**")
    station(page, "recovery-codes")

    page.context.clear_cookies()
    page.goto(f"{at}/accounts/login/")
    page.click("text=กุญแจผ่าน (passkey)")
    page.wait_for_url("**/o/donsukchai/**")
    page.goto(f"{at}/me/")
    assert "กุญแจผ่าน (passkey)" in said(page), "her list of sign-ins says by what she came"


def test_the_first_day_of_an_empty_installation(browser: Any, tmp_path: Any, station: Any):
    installation = start(tmp_path / "home", "serve")
    try:
        journey = Journey(browser, installation)
        founded(journey, station, (installation.home / "keys" / "setup.token").read_text("utf-8").strip())
        journey.end()
    finally:
        installation.end()


def founded(journey: Journey, station: Any, token: str) -> None:
    page = journey.open("/setup/")
    page.fill("input[name=token]", token)
    go_on(page)
    page.select_option("select[name=kind]", "subdistrict_municipality")
    for name, value in {"name": "เทศบาลตำบลบ้านใหม่", "short_name": "ทต.บ้านใหม่", "code": "banmai"}.items():
        page.fill(f"input[name={name}]", value)
    page.select_option("select[name=province]", index=5)
    go_on(page)
    assert "กองคลัง" in page.input_value("textarea[name=units]"), "what such an office usually has is suggested"
    station(page, "setup", handbook=True)
    go_on(page)
    for name, value in {
        "full_name": "นายเริ่ม แรกดี", "username": "first", "password1": "รหัสยาวพอ-2569", "password2": "รหัสยาวพอ-2569",
    }.items():  # fmt: skip
        page.fill(f"input[name={name}]", value)
    go_on(page)
    go_on(page)  # mayor and clerk: their titles are suggested, the people come later
    go_on(page)  # the usual route
    page.click("text=ตั้งหน่วยงาน >> nth=-1")
    page.wait_for_url("**/setup/done/banmai/")
    page.click("text=ไปโต๊ะทำงาน")
    page.wait_for_url("**/o/banmai/")


def go_on(page: Any) -> None:
    before = page.url
    with page.expect_navigation():
        page.locator("main .form-foot button").first.click()
    assert page.url != before, page.locator("main").inner_text()
