"""Criteria of a year: begun from a reference, told when they are wrong, adopted, revised."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.work.risks.conftest import YEAR

from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.work.risks import actions
from sucharit.work.risks.contents import CriteriaContent, criteria_content
from sucharit.work.risks.models import RiskCriteria
from sucharit.work.risks.problems import problems_in, problems_of
from sucharit.work.risks.values import levels_of

Desk = Callable[[User], Client]
HOME = f"/o/donsukchai/risks/{YEAR}/criteria/"


def form_of(criteria: RiskCriteria, **changed: str) -> dict[str, str]:
    """What the page would post, with some fields typed anew."""
    content = criteria_content(criteria)
    told = {f"{scale}-{score}": text for scale, steps in content.scales.items() for score, text in steps.items()}
    told |= {f"cell-{cell}": word for cell, word in content.cells.items()}
    return {**told, "version": str(criteria.edition), **changed}


def test_criteria_are_begun_from_the_reference_and_adopted(office: Cast, desk_of: Desk) -> None:
    desk = desk_of(office.users["planner"])
    assert "ปีนี้ยังไม่มีเกณฑ์" in desk.get(HOME).content.decode()
    answer = desk.post(f"{HOME}start/", {"begin": "reference:pacc-5x5"}, follow=True)
    assert "ตารางระดับความเสี่ยง" in answer.content.decode()
    criteria = RiskCriteria.objects.get()
    assert levels_of(criteria)[4, 1] == "ปานกลาง" and levels_of(criteria)[1, 4] == "สูง"
    assert "ประกาศใช้เกณฑ์" in desk.get(f"{HOME}adopt/").content.decode()
    desk.post(f"{HOME}adopt/", {})
    criteria.refresh_from_db()
    assert criteria.state == RiskCriteria.State.ADOPTED and criteria.adopted_by == office.users["planner"]
    assert "<select" not in desk.get(HOME).content.decode().split("<main")[1]


def test_a_wrong_matrix_is_told_beside_its_cells_and_needs_a_reason(office: Cast, desk_of: Desk) -> None:
    criteria = actions.start_criteria(YEAR, by=office.officer("planner"), reference="pacc-5x5")
    desk = desk_of(office.users["planner"])
    wrong = form_of(criteria, **{"cell-5-5": "ต่ำ"})
    told = desk.post(f"{HOME}check/", wrong).content.decode()
    assert "ระดับความเสี่ยงลดลงทั้งที่คะแนนสูงขึ้น" in told and "cell-5-5" in told
    desk.post(f"{HOME}save/", wrong)
    criteria.refresh_from_db()
    assert [problem.code for problem in problems_of(criteria).strange] == ["not-monotonic"] * 2
    assert 'class="heat-1 risk-cell-bad" data-cell="cell-5-5"' in desk.get(HOME).content.decode()
    page = desk.post(f"{HOME}adopt/", {"despite": ""})
    assert page.status_code == 422 and RiskCriteria.objects.get().state == RiskCriteria.State.DRAFT
    desk.post(f"{HOME}adopt/", {"despite": "มติคณะทำงานครั้งที่ 2"})
    assert RiskCriteria.objects.get().adopted_despite == "มติคณะทำงานครั้งที่ 2"


def test_gaps_stop_adoption_whatever_the_reason(office: Cast) -> None:
    planner = office.officer("planner")
    criteria = actions.start_criteria(YEAR, by=planner, reference="pacc-5x5")
    content = criteria_content(criteria)
    cells = {cell: word for cell, word in content.cells.items() if cell != "2-3"}
    actions.save_criteria(criteria, CriteriaContent(scales=content.scales, cells=cells), by=planner)
    with pytest.raises(NotAllowed, match="ช่องว่าง"):
        actions.adopt_criteria(criteria, by=planner, despite="จะกรอกภายหลัง")


def test_an_upside_down_matrix_has_one_problem_that_names_it() -> None:
    rows = {5: "ต่ำ ต่ำ ปานกลาง สูง สูง", 4: "ต่ำ ต่ำ ปานกลาง สูง สูงมาก", 3: "ต่ำ ปานกลาง สูง สูง สูงมาก",
            2: "ปานกลาง สูง สูง สูงมาก สูงมาก", 1: "สูง สูง สูงมาก สูงมาก สูงมาก"}  # fmt: skip
    cells = {f"{score}-{at}": word for score, row in rows.items() for at, word in enumerate(row.split(), 1)}
    found = problems_in(CriteriaContent(cells=cells))
    assert [problem.code for problem in found.strange] == ["upside-down"] and not found.stopping


def test_another_size_keeps_what_fits_and_history_gives_the_rest_back(office: Cast, desk_of: Desk) -> None:
    criteria = actions.start_criteria(YEAR, by=office.officer("planner"), reference="pacc-5x5")
    desk = desk_of(office.users["planner"])
    desk.post(f"{HOME}size/", {"likelihoods": "4", "impacts": "3"})
    criteria.refresh_from_db()
    assert len(levels_of(criteria)) == 12 and max(levels_of(criteria)) == (4, 3)
    desk.post(f"{HOME}size/", {"likelihoods": "9", "impacts": "3"})
    desk.post(f"{HOME}history/1/restore/")
    criteria.refresh_from_db()
    assert len(levels_of(criteria)) == 25
    assert "ฉบับที่ 2" in desk.get(f"{HOME}history/").content.decode()


def test_adopted_criteria_are_frozen_and_a_change_is_a_revision_with_a_reason(
    office: Cast, criteria: RiskCriteria, desk_of: Desk
) -> None:
    planner = office.officer("planner")
    with pytest.raises(NotAllowed, match="ฉบับแก้ไข"):
        actions.save_criteria(criteria, CriteriaContent(), by=planner)
    with pytest.raises(NotAllowed, match="เหตุผล"):
        actions.revise_criteria(criteria, by=planner, reason="  ")
    desk = desk_of(office.users["planner"])
    desk.post(f"{HOME}revise/", {"reason": "มติที่ประชุมให้ปรับช่อง 3-4"})
    draft = RiskCriteria.objects.get(state="draft")
    assert draft.revision == 1
    desk.post(f"{HOME}save/", form_of(draft, **{"cell-3-4": "สูงมาก"}))
    actions.adopt_criteria(draft, by=planner)
    criteria.refresh_from_db()
    assert criteria.state == RiskCriteria.State.SUPERSEDED
    assert "สูงมาก" not in levels_of(criteria)[3, 4] and levels_of(RiskCriteria.objects.get(revision=1))[3, 4] == "สูงมาก"
    assert desk.get(f"{HOME}revisions/0/").status_code == 200
    with pytest.raises(NotAllowed):
        actions.adopt_criteria(draft, by=planner)


def test_a_discarded_draft_gives_the_year_back_to_the_adopted(
    office: Cast, criteria: RiskCriteria, desk_of: Desk
) -> None:
    planner = office.officer("planner")
    register = actions.start_register(YEAR, by=planner)
    draft = actions.revise_criteria(criteria, by=planner, reason="ลองปรับ")
    register.refresh_from_db()
    assert register.criteria == draft
    desk_of(office.users["planner"]).post(f"{HOME}discard/")
    register.refresh_from_db()
    assert register.criteria == criteria
    again = actions.revise_criteria(criteria, by=planner, reason="ลองอีกครั้ง")
    assert again.revision == 2


def test_a_stale_save_shows_both_versions_and_writes_nothing(office: Cast, desk_of: Desk) -> None:
    criteria = actions.start_criteria(YEAR, by=office.officer("planner"), reference="pacc-5x5")
    desk = desk_of(office.users["planner"])
    old = form_of(criteria, **{"likelihood-5": "ทุกวัน"})
    desk.post(f"{HOME}save/", form_of(criteria, **{"likelihood-5": "ทุกสัปดาห์"}))
    answer = desk.post(f"{HOME}save/", old, headers={"x-requested-with": "autosave"})
    assert answer.status_code == 409 and "ทุกสัปดาห์" in answer.content.decode() and "ทุกวัน" in answer.content.decode()
    page = desk.post(f"{HOME}save/", old)
    assert page.status_code == 409 and "ทุกวัน" in page.content.decode()
    assert criteria_content(RiskCriteria.objects.get()).scales["likelihood"]["5"] == "ทุกสัปดาห์"


def test_autosave_answers_with_the_new_edition_and_faults_by_field(office: Cast, desk_of: Desk) -> None:
    criteria = actions.start_criteria(YEAR, by=office.officer("planner"), reference="pacc-5x5")
    desk = desk_of(office.users["planner"])
    script = {"x-requested-with": "autosave"}
    answer = desk.post(f"{HOME}save/", form_of(criteria, **{"likelihood-5": "ทุกวัน"}), headers=script)
    assert answer.json()["version"] == 2
    bad = form_of(criteria, version="2", **{"cell-1-1": "ร้ายแรง", "likelihood-4": "ก" * 1_001})
    answer = desk.post(f"{HOME}save/", bad, headers=script)
    assert answer.status_code == 422 and set(answer.json()["errors"]) == {"cell-1-1", "likelihood-4"}


def test_financial_bands_that_leave_amounts_out_are_told(office: Cast) -> None:
    bands = {"3": "มากกว่า 500,000 บาท", "2": "10,001 - 400,000 บาท", "1": "ไม่เกิน 10,000 บาท"}
    content = CriteriaContent(likelihoods=3, impacts=3, scales={"impact_financial": bands})
    codes = [problem.code for problem in problems_in(content).scales]
    assert "scale-uncovered" in codes and "scale-empty" in codes


def test_two_criteria_for_one_year_are_refused(office: Cast, criteria: RiskCriteria, desk_of: Desk) -> None:
    page = desk_of(office.users["planner"]).post(f"{HOME}start/", {"begin": "blank"}, follow=True)
    assert "มีเกณฑ์อยู่แล้ว" in page.content.decode() and RiskCriteria.objects.count() == 1
    with pytest.raises(NotAllowed, match="เกณฑ์อ้างอิง"):
        actions.start_criteria(2570, by=office.officer("planner"), reference="../secrets")


def test_criteria_are_printed(office: Cast, criteria: RiskCriteria, desk_of: Desk) -> None:
    desk = desk_of(office.users["reporter"])
    assert desk.get(f"{HOME}file/pdf/").content[:5] == b"%PDF-"
    assert desk.get(f"{HOME}file/exe/").status_code == 404
