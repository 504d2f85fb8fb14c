"""What anyone sees: every page opens without a cookie, is found again by its ETag, and never shows a draft."""

import csv
import hashlib
import io
import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import jsonschema
import pytest
from tests.publishing.plans import SHEETS, adopted, draft_plan

from sucharit.core.plan.json import from_json, schema
from sucharit.publishing.documents import starting
from sucharit.publishing.portal import actions, rates
from sucharit.publishing.portal.models import PublishedPlan
from sucharit.work.queue.actions import arranging

pytestmark = pytest.mark.django_db
PLAN = "/p/donsukchai/plans/2566-2570/"
PAGES = (
    "/p/", "/p/?q=ดอน&province=อุทัยธานี", "/p/donsukchai/", PLAN, f"{PLAN}?q=อบรม", f"{PLAN}?lang=en", f"{PLAN}budget/",
    f"{PLAN}risks/", f"{PLAN}initiatives/1/", f"{PLAN}plan.json", f"{PLAN}plan.jsonld", f"{PLAN}initiatives.csv",
    f"{PLAN}budget.csv", "/p/data-dictionary/", "/p/catalog.jsonld", "/p/sitemap.xml", "/p/donsukchai/sitemap.xml",
    "/p/robots.txt", "/p/feed.atom", "/p/donsukchai/feed.atom", "/p/api/v1/docs/", "/p/api/v1/openapi.json",
    "/p/api/v1/organizations", "/p/api/v1/plans", "/p/api/v1/plans/donsukchai/2566-2570/initiatives",
)  # fmt: skip


