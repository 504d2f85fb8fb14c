"""Looking things up: by any part of a word group, within one's own organization and rooms."""

import pytest

from sucharit.base.search.actions import drop, put
from sucharit.base.search.queries import search_for, snippet
from sucharit.office.demonstration.people import Cast

TITLE = "โครงการอบรมคุณธรรมจริยธรรม ประจำปีงบประมาณ พ.ศ. ๒๕๖๙"
TEXT = "จัดอบรมปีละ 2 ครั้ง รายการ 777 ใช้งบประมาณ 20,000 บาท น้ำใจ CPI 50 คะแนน"


@pytest.fixture
def entry(office: Cast) -> Cast:
    put(organization=office.organization, kind="plans.initiative", key="1", title=TITLE, text=TEXT, url="/o/x/")
    return office


@pytest.mark.parametrize(
    "question",
    [
        "อบรม",
        "คุณธรรม",
        "งบประมาณ",
        "ปีงบประมาณ",
        "2569",
        "๒๕๖๙",
        "777",
        "รายการ 777",
        "นํ้าใจ",
        "cpi",
        "50 คะแนน",
        "โครง",
        "20,000",
        "อบรม บาท",
    ],
)
def test_every_part_is_found(entry: Cast, question: str):
    assert [found.key for found in search_for(entry.officer("planner"), question)] == ["1"]


@pytest.mark.parametrize("question", ["", "   ", "ใจดี", "ุณธรรม", "2570", "%", "_", "'; DROP TABLE", "\u200b"])
def test_what_is_not_there_is_not_found(entry: Cast, question: str):
    assert list(search_for(entry.officer("planner"), question)) == []


def test_a_title_comes_before_a_text(entry: Cast):
    put(organization=entry.organization, kind="plans.initiative", key="0", title="อื่น", text="อบรม", url="/")
    assert [found.key for found in search_for(entry.officer("planner"), "อบรม")] == ["1", "0"]


def test_nobody_finds_the_neighbours(entry: Cast, neighbour: Cast):
    assert list(search_for(neighbour.officer("neighbour-planner"), "อบรม")) == []


def test_one_finds_only_what_one_may_see(entry: Cast):
    put(organization=entry.organization, kind="risks.risk", key="9", title="อบรมที่ไม่เกิดขึ้น", text="", url="/")
    assert {found.kind for found in search_for(entry.officer("auditor"), "อบรม")} == {"plans.initiative", "risks.risk"}
    for outside in ("council", "province", "complaints"):  # the index holds drafts too
        assert list(search_for(entry.officer(outside), "อบรม")) == []


def test_an_entry_is_brought_up_to_date_and_taken_out(entry: Cast):
    put(organization=entry.organization, kind="plans.initiative", key="1", title="ใหม่", text="", url="/")
    assert list(search_for(entry.officer("planner"), "อบรม")) == []
    drop(organization=entry.organization, kind="plans.initiative", key="1")
    assert list(search_for(entry.officer("planner"), "ใหม่")) == []


def test_a_snippet_shows_where():
    assert snippet("ก" * 100 + "อบรม" + "ข" * 100, "อบรม").hit == "อบรม"
    assert snippet("ไม่มีคำนั้น", "อบรม").after == "ไม่มีคำนั้น"


def test_the_page_answers_and_escapes(entry: Cast, desk_of):
    hostile = {"title": "<b>อบรม</b>", "text": "<script>อบรม"}
    put(organization=entry.organization, kind="plans.initiative", key="2", url="/", **hostile)
    page = desk_of(entry.users["planner"]).get("/o/donsukchai/search/", {"q": "อบรม"})
    assert page.status_code == 200
    assert "<b>อบรม" not in page.text
    assert "<script>อบรม" not in page.text
    assert "พบ 2 รายการ" in page.text


def test_while_typing_only_the_hits_come(entry: Cast, desk_of):
    page = desk_of(entry.users["planner"]).get("/o/donsukchai/search/", {"q": "อบรม"}, headers={"HX-Request": "true"})
    assert "<html" not in page.text


def test_the_page_asks_the_database_little(entry: Cast, desk_of, django_assert_max_num_queries):
    desk = desk_of(entry.users["planner"])
    with django_assert_max_num_queries(8):
        desk.get("/o/donsukchai/search/", {"q": "อบรม"})
