"""What every register can do, lived through for each of them: nothing here knows which they are."""

import csv
import io
import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.work.shelf.everyone import ALL, TODAY, fields_of, filled, sample_of

from sucharit.base.audit.models import Entry as Told
from sucharit.base.history.queries import versions_of
from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.work.shelf.actions import (
    amend,
    bring_in,
    carry_over,
    open_to_public,
    put_back,
    take_in,
    undo_import,
    withdraw,
)
from sucharit.work.shelf.declaring import Personal, Register, Seen
from sucharit.work.shelf.models import ImportBatch
from sucharit.work.shelf.papers import open_rows
from sucharit.work.shelf.statistics import measured
from sucharit.work.years.recording.papers import harmless
from sucharit.work.years.recording.writing import Stale

pytestmark = pytest.mark.django_db
FILLED = [one for one in ALL if one.imports]
CARRIED = [one for one in ALL if one.carry is not None]
OPEN = [one for one in ALL if one.public is not None]
MOST_QUERIES = 25


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = TODAY


def at(register: Register, name: str = "register_list", *more: object) -> str:
    return reverse(name, args=["donsukchai", register.key, *more])


@pytest.fixture(params=ALL, ids=lambda one: one.key)
def register(request: pytest.FixtureRequest) -> Register:
    return request.param


def test_an_entry_is_written_changed_withdrawn_and_put_back(register: Register, office: Cast):
    by = office.officer("planner")
    first, second = filled(register, office, 2)
    assert [first.number, second.number] == [1, 2]
    changed = amend(first, by=by, fields=sample_of(register).CHANGED, edition=first.edition)
    assert changed.edition == 2
    assert versions_of(changed).count() == 2
    with pytest.raises(Stale):
        amend(first, by=by, fields=sample_of(register).CHANGED, edition=1)
    gone = withdraw(second, by=by, reason="บันทึกซ้ำ")
    assert not register.rows(office.organization).filter(pk=gone.pk).exists()
    with pytest.raises(NotAllowed):
        amend(gone, by=by, fields=sample_of(register).CHANGED)
    back = put_back(gone, by=by)
    assert (back.withdrawn, back.number) == (False, 2)
    verbs = set(Told.objects.filter(subject=f"{first._meta.label_lower}:{first.pk}").values_list("verb", flat=True))
    assert len(verbs) >= 2


def test_pages_of_the_register(register: Register, office: Cast, desk_of: Any, django_assert_max_num_queries: Any):
    rows = filled(register, office)
    desk = desk_of(office.users["planner"])
    with django_assert_max_num_queries(MOST_QUERIES):
        page = desk.get(at(register))
    assert page.status_code == 200
    assert page.content.decode().count("table-row-link") >= len(rows)
    for sort in ("number", *(one.field for one in register.listed)):
        assert desk.get(at(register), {"sort": f"-{sort}", "year": str(rows[0].fiscal_year)}).status_code == 200
    for name, more in (
        ("register_entry", [rows[0].pk]), ("register_edit", [rows[0].pk]), ("register_new", []), ("register_about", []),
        ("register_statistics", []), ("register_withdraw", [rows[0].pk]), ("register_link", [rows[0].pk]),
        *([("register_import", [])] if register.imports else []), *([("register_carry", [])] if register.carry else []),
    ):  # fmt: skip
        with django_assert_max_num_queries(MOST_QUERIES + 10):
            assert desk.get(at(register, name, *more)).status_code == 200, name


def test_a_list_asks_as_much_for_many_as_for_few(register: Register, office: Cast, desk_of: Any):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    desk = desk_of(office.users["planner"])
    filled(register, office, 2)
    desk.get(at(register))
    with CaptureQueriesContext(connection) as few:
        desk.get(at(register))
    by = office.officer("planner")
    for n in range(3, 7):
        from sucharit.work.shelf.actions import add

        add(register, by=by, fields=fields_of(register, office, n))
    with CaptureQueriesContext(connection) as many:
        desk.get(at(register))
    assert len(many) == len(few)


def test_the_form_saves_what_was_typed_and_a_stale_one_shows_both(register: Register, office: Cast, desk_of: Any):
    row = filled(register, office, 1)[0]
    desk = desk_of(office.users["planner"])
    form = desk.get(at(register, "register_edit", row.pk)).context["form"]
    typed = posted(form) | {name: typed_as(value) for name, value in sample_of(register).CHANGED.items()}
    answer = desk.post(at(register, "register_edit", row.pk), typed)
    assert answer.status_code == 302, answer.context["form"].errors if answer.context else answer
    stale = desk.post(at(register, "register_edit", row.pk), typed)
    assert stale.status_code == 409
    empty = desk.post(at(register, "register_new"), {})
    assert empty.status_code == 422


