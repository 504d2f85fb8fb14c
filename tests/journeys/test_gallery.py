"""The gallery in a real browser: nothing for axe to find, nothing wider than the screen, every script does its work.

And the same without script: every form is still a form.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZES = {"phone": (360, 740), "desk": (1280, 900)}
WOULD_ASK = "!dispatchEvent(new Event('beforeunload', { cancelable: true }))"
PAGES = ["/_parts/", "/_parts/public/", "/_parts/bare/", "/_parts/confirm/"]


@pytest.fixture
def look(browser: Any, live_server: Any) -> Iterator[Callable[..., Any]]:
    """Opens a page of the gallery; what the browser complains of (also the Content-Security-Policy) fails the test."""
    complaints: list[str] = []
    contexts: list[Any] = []

    def opened(path: str = "/_parts/", size: str = "desk", scheme: str = "light", **options: Any) -> Any:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale="th-TH", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.goto(f"{live_server.url}{path}")
        return page

    opened.complaints = complaints  # type: ignore[attr-defined]
    yield opened
    for context in contexts:
        context.close()
    assert [said for said in complaints if "Failed to load resource" not in said] == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_and_nothing_is_too_wide(look: Callable[..., Any], path: str, scheme: str, size: str):
    from axe_playwright_python.sync_playwright import Axe

    page = look(path, size, scheme)
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]


def test_targets_are_large_enough_for_a_thumb(look: Callable[..., Any]):
    page = look(size="phone")
    small = page.evaluate(
        """() => [...document.querySelectorAll(
            "button, .button, summary, select, .tabs a, .pages a, "
            + "input:not([type=hidden], [type=checkbox], [type=radio])")]
        .filter((one) => one.offsetParent && !one.closest("td, .visually-hidden"))
        .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])
        .filter(([, height]) => height < 43.5)"""
    )
    assert small == []


def test_theme_and_letter_size_are_remembered_without_a_cookie(look: Callable[..., Any]):
    page = look("/_parts/public/")
    page.click(".public-head summary")
    page.click("[data-theme-choice=dark]")
    page.click("[data-text-size=larger]")
    page.reload()
    assert page.evaluate("[document.documentElement.dataset.theme, document.documentElement.dataset.text]") == [
        "dark",
        "larger",
    ]
    assert page.context.cookies() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_keys_are_found_by_their_place_on_a_thai_keyboard(look: Callable[..., Any]):
    page = look()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("/?")
    assert page.input_value("input[name=q] >> nth=0") == "/?", "while typing, keys are letters"
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Shift+Slash")
    assert page.locator("#shortcuts").evaluate("(one) => one.open")
    page.keyboard.press("Escape")
    assert not page.locator("#shortcuts").evaluate("(one) => one.open")


THAI = """([key, code]) => document.body.dispatchEvent(
new KeyboardEvent("keydown", {key, code, bubbles: true, cancelable: true}))"""


def test_a_key_of_the_page_is_found_whatever_a_thai_keyboard_types_there(look: Callable[..., Any]):
    page = look()
    page.evaluate("""() => { const link = Object.assign(document.createElement("a"), {href: "#there"});
        link.dataset.key = "["; link.dataset.keyLabel = "before"; document.querySelector("main").append(link); }""")
    page.evaluate(THAI, ["บ", "BracketLeft"])
    assert page.url.endswith("#there")


def test_the_first_sentence_stays_dismissed(look: Callable[..., Any]):
    page = look()
    page.click("text=เข้าใจแล้ว")
    page.reload()
    assert page.locator(".page-lead").is_hidden()


def test_a_question_opens_here_and_is_a_page_without_script(look: Callable[..., Any]):
    page = look()
    page.click("a[data-dialog]")
    dialog = page.locator("dialog[open]")
    dialog.wait_for()
    assert "ลบโครงการ 23 ออกจากร่างแผน?" in dialog.inner_text()
    dialog.locator("[data-cancel]").click()
    assert page.evaluate("document.activeElement.matches('a[data-dialog]')"), "focus returns to what was asked about"
    plain = look(java_script_enabled=False)
    with plain.expect_navigation():
        plain.click("a[data-dialog]")
    assert plain.locator("h1").inner_text() == "ลบโครงการ 23 ออกจากร่างแผน?"
    with plain.expect_navigation():
        plain.click("button.button-danger")
    assert plain.url.endswith("/_parts/")


def test_a_link_to_a_line_marks_it(look: Callable[..., Any]):
    page = look(size="phone")
    page.click("a[href='#L121'] >> nth=-1")
    assert page.locator("#L121").evaluate("(one) => one.classList.contains('line-marked')")
    assert page.locator("#L121").is_visible(), "on a phone the tab of the document comes forward"
    assert page.locator(".line-marked").count() == 1


# ---- nested list


def items(page: Any, source: str = "objectives") -> list[str]:
    return page.input_value(f"textarea[name={source}]", timeout=20_000).split("\n")


def nested(look: Callable[..., Any]) -> tuple[Any, Any]:
    page = look()
    fields = page.locator("#objectives .nested-items textarea")
    fields.first.wait_for()
    return page, fields


def test_a_list_is_written_with_the_keyboard(look: Callable[..., Any]):
    page, fields = nested(look)
    before = items(page)
    fields.nth(4).focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("สรุปรายงาน")
    page.keyboard.press("Tab")
    assert items(page) == [*before, "\tสรุปรายงาน"]
    assert page.input_value("input[name=objectives_ids]") == "41,42,43,44,45,"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Alt+ArrowUp")
    assert items(page)[-2:] == ["สรุปรายงาน", "ติดตามและสรุปผล"]
    assert page.input_value("input[name=objectives_ids]") == "41,42,43,44,,45"
    for _ in range(6):
        page.keyboard.press("Control+z")
    assert items(page) == before
    page.keyboard.press("Control+y")
    assert items(page) == before, "an empty item is no item"


def test_an_item_moves_with_what_is_under_it(look: Callable[..., Any]):
    page, fields = nested(look)
    fields.nth(0).focus()
    page.keyboard.press("Alt+ArrowDown")
    assert items(page)[:2] == ["จัดอบรมให้ความรู้แก่บุคลากรไม่น้อยกว่า 2 ครั้งต่อปี", "ประชุมคณะทำงาน"]
    assert page.input_value("input[name=objectives_ids]") == "44,41,42,43,45"
    assert page.evaluate("document.activeElement.value") == "ประชุมคณะทำงาน"


def test_enter_splits_and_backspace_joins(look: Callable[..., Any]):
    page, fields = nested(look)
    before = items(page)
    fields.nth(0).focus()
    page.evaluate("document.activeElement.setSelectionRange(6, 6)")
    page.keyboard.press("Enter")
    assert items(page)[:2] == ["ประชุม", "\tคณะทำงาน"]
    page.keyboard.press("Backspace")
    assert items(page) == before


def test_many_pasted_lines_are_many_items(look: Callable[..., Any]):
    page, fields = nested(look)
    fields.nth(4).focus()
    paste(page, "ก\n\tข\nค")
    assert items(page)[-3:] == ["ติดตามและสรุปผลก", "\tข", "ค"]


def test_nobody_is_locked_in_a_list(look: Callable[..., Any]):
    page, fields = nested(look)
    fields.nth(1).focus()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.matches('.nested-items textarea')")


def test_a_list_works_with_buttons_alone(look: Callable[..., Any]):
    page, _ = nested(look)
    page.click("#objectives .nested-item >> nth=4 >> summary")
    page.click("#objectives .nested-item >> nth=4 >> text=เป็นข้อย่อย")
    assert items(page)[-1] == "\tติดตามและสรุปผล"
    page.click("#objectives >> text=เพิ่มข้อ")
    page.keyboard.type("ใหม่")
    assert items(page)[-1] == "ใหม่"


# ---- grid


def paste(page: Any, text: str) -> None:
    page.evaluate(
        """(text) => { const data = new DataTransfer(); data.setData("text/plain", text);
        const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
        document.activeElement.dispatchEvent(event); }""",
        text,
    )


def cell(row: int, year: int) -> str:
    return f"#cell-{row}-{year}"


def total(page: Any) -> str:
    return page.locator("[data-sum=all]").inner_text()


def saved(page: Any) -> None:
    page.locator("[data-grid] [data-save-state][data-state=saved]").wait_for(timeout=60_000)


def test_a_cell_is_typed_summed_and_saved(look: Callable[..., Any]):
    page = look()
    page.focus(cell(12, 2566))
    page.keyboard.type("๓๐,๐๐๐")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "cell-12-2567"
    assert total(page) == "155,000.50"
    assert page.locator("[data-sum=column][data-of='2566']").inner_text() == "30,000"
    saved(page)
    assert page.input_value(cell(12, 2566)) == "30,000", "the server's way of writing it"
    assert page.locator("[data-grid]").get_attribute("data-version") == "8"


def test_moving_editing_and_taking_back(look: Callable[..., Any]):
    page = look()
    page.focus(cell(13, 2567))
    for key, where in [
        ("ArrowUp", "12-2567"),
        ("End", "12-unit"),
        ("Home", "12-2566"),
        ("Control+End", "14-unit"),
        ("Control+Home", "12-2566"),
    ]:
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.id") == f"cell-{where}"
    page.keyboard.press("Enter")
    page.keyboard.type("9")
    assert page.input_value(cell(12, 2566)) == "25,0009"
    page.keyboard.press("Escape")
    assert page.input_value(cell(12, 2566)) == "25,000"
    page.keyboard.press("Delete")
    assert page.input_value(cell(12, 2566)) == ""
    page.keyboard.press("Control+z")
    assert page.input_value(cell(12, 2566)) == "25,000"
    page.keyboard.press("Control+y")
    assert page.input_value(cell(12, 2566)) == ""


def test_rows_from_excel_are_pasted_with_thai_digits_commas_and_quotes(look: Callable[..., Any]):
    page = look()
    page.focus(cell(12, 2566))
    paste(page, '"๑,๐๐๐"\t2,000\t\t4000\t5000\tสป.\r\n1\t2\t3\t4\t5\tกองคลัง\r\n')
    assert [page.input_value(cell(12, year)) for year in range(2566, 2571)] == ["๑,๐๐๐", "2,000", "", "4000", "5000"]
    assert page.input_value("#cell-12-unit") == "สป."
    assert page.input_value("#cell-13-unit") == "กค.", "a choice is found by what it shows too"
    assert total(page) == "37,015.50"
    page.keyboard.press("Control+z")
    assert page.input_value(cell(13, 2570)) == "0", "one paste is one step back"


def test_a_thousand_rows_are_bounded_with_a_message(look: Callable[..., Any]):
    page = look()
    page.focus(cell(12, 2566))
    paste(page, "\n".join(str(n) for n in range(1200)))
    assert "ไม่เกิน 1000 แถว" in page.locator("[data-grid-said]").inner_text()
    assert page.input_value(cell(14, 2566)) == "2"


def test_chosen_cells_are_copied_as_excel_reads_them(look: Callable[..., Any]):
    page = look()
    page.focus(cell(12, 2566))
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    copied = page.evaluate(
        """() => { const data = new DataTransfer();
        const event = new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true });
        document.activeElement.dispatchEvent(event);
        return data.getData("text/plain"); }"""
    )
    assert copied == "25,000\t25,000\n0\t0"


def test_a_fault_of_a_cell_is_said_beside_it(look: Callable[..., Any]):
    page = look()
    page.focus(cell(14, 2566))
    page.keyboard.type("ห้าพัน")
    page.keyboard.press("Enter")
    page.locator(".cell-error").wait_for()
    assert "อ่านจำนวนเงินนี้ไม่ได้" in page.locator(".cell-error").inner_text()
    assert page.get_attribute(cell(14, 2566), "aria-describedby") == "cell-14-2566-error"
    assert page.input_value(cell(14, 2566)) == "ห้าพัน", "what was typed is not lost"


def test_two_people_in_one_table(look: Callable[..., Any]):
    page = look()
    page.evaluate("document.querySelector('[data-grid]').dataset.version = '0'")
    page.focus(cell(12, 2566))
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    note = page.locator("[data-grid] .note-warn")
    note.wait_for()
    assert "ค่าของคุณ 5" in note.inner_text()
    assert "ค่าปัจจุบัน 999" in note.inner_text()
    page.click("text=ใช้ค่าของฉันทั้งหมด")
    saved(page)
    assert page.input_value(cell(12, 2566)) == "5"
    assert look.complaints  # type: ignore[attr-defined]  # the browser mentions the 409, and nothing else (see `look`)


def test_each_cell_of_a_conflict_is_settled_by_itself(look: Callable[..., Any]):
    page = look(size="phone")
    page.evaluate("document.querySelector('[data-grid]').dataset.version = '0'")
    page.focus(cell(12, 2566))
    paste(page, "5\t6")
    note = page.locator("[data-grid] .note-warn")
    note.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    second = note.locator("fieldset").nth(1)
    assert second.locator("input[value=mine]").is_checked()
    second.get_by_text("ค่าปัจจุบัน 999").click()
    page.click("text=ใช้ตามที่เลือกแต่ละช่อง")
    saved(page)
    assert [page.input_value(cell(12, year)) for year in (2566, 2567)] == ["5", "999"]
    assert look.complaints  # type: ignore[attr-defined]  # the 409, as above


def test_a_table_without_a_connection_waits_and_goes_on(look: Callable[..., Any]):
    page = look()
    page.context.set_offline(True)
    page.focus(cell(12, 2566))
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    page.locator("[data-grid] [data-state=failed]").wait_for()
    assert page.evaluate("Object.keys(localStorage).some((key) => key.startsWith('grid:'))")
    page.context.set_offline(False)
    saved(page)
    assert not page.evaluate("Object.keys(localStorage).some((key) => key.startsWith('grid:'))")


# ---- autosave


def state(page: Any, word: str) -> Any:
    found = page.locator(f"form[data-autosave] [data-save-state][data-state={word}]")
    found.wait_for(timeout=60_000)
    return found


def filled(look: Callable[..., Any]) -> Any:
    page = look()
    page.fill("#id_starts", "21 มี.ค. 2566")
    page.select_option("#id_unit", "กจ.")
    page.check("#form input[name=kind] >> nth=0")
    return page


def test_a_form_saves_by_itself_and_says_when(look: Callable[..., Any]):
    page = filled(look)
    assert "ยังไม่ได้บันทึก" in state(page, "waiting").inner_text()
    assert re.search(r"บันทึกแล้ว เวลา \d\d\.\d\d น\.", state(page, "saved").inner_text())
    assert page.input_value("#form input[name=version]") == "8"
    assert not page.evaluate("Object.keys(localStorage).some((key) => key.startsWith('draft:'))")


def test_what_is_wrong_is_said_beside_the_field(look: Callable[..., Any]):
    page = filled(look)
    page.fill("#id_budget", "ห้าพันกว่า")
    state(page, "failed")
    assert "อ่านจำนวนเงินนี้ไม่ได้" in page.locator("#id_budget_saving_error").inner_text()
    page.fill("#id_budget", "5,000")
    state(page, "saved")
    assert page.locator("#id_budget_saving_error").count() == 0


def test_someone_saved_before_and_both_are_shown(look: Callable[..., Any]):
    page = filled(look)
    page.evaluate("document.querySelector('#form input[name=version]').value = '0'")
    page.fill("#id_title", "โครงการส่งเสริมจริยธรรมของบุคลากร")
    state(page, "failed")
    conflict = page.locator("[data-conflict]").inner_text()
    assert "วิชัย ตั้งตรง บันทึกก่อนคุณ" in conflict
    assert page.input_value("#id_title") == "โครงการส่งเสริมจริยธรรมของบุคลากร"


def test_what_was_typed_survives_a_closed_window(look: Callable[..., Any]):
    page = filled(look)
    page.on("dialog", lambda asked: asked.accept())
    page.route("**/autosave/", lambda route: route.abort())
    page.fill("#id_rationale", "ข้อความที่ยังไม่ถึงระบบ")
    state(page, "failed")
    page.reload()
    page.unroute("**/autosave/")
    page.click("text=ใช้ข้อความนั้น")
    assert page.input_value("#id_rationale") == "ข้อความที่ยังไม่ถึงระบบ"
    state(page, "saved")


def test_leaving_with_unsaved_work_asks(look: Callable[..., Any]):
    page = look()
    assert not page.evaluate(WOULD_ASK)
    page.route("**/autosave/", lambda route: route.abort())
    page.fill("#id_title", "ยังไม่ถึงระบบ")
    assert page.evaluate(WOULD_ASK)


# ---- files


def test_files_are_sent_with_progress_and_digest_and_each_has_its_own_fault(look: Callable[..., Any], tmp_path: Path):
    (tmp_path / "แผน 2566.pdf").write_bytes(b"%PDF-1.7 sample")
    (tmp_path / "ภาพ.exe").write_bytes(b"MZ")
    page = look()
    page.set_input_files("#documents", [tmp_path / "แผน 2566.pdf", tmp_path / "ภาพ.exe"])
    rows = page.locator("[data-drop-files] li")
    rows.nth(0).locator(".tag-good").wait_for()
    rows.nth(1).locator(".field-error").wait_for()
    assert "รับแล้ว" in rows.nth(0).inner_text()
    assert re.search(r"SHA-256 [0-9a-f]{64}", rows.nth(0).inner_text())
    assert "โปรดใช้ PDF" in rows.nth(1).inner_text()


# ---- without script


def test_without_script_every_form_is_still_a_form(look: Callable[..., Any]):
    page = look(java_script_enabled=False)
    assert page.locator("textarea[name=objectives]").is_visible()
    assert page.locator("text=บันทึกตาราง").is_visible()
    assert not page.locator("[data-theme-choice]").first.is_visible()
    page.fill(cell(12, 2566), "30,000")
    with page.expect_navigation():
        page.click("text=บันทึกตาราง")
    assert page.url.endswith("/_parts/#grid")
