"""An office day on the pages: from an empty list to a plan whose findings are settled."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape

from sucharit.base.history.queries import versions_of
from sucharit.base.people.models import User
from sucharit.base.screens.rules import titles
from sucharit.core.reading import open_document, read
from sucharit.office.demonstration.people import Cast
from sucharit.reference.catalogue import catalogue
from sucharit.samples import DEMO_NAME, demo_plan
from sucharit.work.plans.actions import add_from_catalogue, add_initiative, create_plan, edit_initiative, store_plan
from sucharit.work.plans.models import Explanation, Initiative, Plan
from sucharit.work.plans.queries import findings_of

ORG = "donsukchai"
AUTOSAVE = {"X-Requested-With": "autosave"}


def at(name: str, *args: object) -> str:
    return reverse(name, args=[ORG, *args])


def typed(client: Client, sheet: Initiative) -> dict[str, Any]:
    """The form as the page gives it, to be changed and sent back."""
    page = client.get(at("initiative_edit", sheet.plan_id, sheet.seq))
    form = page.context["form"]
    data = {field.name: field.value() for field in form if field.value() is not None}
    data |= {f"{name}_ids": form.fields[name].widget.attrs["data-ids"] for name in ("steps", "outputs")}
    return data | {"version": page.context["initiative"].edition, "initiative": sheet.pk}


def test_an_empty_office_is_told_how_to_begin(planner: Client) -> None:
    page = planner.get(at("plan_list"))
    assert "ยังไม่มีแผนในระบบ" in page.content.decode()
    assert at("plan_new") in page.content.decode()


def test_a_plan_begins_from_the_catalogue(office: Cast, planner: Client) -> None:
    begun = planner.post(at("plan_new"), {
        "first_year": "2571", "last_year": "2575", "framework_version": "2566-2570", "title": "", "begin": "catalogue",
    })  # fmt: skip
    plan = Plan.objects.get()
    assert begun.url == at("plan_catalogue", plan.pk)
    assert plan.title == "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2571 - 2575) องค์การบริหารส่วนตำบลดอนสุขใจ"
    keys = [one.key for one in catalogue()]
    added = planner.post(at("plan_catalogue", plan.pk), {"entry": keys})
    assert added.url == at("plan_tree", plan.pk)
    tree = planner.get(at("plan_tree", plan.pk)).context["tree"]
    assert (tree.whole, tree.covered, len(tree.objectives)) == (60, 32, 32)
    units = plan.initiatives.values_list("responsible_unit__abbreviation", flat=True)
    assert {"สป.", "กค."} <= set(units)
    assert not [one for one in findings_of(plan).open if one.severity.value == "error"]
    shelf = planner.get(at("plan_catalogue", plan.pk) + "?only=new")
    assert shelf.context["count"] == 0
    assert planner.get(at("catalogue_entry", plan.pk, keys[0])).context["there"] is not None


def test_a_button_pressed_twice_is_pressed_once(planner: Client, office: Cast) -> None:
    data = {"first_year": "2571", "last_year": "2575", "framework_version": "2566-2570", "begin": "catalogue"}
    planner.post(at("plan_new"), data)
    planner.post(at("plan_new"), data)
    plan = Plan.objects.get()
    chosen = {"entry": [one.key for one in catalogue()[:3]], "seen": plan.edition}
    planner.post(at("plan_catalogue", plan.pk), chosen)
    planner.post(at("plan_catalogue", plan.pk), chosen)
    assert plan.initiatives.count() == 3
    plan.refresh_from_db()
    named = {"title": "โครงการ  ใหม่", "seen": plan.edition}
    planner.post(at("initiative_new", plan.pk), named)
    planner.post(at("initiative_new", plan.pk), named)
    assert plan.initiatives.count() == 4


def test_wrong_years_are_said_beside_the_field(planner: Client, office: Cast) -> None:
    data = {"first_year": "2575", "last_year": "2571", "framework_version": "2566-2570", "begin": "blank"}
    answer = planner.post(at("plan_new"), data)
    assert answer.status_code == 422
    assert "last_year" in answer.context["form"].errors
    assert not Plan.objects.exists()


def test_typing_is_saved_by_itself(planner: Client, sheet: Initiative) -> None:
    address = at("initiative_edit", sheet.plan_id, sheet.seq)
    data = typed(planner, sheet) | {
        "place": "ในเขต อบต.",
        "amount_2573": "๑๕,๐๐๐",
        "steps": "หนึ่ง\n\tสอง",
        "steps_ids": ",",
    }
    answer = planner.post(address, data, headers=AUTOSAVE)
    assert answer.json()["version"] == 2
    sheet.refresh_from_db()
    assert sheet.place == "ในเขต อบต."
    assert [(row.year, int(row.amount)) for row in sheet.amounts.all()] == [(2571, 0), (2572, 20000), (2573, 15000)]
    assert [(item.text, item.parent_id is None) for item in sheet.items.filter(section="step")] == [
        ("หนึ่ง", True), ("สอง", False),
    ]  # fmt: skip
    assert sheet.objective_rows.get().code == "2.1.1"


def test_what_is_opened_and_saved_untouched_stays(planner: Client, sheet: Initiative) -> None:
    answer = planner.post(at("initiative_edit", sheet.plan_id, sheet.seq), typed(planner, sheet), headers=AUTOSAVE)
    assert answer.json()["version"] == 1


def test_two_people_meet_and_nothing_is_lost(office: Cast, planner: Client, sheet: Initiative) -> None:
    address = at("initiative_edit", sheet.plan_id, sheet.seq)
    mine = typed(planner, sheet) | {"place": "ที่ว่าการ", "period": "ตลอดปี"}
    edit_initiative(sheet, by=office.officer("planner"), fields={"place": "ศาลาประชาคม"})
    conflict = planner.post(address, mine, headers=AUTOSAVE)
    assert conflict.status_code == 409
    words = conflict.content.decode()
    assert "ที่บันทึกไว้แล้ว" in words
    assert "<ins>" in words
    assert "<html" not in words
    page = planner.post(address, mine)
    assert page.status_code == 409
    assert "ที่ว่าการ" in page.content.decode()  # what was typed stands in the form
    resolve = re.search(r'name="resolve" value="(\d+)"', words)
    assert resolve
    chosen = mine | {
        "resolve": resolve[1],
        "resolving": "1",
        "choose_place": "theirs",
        "choose_period": "mine",
        "version": 1,
    }
    assert planner.post(address, chosen).status_code == 302
    sheet.refresh_from_db()
    assert (sheet.place, sheet.period) == ("ศาลาประชาคม", "ตลอดปี")


def test_a_form_finds_its_initiative_when_places_changed(office: Cast, planner: Client, sheet: Initiative) -> None:
    mine = typed(planner, sheet) | {"place": "ใหม่"}
    other = add_initiative(sheet.plan, by=office.officer("planner"), fields={"title": "แทรก"})
    planner.post(at("initiative_move", sheet.plan_id, other.seq), {"to": "1", "initiative": other.pk})
    planner.post(at("initiative_edit", sheet.plan_id, 1), mine, headers=AUTOSAVE)
    sheet.refresh_from_db()
    other.refresh_from_db()
    assert (sheet.seq, sheet.place, other.place) == (2, "ใหม่", "")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "\u200b\x00"),
        ("rationale", "ก" * 100_000),
        ("amount_2571", "สองหมื่น"),
        ("amount_2571", "-5"),
        ("target_group_count", "หลายคน"),
        ("target_group_count", "9" * 19),
        ("kind", "party"),
        ("home", "9.9.9"),
        ("responsible_unit", "99999"),
        ("steps", "ข้อ\n" * 600),
        ("steps", "ก" * 5_000),
        ("period_end", "1999"),
    ],
)
def test_bad_input_is_said_beside_the_field(planner: Client, sheet: Initiative, field: str, value: str) -> None:
    address = at("initiative_edit", sheet.plan_id, sheet.seq)
    data = typed(planner, sheet) | {field: value, "place": "ที่พิมพ์ไว้"}
    data.pop(f"{field}_ids", None)
    answer = planner.post(address, data, headers=AUTOSAVE)
    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == [field]
    page = planner.post(address, data)
    assert page.status_code == 422
    assert "ที่พิมพ์ไว้" in page.content.decode()
    sheet.refresh_from_db()
    assert (sheet.edition, sheet.place) == (1, "")


def test_hostile_text_is_only_text(planner: Client, sheet: Initiative) -> None:
    hostile = "<img src=x onerror=alert(1)> =HYPERLINK(1) \u202eกลับ"
    data = typed(planner, sheet) | {"title": hostile, "outputs": hostile, "outputs_ids": ""}
    planner.post(at("initiative_edit", sheet.plan_id, sheet.seq), data)
    for name in ("plan_tree", "plan_history", "plan_findings", "plan_catalogue"):
        assert "<img src=x" not in planner.get(at(name, sheet.plan_id)).content.decode()
    for name in ("initiative", "initiative_edit", "initiative_history", "initiative_remove"):
        page = planner.get(at(name, sheet.plan_id, sheet.seq)).content.decode()
        assert "<img src=x" not in page
        assert "&lt;img src=x" in page
        assert "\u202e" not in page


def test_quick_amounts_and_the_next_sheet(office: Cast, planner: Client, sheet: Initiative) -> None:
    address = at("initiative_edit", sheet.plan_id, sheet.seq)
    planner.post(address, typed(planner, sheet) | {"quick": "none"})
    assert {int(row.amount) for row in sheet.amounts.all()} == {0}
    assert sheet.amounts.count() == 5
    add_initiative(sheet.plan, by=office.officer("planner"), fields={"title": "ถัดไป"})
    onward = planner.post(address, typed(planner, sheet) | {"then": "next"})
    assert onward.url == at("initiative_edit", sheet.plan_id, 2)


def test_findings_vanish_and_are_explained(office: Cast, planner: Client, sheet: Initiative) -> None:
    panel = at("initiative_findings", sheet.plan_id, sheet.seq)
    assert "ระยะเวลา" in planner.get(panel).content.decode()
    data = typed(planner, sheet) | {"period": "5 ปี (ปีงบประมาณ พ.ศ. 2571 - 2575)"}
    planner.post(at("initiative_edit", sheet.plan_id, sheet.seq), data, headers=AUTOSAVE)
    found = findings_of(sheet.plan)
    assert not [one for one in found.of(sheet) if one.finding.where.field == "period"]
    one = found.open_of(sheet)[0]
    address = at("finding_explain", sheet.plan_id, one.digest)
    assert planner.post(address, {"reason": "  "}).status_code == 422
    assert planner.post(address, {"reason": "ตกลงกันแล้วในที่ประชุม"}).status_code == 302
    page = planner.get(at("plan_findings", sheet.plan_id) + "?state=explained")
    assert "ตกลงกันแล้วในที่ประชุม" in page.content.decode()
    assert page.context["found"].explained[0].digest == one.digest
    planner.post(at("finding_unexplain", sheet.plan_id, one.digest))
    assert not Explanation.objects.exists()


def test_a_reader_of_english_is_told_what_a_finding_is_about(office: Cast, planner: Client, sheet: Initiative) -> None:
    user = office.users["planner"]
    user.language = "en"
    user.save()
    found = findings_of(sheet.plan).open_of(sheet)
    page = planner.get(at("plan_findings", sheet.plan_id)).content.decode()
    for language, is_said in (("th", False), ("en", True)):
        with translation.override(language):
            assert (escape(titles()[found[0].code]) in page) is is_said


def test_an_explanation_stays_when_places_change_and_falls_when_figures_do(
    office: Cast, planner: Client, sheet: Initiative
) -> None:
    one = findings_of(sheet.plan).open_of(sheet)[0]
    planner.post(at("finding_explain", sheet.plan_id, one.digest), {"reason": "ตั้งใจ"})
    add_initiative(sheet.plan, by=office.officer("planner"), fields={"title": "โครงการแรก"}, after=0)
    moved = Initiative.objects.get(pk=sheet.pk)
    assert moved.seq == 2
    assert [kept.digest for kept in findings_of(sheet.plan).explained] == [one.digest]


@pytest.mark.parametrize("who", ["planner", "clerk"])
def test_every_finding_leads_to_a_place_that_is_there(
    office: Cast, desk_of: Callable[[User], Client], sheet: Initiative, who: str
) -> None:
    invented = store_plan(read(open_document(demo_plan(), DEMO_NAME)).plan, by=office.officer("planner"))
    client = desk_of(office.users[who])
    cards = [
        card for plan in (sheet.plan, invented) for card in client.get(at("plan_findings", plan.pk)).context["cards"]
    ]
    assert len(cards) > 8
    for card in cards:
        address, _, anchor = card["where_url"].partition("#")
        page = client.get(address)
        assert page.status_code == 200
        assert not anchor or f'id="{anchor}"' in page.content.decode(), card["where_url"]
        assert bool(card["fix_url"]) == (who == "planner" and anchor != "field-annexes")


def test_history_is_read_and_put_back(office: Cast, planner: Client, sheet: Initiative) -> None:
    edit_initiative(sheet, by=office.officer("planner"), fields={"rationale": "เหตุผลใหม่ทั้งหมด"})
    history = planner.get(at("initiative_history", sheet.plan_id, sheet.seq)).content.decode()
    assert "เริ่มแผ่นนี้" in history
    restore = at("initiative_restore", sheet.plan_id, sheet.seq, 1)
    assert "<del>" in planner.get(restore).content.decode()
    planner.post(restore)
    sheet.refresh_from_db()
    assert sheet.rationale == "ประชาชนควรตรวจสอบการใช้จ่ายได้"
    planner.post(at("initiative_undo", sheet.plan_id, sheet.seq))
    sheet.refresh_from_db()
    assert sheet.rationale == "เหตุผลใหม่ทั้งหมด"
    assert versions_of(sheet).count() == 4
    assert planner.get(at("initiative_restore", sheet.plan_id, sheet.seq, 99)).status_code == 404


def test_removed_from_the_page_and_called_back(planner: Client, sheet: Initiative) -> None:
    gone = planner.post(at("initiative_remove", sheet.plan_id, sheet.seq), {"initiative": sheet.pk})
    tree = planner.get(gone.url).content.decode()
    back = re.search(r'action="([^"]+put-back/)"', tree)
    assert back
    assert planner.post(back[1]).url == at("initiative", sheet.plan_id, 1)
    assert Initiative.objects.filter(pk=sheet.pk).exists()


def test_facts_targets_and_their_bases(office: Cast, planner: Client, draft: Plan) -> None:
    page = planner.get(at("plan_facts_edit", draft.pk))
    data = {field.name: field.value() for field in page.context["form"]} | {"version": page.context["version"]}
    data |= {"goals": "ไม่มีเรื่องร้องเรียน\nคะแนน ITA สูงขึ้น", "objectives": "หนึ่ง"}
    saved = planner.post(at("plan_facts_edit", draft.pk), data, headers=AUTOSAVE)
    assert saved.status_code == 200
    assert planner.post(at("plan_facts_edit", draft.pk), data | {"goals": "อื่น"}).status_code == 409
    assert [row.text for row in draft.texts.filter(section="goal")] == ["ไม่มีเรื่องร้องเรียน", "คะแนน ITA สูงขึ้น"]
    rows = {
        "t0_name": "คะแนน ITA", "t0_unit": "คะแนน", "t0_baseline_year": "2570", "t0_y2571": "๘๕.๕", "t0_y2575": "95",
        "t1_name": "เรื่องร้องเรียน", "t1_unit": "เรื่อง", "t1_baseline_year": "2570", "t1_baseline": "0", "t1_y2571": "0",
    }  # fmt: skip
    assert planner.post(at("plan_targets", draft.pk), rows).status_code == 302
    words = planner.get(at("plan_facts", draft.pk)).content.decode()
    assert "ไม่ทราบค่า" in words
    assert "ฐานเป็นศูนย์" in words
    assert planner.post(at("plan_targets", draft.pk), rows | {"t0_y2571": "สูง"}).status_code == 422
    assert planner.post(at("plan_targets", draft.pk), {"t0_baseline": "5"}).status_code == 422
    assert 'value="85.5"' in planner.get(at("plan_targets", draft.pk)).content.decode()
    value = draft.as_value()
    assert str(value.targets[0].by_year[2571]) == "85.50"


def test_from_an_older_plan_and_from_year_to_year(office: Cast, planner: Client, sheet: Initiative) -> None:
    later = create_plan(by=office.officer("planner"), first_year=2576, last_year=2580)
    choice = planner.get(at("plan_copy", later.pk) + f"?from={sheet.plan_id}").content.decode()
    assert sheet.title in choice
    assert "โปรดเลือก" not in choice
    copied = {"from": sheet.plan_id, "initiative": [sheet.pk], "with_amounts": "on"}
    planner.post(at("plan_copy", later.pk), copied)
    copy = later.initiatives.get()
    assert copy.key == sheet.key
    assert {row.year: int(row.amount) for row in copy.amounts.all()} == {2576: 0, 2577: 20_000}
    planner.post(at("plan_copy_year", later.pk), {"source": "2577", "years": ["2576", "2578", "2579"]})
    amounts = {row.year: int(row.amount) for row in copy.amounts.all()}
    assert amounts == {2576: 0, 2577: 20_000, 2578: 20_000, 2579: 20_000}
    planner.post(at("initiative_duplicate", later.pk, copy.seq))
    assert [one.title for one in later.initiatives.all()] == [sheet.title, f"{sheet.title} (สำเนา)"]


def test_files(planner: Client, sheet: Initiative) -> None:
    told = planner.get(at("plan_json", sheet.plan_id)).json()
    assert told["plan"]["initiatives"][0]["title"] == sheet.title
    assert planner.get(at("plan_xlsx", sheet.plan_id)).content.startswith(b"PK")


def test_a_draft_is_put_away_and_taken_up(planner: Client, draft: Plan) -> None:
    planner.post(at("plan_discard", draft.pk))
    assert not planner.get(at("plan_list")).context["page"].object_list
    planner.post(at("plan_take_up", draft.pk))
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_the_plan_that_counts_and_the_address_that_stays(planner: Client, sheet: Initiative) -> None:
    assert planner.get(at("plan_current", 2571, 2575)).url == at("plan_tree", sheet.plan_id)
    assert planner.get(at("plan_current", 2500, 2501)).status_code == 404
    assert planner.get(at("initiative_at", sheet.pk)).url == at("initiative", sheet.plan_id, sheet.seq)


def test_the_tree_is_filtered(office: Cast, planner: Client, sheet: Initiative) -> None:
    add_initiative(
        sheet.plan, by=office.officer("planner"), fields={"title": "ค่ายเยาวชน", "objective_codes": ["1.3.1"]}
    )
    tree = at("plan_tree", sheet.plan_id)
    for query, count in (
        ("q=จัดซื้อ", 1), ("q=ไม่มีคำนี้", 0), ("dimension=1", 1), (f"unit={office.units['finance'].pk}", 1),
        ("only=unstated", 1), ("only=paid", 1), ("only=nobody", 1), ("only=findings", 2), ("only=rubbish&unit=x", 2),
    ):  # fmt: skip
        assert planner.get(f"{tree}?{query}").context["tree"].count == count, query


READING = ("plan_tree", "plan_facts", "plan_findings", "plan_history", "plan_catalogue", "plan_json", "plan_xlsx")
EDITING = ("plan_facts_edit", "plan_targets", "plan_copy", "plan_copy_year", "plan_discard", "initiative_new")
SHEET_READING = ("initiative", "initiative_findings", "initiative_history")
SHEET_EDITING = ("initiative_edit", "initiative_remove")
POSTED = ("initiative_undo", "initiative_duplicate", "initiative_move")


def test_who_reads_and_who_does_not(
    office: Cast, neighbour: Cast, desk_of: Callable[[User], Client], sheet: Initiative
) -> None:
    def answers(user: User) -> dict[str, int]:
        client = desk_of(user)
        told = {name: client.get(at(name, sheet.plan_id)).status_code for name in (*READING, *EDITING)}
        told |= {name: client.get(at(name, sheet.plan_id, 1)).status_code for name in (*SHEET_READING, *SHEET_EDITING)}
        return told | {name: client.post(at(name, sheet.plan_id, 1)).status_code for name in POSTED}

    for who in ("reporter", "clerk", "mayor", "auditor"):
        told = answers(office.users[who])
        assert {told[name] for name in (*READING, *SHEET_READING)} == {200}, who
        assert {told[name] for name in (*EDITING, *SHEET_EDITING, *POSTED)} == {404}, who
    for who in ("admin", "complaints", "integrity", "council", "province"):  # the last two: a draft is not for them
        assert set(answers(office.users[who]).values()) == {404}, who
    assert set(answers(neighbour.users["neighbour-planner"]).values()) == {404}
    sheet.refresh_from_db()
    assert sheet.edition == 1


def test_a_neighbour_finds_nothing_under_their_own_address(
    neighbour: Cast, desk_of: Callable[[User], Client], sheet: Initiative
) -> None:
    client = desk_of(neighbour.users["neighbour-planner"])
    for name in (*READING, *EDITING):
        assert client.get(reverse(name, args=["thungnamsai", sheet.plan_id])).status_code == 404
    for name in (*SHEET_READING, *SHEET_EDITING):
        assert client.get(reverse(name, args=["thungnamsai", sheet.plan_id, 1])).status_code == 404
    assert client.get(reverse("initiative_at", args=["thungnamsai", sheet.pk])).status_code == 404


def test_a_session_that_ended_leads_back_to_the_form(planner: Client, sheet: Initiative) -> None:
    address = at("initiative_edit", sheet.plan_id, sheet.seq)
    data = typed(planner, sheet)
    planner.logout()
    answer = planner.post(address, data, headers=AUTOSAVE | {"Referer": f"http://testserver{address}"})
    assert answer.status_code == 302
    assert address in answer.url


def test_queries_do_not_grow_with_the_plan(
    office: Cast, planner: Client, sheet: Initiative, django_assert_num_queries: Callable[[int], Any]
) -> None:
    """Lists, tree, sheet and findings ask the same number of questions for one initiative and for forty."""
    counts = {
        at("plan_list"): LIST, at("plan_tree", sheet.plan_id): TREE, at("initiative", sheet.plan_id, 1): SHEET,
        at("initiative_edit", sheet.plan_id, 1): EDIT, at("plan_findings", sheet.plan_id): FINDINGS,
        at("plan_catalogue", sheet.plan_id): CATALOGUE, at("plan_history", sheet.plan_id): HISTORY,
    }  # fmt: skip
    for round_of in range(2):
        for address, count in counts.items():
            planner.get(address)  # what is cached is cached
            with django_assert_num_queries(count):
                planner.get(address)
        if not round_of:
            add_from_catalogue(sheet.plan, by=office.officer("planner"), keys=[one.key for one in catalogue()[:40]])


LIST, TREE, SHEET, EDIT, FINDINGS, CATALOGUE, HISTORY = 8, 16, 21, 21, 16, 9, 11