def posted(form: Any) -> dict[str, str]:
    """What a browser would send of the form as it was shown."""
    told = {}
    for field in form:
        value = field.value()
        if value not in (None, False, ""):
            prepared = form.fields[field.name].prepare_value(value)
            told[field.html_name] = str(prepared.pk if hasattr(prepared, "pk") else prepared)
    return told


def typed_as(value: Any) -> str:
    return str(value.pk) if hasattr(value, "pk") else str(value)


def test_a_new_entry_by_the_form_goes_to_its_sheet(register: Register, office: Cast, desk_of: Any):
    desk = desk_of(office.users["planner"])
    fields = {
        name: typed_as(value) for name, value in fields_of(register, office, 1).items() if value not in (None, False)
    }
    answer = desk.post(at(register, "register_new"), fields, follow=True)
    assert answer.status_code == 200, answer.context["form"].errors
    assert register.rows(office.organization).count() == 1


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx", "csv"])
def test_the_register_book(register: Register, office: Cast, desk_of: Any, form: str):
    rows = filled(register, office, 2)
    answer = desk_of(office.users["planner"]).get(at(register, "register_book", form))
    assert answer.status_code == 200
    assert answer.content[:2] == {"pdf": b"%P", "docx": b"PK", "xlsx": b"PK", "csv": b"\xef\xbb"}[form]
    if form == "csv":
        lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert [line[0] for line in lines[1:]] == [str(row) for row in rows]


def test_one_entry_on_a_sheet(register: Register, office: Cast, desk_of: Any):
    row = filled(register, office, 1)[0]
    desk = desk_of(office.users["planner"])
    assert desk.get(at(register, "register_entry_paper", row.pk, "docx")).content[:2] == b"PK"
    assert desk.get(at(register, "register_entry_paper", row.pk, "xlsx")).status_code == 404


@pytest.mark.parametrize("register", FILLED, ids=lambda one: one.key)
def test_the_book_comes_back_in_by_a_file_and_goes_out_whole(register: Register, office: Cast):
    by = office.officer("planner")
    first = filled(register, office, 3)
    text = as_file(register, first)
    year = first[0].fiscal_year
    for row in first:
        withdraw(row, by=by, reason="ทดสอบการนำเข้า")
    upload = SimpleUploadedFile("ทะเบียน.csv", text.encode())
    batch = bring_in(register, upload, by=by, fiscal_year=year, unit=office.units["clerk"])
    assert (batch.state, batch.faulty, batch.good) == (ImportBatch.State.CHECKED, 0, 3), batch.report
    batch = take_in(batch, by=by)
    rows = list(register.rows(office.organization).order_by("number"))
    assert (batch.state, len(rows)) == (ImportBatch.State.DONE, 3)
    for old, new in zip(first, rows, strict=True):
        assert [getattr(old, one.field) for one in register.imported] == [
            getattr(new, one.field) for one in register.imported
        ]
    if register.same_by:
        again = bring_in(register, SimpleUploadedFile("อีกครั้ง.csv", text.encode()), by=by, fiscal_year=year)
        assert (again.good, again.doubled) == (0, 3)
    undone = undo_import(batch, by=by, reason="ผิดไฟล์")
    assert undone.state == ImportBatch.State.UNDONE
    assert not register.rows(office.organization).exists()


@pytest.mark.parametrize("register", FILLED, ids=lambda one: one.key)
def test_an_import_that_was_worked_on_is_not_undone(register: Register, office: Cast):
    by = office.officer("planner")
    row = filled(register, office, 1)[0]
    text = as_file(register, [row])
    withdraw(row, by=by, reason="ทดสอบการนำเข้า")
    batch = bring_in(register, SimpleUploadedFile("ก.csv", text.encode()), by=by, fiscal_year=row.fiscal_year)
    take_in(batch, by=by)
    new = register.rows(office.organization).get()
    changed = amend(new, by=by, fields=sample_of(register).CHANGED)
    assert versions_of(changed).count() == 2  # how it came, and how it was changed
    with pytest.raises(NotAllowed, match=str(changed)):
        undo_import(batch, by=by, reason="ผิดไฟล์")


def as_file(register: Register, rows: list[Any]) -> str:
    """The rows as a spreadsheet of the office's own would have them."""
    from sucharit.work.shelf.values import word

    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([register.label_of(one) for one in register.imported])
    writer.writerows([harmless(word(register, row, one)) for one in register.imported] for row in rows)
    return written.getvalue()


