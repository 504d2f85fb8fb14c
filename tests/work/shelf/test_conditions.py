"""What a condition of a table says of a row is foreseen as the database would say it."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.models import F, Q
from django.test.utils import CaptureQueriesContext
from tests.work.shelf.everyone import ALL, filled

from sucharit.office.demonstration.people import Cast
from sucharit.work.conduct.models import Gift
from sucharit.work.shelf.actions.locking import locked
from sucharit.work.shelf.models.conditions import NotForeseen, foreseen

DAY = datetime.date(2026, 3, 2)
LATER = datetime.date(2026, 3, 3)
COLUMNS = (
    ("giver", ("", "ก", "ข")), ("number", (None, 0, 1, 7)), ("value", (None, Decimal(0), Decimal("3000.50"))),
    ("received_on", (None, DAY, LATER)),
)  # fmt: skip
SAID: dict[str, list[Q]] = {
    "giver": [
        Q(giver=""), Q(giver="ก"), ~Q(giver="ก"), Q(giver__in=["ก", "ค"]), Q(giver__in=("",)), Q(giver__gt=""),
        Q(giver=F("giver")), Q(giver__isnull=True),
    ],
    "number": [
        Q(number=None), Q(number__isnull=False), Q(number=1), ~Q(number=1), Q(number__gte=1), Q(number__lte=0),
        Q(number__gt=0), Q(number__lt=7), Q(number__range=(1, 6)), Q(number__in=[1, 7]), Q(number__lt=F("fiscal_year")),
        Q(number=1) | Q(number=None), Q(number__gt=0, number__lt=7), ~(Q(number=1) | Q(number=7)),
        ~(Q(number__gt=0) & ~Q(number=7)),
    ],
    "value": [Q(value__gt=0), Q(value__gte=0), Q(value__lte=3000), Q(value=0), Q(value__range=(1, 9999))],
    "received_on": [
        Q(received_on__isnull=True), Q(received_on=DAY), Q(received_on__lt=LATER), ~Q(received_on__gte=LATER),
        Q(received_on__gt=F("received_on")),
    ],
}  # fmt: skip
PAIRS = [(name, value, one) for name, values in COLUMNS for value in values for one in SAID[name]]


@pytest.mark.django_db
def test_as_the_database_would_say():
    """`Q.check` lets NULL through, as a table does."""
    differ = []
    for name, value, condition in PAIRS:
        row = Gift(fiscal_year=2569, **{name: value})
        known = row._get_field_expression_map(meta=row._meta)  # type: ignore[attr-defined]
        if (foreseen(condition, row) is not False) != condition.check(known):
            differ.append((name, value, condition))
    assert differ == []
    assert foreseen(Q(number=1), Gift(number=None)) is None, "NULL is not yes: it stays unknown when it is negated"


@pytest.mark.parametrize(
    ("condition", "row"),
    [
        (Q(giver__contains="ก"), Gift(giver="ก")), (Q(giver__gt="ก"), Gift(giver="ข")),
        (Q(number=1) ^ Q(number=2), Gift()),
        (Q(giver__lt="ก"), Gift(giver="")), (Q(number="1"), Gift(number=1)), (Q(number__gt=0), Gift(number="7")),
        (Q(number__gt=0), Gift(number=F("number") + 1)), (Q(value__gt=0), Gift(value=Decimal("0.001"))),
        (Q(value__gt=0), Gift(value=0.5)), (Q(received_on__isnull=True), Gift(received_on="")),
        (Q(received_on__lte=datetime.datetime(2026, 3, 2)), Gift(received_on=DAY)),  # noqa: DTZ001
        (Q(number__lt=F("fiscal_year") + 1), Gift(number=1)), (Q(organization__code="a"), Gift(organization_id=1)),
        (Q(nobody=1), Gift()), (models.Exists(Gift.objects.all()), Gift()), (Q(number=True), Gift(number=1)),
    ],
)  # fmt: skip
def test_what_takes_the_database_to_say(condition: Any, row: Gift):
    """An order of words, rounding, what is not of the column's kind, what reaches into another table."""
    with pytest.raises(NotForeseen):
        foreseen(condition, row)


def test_the_conditions_of_registers_are_foreseen():
    """Or each entry would cost one more question, of hundreds of words. Of a row in which every column is empty."""
    asked = []
    for register in ALL:
        row = register.model(**dict.fromkeys((one.attname for one in register.model._meta.concrete_fields), None))
        for one in register.model._meta.constraints:
            if isinstance(one, models.CheckConstraint):
                try:
                    foreseen(one.condition, row)
                except NotForeseen:
                    asked.append(one.name)
    assert asked == []


@pytest.mark.django_db
def test_a_number_is_looked_for_where_it_is_another_than_before(office: Cast, settings: Any):
    settings.TODAY = "2026-03-02"
    (gifts,) = (one for one in ALL if one.key == "gifts")
    _first, second = filled(gifts, office, 2)
    row = locked(second, office.officer("planner"))
    with CaptureQueriesContext(connection) as asked:
        row.validate_constraints()
    assert len(asked) == 0
    row.number = 1
    with pytest.raises(ValidationError):
        row.validate_constraints()
    twice = Gift(**{one.name: getattr(second, one.name) for one in Gift._meta.concrete_fields if one.name != "id"})
    with pytest.raises(ValidationError):
        twice.validate_constraints()
