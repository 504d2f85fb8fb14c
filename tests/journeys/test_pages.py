"""Every page of the table of addresses, opened by somebody who may, at the width of a desk and of a phone.

The pages are found as people find them: by following links from the desk and from the public front page. So a page
that no link leads to is found out too.
"""

import datetime
import re
import urllib.error
import urllib.request
from collections import Counter, deque
from dataclasses import dataclass, field
from html import unescape
from importlib import resources
from typing import Any
from urllib.parse import quote, urljoin, urlsplit
from zoneinfo import ZoneInfo

import pytest
from django.urls import Resolver404, resolve
from tests.house.addresses import table

from sucharit.core.fiscal import FiscalYear

pytestmark = pytest.mark.browser
#: Between them these may open every page. Who may do more on a page comes before who may only read it: where four
#: examples were seen, nobody looks again.
PEOPLE = ("planner", "complaints", "clerk", "integrity", "admin", "mayor", "head", "reporter", "auditor", "province")
THIS = FiscalYear.of(datetime.datetime.now(ZoneInfo("Asia/Bangkok")).date()).value
#: Where one begins without a link: what a machine asks for, and what people have as a bookmark.
MACHINES = (
    "/", "/p/", "/setup/", "/health/", "/robots.txt", "/p/robots.txt", "/p/sitemap.xml", "/p/catalog.jsonld",
    "/p/donsukchai/sitemap.xml", "/p/donsukchai/emblem", "/p/api/v1/", "/p/api/v1/organizations",
    "/p/api/v1/organizations/donsukchai", "/p/api/v1/plans", "/p/api/v1/plans/donsukchai/2566-2570",
    "/p/api/v1/plans/donsukchai/2566-2570/budget", "/p/api/v1/plans/donsukchai/2566-2570/initiatives",
    "/p/api/v1/years", f"/p/api/v1/years/donsukchai/{THIS - 1}", f"/p/api/v1/years/donsukchai/{THIS - 1}/initiatives",
    f"/p/api/v1/years/donsukchai/{THIS - 1}/indicators", "/p/api/v1/documents", "/p/api/v1/published",
)  # fmt: skip
BOOKMARKS = (
    "/home/", "/me/", "/me/second-factor/", "/o/donsukchai/plans/?state=draft", f"/o/donsukchai/risks/{THIS}/1/",
    f"/o/donsukchai/risks/{THIS + 9}/criteria/",
    f"/o/donsukchai/disclosure/{THIS}/items/O1/",
    *(f"/o/donsukchai/complaints/?q={quote(of)}" for of in ("ไฟถนนกะพริบ", "เสียงดัง", "ขยะล้น", "ถนนเป็นหลุม")),
    "/o/donsukchai/documents/?state=draft", "/o/donsukchai/plans/2566-2570/",
    *(f"/o/donsukchai/indicators/{of}/?source=document" for of in (THIS, THIS - 1)),  # somebody wrote what was seen
    f"/o/donsukchai/surveys/?q={quote('6 ด้าน')}",  # with comments
    "/o/donsukchai/indicators/", "/o/donsukchai/progress/", "/o/donsukchai/reports/", "/o/donsukchai/sealed/",
    "/o/donsukchai/shelf/gifts/?only=withdrawn",
    "/o/donsukchai/obligations/rules/", "/o/donsukchai/complaints/figures/past/", "/o/donsukchai/sealed/custody/",
    # rooms behind a register: of the page of registers only a few examples are searched for links
    "/o/donsukchai/procurement/", *(f"/o/donsukchai/shelf/procurement-reports/{of}/" for of in (1, 2)),
    "/p/donsukchai/procurement/", *(f"/o/donsukchai/surveys/?state={of}" for of in ("open", "closed")),
)  # fmt: skip
MOST, EXAMPLES = 10, 4  # pages of one name that are searched for links: a draft offers others than an adopted plan
LINK = re.compile(r"""\s(?:href|action|src|hx-get|hx-post|data-autosave|data-save-url|data-url)=["']([^"'#]+)""")


@dataclass
class Found:
    """Addresses by name: who found it, and where."""

    pages: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # answered as HTML
    others: dict[str, set[str]] = field(default_factory=dict)  # what else came: a file, "405", "404"
    asked: dict[str, set[tuple[str, str]]] = field(default_factory=dict)  # by mark
    examples: Counter[str] = field(default_factory=Counter)  # by mark: pages that were searched for links

    def names(self) -> set[str]:
        return {*self.pages, *self.others}


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def ask(address: str, cookies: str) -> tuple[int, str, str]:
    """Status, content type and text (of pages only) of one address."""
    request = urllib.request.Request(address, headers={"Cookie": cookies, "Accept-Language": "th"})  # noqa: S310
    try:
        with urllib.request.build_opener(_Stay).open(request, timeout=60) as answer:
            kind = answer.headers.get_content_type()
            return answer.status, kind, answer.read().decode() if kind == "text/html" else ""
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get("Location", ""), ""


