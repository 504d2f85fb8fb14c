"""The list of a year: made, accepted, given out, filled, looked at, rehearsed, published."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.publishing.disclosure.web import HTML, Web, said, sent_on
from tests.publishing.plans import draft_plan

from sucharit.base.notices.models import Notice
from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.models import User
from sucharit.core.papers import Paper, write_pdf
from sucharit.core.papers.paper import text
from sucharit.office.demonstration.people import Cast
from sucharit.publishing.disclosure import actions
from sucharit.publishing.disclosure.actions.items import Stale
from sucharit.publishing.disclosure.models import ChecklistItem, ChecklistYear, Entry, LinkCheck, PublishedChecklist
from sucharit.publishing.disclosure.own_list import own_items
from sucharit.publishing.disclosure.queries import standings
from sucharit.publishing.disclosure.standing import EMPTY, PARTIAL, PROBLEM, READY, tally
from sucharit.reference.oit import oit, oit_themes

pytestmark = pytest.mark.django_db
Desk = Callable[[User], Client]
OWN = "https://www.donsukchai.example"


def item_of(listed: ChecklistYear, number: str) -> ChecklistItem:
    return listed.items.get(number=number)


def state_of(office: Cast, listed: ChecklistYear, number: str) -> str:
    return next(row for row in standings(office.officer("planner"), listed) if row.item.number == number).state


# the list


def test_rows_that_nobody_confirmed_wait_for_an_officer(office: Cast, listed: ChecklistYear):
    assert listed.items.count() == oit(2569).count == 26
    assert set(listed.items.values_list("acceptance", flat=True)) == {"draft"}
    assert listed.sureness == "unconfirmed"
    assert item_of(listed, "O26").wanted_year == 2568
    planner = office.officer("planner")
    actions.accept(item_of(listed, "O1"), by=planner)
    actions.edit_item(item_of(listed, "O2"), by=planner, fields={"title": "ผู้บริหาร", "parts": ["ชื่อ", " ", "ภาพ"]})
    assert item_of(listed, "O2").parts == ["ชื่อ", "ภาพ"]
    with pytest.raises(NotAllowed):
        actions.drop(item_of(listed, "O3"), by=planner, reason=" ")
    actions.drop(item_of(listed, "O3"), by=planner, reason="ไม่มีในคู่มือของ อปท.")
    assert actions.accept_all(listed, by=planner) == 23
    assert item_of(listed, "O3").acceptance == "dropped"
    assert actions.take_back(item_of(listed, "O3"), by=planner).acceptance == "accepted"


def test_a_list_is_made_once_and_only_where_there_is_one(office: Cast, listed: ChecklistYear):
    planner = office.officer("planner")
    for year in (2569, 2571, 2400):
        with pytest.raises(NotAllowed):
            actions.make_checklist(year, by=planner)
    with pytest.raises(NotAllowed):
        actions.make_checklist(2568, by=office.officer("reporter"))


def test_the_plans_own_list_has_28_items_or_29(office: Cast):
    own = actions.make_checklist(2569, by=office.officer("planner"), kind="own")
    assert own.items.count() == 28
    assert sorted({item.number.split(".")[0] for item in own.items.all()}) == ["1", "2", "3", "4", "5"]
    assert len(list(own_items(apart=True))) == 29
    assert {item.theme for item in own.items.all()} <= {theme.theme for theme in oit_themes()}
    assert not own.items.filter(theme="").exists()
    assert own.items.filter(frequency="monthly").exists()
    assert not own.items.filter(acceptance="draft").exists()


def test_the_next_year_takes_over_what_is_the_same_thing_under_its_new_number(office: Cast):
    planner = office.officer("planner")
    old = actions.make_checklist(2568, by=planner)
    hr = next(item for item in old.items.all() if item.theme == "hr_report")
    actions.edit_item(hr, by=planner, fields={"unit": office.units["clerk"], "owner": office.users["head"]})
    actions.add_address(hr, f"{OWN}/hr-2567.pdf", by=planner, document_year=2567)
    actions.drop(item_of(old, "O1"), by=planner, reason="ก")
    new = actions.copy_checklist(old, 2569, by=planner)
    carried = next(item for item in new.items.all() if item.theme == "hr_report")
    assert (hr.number, carried.number) == ("O15", "O14")
    assert (carried.unit, carried.owner) == (office.units["clerk"], office.users["head"])
    assert carried.entries.get().document_year == 2567  # last year's paper, and it shows
    actions.accept_all(new, by=planner)
    assert state_of(office, new, "O14") == PARTIAL
    later = actions.copy_checklist(new, 2570, by=planner)  # no official list yet: drafts from the year before
    assert (later.items.count(), later.sureness) == (26, "unconfirmed")


def test_items_are_given_out_together_and_the_owner_is_told_once(office: Cast, listed: ChecklistYear):
    planner = office.officer("planner")
    day = planner.today + timedelta(days=30)
    given = {"unit": office.units["works"], "owner": office.users["reporter"], "due_on": day}
    count = actions.assign(listed, ["O1", "O2", "O3", "O99"], by=planner, **given)
    assert count == 3
    assert Notice.objects.filter(user=office.users["reporter"], text__contains="O1, O2, O3").count() == 1
    with pytest.raises(NotAllowed):
        actions.assign(listed, ["O1"], by=planner)
    with pytest.raises(NotAllowed):
        actions.assign(listed, [], by=planner, due_on=day)


def test_nothing_of_a_stranger_comes_into_an_item(office: Cast, neighbour: Cast, listed: ChecklistYear):
    planner = office.officer("planner")
    for fields in ({"unit": neighbour.units["clerk"]}, {"owner": neighbour.users["neighbour-planner"]}, {"title": " "}):
        with pytest.raises(NotAllowed):
            actions.edit_item(item_of(listed, "O1"), by=planner, fields=fields)
    with pytest.raises(Stale):
        actions.edit_item(item_of(listed, "O1"), by=planner, fields={"title": "ข"}, edition=9)


# entries and looks


def test_what_stands_between_an_item_and_ready(
    office: Cast, listed: ChecklistYear, led: Web, django_capture_on_commit_callbacks
):
    planner = office.officer("planner")
    led.pages["/report"] = said(HTML.replace("๒๕๖๙".encode(), "๒๕๖๘".encode()))
    item = actions.edit_item(item_of(listed, "O26"), by=planner, fields={"parts": ["มาตรการ", "ผล"]})
    assert state_of(office, listed, "O26") == EMPTY
    with django_capture_on_commit_callbacks(execute=True):
        entry = actions.add_address(item, f"{OWN}/report".replace("https", "http"), by=planner, document_year=2569)
    row = next(row for row in standings(planner, listed) if row.item.number == "O26")
    assert row.state == PARTIAL
    assert row.missing_parts == ["มาตรการ", "ผล"]
    assert any("2568" in one for one in row.lacks)  # the paper must be of the year before
    check = entry.checks.get()
    assert (check.state, check.status, check.year_found) == ("warn", 200, False)
    actions.edit_entry(entry, by=planner, title="รายงาน 2568", document_year=2568, parts=[0, 1, 7], edition=1)
    assert state_of(office, listed, "O26") == READY
    with pytest.raises(NotAllowed):
        actions.edit_entry(entry, by=planner, title="ช้าไป", document_year=None, parts=[], edition=1)


def test_a_broken_link_is_a_problem_until_it_is_taken_away(
    office: Cast, listed: ChecklistYear, led: Web, django_capture_on_commit_callbacks
):
    planner = office.officer("planner")
    actions.accept_all(listed, by=planner)
    with django_capture_on_commit_callbacks(execute=True):
        entry = actions.add_address(item_of(listed, "O1"), "http://www.donsukchai.example/gone", by=planner)
    assert state_of(office, listed, "O1") == PROBLEM
    with pytest.raises(NotAllowed):
        actions.remove_entry(entry, by=planner, reason="")
    actions.remove_entry(entry, by=planner, reason="เว็บไซต์ย้าย")
    assert state_of(office, listed, "O1") == EMPTY
    assert Entry.objects.get(pk=entry.pk).removed_because == "เว็บไซต์ย้าย"


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1", "http://[::1]", "http://169.254.169.254/", "http://2130706433/", "http://0177.0.0.1/",
     "http://u:p@www.example.go.th/", "http://www.example.go.th:8080/", "ftp://x.go.th/", "javascript:alert(1)", " "],
)  # fmt: skip
def test_an_address_of_the_inside_is_not_even_kept(office: Cast, listed: ChecklistYear, address: str):
    with pytest.raises(NotAllowed):
        actions.add_address(item_of(listed, "O1"), address, by=office.officer("planner"))
    assert not Entry.objects.exists()


def test_a_name_that_turns_to_the_inside_later_is_refused_in_the_background(
    office: Cast, listed: ChecklistYear, led: Web, django_capture_on_commit_callbacks
):
    led.names["www.donsukchai.example"] = [["10.0.0.5"]]
    led.pages["/to-inside"] = sent_on("http://169.254.169.254/")
    with django_capture_on_commit_callbacks(execute=True):
        one = actions.add_address(item_of(listed, "O1"), "http://www.donsukchai.example/", by=office.officer("planner"))
        other = actions.add_address(
            item_of(listed, "O2"), "http://open.example.org/to-inside", by=office.officer("planner")
        )
    assert [entry.checks.get().state for entry in (one, other)] == ["bad", "bad"]
    assert all("เครือข่ายภายใน" in entry.checks.get().problems[0] for entry in (one, other))
    assert led.led == [("93.184.216.34", 80)]


def test_a_list_is_looked_at_once_a_day_and_one_entry_when_asked(
    office: Cast, listed: ChecklistYear, led: Web, django_capture_on_commit_callbacks
):
    planner = office.officer("planner")
    led.pages["/"] = said(HTML)
    with django_capture_on_commit_callbacks(execute=True):
        entry = actions.add_address(item_of(listed, "O1"), "http://www.donsukchai.example/", by=planner)
    assert actions.check_all(listed, by=planner) == 0
    with pytest.raises(NotAllowed, match="นาที"):
        actions.ask_check(entry, by=planner)
    before = timezone.now() - timedelta(days=2)
    LinkCheck.objects.update(asked_at=before, checked_at=before)
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.check_all(listed, by=planner) == 1
    assert [check.state for check in entry.checks.all()] == ["good", "good"]
    assert len(led.asked) == 2


def test_a_file_is_read_like_a_page(office: Cast, listed: ChecklistYear, django_capture_on_commit_callbacks):
    paper = Paper(kind="x", title="ก", blocks=(text("รายงานผลการบริหารบุคคล ประจำปีงบประมาณ พ.ศ. 2568"),), digits="thai")
    upload = SimpleUploadedFile("รายงาน.pdf", write_pdf(paper))
    with django_capture_on_commit_callbacks(execute=True):
        entry = actions.add_file(item_of(listed, "O14"), upload, by=office.officer("planner"), document_year=2568)
    check = entry.checks.get()
    assert (check.state, check.searchable, check.year_found) == ("good", True, True)


def test_a_reporter_fills_only_what_is_the_units_own(office: Cast, listed: ChecklistYear):
    planner, reporter = office.officer("planner"), office.officer("reporter")
    actions.assign(listed, ["O1"], by=planner, unit=office.units["works"])
    actions.add_address(item_of(listed, "O1"), f"{OWN}/o1", by=reporter)
    with pytest.raises(NotAllowed):
        actions.add_address(item_of(listed, "O2"), f"{OWN}/o2", by=reporter)
    with pytest.raises(NotAllowed):
        actions.add_address(item_of(listed, "O1"), f"{OWN}/o1", by=planner)  # there already
    with pytest.raises(NotAllowed):
        actions.add_address(item_of(listed, "O1"), f"{OWN}/x", by=office.officer("auditor"))


def test_what_this_system_publishes_fills_itself(office: Cast, listed: ChecklistYear):
    from sucharit.publishing.portal.models import PublishedPlan, State

    plan = draft_plan(office)
    value = plan.as_value()
    from sucharit.core.plan.json import to_json

    published = PublishedPlan.objects.create(
        organization=office.organization, plan=plan, title=plan.title, first_year=2566, last_year=2570,
        value=to_json(value).decode(), digest="a" * 64, fingerprint="b", first_published_at=timezone.now(),
        published_at=timezone.now(), published_by=office.users["planner"],
    )  # fmt: skip
    planner = office.officer("planner")
    actions.accept_all(listed, by=planner)
    assert actions.pull_published(listed, by=planner) == 1
    assert actions.pull_published(listed, by=planner) == 0
    entry = item_of(listed, "O23").entries.get()
    assert (entry.kind, entry.document_year, entry.address) == ("system", 2569, "/p/donsukchai/plans/2566-2570/")
    assert state_of(office, listed, "O23") == READY
    with pytest.raises(NotAllowed):
        actions.ask_check(entry, by=planner)
    PublishedPlan.objects.filter(pk=published.pk).update(state=State.REPLACED)
    assert state_of(office, listed, "O23") == PROBLEM


def test_doors_manuals_and_figures_of_the_voices_fill_themselves(office: Cast, listed: ChecklistYear):
    from sucharit.work.complaints.actions.arranging import open_centre
    from sucharit.work.sealed.actions.arranging import ensure_door
    from sucharit.work.sealed.models import Door

    planner = office.officer("planner")
    actions.accept_all(listed, by=planner)
    door = ensure_door(office.organization)
    assert actions.pull_published(listed, by=planner) == 0, "the door is arranged and not yet open"
    Door.objects.filter(pk=door.pk).update(open=True)
    open_centre(by=office.officer("complaints"))
    assert actions.pull_published(listed, by=planner) == 6
    for code, page in (("O16", "manual/"), ("O17", ""), ("O18", "figures/")):
        told = {entry.address for entry in item_of(listed, code).entries.all()}
        assert told == {f"/s/donsukchai/{page}", f"/p/donsukchai/complaints/{page}"}
        assert state_of(office, listed, code) == READY
    own = actions.make_checklist(2569, by=planner, kind="own")  # the plan's own item is answered by the same pages
    assert actions.pull_published(own, by=planner) == 2
    assert {entry.item.title for entry in Entry.objects.filter(item__checklist=own)} == {"การจัดการเรื่องร้องเรียนการทุจริต"}
    Door.objects.filter(pk=door.pk).update(open=False)
    assert state_of(office, listed, "O17") == PROBLEM


# the rehearsal


def test_two_rounds_of_reviews(office: Cast, listed: ChecklistYear):
    planner, auditor = office.officer("planner"), office.officer("auditor")
    actions.accept_all(listed, by=planner)
    actions.assign(listed, ["O1"], by=planner, owner=office.users["head"])
    actions.add_address(item_of(listed, "O1"), f"{OWN}/o1", by=planner)
    with pytest.raises(NotAllowed):
        actions.review(item_of(listed, "O1"), by=auditor, verdict="passes")
    actions.begin_round(listed, by=planner)
    with pytest.raises(NotAllowed, match="เพราะอะไร"):
        actions.review(item_of(listed, "O1"), by=auditor, verdict="fails")
    with pytest.raises(NotAllowed, match="เจ้าของ"):
        actions.review(item_of(listed, "O1"), by=office.officer("head"), verdict="passes")
    with pytest.raises(NotAllowed):
        actions.review(item_of(listed, "O1"), by=office.officer("reporter"), verdict="passes")
    actions.review(item_of(listed, "O1"), by=auditor, verdict="fails", reason="ไม่มีแผนผัง")
    assert state_of(office, listed, "O1") == PROBLEM
    assert Notice.objects.filter(user=office.users["head"], text__contains="ไม่มีแผนผัง").exists()
    actions.begin_round(listed, by=planner)
    actions.review(item_of(listed, "O1"), by=auditor, verdict="passes")
    assert state_of(office, listed, "O1") == READY
    with pytest.raises(NotAllowed):
        actions.begin_round(listed, by=planner)


# going out


def test_the_public_page_is_frozen_corrected_and_withdrawn(office: Cast, listed: ChecklistYear, client: Client):
    planner = office.officer("planner")
    actions.accept_all(listed, by=planner)
    with pytest.raises(NotAllowed):
        actions.publish_checklist(listed, by=planner)
    actions.add_address(item_of(listed, "O5"), f"{OWN}/plan", by=planner, title="แผนพัฒนา <b>", document_year=2569)
    upload = SimpleUploadedFile("เอกสาร.pdf", write_pdf(Paper(kind="x", title="ก", blocks=(text("ข้อความ"),))))
    entry = actions.add_file(item_of(listed, "O9"), upload, by=planner, title="คู่มือ")
    first = actions.publish_checklist(listed, by=planner)
    assert actions.publish_checklist(listed, by=planner) == first
    here = "/p/donsukchai/disclosure/2569/"
    page = client.get(here)
    told = page.content.decode()
    assert "แผนพัฒนา &lt;b&gt;" in told
    assert "O9" in told and "O1 " not in told
    assert page["ETag"] and not page.cookies
    assert client.get(here, headers={"If-None-Match": page["ETag"]}).status_code == 304
    assert b"".join(client.get(f"{here}files/{entry.file.digest}/")).startswith(b"%PDF")
    data = client.get(f"{here}disclosure.json")
    assert [item["number"] for item in data.json()["items"]] == ["O5", "O9"]
    import hashlib

    assert hashlib.sha256(data.content).hexdigest() == first.digest
    table = client.get(f"{here}disclosure.csv").content.decode()
    assert f"O5,{item_of(listed, 'O5').title}" in table
    # a change does not show until it is published with a note
    actions.add_address(item_of(listed, "O1"), f"{OWN}/one", by=planner, title="โครงสร้าง")
    assert "โครงสร้างใหม่" not in client.get(here).content.decode()
    with pytest.raises(NotAllowed):
        actions.publish_checklist(listed, by=planner)
    second = actions.publish_checklist(listed, by=planner, note="เพิ่มโครงสร้างหน่วยงาน")
    assert second.corrects == first
    assert "เพิ่มโครงสร้างหน่วยงาน" in client.get(here).content.decode()
    actions.withdraw_checklist(second, by=planner, reason="ปรับปรุงเว็บไซต์")
    gone = client.get(here)
    assert gone.status_code == 410
    assert "ปรับปรุงเว็บไซต์" in gone.content.decode()
    assert client.get(f"{here}files/{entry.file.digest}/").status_code == 410
    assert PublishedChecklist.objects.count() == 2


def test_only_files_that_were_published_are_given_to_everyone(office: Cast, listed: ChecklistYear, client: Client):
    planner = office.officer("planner")
    actions.accept(item_of(listed, "O5"), by=planner)
    actions.add_address(item_of(listed, "O5"), f"{OWN}/plan", by=planner)
    upload = SimpleUploadedFile("ร่าง.pdf", write_pdf(Paper(kind="x", title="ก", blocks=(text("ข้อความ"),))))
    hidden = actions.add_file(item_of(listed, "O9"), upload, by=planner)  # a draft item
    actions.publish_checklist(listed, by=planner)
    assert client.get(f"/p/donsukchai/disclosure/2569/files/{hidden.file.digest}/").status_code == 404
    assert client.get("/p/donsukchai/disclosure/2568/").status_code == 404
    assert client.get("/p/thungnamsai/disclosure/2569/").status_code == 404


def test_the_plans_own_list_does_not_go_out_under_official_numbers(office: Cast):
    own = actions.make_checklist(2569, by=office.officer("planner"), kind="own")
    with pytest.raises(NotAllowed):
        actions.publish_checklist(own, by=office.officer("planner"))
    assert tally(standings(office.officer("planner"), own)).whole == 28


def test_json_of_the_snapshot_says_nothing_of_the_inside(office: Cast, listed: ChecklistYear):
    planner = office.officer("planner")
    actions.assign(listed, ["O5"], by=planner, owner=office.users["head"])
    actions.accept(item_of(listed, "O5"), by=planner)
    actions.add_address(item_of(listed, "O5"), f"{OWN}/plan", by=planner)
    made = actions.publish_checklist(listed, by=planner)
    assert office.users["head"].full_name not in made.value
    assert json.loads(made.value)["asked"] == 1
