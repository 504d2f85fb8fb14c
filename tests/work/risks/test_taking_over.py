"""What an old document says of its risks becomes a draft that the officer settles."""

from pathlib import Path

import pytest

from sucharit.base.people.gate import NotAllowed
from sucharit.core.plan import Plan, PlanRisk
from sucharit.core.plan import RiskCriteria as CriteriaValue
from sucharit.core.plan import ScaleStep as StepValue
from sucharit.office.demonstration.people import Cast
from sucharit.work.risks import actions
from sucharit.work.risks.contents import content_of
from sucharit.work.risks.models import Control, Rating, Risk, RiskRegister
from sucharit.work.risks.problems import problems_of
from sucharit.work.risks.values import present_risks, whole

UPRIGHT = {3: ("ปานกลาง", "สูง", "สูงมาก"), 2: ("ต่ำ", "ปานกลาง", "สูง"), 1: ("ต่ำ", "ต่ำ", "ปานกลาง")}
TURNED = (("1", "ปานกลาง", "สูง", "สูงมาก"), ("2", "ต่ำ", "ปานกลาง", "สูง"), ("3", "ต่ำ", "ต่ำ", "ปานกลาง"))


def old_plan(**criteria: object) -> Plan:
    steps = tuple(StepValue(score=score, meaning=f"{score} ครั้งต่อปี") for score in (3, 2, 1))
    value = CriteriaValue(
        likelihood=steps, impact_other=(StepValue(score=3, meaning="ถูกดำเนินคดี"),), matrix=UPRIGHT, **criteria
    )  # type: ignore[arg-type]
    return Plan(title="แผน",
        risk_criteria=value,
        risks=(
            PlanRisk(
                seq=1, process="การจัดซื้อจัดจ้าง", issues=("กำหนดเงื่อนไขเอื้อรายหนึ่ง", "ไม่ประกาศราคากลาง"),
                likelihood=3, impact=2, score=6, level="สูง", controls=("อบรมผู้เกี่ยวข้อง", "สุ่มตรวจสัญญา"),
            ),
            PlanRisk(seq=2, process="การเบิกจ่ายน้ำมัน", level="ปานกลาง", controls=("สมุดคุมการใช้รถ",)),
        ),
    )  # fmt: skip


def test_an_old_document_becomes_a_draft_register_with_its_criteria(office: Cast) -> None:
    register = actions.take_over(old_plan(), by=office.officer("planner"), fiscal_year=2570)
    first, second = whole(present_risks(register))
    assert register.state == RiskRegister.State.DRAFT
    assert register.criteria is not None and (register.criteria.likelihoods, register.criteria.impacts) == (3, 3)
    assert content_of(first).inherent.likelihood == 3 and first.stated_level == "สูง"
    assert [control.text for control in first.controls.all()] == ["อบรมผู้เกี่ยวข้อง", "สุ่มตรวจสัญญา"]
    assert second.stated_level == "ปานกลาง" and not Rating.objects.filter(risk=second).exists()
    assert register.as_values()[0].level == "สูง" and register.as_values()[1].level == "ปานกลาง"


def test_a_turned_print_waits_for_a_word_and_then_is_settled_either_way(office: Cast) -> None:
    planner = office.officer("planner")
    register = actions.take_over(old_plan(matrix_as_printed=TURNED), by=planner, fiscal_year=2570)
    criteria = register.criteria
    assert criteria is not None
    assert problems_of(criteria).stopping[0].code == "printed-turned"
    with pytest.raises(NotAllowed, match="กลับด้าน"):
        actions.adopt_criteria(criteria, by=planner)
    actions.settle_print(criteria, by=planner, as_printed=True)
    criteria.refresh_from_db()
    assert [problem.code for problem in problems_of(criteria).strange] == ["upside-down"]


def test_an_existing_draft_gives_way_only_to_replace_and_an_adopted_one_never(office: Cast) -> None:
    planner = office.officer("planner")
    first = actions.take_over(old_plan(), by=planner, fiscal_year=2570)
    with pytest.raises(NotAllowed, match="ยืนยันการแทนที่"):
        actions.take_over(old_plan(), by=planner, fiscal_year=2570)
    again = actions.take_over(old_plan(), by=planner, fiscal_year=2570, replace=True)
    assert again.pk == first.pk and present_risks(again).count() == 2
    assert Risk.objects.filter(register=again, removed_at__isnull=False).count() == 2
    assert again.criteria is not None
    actions.adopt_criteria(again.criteria, by=planner)
    actions.adopt_register(again, by=planner)
    with pytest.raises(NotAllowed, match="ประกาศใช้แล้ว"):
        actions.take_over(old_plan(), by=planner, fiscal_year=2570, replace=True)


def test_who_may_not_and_what_is_not_there(office: Cast) -> None:
    with pytest.raises(NotAllowed, match="ไม่มีสิทธิ์"):
        actions.take_over(old_plan(), by=office.officer("reporter"), fiscal_year=2570)
    with pytest.raises(NotAllowed, match="ไม่มีทะเบียนความเสี่ยง"):
        actions.take_over(Plan(title="แผน"), by=office.officer("planner"), fiscal_year=2570)
    with pytest.raises(NotAllowed, match="ปีงบประมาณ"):
        actions.take_over(old_plan(), by=office.officer("planner"), fiscal_year=1999)


def test_scores_beyond_a_matrix_and_false_products_are_told_not_kept(office: Cast) -> None:
    plan = Plan(
        title="แผน",
        risks=(
            PlanRisk(seq=1, process="ก", likelihood=25, impact=0, score=16),
            PlanRisk(seq=2, process="", likelihood=4, impact=4, score=12),
        ),
    )
    register = actions.take_over(plan, by=office.officer("planner"), fiscal_year=2570)
    first, second = (content_of(risk) for risk in whole(present_risks(register)))
    assert first.inherent.likelihood is None and "25" in first.inherent.reason and "16" in first.inherent.reason
    assert second.inherent.likelihood == 4 and "12" in second.inherent.reason
    assert second.process == "ไม่ระบุกระบวนงาน"


@pytest.mark.real_documents
def test_the_plan_of_a_city_gives_seven_risks_and_tells_of_its_matrix(office: Cast, shared: Path) -> None:
    from sucharit.core.reading import open_document, read

    content = (shared / "seeds" / "003-excerpt.txt").read_bytes()
    plan = read(open_document(content, name="003-excerpt.txt")).plan
    assert plan is not None
    register = actions.take_over(plan, by=office.officer("planner"), fiscal_year=2566)
    assert present_risks(register).count() == 7
    assert Control.objects.filter(risk__register=register, removed_at=None).count() == 23
    assert register.criteria is not None
    assert "printed-turned" in [problem.code for problem in problems_of(register.criteria).stopping]
