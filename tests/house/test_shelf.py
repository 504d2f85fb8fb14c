"""What a register must say of itself and bring with it; a newcomer reads here what is still missing."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models
from django.urls import reverse
from tests.work.shelf.everyone import sample_of

from sucharit.base.audit.verbs import declared
from sucharit.base.people.roles import Can
from sucharit.reference.grounds import ground
from sucharit.reference.oit import oit_themes
from sucharit.work.shelf.declaring import Fate, Personal, Register, Seen
from sucharit.work.shelf.ending import fate_of, tells_of_people
from sucharit.work.shelf.forms import VerbForm
from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry
from sucharit.work.shelf.models.entry import MECHANISM
from sucharit.work.shelf.registry import registers

ROOT = Path(__file__).resolve().parents[2]
HANDBOOK = ROOT / "docs" / "handbook"
THAI = re.compile(r"[ก-๙]")
REGISTERS = registers()


def of_every_register(rule: Callable[[Register], None]) -> Callable[[], None]:
    """One test of a rule for all registers: whoever breaks it is named, with what was found, and not only the first."""

    def test() -> None:
        broken = []
        for register in REGISTERS:
            try:
                rule(register)
            except Exception as fault:  # noqa: BLE001 - what a rule raises is what the register did wrong
                broken.append(f"{register.key}: {type(fault).__name__}: {fault}")
        assert not broken, "\n".join(broken)

    test.__name__, test.__doc__, test.__module__ = rule.__name__, rule.__doc__, rule.__module__
    return test


def own_fields(register: Register) -> list[Any]:
    return [one for one in register.model._meta.concrete_fields if one.name not in MECHANISM and one.name != "unit"]


def test_there_are_registers_and_each_has_a_model_of_its_own():
    assert REGISTERS
    assert len({one.model for one in REGISTERS}) == len(REGISTERS)


@of_every_register
def test_it_has_a_name_a_purpose_and_promises(register: Register):
    assert re.fullmatch(r"[a-z][a-z0-9-]{1,28}", register.key)
    assert THAI.search(str(register.name))
    assert len(str(register.purpose)) >= 30, "say in a sentence what is kept here and why"
    assert register.promises, "which rows of the inventory of systems (M28-M49)?"
    assert all(re.fullmatch(r"M\d\d", one) for one in register.promises)


@of_every_register
def test_every_field_is_a_column_with_its_personal_data(register: Register):
    columns = {one.field for one in register.columns}
    missing = [one.name for one in own_fields(register) if one.name not in columns]
    assert missing == [], "each field of the model is a column that says which personal data it holds"
    assert all(isinstance(one.personal, Personal) for one in register.columns)
    assert len(columns) == len(register.columns)


@of_every_register
def test_every_column_has_a_thai_label(register: Register):
    assert [one.field for one in register.columns if not THAI.search(register.label_of(one))] == []


@of_every_register
def test_known_fields_are_columns_never_a_bag(register: Register):
    bags = [one.name for one in own_fields(register) if isinstance(one, models.JSONField)]
    assert bags == []


@of_every_register
def test_the_model_keeps_the_constraints_of_every_entry(register: Register):
    assert issubclass(register.model, Entry)
    names = {one.name for one in register.model._meta.constraints}
    of = {"app_label": register.model._meta.app_label, "class": register.model._meta.model_name}
    wanted = {one.name % of for one in ENTRY_CONSTRAINTS}
    assert wanted <= names, "constraints = [*ENTRY_CONSTRAINTS, ...]"


@of_every_register
def test_the_model_tells_of_its_personal_data(register: Register):
    assert "Personal data:" in (register.model.__doc__ or "")


@of_every_register
def test_the_public_sees_nothing_of_people(register: Register):
    personal = (Personal.PERSON, Personal.SENSITIVE)
    assert [one.field for one in register.columns if one.seen == Seen.OPEN and one.personal in personal] == []
    redacted = [one.field for one in register.columns if one.seen == Seen.REDACTED and one.redact is None]
    assert redacted == [], "a redacted column has its rule"
    if register.public is not None:
        assert register.open_columns, "a public register shows some columns"


@of_every_register
def test_private_matters_stand_on_the_sheet_alone(register: Register):
    private = {one.field for one in register.columns if one.personal == Personal.SENSITIVE}
    listed = {one.field for one in register.listed} | set(register.filters) | set(register.searched)
    listed |= {one.field for one in register.counts}
    assert private & listed == set(), "a SENSITIVE column is not listed, filtered, searched or counted"


@of_every_register
def test_it_says_how_long_it_is_kept(register: Register):
    assert 1 <= register.retention.years <= 100
    assert THAI.search(str(register.retention.basis))


@of_every_register
def test_what_tells_of_people_goes_when_its_time_is_over(register: Register):
    """A PERSON or SENSITIVE column that would be left fails here; a figure may stay where whose it is goes."""
    ending = register.ending
    for column in register.columns:
        fate = register.fate(column)  # ValueError: it should go and cannot
        if column.personal in (Personal.PERSON, Personal.SENSITIVE) and fate is Fate.STAYS:
            kind = register.field_of(column)
            assert column.field in ending.stays, f"{column.field} would stay: Ending(...)"
            figure = isinstance(kind, models.IntegerField | models.DecimalField | models.BooleanField)
            assert figure or kind.choices, "only a figure, or one of a few results"
            assert register.ending.apart or ending.also, "whose figure it is goes"
    names = {*ending.free, *ending.also, *ending.apart, *ending.own, *ending.stays}
    assert names <= {one.field for one in register.columns}
    figures = {*register.filters, *(one.field for one in register.counts)}
    gone = {one.field for one in register.columns if register.fate(one) is not Fate.STAYS}
    assert gone & figures == set(), "what goes is not counted"
    if ending.since:
        assert isinstance(register.field_of(ending.since), models.DateField)


@of_every_register
def test_rows_under_an_entry_say_what_becomes_of_them(register: Register):
    """Every word of a row under an entry, every file, and everyone it points to."""
    told = {one.model: one for one in register.ending.children}
    for model, fields in rows_under(register.model).items():
        assert model in told or not fields, f"Ending(children=(Child({model!r}, ...),)): {fields}"
        if model in told:
            child = told[model]
            said = {*child.personal, *child.apart, *child.own, *child.plain, *child.files}
            assert fields <= said, f"{model}: {fields - said}"
            for name in child.personal:
                fate_of(apps.get_model(model)._meta.get_field(name))


@of_every_register
def test_what_must_differ_is_kept_apart(register: Register):
    """Two names that become the same words would break what the database keeps once; nothing is twice nobody."""
    fates = {one.field: register.fate(one) for one in register.columns}
    kinds = [(register.model, {name: fate for name, fate in fates.items() if fate is not Fate.STAYS})]
    for child in register.ending.children:
        model = apps.get_model(child.model)
        kinds.append((model, {name: fate_of(model._meta.get_field(name)) for name in child.personal}))
    for model, going in kinds:
        single = [(one.name,) for one in model._meta.concrete_fields if one.unique]
        once = [one.fields for one in model._meta.constraints if isinstance(one, models.UniqueConstraint)]
        for fields in [*once, *single]:
            same = [name for name in fields if going.get(name) is Fate.COVERED]
            assert same == [], f"{model._meta.label} {fields}: apart=(...) or own=(...)"


def rows_under(model: Any, seen: frozenset[Any] = frozenset()) -> dict[str, set[str]]:
    """Label of every model of rows under it, whatever the depth > its fields that tell of people."""
    found: dict[str, set[str]] = {}
    for relation in model._meta.related_objects:
        child = relation.related_model
        if issubclass(child, Entry) or child in seen:
            continue
        found[child._meta.label] = {one.name for one in child._meta.concrete_fields if tells_of_people(one)}
        found |= rows_under(child, seen | {child})
    return found


@of_every_register
def test_the_handbook_tells_of_it(register: Register):
    page = HANDBOOK / register.chapter
    assert page.exists(), f"docs/handbook/{register.chapter}"
    assert str(register.name) in page.read_text("utf-8"), "by its name"


@of_every_register
def test_its_names_are_fields(register: Register):
    names = [register.dated_by, *register.filters, *register.same_by, *(one.field for one in register.counts)]
    names += [one.partition("__")[0] for one in register.searched]
    for name in filter(None, names):
        register.field_of(name)
    assert register.searched, "what does its search look through?"
    assert set(register.filters) <= {one.field for one in register.columns}
    if register.has_states:
        state: Any = register.field_of("state")
        states = {str(value) for value, _label in state.flatchoices}
        assert {str(key) for key in register.tones} == states
        assert set(map(str, register.closed)) < states, "an entry begins in a state in which it can be mended"


@of_every_register
def test_an_imported_register_knows_when_a_row_is_there_already(register: Register):
    if register.imports:
        assert register.same_by, "same_by: the fields by which a second row is the same (or imports=False)"
        assert register.imported
        needed = [
            one.field for one in register.written
            if not one.imported and not register.field_of(one).blank and not register.field_of(one).has_default()
        ]  # fmt: skip
        assert needed == [], "what an entry must have, a spreadsheet must be able to bring"


@of_every_register
def test_its_verbs_have_words_and_forms(register: Register):
    keys = [one.key for one in register.verbs]
    assert len(set(keys)) == len(keys)
    for verb in register.verbs:
        assert verb.word in declared(), f"{verb.key}: declare({verb.word!r}, ...) beside the action"
        assert THAI.search(str(verb.label))
        assert isinstance(verb.capability, Can)
        assert verb.form is None or (issubclass(verb.form, VerbForm) and not verb.asks)
        assert set(verb.asks) <= {one.field for one in register.columns if not one.written}, "what a verb sets"
        if register.has_states:
            state: Any = register.field_of("state")
            assert set(map(str, verb.states)) <= {str(value) for value, _label in state.flatchoices}


@of_every_register
def test_it_counts_and_measures(register: Register):
    assert register.counts or register.figures or register.totals, "statistics: counts, figures or totals"
    assert register.measures, "a figure that an indicator may be bound to"
    keys = [one.key for one in register.measures]
    assert len(set(keys)) == len(keys)


@of_every_register
def test_what_it_demands_says_where_that_was_read(register: Register):
    assert all(ground(key).rule for key in register.grounds)


@of_every_register
def test_its_themes_are_those_of_the_disclosure_list(register: Register):
    assert set(register.themes) <= {one.theme for one in oit_themes()}
    assert not register.themes or register.public is not None, "what answers an item must be able to be public"


@of_every_register
def test_its_own_pages_and_parts_are_there(register: Register):
    from django.template.loader import get_template

    for _label, name in register.pages:
        assert reverse(name, args=["donsukchai"])
    for part in register.parts:
        get_template(part.template)


@of_every_register
def test_the_tests_of_every_register_have_a_sample(register: Register):
    sample = sample_of(register)
    assert callable(sample.fields)
    assert set(sample.CHANGED) <= {one.field for one in register.written}
