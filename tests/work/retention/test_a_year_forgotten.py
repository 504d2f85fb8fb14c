"""A year in every register, and all of it falls due at once: no figure changes, no name stays, the record holds."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import override_settings
from tests.standing import standing
from tests.work.shelf.everyone import ALL, TODAY

from sucharit.base.audit.models import Entry as Told
from sucharit.base.audit.verifying import verify
from sucharit.base.history.models import Version
from sucharit.base.people.models import User
from sucharit.base.search.models import SearchEntry
from sucharit.office.demonstration.people import Cast
from sucharit.office.demonstration.shelf import a_year_of_registers
from sucharit.work.evidence.models import EvidenceUse
from sucharit.work.retention import emptying
from sucharit.work.retention.series import OfRegister, every_series
from sucharit.work.shelf.declaring import Asked, Personal, Register, Share
from sucharit.work.shelf.measuring import asked_of, shares_of
from sucharit.work.shelf.registry import registers
from sucharit.work.shelf.statistics import measured, statistics
from sucharit.work.surveys.models import Comment, Survey

pytestmark = pytest.mark.django_db
WORDS = models.CharField | models.TextField
#: what only a person or a firm is called by, and what they are reached by
OF_PEOPLE = re.compile(r"^(นาย|นาง|น\.ส\.|ว่าที่)\S+ \S|^(บริษัท|ห้าง)|@|\d{8}")


@pytest.fixture(scope="module")
def lived(django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    """A year in every register."""
    with standing(django_db_blocker) as cast, override_settings(TODAY=TODAY):
        a_year_of_registers(cast)
        yield cast


@pytest.fixture
def office(lived: Cast, db: None, settings: Any) -> Cast:
    settings.TODAY = TODAY
    return lived


def test_every_register_is_in_use(office: Cast):
    """The follow-up of internal control comes with the sixth month."""
    empty = {one.key for one in ALL if not one.rows(office.organization).exists()}
    assert empty == {"control-follow-ups"}


def _alone(register: Any, measure: Any, office: Cast) -> Share:
    asked = asked_of(register, measure, office.organization, 2569)
    if isinstance(asked, Share):
        return asked
    whole = asked.whole if asked.whole is None or isinstance(asked.whole, int) else asked.whole.count()
    return Share(len({pk for (pk,) in asked.part.values_list(asked.each)}), whole, asked.words)


def test_what_is_only_counted_is_counted_together_as_each_alone(office: Cast, django_assert_num_queries: Any):
    every = [(one, measure) for one in ALL for measure in one.measures]
    asked = [(*pair, asked_of(*pair, office.organization, 2569)) for pair in every]
    wanted = [(one, measure) for one, measure, said in asked if isinstance(said, Asked)]
    assert len(wanted) > 50, "most promises are bound to such"
    with django_assert_num_queries(1):
        found = shares_of(wanted, office.organization, 2569)
    assert found == {(one.key, measure.key): _alone(one, measure, office) for one, measure in wanted}
    assert sum(bool(share.part) for share in found.values()) > 20, "there is something to count"
    with django_assert_num_queries(0):
        assert shares_of([], office.organization, 2569) == {}


def figures(office: Cast) -> dict[str, Any]:
    """Every measure and every number of every statistic, of each register and year; the frozen results of surveys."""
    told: dict[str, Any] = {}
    for one in registers():
        for year in sorted(set(one.rows(office.organization).values_list("fiscal_year", flat=True))):
            shares = [(m.key, s.part, s.whole) for m, s in measured(one, office.organization, year)]
            blocks = [sorted(int(n) for _label, n in b.lines) for b in statistics(one, office.organization, year)]
            told[f"{one.key} {year}"] = (shares, blocks)
    rows = Survey.objects.filter(organization=office.organization, state="closed")
    told["surveys"] = list(rows.order_by("pk").values_list("code", "answered", "result", "reached", "figures"))
    told["comments"] = Comment.objects.filter(survey__in=rows).count()
    return told


def names_in(office: Cast) -> set[str]:
    """Words of people that are there before: of columns and of rows under the entries. Officers keep their accounts."""
    told: set[str] = set()
    for one in registers():
        rows = one.model._base_manager.filter(organization=office.organization)
        for column in one.columns:
            field = one.field_of(column)
            if column.personal in (Personal.PERSON, Personal.SENSITIVE, Personal.DUTY) and not field.is_relation:
                told |= (
                    set(rows.values_list(column.field, flat=True))
                    if isinstance(field, models.CharField | models.TextField)
                    else set()
                )
        for child in one.ending.children:
            model: Any = apps.get_model(child.model)
            for name in [*child.personal, *child.apart]:
                if isinstance(model._meta.get_field(name), WORDS):
                    told |= set(model._base_manager.filter(**{f"{child.path}__in": rows}).values_list(name, flat=True))
    words = set(Comment.objects.filter(survey__organization=office.organization).values_list("text", flat=True))
    accounts = set(User.objects.values_list("full_name", flat=True))
    return {one for one in told | words if one and OF_PEOPLE.search(one)} - accounts


def everything(office: Cast, register: Register) -> str:
    """All that the database says of a register's entries: rows, rows under them, history, search."""
    label = register.model._meta.label_lower
    told = [str(list(register.model._base_manager.filter(organization=office.organization).values()))]
    told += [str(list(apps.get_model(child.model)._base_manager.values())) for child in register.ending.children]
    told += [json.dumps(one, ensure_ascii=False) for one in Version.objects.filter(
        subject__startswith=f"{label}:"
    ).values_list("snapshot", flat=True)]  # fmt: skip
    found = SearchEntry.objects.filter(kind="shelf.entry", key__startswith=f"{register.key}:")
    return "\n".join([*told, *found.values_list("text", flat=True)])


def test_figures_stay_names_go_and_the_record_holds(office: Cast):
    before, names = figures(office), names_in(office)
    assert len(names) > 40
    for series in every_series():
        rows = list(series.all_of(office.organization).select_related("organization"))
        if rows:
            emptying.empty(series, rows, "1/2620")
    assert figures(office) == before
    for one in registers():
        told = everything(office, one)
        assert {name for name in names if name in told} == set(), one.key
        label = one.model._meta.label_lower
        assert not EvidenceUse.objects.filter(subject__startswith=f"{label}:").exists()
    assert set(Comment.objects.filter(survey__organization=office.organization).values_list("text", flat=True)) <= {
        emptying.COVER
    }
    assert verify(office.organization.code).faults == ()


def test_the_record_of_registers_names_nobody(office: Cast):
    """Labels and facts of what was done with entries: numbers, days, counts."""
    names = names_in(office)
    labels = tuple(f"{one.model._meta.label_lower}:" for one in registers())
    told = [
        f"{one.label} {json.dumps(one.facts, ensure_ascii=False)}"
        for one in Told.objects.filter(chain=office.organization.code) if one.subject.startswith(labels)
    ]  # fmt: skip
    assert told
    found = {name for name in names if any(name in line for line in told)}
    assert found == set()
    assert isinstance(every_series()[0], OfRegister)
