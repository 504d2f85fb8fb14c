"""What a state asks for may not be missing, whoever writes to the table: tried without a verb, column by column."""

import datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.work.shelf.everyone import ALL, TODAY, filled

pytestmark = pytest.mark.django_db
DAY, SOMEONE, ANOTHER = datetime.date(2026, 9, 1), "clerk", "mayor"
CALLED = {one.key: one for one in ALL}
#: register > what must all be there in a state, and which of it cannot be taken away
ASKED: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "audit-universe": ({"level": "high", "score": 2}, ("score",)),
    "audits": (
        {"state": "published", "began_on": DAY, "reported_on": DAY, "published_on": DAY},
        ("reported_on", "published_on"),
    ),
    "gatherings": ({"state": "held", "attended": 5, "closed_on": DAY}, ("attended", "closed_on")),
    "integrity-agreements": (
        {
            "state": "judged", "superior_on": DAY, "person_on": DAY, "approved_on": DAY, "approved_by": SOMEONE,
            "fair": 5, "no_demand": 5, "no_favour": 5, "judged_on": DAY, "judged_by": SOMEONE,
        },
        ("fair", "no_demand", "no_favour"),
    ),
    "performance-agreements": (
        {
            "state": "confirmed", "signed_on": DAY, "reported_by": SOMEONE, "score_12": 4, "confirmed_on": DAY,
            "confirmed_by": ANOTHER,
        },
        ("reported_by", "confirmed_by"),
    ),
    "honours": (
        {
            "state": "held", "criteria_on": DAY, "announced_on": DAY, "announced_by": SOMEONE, "honoured": 1,
            "ceremony_on": DAY,
        },
        ("announced_on", "honoured", "ceremony_on"),
    ),
    "purchases": ({"state": "signed", "contract_on": DAY, "due_on": None, "agreed": 1, "vendor": "ร้าน"}, ("agreed",)),
    "suggestions": ({"state": "treated", "treated_on": DAY, "treatment": "รับไปทำ"}, ("treated_on",)),
    "information": (
        {"state": "answered", "answered_on": DAY, "answered_by": SOMEONE, "answer": "ให้สำเนาแล้ว"},
        ("answered_on", "answered_by"),
    ),
    "value": (
        {
            "state": "after", "assessed_on": DAY, "assessed_by": SOMEONE, "expected": "ถนนดี", "concluded_on": DAY,
            "concluded_by": SOMEONE, "spent": 0, "result": "ถนนดี", "verdict": "worth",
        },
        ("concluded_on", "concluded_by"),
    ),
    "personnel-rounds": (
        {
            "state": "announced", "criteria": "1. งาน", "channels": "ป้าย", "criteria_on": datetime.date(2025, 10, 2),
            "criteria_by": SOMEONE, "told_on": DAY, "opened_on": DAY, "announced_on": DAY, "announced_by": SOMEONE,
            "considered": 2, "granted": 1,
        },
        ("criteria_on", "opened_on", "announced_on", "considered", "granted"),
    ),
    "personnel-appeals": (
        {"state": "upheld", "answered_on": DAY, "answered_by": SOMEONE, "answer": "ฟังขึ้น"},
        ("answered_on", "answered_by"),
    ),
    "personnel-meetings": ({"state": "held", "members": 3, "present": 3}, ("members", "present")),
    "personnel-cases": (
        {
            "state": "decided", "score": 80, "work": "รายงาน", "screened": 80, "opinion": "agree", "final": 80,
            "decided_on": DAY, "outcome": "granted",
        },
        ("score", "screened", "final", "decided_on"),
    ),
    "personnel-papers": (
        {
            "state": "reported", "announced_on": DAY, "announced_by": SOMEONE, "channels": "ป้าย", "reported_on": DAY,
            "result": "ทำแล้ว",
        },
        ("announced_on", "reported_on"),
    ),
    "staff-opinions": (
        {"state": "answered", "sent_on": DAY, "answered_on": DAY, "answered_by": SOMEONE, "answer": "รับไปทำ"},
        ("sent_on", "answered_on"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("key", ASKED)
def test_nothing_that_a_state_asks_for_is_missing(office: Any, settings: Any, key: str):
    settings.TODAY = TODAY
    row = filled(CALLED[key], office, 1)[0]
    rows = type(row)._base_manager.filter(pk=row.pk)
    facts, needed = ASKED[key]
    whole = {name: office.users[value] if value in (SOMEONE, ANOTHER) else value for name, value in facts.items()}
    assert rows.update(**whole) == 1, "so it stands"
    for name in needed:
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**{name: None})
