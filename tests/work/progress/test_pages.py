"""The lists of the year: lights, filters, files; few queries however many rows; nothing for strangers."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sucharit.base.people.gate import Officer
from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.work.progress.actions import pay, record_activity, record_check, record_meeting, send_report, write_report
from sucharit.work.progress.standing import light_of, standings_for
from sucharit.work.years.models import YearInitiative

CODE = "donsukchai"
LISTS = (
    "progress_year", "activity_list", "progress_report_list", "progress_money", "disbursement_list", "month_report",
    "meeting_list", "cross_check_list",
)  # fmt: skip
FILES = (
    "progress_year_file", "activity_list_file", "progress_report_list_file", "progress_money_file",
    "disbursement_list_file", "cross_check_list_file",
)  # fmt: skip


@pytest.fixture
def lived(office: Cast, at: Callable[[str], Officer], street: YearInitiative) -> dict[str, Any]:
    """Something of everything."""
    by, month = at("reporter"), datetime.date(2026, 1, 1)
    activity = record_activity(
        street, by=by, title="ตรวจถนน", held_on=datetime.date(2026, 1, 9), place="หมู่ 2", people=9
    )
    write_report(street, "q1", by=by, done="ทำแล้ว", percent=30)
    send_report(street, "q1", by=by)
    paid = pay(street, by=by, paid_on=month, amount=Decimal(50), document="ฎีกา 1")
    meeting = record_meeting(street.year_plan, by=by, held_on=month, quarter=1, who="ทุกกอง", decisions="เร่งรัด")
    check = record_check(
        street.year_plan, by=by, month=month, unit=office.units["finance"].pk, checked=5, error_count=1
    )
    return {"activity": activity.pk, "disbursement": paid.pk, "meeting": meeting.pk, "check": check.pk}


def pages(lived: dict[str, Any], seq: int) -> list[str]:
    """Every page that is read."""
    told = [reverse(name, args=[CODE, 2569]) for name in LISTS]
    told += [reverse(name, args=[CODE, 2569, form]) for name in FILES for form in ("xlsx", "csv", "pdf")]
    told += [reverse(name, args=[CODE, 2569, seq]) for name in ("progress_initiative",)]
    told += [reverse("progress_report", args=[CODE, 2569, seq, "q1"])]
    told += [
        reverse("activity", args=[CODE, lived["activity"]]),
        reverse("disbursement", args=[CODE, lived["disbursement"]]),
        reverse("meeting", args=[CODE, lived["meeting"]]), reverse("cross_check", args=[CODE, lived["check"]]),
    ]  # fmt: skip
    return told


def forms(lived: dict[str, Any], seq: int) -> list[str]:
    """Every page that is written in."""
    told = [reverse(name, args=[CODE, 2569, seq]) for name in ("activity_add", "disbursement_add", "progress_status")]
    told += [reverse(name, args=[CODE, 2569]) for name in ("meeting_add", "cross_check_add")]
    told += [reverse(name, args=[CODE, lived["activity"]]) for name in ("activity_edit", "activity_withdraw")]
    told += [
        reverse("disbursement_reverse", args=[CODE, lived["disbursement"]]),
        reverse("activity_start", args=[CODE]),
    ]
    told += [reverse(name, args=[CODE, lived["meeting"]]) for name in ("meeting_edit", "meeting_withdraw")]
    told += [reverse(name, args=[CODE, lived["check"]]) for name in ("cross_check_edit", "cross_check_withdraw")]
    return [*told, *(reverse(name, args=[CODE, 2569, "q1"]) for name in ("period_close",))]


def test_every_page_opens(
    office: Cast, street: YearInitiative, lived: dict[str, Any], desk_of: Callable[[User], Client]
):
    browser = desk_of(office.users["planner"])
    for page in (*pages(lived, street.seq), *forms(lived, street.seq)):
        assert browser.get(page).status_code == 200, page
    assert browser.get(reverse("progress_list", args=[CODE])).headers["Location"].endswith("/2569/")


def test_strangers_and_those_who_only_read(
    office: Cast, neighbour: Cast, street: YearInitiative, lived: dict[str, Any], desk_of: Callable[[User], Client]
):
    browser = desk_of(neighbour.users["neighbour-planner"])
    for page in (*pages(lived, street.seq), *forms(lived, street.seq)):
        assert browser.get(page).status_code == 404, page
    own = {page.replace(CODE, "thungnamsai") for page in (*pages(lived, street.seq), *forms(lived, street.seq))}
    own -= {reverse("activity_start", args=["thungnamsai"])}  # one's own year, and there is none
    for page in own:
        assert browser.get(page).status_code == 404, page
    reader = desk_of(office.users["council"])
    for page in (one for one in forms(lived, street.seq) if "status" not in one):
        assert reader.get(page).status_code == 404, page
    assert reader.get(reverse("progress_year", args=[CODE, 2569])).status_code == 200


def more(street: YearInitiative, at: Callable[[str], Officer], count: int) -> None:
    for number in range(count):
        record_activity(street, by=at("planner"), title=f"งาน {number}", held_on=datetime.date(2026, 1, 5))
        pay(street, by=at("planner"), paid_on=datetime.date(2026, 1, 5), amount=Decimal(1), document=f"ฎ {number}")


def test_queries_do_not_grow(
    office: Cast, street: YearInitiative, lived: dict[str, Any], at: Callable[[str], Officer],
    desk_of: Callable[[User], Client], django_assert_max_num_queries: Any, django_assert_num_queries: Any,
):  # fmt: skip
    browser = desk_of(office.users["planner"])
    pages, first = [reverse(name, args=[CODE, 2569]) for name in LISTS], {}
    for page in pages:
        browser.get(page)
        with django_assert_max_num_queries(24, info=page) as asked:
            browser.get(page)
        first[page] = len(asked)
    more(street, at, 12)
    for page in pages:
        with django_assert_num_queries(first[page], info=page):
            browser.get(page)


def test_the_light_says_how_it_stands(street: YearInitiative):
    day = datetime.date(2026, 2, 16)
    first, second = (1, datetime.date(2025, 11, 1)), (1, datetime.date(2026, 2, 1))
    street.quarters, street.status = (1, 2), "not_begun"
    assert light_of(street, {}, day) == "late"
    assert light_of(street, {1: first}, day) == "due"
    assert light_of(street, {1: first, 2: second}, day) == "running"
    street.quarters = (2,)
    assert light_of(street, {}, day) == "due"
    street.quarters = (3, 4)
    assert light_of(street, {}, day) == "waiting"
    street.status = "done"
    assert light_of(street, {}, day) == "done"


def test_filtered_sorted_and_summed(
    office: Cast, street: YearInitiative, lived: dict[str, Any], at: Callable[[str], Officer],
    desk_of: Callable[[User], Client],
):  # fmt: skip
    browser = desk_of(office.users["planner"])
    page = reverse("progress_year", args=[CODE, 2569])
    text = browser.get(page).content.decode()
    assert "ยังไม่มีบันทึก" in text
    shown = browser.get(page, {"show": "nothing"}).context["rows"]
    assert street.pk not in {one.row.pk for one in shown} and shown
    assert browser.get(page, {"sort": "-spent"}).context["rows"][0].row.pk == street.pk
    assert browser.get(page, {"q": "ไม่มีคำนี้แน่"}).context["rows"] == []
    assert browser.get(page, {"unit": "x", "sort": "'"}).status_code == 200
    own = next(one for one in standings_for(at("planner"), street.year_plan) if one.row.pk == street.pk)
    assert (own.activities, own.percent, own.spent) == (1, 30, Decimal(50))


def test_who_has_no_report_yet(
    office: Cast, street: YearInitiative, lived: dict[str, Any], desk_of: Callable[[User], Client]
):
    answer = desk_of(office.users["head"]).get(
        reverse("progress_report_list", args=[CODE, 2569]), {"period": "q1", "state": "none"}
    )
    assert street.pk not in {row.pk for row in answer.context["missing"]}
    assert answer.context["missing"]