#: Pages that are another page for each register: the rooms behind it are found only through its own.
REGISTERS = {"register_list", "register_entry", "open_register"}
#: A draft, an open one and a closed one offer different things: every one is looked at.
EACH = {"survey", "survey_build"}


def mark_of(path: str) -> tuple[str, str]:
    """Its name, and what counts as the same page. Raises Resolver404."""
    match = resolve(urlsplit(path).path)
    name = match.url_name or ""
    if name in EACH:
        return name, path
    return name, f"{name} {match.kwargs.get('register', '')}" if name in REGISTERS else name


def explore(at: str, who: str, cookies: str, doors: tuple[str, ...], found: Found) -> None:
    """Walks from the doors, a few examples of each name."""
    waiting, seen = deque(doors), set(doors)
    begun = {mark for mark, pages in found.examples.items() if pages >= EXAMPLES}  # others have been there
    while waiting:
        path = waiting.popleft()
        try:
            name, mark = mark_of(path)
        except Resolver404:
            continue
        if name in LEAVES or mark in begun - {"desk"} or len(found.asked.get(mark, ())) >= MOST:
            continue
        found.asked.setdefault(mark, set()).add((who, path))
        begun |= {mark} if sum(1 for there, _ in found.asked[mark] if there == who) >= EXAMPLES else set()
        status, kind, text = ask(at + path, cookies)
        if status == 200 and kind == "text/html" and "<html" in text:
            found.pages.setdefault(name, []).append((who, path))
            found.examples[mark] += 1
        else:
            found.others.setdefault(name, set()).add(kind if status == 200 else str(status))
        links = [kind] if status in (301, 302) else [unescape(link) for link in LINK.findall(text)]
        for link in links:
            target = urlsplit(urljoin(at + path, link))
            there = target.path + (f"?{target.query}" if target.query else "")
            if f"{target.scheme}://{target.netloc}" == at and there not in seen:
                seen.add(there)
                waiting.append(there)


#: Signing out would end the walk.
LEAVES = {"account_logout"}
#: Addresses that no link of a fresh demonstration leads to, and why that is right.
WITHOUT = {
    "what was taken away, withdrawn or discarded comes back": """
        activity_put_back cross_check_put_back initiative_put_back
        intake_restore meeting_put_back plan_take_up publication_put_back risk_return""",
    "an earlier version, of which a fresh row has none": """
        initiative_restore report_section_restore risk_criteria_restore
        risk_version_restore risk_criteria_revision settings_organization_put_back year_initiative_restore
        report_history""",
    "a claim, an answer or a correction in an intake that nobody has opened yet": """intake_claim intake_release
        intake_correction_undo intake_corrections intake_explain_alike intake_question_reopen intake_reopen""",
    "reading or rendering that is under way": "intake_state document_progress publishing_files document_scan_file",
    "a plan or a year before its approvers, or approved and not yet in force": """plan_adopt plan_decide plan_reopen
        plan_withdraw year_decide year_withdraw year_submit year_carry""",
    "what follows a form of the same page": """plan_grid_apply plan_grid_undo year_grid_undo year_import_document
        risk_criteria_settle year_import""",
    "an office, a browser, a logo or a calendar of one's own": """
        setup_done setup_step me_end_sign_in organization_logo obligation_calendar""",
    "reports, which the demonstration has not begun": """report report_approval report_areas report_decide report_file
        report_issue report_memo report_redraft report_reopen report_section report_submit report_withdraw""",
    "an earlier version, and nothing was changed yet (office/settings/test_versions)": """holding_put_back
        person_put_back position_put_back unit_put_back""",
    "a button beside a finding that was explained, which few examples meet": "finding_unexplain",
    "an old report that nobody has brought in yet": "report_old_document",
    "a button of the one measure that was mended, which few examples meet": "indicator_measure_as_read",
    "what only a receipt opens (test_sealed)": "door_proof door_file",
    "what only a complaint's receipt opens, and a centre that is open already (test_complaints)": """complaint_case
        complaint_case_file complaint_case_letter complaint_leave complaint_open complaint_rate complaint_receipt
        complaint_receipt_pdf complaint_say""",
    "what only an officer's or a custodian's passphrase opens (test_sealed)": """sealed_report sealed_answer sealed_note
        sealed_move sealed_identity sealed_refer sealed_destroy sealed_view sealed_file sealed_picture sealed_hand_on
        sealed_decide sealed_help sealed_recovered sealed_certificate""",
    "what only a ticket, a receipt of a request or an open attendance list leads to (test_service, test_people)": """
        queue_ticket queue_ticket_state queue_leave queue_print request_case request_case_file request_file
        request_leave request_receipt request_say gathering_door gathering_screen""",
    "a screen that fetches it, a kiosk that sends it, a day that is not open yet (test_service)": """queue_hall_state
        queue_kiosk_ticket queue_open queue_point_state""",
    "a list of what is to be destroyed, a longer time to keep it: nobody has asked for either (test_retention)": """
        destruction destruction_decide destruction_paper destruction_refuse destruction_take_back retention_order
        retention_order_end""",
    "a sheet for counting, where nothing is left to count (test_conduct)": "asset_counting_file",
    "what only the person of a decided case is shown (test_personnel)": "my_appeal my_notice",
    "a file of a manual, of which the demonstration has none (test_service)": """manual_blank manual_blank_down
        service_open_blank""",
    "a paper of inspection on its way (test_inspection)": "inspection_decide inspection_submit inspection_take_back",
    "rows of a year that the demonstration has not got": """activity_edit activity_withdraw checklist_item_take_back
        evidence_known evidence_place evidence_take_back improvement_begin meeting_edit meeting_withdraw
        obligation_assign_all obligation_feed_revoke obligation_reopen observation_at office_day_remove period_close
        period_open progress_report_accept progress_report_return progress_report_take_back publication_edit
        publication_withdraw publishing_document rule_event year_initiative_amend year_initiative_edit
        year_initiative_evidence year_initiative_leave_out""",
}


