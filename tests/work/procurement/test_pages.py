"""Pages and papers of procurement for who may see them, in a fixed number of queries; the public reads statistics."""

import datetime
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from sucharit.work.procurement.actions.committees import propose
from sucharit.work.procurement.actions.ruling import answer
from sucharit.work.procurement.figures import year_figures
from sucharit.work.procurement.registers import PLAN, PURCHASES
from sucharit.work.shelf.actions import add, open_to_public

pytestmark = pytest.mark.django_db
ROOM = (
    "procurement_year", "procurement_months", "procurement_plan", "procurement_vendors", "procurement_rotation",
    "procurement_budget",
    "procurement_rules",
)  # fmt: skip


def at(name, *more):
    return reverse(name, args=["donsukchai", *more])


@pytest.fixture
def year(office, buy):
    line = add(
        PLAN, by=office.officer("finance"),
        fields={
            "title": "จ้างปรับปรุงห้องประชุม", "method": "specific", "budget": Decimal(990_000), "month": 1,
            "fiscal_year": 2569,
            "unit": office.units["finance"],
        },
    )  # fmt: skip
    first = buy("จ้างปรับปรุงห้องประชุม ระยะที่ 1", agreed=Decimal(490_000), vendor="นายดำ ขาวดีพันธุ์", plan_line=line)
    buy("จ้างปรับปรุงห้องประชุม ระยะที่ 2", agreed=Decimal(480_000), vendor="นาย ดำ ขาวดีพันธุ์", egp_number="")
    members = {
        seat: office.users[name] for seat, name in (("chair", "head"), ("second", "auditor"), ("third", "planner"))
    }
    propose(first, by=office.officer("finance"), on=datetime.date(2026, 2, 1), **members)
    return first


def test_every_page_in_few_queries(office, year, desk_of, django_assert_max_num_queries):
    desk = desk_of(office.users["finance"])
    for name in ROOM:
        with django_assert_max_num_queries(25):
            assert desk.get(at(name)).status_code == 200, name
    page = desk.get(at("procurement_vendors")).content.decode()
    assert page.count("table-row-link") == 1  # two spellings, one seller
    assert desk.get(at("procurement_vendor", year.vendor_key)).status_code == 200
    for key in ("nobody", "\0", "ก" * 300):
        assert desk.get(at("procurement_vendor", key)).status_code == 404
    assert desk.get(at("register_entry", "purchases", year.pk)).content.decode().count("นางมาลี") >= 1


def test_a_report_is_begun_for_the_month_and_year_that_was_looked_at(office, desk_of):
    desk = desk_of(office.users["finance"])
    page = desk.get(at("register_new", "procurement-reports"), {"kind": "month", "month": "11", "fiscal_year": "2568"})
    form = page.context["form"]
    assert (form["kind"].value(), form["month"].value(), form["fiscal_year"].value()) == ("month", "11", "2568")


def test_pages_of_an_empty_office(office, desk_of):
    desk = desk_of(office.users["planner"])
    for name in ROOM:
        assert desk.get(at(name)).status_code == 200, name
    assert desk.get(at("procurement_year"), {"year": "9999"}).status_code == 200


def test_a_question_is_read_and_answered_on_its_page(office, year, desk_of):
    (one,) = [one for one in year_figures(office.organization, 2569).asked if one.question.asks.value == "splitting"]
    here = f"{at('procurement_question', 2569, 'splitting')}?key={one.question.key}"
    desk = desk_of(office.users["finance"])
    page = desk.get(here)
    assert page.status_code == 200 and "ไม่ใช่ข้อสรุป" in page.content.decode()
    assert desk.post(here, {"text": ""}).status_code == 422
    assert desk.post(here, {"text": "งานคนละห้อง"}).status_code == 302
    assert "งานคนละห้อง" in desk.get(at("procurement_year")).content.decode()
    assert desk.get(at("procurement_question", 2569, "splitting") + "?key=none").status_code == 404
    reader = desk_of(office.users["mayor"])
    assert reader.get(here).context["form"] is None
    assert reader.post(here, {"text": "ก"}).status_code == 404


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])
def test_papers(office, year, desk_of, form):
    desk = desk_of(office.users["finance"])
    for address in (
        at("procurement_year_file", 2569, form), at("procurement_plan_file", 2569, form), at("procurement_month_file",
        2569, 1, form),
        at("procurement_month_file", 2569, 11, form),
    ):  # fmt: skip
        answered = desk.get(address)
        assert answered.status_code == 200
        assert answered.content[:2] == (b"%P" if form == "pdf" else b"PK")


def test_the_sixteen_fields_and_addresses_that_are_none(office, year, desk_of):
    desk = desk_of(office.users["finance"])
    told = desk.get(at("procurement_items_file", 2569, "csv")).content.decode("utf-8-sig").splitlines()
    assert len(told[0].split(",")) == 16
    assert len(told) == 3
    assert desk.get(at("procurement_month_file", 2569, 1, "items")).content[:2] == b"PK"
    for address in (
        at("procurement_month_file", 2569, 13, "pdf"), at("procurement_month_file", 2569, 1, "exe"),
        at("procurement_year_file", 9999, "pdf"), at("procurement_question", 2569, "nothing"),
        at("procurement_report_paper", 999),
    ):  # fmt: skip
        assert desk.get(address).status_code == 404, address


def test_the_rules_are_set_by_who_keeps_all(office, desk_of):
    desk = desk_of(office.users["planner"])
    form = desk.get(at("procurement_rules")).context["form"]
    typed = {name: str(form[name].value()) for name in form.fields} | {"in_a_row": "3", "basis": "ประกาศ อบต."}
    assert desk.post(at("procurement_rules"), typed).status_code == 302
    assert desk.post(at("procurement_rules"), typed).status_code == 409
    assert desk.post(at("procurement_rules"), typed | {"splitting_days": "0", "edition": "2"}).status_code == 422
    assert desk_of(office.users["finance"]).get(at("procurement_rules")).context["form"] is None


def test_strangers_find_nothing(office, neighbour, year, desk_of):
    council = desk_of(office.users["council"])
    for name in ROOM:
        assert council.get(at(name)).status_code == 404
    stranger = desk_of(neighbour.users["neighbour-planner"])
    for name in ROOM:
        assert stranger.get(at(name)).status_code == 404
    assert stranger.get(reverse("procurement_vendor", args=["thungnamsai", year.vendor_key])).status_code == 404


def test_the_public_reads_figures_and_answers_but_no_family_name(office, year):
    nobody, here = Client(), reverse("open_procurement", args=["donsukchai"])
    assert nobody.get(here).status_code == 404
    open_to_public(PURCHASES, by=office.officer("planner"))
    for one in year_figures(office.organization, 2569).asked:
        if one.question.asks.value == "splitting":
            answer(2569, "splitting", one.question.key, by=office.officer("finance"), text="งานคนละห้อง")
    page = nobody.get(here)
    told = page.content.decode()
    assert page.status_code == 200 and page.cookies == {}
    assert "งานคนละห้อง" in told and "นายดำ ข." in told
    assert "ขาวดีพันธุ์" not in told
    assert "ไม่มีเลขที่โครงการ" not in told  # asked, but not answered yet
    assert nobody.get(here, {"lang": "en", "year": "2569"}).status_code == 200
    rows = nobody.get(reverse("open_register", args=["donsukchai", "purchases"])).content.decode()
    assert here in rows and "ขาวดีพันธุ์" not in rows
