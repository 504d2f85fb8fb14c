"""The house looks at every link each day by itself, politely, and says when one has gone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.publishing.disclosure.web import HTML, Web, said

from sucharit.base.search.queries import search_for
from sucharit.config import working
from sucharit.office.demonstration.people import Cast
from sucharit.publishing.disclosure import daily
from sucharit.publishing.disclosure.actions import add_address, drop, edit_item, remove_entry
from sucharit.publishing.disclosure.daily import ask_daily, keep_links
from sucharit.publishing.disclosure.models import ChecklistYear, Entry, LinkCheck

THERE = "http://www.donsukchai.example/o1"


@pytest.fixture
def shown(office: Cast, listed: ChecklistYear, led: Web, django_capture_on_commit_callbacks) -> Entry:
    """An address in the list, looked at once when it was added."""
    led.pages["/o1"] = said(HTML)
    with django_capture_on_commit_callbacks(execute=True):
        return add_address(listed.items.get(number="O1"), THERE, by=office.officer("planner"))


def a_day_passes(entry: Entry, hours: float = 25) -> None:
    for check in entry.checks.all():
        entry.checks.filter(pk=check.pk).update(asked_at=check.asked_at - timedelta(hours=hours))


def test_once_a_day_and_not_more(shown: Entry, led: Web, django_capture_on_commit_callbacks):
    assert ask_daily(timezone.now(), 2569) == 0  # it was looked at when it was added
    assert ask_daily(timezone.now() + timedelta(hours=23), 2569) == 0
    before = len(led.asked)
    with django_capture_on_commit_callbacks(execute=True):
        assert ask_daily(timezone.now() + timedelta(hours=25), 2569) == 1
    assert len(led.asked) == before + 1
    newest = shown.checks.first()
    assert newest.asked_by is None and newest.settled
    assert ask_daily(timezone.now(), 2569) == 0


def test_who_answers_for_the_item_hears_once_that_a_link_has_gone(
    shown: Entry, office: Cast, led: Web, django_capture_on_commit_callbacks
):
    owner = office.users["reporter"]
    edit_item(shown.item, by=office.officer("planner"), fields={"owner": owner})
    del led.pages["/o1"]
    for _day in range(3):
        a_day_passes(shown)
        with django_capture_on_commit_callbacks(execute=True):
            assert ask_daily(timezone.now(), 2569) == 1
    told = owner.notices.filter(text__contains="เปิดไม่ได้แล้ว")
    assert told.count() == 1 and "/items/O1/" in told.get().url
    assert shown.checks.first().state == LinkCheck.State.BAD


def test_what_need_not_be_looked_at_is_left_alone(shown: Entry, office: Cast, monkeypatch: pytest.MonkeyPatch):
    a_day_passes(shown)
    assert ask_daily(timezone.now(), 2571) == 0  # a list of long ago
    planner = office.officer("planner")
    other = add_address(shown.item.checklist.items.get(number="O2"), f"{THERE}-2", by=planner)
    drop(other.item, by=planner, reason="ไม่ใช้ในปีนี้")
    remove_entry(shown, by=planner, reason="เปลี่ยนเว็บไซต์")
    a_day_passes(other)
    assert ask_daily(timezone.now(), 2569) == 0
    monkeypatch.setattr(daily, "MOST_AT_ONCE", 1)
    for number in ("O3", "O4"):
        add_address(shown.item.checklist.items.get(number=number), f"{THERE}-{number}", by=planner)
    LinkCheck.objects.update(asked_at=timezone.now() - timedelta(days=2))
    assert ask_daily(timezone.now(), 2569) == 1
    assert ask_daily(timezone.now(), 2569) == 1  # the other one: none is forgotten


def test_good_answers_of_long_ago_are_forgotten_and_bad_ones_kept(shown: Entry):
    shown.checks.all().delete()
    old = timezone.now() - timedelta(days=120)
    for state in ("good", "bad", "good"):
        check = LinkCheck.objects.create(entry=shown, state=state, checked_at=old)
        LinkCheck.objects.filter(pk=check.pk).update(asked_at=old)
    LinkCheck.objects.create(entry=shown, state="good", checked_at=timezone.now())
    ask_daily(timezone.now(), 2569)
    assert sorted(shown.checks.values_list("state", flat=True)) == ["bad", "good"]


def test_the_worker_does_it(shown: Entry, monkeypatch: pytest.MonkeyPatch):
    asked = []
    for name in ("keep_calendar", "keep_judgements", "keep_links"):
        monkeypatch.setattr(working, name, type("Task", (), {"enqueue": lambda self, name=name: asked.append(name)})())
    working.keep_promises()
    assert asked == ["keep_calendar", "keep_judgements", "keep_links"]
    assert keep_links.func() == 0


def test_what_is_shown_is_found_until_it_is_taken_away(shown: Entry, office: Cast, neighbour: Cast):
    planner = office.officer("planner")
    found = search_for(planner, "O1 โครงสร้าง", "disclosure.entry")
    assert [one.url.rpartition("#")[2] for one in found] == [f"entry-{shown.pk}"]
    assert search_for(office.officer("council"), "O1 โครงสร้าง", "disclosure.entry").exists()
    assert not search_for(neighbour.officer("neighbour-planner"), "O1 โครงสร้าง", "disclosure.entry").exists()
    remove_entry(shown, by=planner, reason="ย้ายเว็บไซต์")
    assert not search_for(planner, "O1 โครงสร้าง", "disclosure.entry").exists()
