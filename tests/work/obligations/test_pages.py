"""The pages of duties: seen, narrowed, done on a phone, exported, in a calendar program."""

import csv
import datetime
import io

import pytest
from django.urls import reverse

from sucharit.work.obligations.actions import make_feed
from sucharit.work.obligations.models import Feed, Obligation, Rule

YEAR = ("donsukchai", 2569)


@pytest.fixture
def planner(office, desk_of, filled):
    return desk_of(office.users["planner"])


def get(client, name, *args, **query):
    return client.get(reverse(name, args=args), query)


def test_every_page_opens(planner, filled):
    row = Obligation.objects.filter(initiative_key__isnull=False).first()
    rule = Rule.objects.filter(state="proposed").first()
    pages = [
        ("obligation_list", "donsukchai"), ("obligation_year", *YEAR), ("obligation_initiatives", *YEAR),
        ("obligation_month", *YEAR, 2), ("obligation_month", *YEAR, 10), ("obligation", "donsukchai", row.pk),
        ("obligation_not_applicable", "donsukchai", row.pk), ("obligation_assign", "donsukchai", row.pk),
        ("obligation_assign_all", "donsukchai"), ("rule_list", "donsukchai"), ("rule_new", "donsukchai"),
        ("rule_proposals", "donsukchai"), ("rule_edit", "donsukchai", rule.pk), ("rule_decline", "donsukchai", rule.pk),
        ("rule_event", "donsukchai", rule.pk), ("office_day_list", "donsukchai"), ("obligation_feed", "donsukchai"),
    ]  # fmt: skip
    for name, *args in pages:
        assert get(planner, name, *args).status_code == 200, name


def test_a_stranger_finds_nothing(filled, neighbour, desk_of):
    stranger = desk_of(neighbour.users["neighbour-planner"])
    row = Obligation.objects.first()
    assert get(stranger, "obligation_year", *YEAR).status_code == 404
    assert get(stranger, "obligation", "thungnamsai", row.pk).status_code == 404
    assert get(stranger, "rule_edit", "thungnamsai", row.rule_id).status_code == 404


def test_the_list_is_narrowed(planner):
    page = get(planner, "obligation_year", *YEAR, whose="all", state="overdue", sort="-due")
    assert page.context["rows"]
    assert all(row.word == "เลยกำหนด" for row in page.context["rows"])
    assert not get(planner, "obligation_year", *YEAR, q="ไม่มีคำนี้").context["rows"]
    assert get(planner, "obligation_year", *YEAR, state="\x00", unit="x", page="999").status_code == 200


def test_done_on_a_phone(planner):
    row = Rule.objects.get(reference="office:quarter-meeting").obligations.earliest("due_on")
    address = reverse("obligation_done", args=["donsukchai", row.pk])
    refused = planner.post(address, {"on": "31/2/2569", "note": "บันทึกที่ 1", "edition": row.edition})
    assert "บันทึกที่ 1" in refused.content.decode()
    stale = planner.post(address, {"on": "1/2/2569", "note": "บันทึกที่ 2", "edition": row.edition - 1})
    assert stale.status_code == 409
    assert "บันทึกที่ 2" in stale.content.decode()
    assert planner.post(address, {"on": "1/2/2569", "note": "ประชุมแล้ว", "edition": row.edition}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.done_on) == ("done", datetime.date(2026, 2, 1))


def test_proposals_are_accepted_together(planner):
    wanted = Rule.objects.filter(source="step", unsure=False)
    planner.post(reverse("rule_proposals", args=["donsukchai"]), {"rule": [rule.pk for rule in wanted]})
    assert {rule.state for rule in wanted.all()} == {"active"}


def test_the_list_as_files(planner):
    page = get(planner, "obligation_export", *YEAR, "csv", whose="all")
    rows = list(csv.reader(io.StringIO(b"".join(page.streaming_content).decode("utf-8-sig"))))
    assert len(rows) == Obligation.objects.count() + 1
    sheet = get(planner, "obligation_export", *YEAR, "xlsx", whose="all", state="overdue")
    assert b"".join(sheet.streaming_content).startswith(b"PK")
    assert get(planner, "obligation_export", *YEAR, "pdf").status_code == 404


def test_a_formula_in_a_title_stays_text(planner, at, filled):
    Obligation.objects.update(title="=HYPERLINK(1)")
    page = get(planner, "obligation_export", *YEAR, "csv", whose="all")
    assert b",'=HYPERLINK" in b"".join(page.streaming_content)


def test_the_calendar_address_needs_no_sign_in_and_can_be_revoked(office, filled, client, at, planner):
    made = planner.post(reverse("obligation_feed", args=["donsukchai"]))
    address = made.context["address"].partition("localhost:8000")[2] or made.context["address"]
    assert made["Cache-Control"] == "no-store"
    client.logout()
    told = client.get(address[address.index("/o/") :])
    text = told.content.decode()
    assert told.status_code == 200
    assert not told.cookies
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert not any(user.full_name in text for user in office.users.values())
    old = address[address.index("/o/") :]
    make_feed(by=at("planner"))
    assert client.get(old).status_code == 404
    assert Feed.objects.filter(revoked_at=None).count() == 1
    assert client.get(reverse("obligation_calendar", args=["donsukchai", "x" * 43])).status_code == 404