@pytest.mark.parametrize("register", FILLED, ids=lambda one: one.key)
def test_the_template_has_the_headings_that_the_import_knows(register: Register, office: Cast, desk_of: Any):
    desk = desk_of(office.users["planner"])
    for form in ("xlsx", "csv"):
        content = desk.get(at(register, "register_template", form)).content
        batch = bring_in(
            register, SimpleUploadedFile(f"a.{form}", content), by=office.officer("planner"), fiscal_year=2569
        )
        assert batch.state == ImportBatch.State.REFUSED
        assert "ไม่พบแถวข้อมูล" in str(batch.report)


@pytest.mark.parametrize("register", CARRIED, ids=lambda one: one.key)
def test_what_goes_on_is_carried_over_once(register: Register, office: Cast):
    rows = getattr(sample_of(register), "to_carry", filled)(register, office)
    by = office.officer("planner")
    year = rows[0].fiscal_year
    made = carry_over(register, by=by, year=year)
    assert made
    assert {one.fiscal_year for one in made} == {year + 1}
    assert all(one.carried_from_id for one in made)
    assert carry_over(register, by=by, year=year) == []


def test_figures_and_measures(register: Register, office: Cast, desk_of: Any):
    row = filled(register, office)[0]
    for _measure, share in measured(register, office.organization, row.fiscal_year):
        assert share.part >= 0
        assert share.whole is None or share.part <= share.whole
    desk = desk_of(office.users["planner"])
    for form in ("pdf", "xlsx"):
        assert desk.get(at(register, "register_statistics_file", form)).status_code == 200


# Who may not


def test_the_neighbour_finds_nothing(register: Register, office: Cast, neighbour: Cast, desk_of: Any):
    row = filled(register, office, 1)[0]
    desk = desk_of(neighbour.users["neighbour-planner"])
    assert desk.get(at(register)).status_code == 404
    own = reverse("register_entry", args=["thungnamsai", register.key, row.pk])
    assert desk.get(own).status_code == 404
    assert desk.post(own.replace(f"/{row.pk}/", f"/{row.pk}/edit/"), {}).status_code == 404


@pytest.mark.parametrize("who", ["council", "province", "complaints", "admin"])
def test_who_may_not_read_registers(register: Register, office: Cast, desk_of: Any, who: str):
    assert desk_of(office.users[who]).get(at(register)).status_code == 404


def test_another_unit_reads_but_does_not_write(register: Register, office: Cast, desk_of: Any):
    row = filled(register, office, 1)[0]
    other: User = office.users["reporter"]
    by = office.officer("reporter")
    if not by.may(register.see):
        assert desk_of(other).get(at(register)).status_code == 404
        return
    if register.keeps is not None and register.keeps(by, row):
        return
    desk = desk_of(other)
    assert desk.get(at(register, "register_entry", row.pk)).status_code == 200
    assert desk.get(at(register, "register_edit", row.pk)).status_code == 404
    with pytest.raises(NotAllowed):
        amend(row, by=by, fields=sample_of(register).CHANGED)
    with pytest.raises(NotAllowed):
        withdraw(row, by=by, reason="ไม่ใช่ของตน")


# What the public sees


@pytest.mark.parametrize("register", OPEN, ids=lambda one: one.key)
def test_the_public_page(register: Register, office: Cast):
    rows = getattr(sample_of(register), "to_publish", filled)(register, office)
    here = reverse("open_register", args=["donsukchai", register.key])
    nobody = Client()
    assert nobody.get(here).status_code == 404
    open_to_public(register, by=office.officer("planner"))
    page = nobody.get(here)
    assert page.status_code == 200
    assert page.cookies == {}
    assert "public" in page["Cache-Control"]
    assert str(register.name) in nobody.get(reverse("open_registers", args=["donsukchai"])).content.decode()
    told = json.loads(nobody.get(f"{here}data.json").content)
    assert told["rows"], (
        f"{register.key}: nothing of {len(rows)} sample entries is public; give to_publish in its sample"
    )
    assert nobody.get(f"{here}data.csv?year=2569").content.startswith(b"\xef\xbb\xbf")
    secrets = [
        str(getattr(row, one.field))
        for row in rows
        for one in register.columns
        if one.personal in (Personal.PERSON, Personal.SENSITIVE) and len(str(getattr(row, one.field) or "")) > 3
    ]
    shown = page.content.decode() + json.dumps(told, ensure_ascii=False)
    assert [one for one in secrets if one in shown] == []


@pytest.mark.parametrize("register", OPEN, ids=lambda one: one.key)
def test_hidden_columns_are_not_among_the_open_ones(register: Register, office: Cast):
    names = [one.field for one in register.open_columns]
    assert [one.field for one in register.columns if one.seen == Seen.HIDDEN and one.field in names] == []
    rows = filled(register, office, 1)
    assert len(open_rows(register, rows)[0]) == len(names) + 1
