"""What journeys do again and again: reading a page, waiting for a save, settling, submitting, signing."""

from pathlib import Path
from typing import Any


def heading(page: Any) -> str:
    """The name of the page."""
    return str(page.locator("h1").inner_text())


def said(page: Any) -> str:
    """Everything that the page says in running text."""
    return str(page.locator("main").inner_text())


def settle_one(page: Any) -> None:
    """The first open question is explained with a reason; without one the page asks for it and keeps the answer."""
    card = page.locator("[data-question]:has(input[value=explained])").first
    number = card.get_attribute("id")
    card = page.locator(f"#{number}")
    card.locator("input[value=explained]").check()
    card.locator("button[type=submit]").click()
    card.locator(".field-error").wait_for()
    card.locator("textarea[name=reason]").fill("ตรวจกับต้นฉบับแล้ว เอกสารพิมพ์ไว้เช่นนี้")
    card.locator("button[type=submit]").click()
    card.locator("text=ถอนคำตอบ").wait_for()


def explain_all(page: Any) -> None:
    """What is left, by its kind, with one reason for each kind."""
    for _ in range(60):
        page.goto(page.url.split("?")[0] + "?settled=open")
        links = page.locator("[data-question]:not(.finding-settled) .finding-head a")
        if not links.count():
            return
        with page.expect_navigation():
            links.first.click()
        alike = page.locator("details:has(#alike)")
        if alike.count():
            alike.locator("summary").click()
            page.fill("#alike", "คงไว้ตามเอกสารฉบับเดิม ตรวจสอบแล้ว")
            with page.expect_navigation():
                page.click("text=ชี้แจงทั้งหมด")
        else:
            card = page.locator("[data-question]:not(.finding-settled)").first
            number = card.get_attribute("id")
            card.locator("input[type=radio][value=explained]").check()
            card.locator("textarea[name=reason]").fill("คงไว้ตามเอกสารฉบับเดิม ตรวจสอบแล้ว")
            card.locator("button[type=submit]").click()
            page.locator(f"#{number} >> text=ถอนคำตอบ").wait_for()
    raise AssertionError("the questions do not end")


def saved(page: Any) -> None:
    """The sheet has said that it saved by itself."""
    page.locator("form[data-autosave] [data-save-state][data-state=saved]").wait_for()


def wait_until(page: Any, expression: str) -> None:
    """Until it holds; `wait_for_function` would ask for eval, which the Content-Security-Policy forbids."""
    for _ in range(600):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(expression)


def explain_errors(page: Any, plan: str) -> None:
    """Each error that is left is explained on its own page, from the page that refuses to submit."""
    for _ in range(40):
        page.goto(f"{plan}submit/")
        left = page.locator("article.finding a", has_text="ชี้แจงเหตุผล")
        if not left.count():
            return
        with page.expect_navigation():
            left.first.click()
        page.fill("textarea[name=reason]", "เอกสารฉบับเดิมไม่ได้ระบุไว้ ตรวจกับต้นฉบับแล้ว")
        with page.expect_navigation():
            page.click("text=บันทึกคำชี้แจง")
    raise AssertionError("the errors do not end")


def decide(page: Any, answer: str, opinion: str = "") -> None:
    """A signature, with the page that asks once more."""
    page.locator(f"input[name=answer][value={answer}]").check()
    if opinion:
        page.fill("textarea[name=opinion]", opinion)
    with page.expect_navigation():
        page.click("text=ต่อไป: ตรวจและยืนยัน")
    with page.expect_navigation():
        page.locator("main .form-foot button").click()


def wide(page: Any) -> int:
    """How many pixels the page needs across."""
    return int(page.evaluate("document.documentElement.scrollWidth"))


def ready(page: Any, address: str) -> int:
    """Files follow within moments: how large this one is."""
    for _ in range(300):
        answer = page.request.get(address)
        if answer.ok:
            return len(answer.body())
        page.wait_for_timeout(400)
    raise AssertionError(address)


def submit(page: Any, plan: str, note: str) -> None:
    """The plan goes up the line; `page` is the plan officer's."""
    page.goto(f"{plan}submit/")
    page.fill("textarea[name=note]", note)
    page.click("main button:has-text('เสนอแผน')")
    page.wait_for_url("**/approval/")


def turn(calendar: Path, day: str) -> None:
    """The house believes this day from now on; written whole, for a worker that starts reads it at any moment."""
    fresh = calendar.with_suffix(".new")
    fresh.write_text(day, "ascii")
    fresh.replace(calendar)
