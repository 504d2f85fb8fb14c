"""Two officers at once: numbers never double, and a second press is no second issue."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from sucharit.publishing.documents import actions, starting
from sucharit.publishing.documents.models import Document, RegisterNumber

DAY = datetime.date(2026, 3, 5)


def together(deeds):
    """On PostgreSQL in threads, each with a connection of its own; SQLite in memory knows one writer: one by one."""

    def alone(deed):
        try:
            return deed()
        finally:
            connections.close_all()

    if connection.vendor != "postgresql":
        return [deed() for deed in deeds]
    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(alone, deeds))


@pytest.mark.django_db(transaction=True)
def test_six_drafts_issued_at_once_get_six_numbers(office):
    planner = office.officer("planner")
    drafts = [starting.blank_order(by=planner) for _ in range(6)]
    done = together([lambda draft=draft: issued(draft, planner) for draft in drafts])
    assert sorted(row.number for row in done) == [1, 2, 3, 4, 5, 6]
    again = together([lambda: issued(drafts[0], planner)] * 4)
    assert len({row.number for row in again}) == 1
    assert RegisterNumber.objects.count() == 6
    assert Document.objects.filter(state="issued").count() == 6


def issued(draft, planner):
    return actions.issue(Document.objects.get(pk=draft.pk), by=planner, edition=1, dated_on=DAY)