class Links(HTMLParser):
    """The addresses that a page leads to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        address = told.get("href") or ""
        if tag in ("a", "link") and address.startswith("/p/"):
            self.found.add(address.partition("#")[0])


@pytest.fixture
def planner(office):
    return office.officer("planner")


@pytest.fixture
def published(office, planner):
    return actions.publish(adopted(draft_plan(office)), by=planner)


def crawl(client, start="/p/", most=300):
    """Every page that can be reached by links, with what it says."""
    waiting, seen = [start], {}
    while waiting and len(seen) < most:
        address = waiting.pop()
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        seen[address] = (answer, body.decode("utf-8", "replace"))
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            waiting += [link for link in Links(seen[address][1]).found if link not in seen and link not in waiting]
    return seen


def test_every_page_opens_without_a_cookie_and_is_known_again(client, published):
    for address in PAGES:
        page = client.get(address, headers={"Accept-Language": "en"})
        assert page.status_code == 200, address
        assert not page.cookies, address
        assert "Cookie" not in page.headers.get("Vary", ""), address
        assert page["Cache-Control"].startswith("public"), address
        again = client.get(address, headers={"If-None-Match": page["ETag"]})
        assert (again.status_code, again.content) == (304, b""), address
        assert not again.cookies, address
        assert client.head(address).status_code == 200, address
        assert client.post(address).status_code == 405, address


def test_what_is_not_public_is_not_there(client, published, neighbour):
    missing = (
        "/p/nobody/", "/p/donsukchai/plans/2571-2575/", "/p/donsukchai/plans/x/", f"{PLAN}initiatives/99/",
        "/p/api/v1/plans/nobody/2566-2570", f"{PLAN}book.pdf", "/p/thungnamsai/", "/p/donsukchai/emblem",
    )  # fmt: skip
    for address in missing:
        answer = client.get(address)
        assert answer.status_code == 404, address
        assert not answer.cookies, address
        assert answer["Cache-Control"] == "no-store", address


def test_an_officer_sees_what_everyone_sees(client, office, published):
    stranger = client.get(PLAN)
    client.force_login(office.users["planner"], backend="django.contrib.auth.backends.ModelBackend")
    client.cookies["django_language"] = "en"
    mine = client.get(PLAN)
    assert mine.content == stranger.content
    assert not mine.cookies
    assert "ออกจากระบบ" not in mine.content.decode()


def test_nothing_of_a_draft_can_be_reached(client, office, planner, published):
    marker = "ลับมากยังไม่เผยแพร่"
    draft = draft_plan(office, first=2571, marker=marker)
    adopted(draft_plan(office, first=2576, title="ประกาศใช้แล้ว", marker=marker))
    starting.announcement_of(draft, by=planner)
    plan = published.plan
    plan.initiatives.update(title=marker, rationale=marker)
    plan.title = marker
    plan.save()
    pages = crawl(client)
    assert len(pages) > 15
    assert {answer.status_code for answer, _body in pages.values()} == {200}
    assert [address for address, (_answer, body) in pages.items() if marker in body] == []
    for extra in (*PAGES, f"/p/donsukchai/plans/{draft.first_year}-{draft.last_year}/", "/p/api/v1/plans?year=2577"):
        assert marker not in client.get(extra).content.decode()


def test_hostile_text_is_only_text(client, office, planner):
    hostile = '</script><script>alert(1)</script><img src=x onerror="x">=cmd|calc'
    plan = draft_plan(office)
    plan.title = hostile
    plan.save()
    plan.initiatives.filter(seq=1).update(title=hostile, rationale=hostile, responsible="=HYPERLINK(1)")
    actions.publish(adopted(plan), by=planner)
    for address, (_answer, body) in crawl(client).items():
        if address.endswith((".json", ".csv", ".jsonld")):
            continue
        assert "<script>alert" not in body, address
        assert "<img src=x" not in body, address
    rows = list(csv.reader(io.StringIO(client.get(f"{PLAN}initiatives.csv").content.decode("utf-8-sig"))))
    assert "'=HYPERLINK(1)" in rows[1]
    ElementTree.fromstring(client.get("/p/feed.atom").content)  # noqa: S314 - our own


def test_searching_and_narrowing(client, published):
    def shown(**query):
        return [sheet.seq for sheet in client.get(PLAN, query).context["sheets"]]

    assert shown() == [1, 2, 3, 4]
    assert shown(q="เล่า นิทาน") == [2]
    assert shown(q="จัดอบรม ๒ ครั้ง") == [1, 2, 3, 4]
    assert shown(dimension="1") == [1, 2]
    assert shown(year="2567") == [1, 4]
    assert shown(unit="หน่วยงานที่ 3") == [3]
    assert shown(dimension="77", q="อบรม") == [1, 2, 3, 4]
    assert "ไม่พบรายการ" in client.get(PLAN, {"q": "ไม่มีทางเจอ"}).content.decode()


def test_an_initiative_says_all_its_nine_sections(client, published):
    page = client.get(f"{PLAN}initiatives/1/").content.decode()
    sections = (
        "หลักการและเหตุผล", "วัตถุประสงค์", "กลุ่มเป้าหมาย", "พื้นที่ดำเนินการ", "วิธีดำเนินการ", "ระยะเวลาดำเนินการ",
        "งบประมาณดำเนินการ", "ผู้รับผิดชอบ", "ตัวชี้วัดและผลลัพธ์",
    )  # fmt: skip
    for words in (*sections, "20,000 บาท", "เตรียมงาน", "ประชุม", "จัดอบรม 2 ครั้ง"):
        assert words in page


def test_the_plan_file_is_the_published_plan(client, published):
    answer = client.get(f"{PLAN}plan.json")
    assert hashlib.sha256(answer.content).hexdigest() == published.digest
    assert published.digest in client.get(PLAN).content.decode()
    jsonschema.validate(json.loads(answer.content), schema())
    plan = from_json(answer.content)
    assert [one.title for one in plan.initiatives] == [name for _code, _kind, name, _baht, _unit in SHEETS]
    assert all(one.source.line is None for one in plan.initiatives)
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_tables_add_up(client, published):
    text = client.get(f"{PLAN}budget.csv").content
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
    assert len(rows) == 4 * 5
    assert sum(float(row["baht"]) for row in rows) == (20_000 + 45_500) * 5
    assert {row["fiscal_year_ce"] for row in rows} == {"2023", "2024", "2025", "2026", "2027"}
    assert "327,500" in client.get(f"{PLAN}budget/").content.decode()


def test_machines_are_told_what_it_is(client, published):
    page = client.get(PLAN).content.decode()
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    told = json.loads(block[1])
    assert told["@type"] == "Dataset"
    assert told["creator"]["@type"] == "GovernmentOrganization"
    assert told["temporalCoverage"] == "2022-10-01/2027-09-30"
    assert told == json.loads(client.get(f"{PLAN}plan.jsonld").content)
    catalogue = json.loads(client.get("/p/catalog.jsonld").content)
    assert catalogue["dcat:dataset"][0]["dct:identifier"] == "donsukchai-2566-2570"
    assert client.get("/p/sitemap.xml").content.count(b"<sitemap>") == 1
    places = ElementTree.fromstring(client.get("/p/donsukchai/sitemap.xml").content)  # noqa: S314 - our own
    assert len(places) == 1 + 3 + 4
    assert b"Sitemap: http" in client.get("/robots.txt").content


def test_english_by_address(client, published):
    page = client.get(PLAN, {"lang": "en"})
    assert page["Content-Language"] == "en"
    assert f"{PLAN}initiatives/1/?lang=en" in page.content.decode()
    assert client.get(PLAN, headers={"Accept-Language": "en"})["Content-Language"] == "th"


def test_pages_read_the_snapshot_only(client, published, django_assert_num_queries):
    client.get(PLAN)
    with django_assert_num_queries(1):
        client.get(PLAN)
    with django_assert_num_queries(1):
        client.get(f"{PLAN}initiatives/2/")
    with django_assert_num_queries(1):
        client.get("/p/api/v1/plans/donsukchai/2566-2570/initiatives")


def test_lists_ask_the_same_however_long(client, office, planner, published, django_assert_num_queries):
    client.get("/p/")
    with django_assert_num_queries(6):
        client.get("/p/")
    actions.publish(adopted(draft_plan(office, first=2571)), by=planner)
    with django_assert_num_queries(6):
        client.get("/p/")
    with django_assert_num_queries(13):  # six ask which doors are open, one which registers
        client.get("/p/donsukchai/")
    with django_assert_num_queries(4):
        client.get("/p/feed.atom")
    with django_assert_num_queries(4):
        client.get("/p/catalog.jsonld")
    with django_assert_num_queries(2):
        client.get("/p/api/v1/plans")


def test_a_robot_is_asked_to_wait_and_others_are_not(client, published, monkeypatch):
    monkeypatch.setattr(rates, "BURST", 3.0)
    monkeypatch.setattr(rates, "PER_SECOND", 0.0)
    assert [client.get("/p/").status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = client.get(PLAN)
    assert refused["Retry-After"] == "60"
    assert "โปรดรอ" in refused.content.decode()
    assert client.get("/p/api/v1/plans").json()["status"] == 429
    assert client.get("/p/", REMOTE_ADDR="10.0.0.9").status_code == 200


def test_a_nation_is_listed_in_pages(client, published):
    from sucharit.base.organizations.models import Organization

    for at in range(60):
        town = Organization.objects.create(
            code=f"town{at}", kind="town", name=f"เทศบาลเมืองที่ {at:02}", short_name="ทม.", province="น่าน"
        )
        published.pk, published.organization = None, town
        PublishedPlan.objects.bulk_create([published])
    front = client.get("/p/").content.decode()
    assert "แสดง 1 ถึง 50 จากทั้งหมด 61" in front
    assert client.get("/p/", {"page": 2}).status_code == 200
    assert client.get("/p/", {"q": "ที่ 07"}).content.decode().count("portal-list") == 1


def test_the_doors_of_an_office_stand_first_and_only_those_that_open(client, published, office):
    """A citizen with a telephone looks for the counter, not for the plan."""
    text = client.get("/p/donsukchai/").content.decode()
    doors = text[text.index("portal-doors") : text.index("แผนปฏิบัติการป้องกันการทุจริต</h2>")]
    assert "/s/donsukchai/" in doors
    assert "queue/" not in doors, "no point, no door"
    point = arranging.make_point(by=office.officer("finance"), fields={"name": "จุด", "unit": office.units["finance"]})
    assert "queue/" not in client.get("/p/donsukchai/").content.decode(), "nothing to wait for yet"
    arranging.keep_line(point, by=office.officer("finance"), letter="A", title="ภาษี")
    assert "/p/donsukchai/queue/" in client.get("/p/donsukchai/").content.decode()