@pytest.fixture(scope="module")
def found(browser: Any, demonstration: Any) -> Found:
    from tests.journeys.conftest import Journey

    found = Found()
    at = demonstration.address
    explore(at, "", "", MACHINES, found)
    waiting = Journey(browser, demonstration)  # until the worker has read what the demonstration uploaded
    waiting.as_("planner", "/o/donsukchai/intake/").locator("td", has_text="อ่านแล้ว").first.wait_for(timeout=120_000)
    waiting.end()
    for username in PEOPLE:
        journey = Journey(browser, demonstration)
        page = journey.as_(username)
        cookies = "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())
        explore(at, username, cookies, BOOKMARKS, found)
        journey.end()
    return found


def test_every_address_can_be_reached(found: Found):
    known = {name for names in WITHOUT.values() for name in names.split()}
    missing = {name for name, _, _ in table()} - found.names() - known
    assert not missing, f"a link should lead there, or WITHOUT should say why not: {' '.join(sorted(missing))}"


def test_no_address_fails_when_it_is_merely_opened(found: Found):
    broken = {name: answers for name, answers in found.others.items() if any(one.startswith("5") for one in answers)}
    assert broken == {}


def test_every_page_is_sound_at_a_desk_and_on_a_phone(browser: Any, demonstration: Any, found: Found):
    """Nothing is wider than the phone, axe finds nothing serious, the browser complains of nothing."""
    from tests.journeys.conftest import SIZES, Journey

    journey, pages, faults, seen = Journey(browser, demonstration), {}, [], set()
    for name, examples in sorted(found.pages.items()):
        who, path = examples[0]
        if who not in pages:
            pages[who] = journey.as_(who, size="phone") if who else journey.open("/p/", "phone")
        page = pages[who]
        page.goto(path)
        for place, (width, height) in enumerate(SIZES.values()):
            page.set_viewport_size({"width": width, "height": height})
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                faults.append(f"{name} {path} at {width}: {wide} px wide {page.evaluate(WIDEST, width)}")
            faults += [
                f"{name} {path} at {width}: {fault}" for fault in axe(page, contrast=not place or who not in seen)
            ]
        seen.add(who)
    faults += journey.complaints
    journey.complaints = []
    journey.end()
    assert faults == []


WIDEST = """(width) => [...document.querySelectorAll("body *")]
.filter((one) => one.getBoundingClientRect().right > width + 1)
.slice(0, 4).map((one) => one.tagName + "." + one.className)"""


def axe(page: Any, *, contrast: bool) -> list[str]:
    """What axe finds serious or critical. Contrast, its slowest rule, is the same at every width but for the frame."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(AXE)
    found = page.evaluate(
        """async (contrast) => (await axe.run(document, {resultTypes: ["violations"], iframes: false, preload: false,
        rules: {"color-contrast": {enabled: contrast}}})).violations
        .filter((one) => ["serious", "critical"].includes(one.impact))
        .map((one) => one.id + " " + one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | "))""",
        contrast,
    )
    return list(found)


AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
