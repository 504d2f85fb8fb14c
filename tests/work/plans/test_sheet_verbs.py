"""Verbs on initiatives: rows that stay, editions, versions, order, removal and return."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from sucharit.base.audit.models import Entry
from sucharit.base.history.queries import version_of, versions_of
from sucharit.base.people.gate import NotAllowed
from sucharit.base.search.models import SearchEntry
from sucharit.office.demonstration.people import Cast
from sucharit.work.plans.actions import (
    Stale,
    add_initiative,
    add_initiatives,
    edit_initiative,
    move_initiative,
    order_by_outline,
    put_back,
    remove_initiative,
    reorder,
    restore_version,
    save_items,
    set_amounts,
    snapshot,
)
from sucharit.work.plans.models import Initiative, Plan


def fresh(row: Initiative) -> Initiative:
    return Initiative.objects.select_related("plan__organization").get(pk=row.pk)


def titles(plan: Plan) -> list[str]:
    rows = list(plan.initiatives.order_by("seq"))
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    return [row.title for row in rows]


def test_an_edit_counts_once_and_is_a_version_an_entry_and_findable(office: Cast, sheet: Initiative) -> None:
    edition, plan_edition = sheet.edition, fresh(sheet).plan.edition
    edited = edit_initiative(sheet, by=office.officer("planner"), fields={"place": "เขต อบต."}, edition=edition)
    assert edited.edition == edition + 1
    assert fresh(sheet).plan.edition == plan_edition + 1
    assert [version.snapshot["place"] for version in versions_of(sheet)] == ["เขต อบต.", ""]
    entry = Entry.objects.filter(verb="plans.initiative_edited").latest("number")
    assert entry.facts["fields"] == ["place"]
    assert "เขต อบต." in SearchEntry.objects.get(kind="plans.initiative", key=str(sheet.pk)).text


def test_saving_the_same_again_changes_nothing(office: Cast, sheet: Initiative) -> None:
    fields = {"place": "เขต อบต."}
    edit_initiative(sheet, by=office.officer("planner"), fields=fields, edition=1)
    edit_initiative(sheet, by=office.officer("planner"), fields=fields, edition=1)  # the button was pressed twice
    assert fresh(sheet).edition == 2
    assert versions_of(sheet).count() == 2


def test_a_stale_edit_shows_both_and_their_origin(office: Cast, sheet: Initiative) -> None:
    edit_initiative(sheet, by=office.officer("planner"), fields={"place": "ของแรก"}, edition=1)
    with pytest.raises(Stale) as told:
        edit_initiative(sheet, by=office.officer("planner"), fields={"place": "ของหลัง", "period": "5 ปี"}, edition=1)
    stale = told.value
    assert stale.fields == ["place", "period"]
    assert (stale.mine["place"], stale.theirs["place"]) == ("ของหลัง", "ของแรก")
    assert stale.changed_by_me("period")
    assert not stale.changed_by_them("period")
    assert fresh(sheet).place == "ของแรก"


def test_lines_that_stay_keep_their_rows(office: Cast, sheet: Initiative) -> None:
    before = {item.text: item.pk for item in sheet.items.all()}
    keys = {item.text: str(item.key) for item in sheet.items.all()}
    save_items(sheet, by=office.officer("planner"), lists={"steps": [
        ("เผยแพร่บนเว็บไซต์ทุกเดือน", 0, keys["เผยแพร่บนเว็บไซต์"]),  # edited and moved up
        ("ประชุมชี้แจง", 0),  # new
        ("ออกคำสั่ง", 1),  # moved under another, known by its words
    ]})  # fmt: skip
    now = {item.text: item for item in sheet.items.all()}
    assert now["เผยแพร่บนเว็บไซต์ทุกเดือน"].pk == before["เผยแพร่บนเว็บไซต์"]
    assert now["ออกคำสั่ง"].pk == before["ออกคำสั่ง"]
    assert now["ออกคำสั่ง"].parent_id == now["ประชุมชี้แจง"].pk
    assert "แต่งตั้งผู้รับผิดชอบ" not in now
    assert now["มีข้อมูลครบทุกโครงการ"].pk == before["มีข้อมูลครบทุกโครงการ"]


def test_a_line_keeps_its_row_from_list_to_list(office: Cast, sheet: Initiative) -> None:
    row = sheet.items.get(section="output")
    lists = {"outputs": [], "outcomes": [(row.text, 0, str(row.key))]}
    save_items(sheet, by=office.officer("planner"), lists=lists)
    row.refresh_from_db()
    assert row.section == "outcome"


def test_zero_is_said_and_none_is_not(office: Cast, sheet: Initiative) -> None:
    amounts = {2571: None, 2572: Decimal(0), 2573: Decimal("1500.5")}
    set_amounts(sheet, by=office.officer("planner"), amounts=amounts)
    assert snapshot(fresh(sheet))["amounts"] == {"2572": "0.00", "2573": "1500.50"}


def test_a_version_comes_back_with_its_rows(office: Cast, sheet: Initiative) -> None:
    planner = office.officer("planner")
    kept = snapshot(sheet)
    edit_initiative(sheet, by=planner, fields={"title": "อื่น", "steps": [], "amounts": {2571: 5}, "objective_codes": []})
    restore_version(sheet, by=planner, version=version_of(sheet, 1))
    assert snapshot(fresh(sheet)) == kept | {"dimension": "2", "mission": "2.1"}
    assert versions_of(sheet).count() == 3


def test_order(office: Cast, draft: Plan) -> None:
    planner = office.officer("planner")
    codes = {"ก": ["4.1.1"], "ข": ["1.1.1"], "ค": [], "ง": ["1.1.1"]}
    rows = add_initiatives(draft, by=planner, sheets=[{"title": t, "objective_codes": c} for t, c in codes.items()])
    assert titles(draft) == ["ก", "ข", "ค", "ง"]
    move_initiative(rows[3], by=planner, place=1)
    assert titles(draft) == ["ง", "ก", "ข", "ค"]
    move_initiative(rows[3], by=planner, place=99)
    assert titles(draft) == ["ก", "ข", "ค", "ง"]
    move_initiative(rows[0], by=planner, place=3)
    assert titles(draft) == ["ข", "ค", "ก", "ง"]
    order_by_outline(draft, by=planner)
    assert titles(draft) == ["ข", "ง", "ก", "ค"]
    reorder(draft, by=planner, order=[row.pk for row in rows])
    assert titles(draft) == ["ก", "ข", "ค", "ง"]
    with pytest.raises(ValidationError):
        reorder(draft, by=planner, order=[rows[0].pk])
    add_initiative(draft, by=planner, fields={"title": "จ"}, after=2)
    assert titles(draft) == ["ก", "ข", "จ", "ค", "ง"]


def test_removed_and_put_back_with_number_history_and_place(office: Cast, draft: Plan, sheet: Initiative) -> None:
    planner = office.officer("planner")
    add_initiative(draft, by=planner, fields={"title": "สอง"})
    kept, lines = snapshot(sheet), set(sheet.items.values_list("key", flat=True))
    removal = remove_initiative(sheet, by=planner)
    assert titles(draft) == ["สอง"]
    assert not SearchEntry.objects.filter(kind="plans.initiative", key=str(removal.initiative)).exists()
    back = put_back(removal, by=planner)
    assert (back.pk, back.seq) == (removal.initiative, 1)
    assert snapshot(back) == kept
    assert set(back.items.values_list("key", flat=True)) == lines
    assert versions_of(back).count() == 1
    assert titles(draft) == [kept["title"], "สอง"]
    with pytest.raises(NotAllowed):
        put_back(removal, by=planner)


def test_removed_meanwhile_is_said(office: Cast, sheet: Initiative) -> None:
    remove_initiative(Initiative.objects.get(pk=sheet.pk), by=office.officer("planner"))
    with pytest.raises(NotAllowed, match="นำออก"):
        edit_initiative(sheet, by=office.officer("planner"), fields={"place": "x"})


@pytest.mark.parametrize("who", ["reporter", "clerk", "mayor", "admin", "province"])
def test_others_may_not(office: Cast, sheet: Initiative, who: str) -> None:
    with pytest.raises(NotAllowed):
        edit_initiative(sheet, by=office.officer(who), fields={"place": "x"})


def test_a_neighbour_may_not(office: Cast, neighbour: Cast, sheet: Initiative) -> None:
    with pytest.raises(NotAllowed):
        edit_initiative(sheet, by=neighbour.officer("neighbour-planner"), fields={"place": "x"})
    with pytest.raises(ValidationError):
        unit = {"responsible_unit": neighbour.units["clerk"]}
        edit_initiative(sheet, by=office.officer("planner"), fields=unit)


def test_an_adopted_plan_stays(office: Cast, sheet: Initiative) -> None:
    Plan.objects.filter(pk=sheet.plan_id).update(state="adopted", adopted_on="2028-10-01")
    with pytest.raises(NotAllowed, match="ประกาศใช้"):
        edit_initiative(sheet, by=office.officer("planner"), fields={"place": "x"})


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"title": "  \u200b "}, "title"),
        ({"title": "ก" * 601}, "title"),
        ({"rationale": "ก" * 20_001}, "rationale"),
        ({"rationale": "ก" * 500_000}, "rationale"),
        ({"kind": "party"}, "kind"),
        ({"objective_codes": ["1.1"]}, "objective_codes"),
        ({"objective_codes": [f"1.1.{n}" for n in range(1, 15)]}, "objective_codes"),
        ({"target_group_count": -1}, "target_group_count"),
        ({"target_group_count": "สิบ"}, "target_group_count"),
        ({"period_start": 2023}, "period_start"),
        ({"period_start": 2575, "period_end": 2571}, "period_end"),
        ({"amounts": {2571: -1}}, "amounts"),
        ({"amounts": {2571: "NaN"}}, "amounts"),
        ({"amounts": {2571: "1e30"}}, "amounts"),
        ({"amounts": {"ปีหน้า": 1}}, "amounts"),
        ({"steps": [("ก" * 4_001, 0)]}, "steps"),
        ({"steps": [("ก", 0)] * 501}, "steps"),
        ({"responsible_unit": 10**9}, "responsible_unit"),
    ],
)
def test_bad_input_names_its_field(office: Cast, sheet: Initiative, fields: dict[str, object], name: str) -> None:
    kept = snapshot(sheet)
    with pytest.raises(ValidationError) as told:
        edit_initiative(sheet, by=office.officer("planner"), fields=fields)
    assert list(told.value.message_dict) == [name]
    assert snapshot(fresh(sheet)) == kept


def test_hostile_marks_fall_away_and_the_rest_is_kept_as_typed(office: Cast, sheet: Initiative) -> None:
    fields = {"title": "=cmd|' /C'!A0 <b>\u202e\u0000ชื่อ\u200b</b>", "outputs": [("<script>1</script>", 0)]}
    edit_initiative(sheet, by=office.officer("planner"), fields=fields)
    now = fresh(sheet)
    assert now.title == "=cmd|' /C'!A0 <b>ชื่อ</b>"
    assert now.items.get(section="output").text == "<script>1</script>"
