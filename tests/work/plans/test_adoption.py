"""A reading becomes a draft plan, or goes into one that exists; the whole way from the upload."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sucharit.base.audit.models import Entry
from sucharit.base.people.gate import NotAllowed
from sucharit.core.plan import Initiative, Source
from sucharit.core.plan.canonical import canonical
from sucharit.core.reading import open_document, read
from sucharit.office.demonstration.people import Cast
from sucharit.work.intake import actions as intake_actions
from sucharit.work.intake import bounded
from sucharit.work.intake import reading as at_arms_length
from sucharit.work.intake.answers import options_of
from sucharit.work.intake.models import Intake, Question
from sucharit.work.intake.queries import questions_of, settled_for, tally_of
from sucharit.work.intake.settling import settled_value
from sucharit.work.plans.actions import edit_initiative
from sucharit.work.plans.adoption.actions import REPLACE, SKIP, TAKE, Unfit, adopt, merge
from sucharit.work.plans.adoption.comparing import compared
from sucharit.work.plans.adoption.fields import units_of
from sucharit.work.plans.adoption.units import unit_for
from sucharit.work.plans.models import Explanation, Plan
from sucharit.work.plans.queries.findings import findings_of
from sucharit.work.risks.actions.registers import start_register

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
Bring = Callable[..., Intake]
Desk = Callable[..., Client]


@pytest.fixture
def brought_in(office: Cast, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any) -> Bring:
    """The planner's upload of a file, read in this process."""

    def read_here(path: Path, name: str, tell: Any, beat: Any, seconds: float = 0) -> Any:
        return json.loads(bounded.written(bounded.outcome_of(bounded.Task(str(path), name), tell)))

    def bring(path: Path) -> Intake:
        with django_capture_on_commit_callbacks(execute=True):
            upload = SimpleUploadedFile(path.name, path.read_bytes())
            intake = intake_actions.receive(upload, by=office.officer("planner"))
        intake.refresh_from_db()
        return intake

    monkeypatch.setattr(at_arms_length, "read_bounded", read_here)
    return bring


def settle_all(intake: Intake, office: Cast, **choices: str) -> None:
    """Answers everything: as `choices` (code with _ for . and -) say, else the computed value, else an explanation."""
    planner = office.officer("planner")
    for question in questions_of(intake, settled="open"):
        offered = {option.choice for option in options_of(question)}
        wanted = choices.get(question.code.replace(".", "_").replace("-", "_"), "as_computed")
        choice = wanted if wanted in offered else "explained"
        reason = f"ชี้แจง {question.code}" if choice == "explained" else ""
        intake_actions.answer(question, by=planner, choice=choice, reason=reason, edition=question.edition)


def bare(one: Initiative) -> Initiative:
    """What a plan keeps of an initiative."""
    return msgspec.structs.replace(
        one, stated_seq=None, title_printed=None, source=Source(), quarters=(), quantity=None, unit=None, budget=None
    )


def test_a_clean_plan_comes_back_as_it_was_read(brought_in: Bring, office: Cast) -> None:
    intake = brought_in(SAMPLES / "sao" / "plan.txt")
    settle_all(intake, office)
    plan = adopt(intake, by=office.officer("planner"))
    read_plan = read(open_document(SAMPLES / "sao" / "plan.txt")).plan
    stored = plan.as_value()
    assert [bare(one) for one in stored.initiatives] == [bare(one) for one in read_plan.initiatives]
    rows = [(row.title, dict(row.budgets)) for row in stored.budget_rows]
    assert rows == [(row.title, dict(row.budgets)) for row in read_plan.budget_rows]
    assert (stored.span, stored.goals != (), len(stored.targets)) == (read_plan.span, True, len(read_plan.targets))
    assert len(stored.risks) == len(read_plan.risks)
    assert len(stored.orders) == len(read_plan.orders)
    assert plan.intake_id == intake.pk
    assert plan.initiatives.filter(source_line__isnull=False).count() == 32
    intake.refresh_from_db()
    assert intake.state == Intake.State.ADOPTED
    told = Entry.objects.get(verb="plans.adopted_from_intake")
    assert told.facts["digest"] == intake.file.digest
    with pytest.raises(NotAllowed):
        adopt(intake, by=office.officer("planner"))


def test_units_are_known_by_name_and_abbreviation(brought_in: Bring, office: Cast) -> None:
    plan_intake = brought_in(SAMPLES / "sao" / "plan.txt")
    settle_all(plan_intake, office)
    plan = adopt(plan_intake, by=office.officer("planner"))
    linked = plan.initiatives.exclude(responsible_unit=None)
    assert linked.count() >= 25
    assert all(one.responsible for one in linked)  # the printed words stay
    units = list(office.organization.units.all())
    assert unit_for(["กองคลัง"], units, office.organization) == office.units["finance"]
    assert unit_for(["", "คลัง"], units, office.organization) in (office.units["finance"], None)
    assert unit_for([office.organization.name], units, office.organization) is None
    assert unit_for(["หน่วยงานที่ไม่มีอยู่จริง"], units, office.organization) is None


def test_answers_go_into_the_plan_and_explanations_with_it(brought_in: Bring, office: Cast) -> None:
    intake = brought_in(SAMPLES / "town-everything" / "plan.txt")
    planner = office.officer("planner")
    with pytest.raises(NotAllowed, match="ต้องแก้"):
        adopt(intake, by=planner)
    settle_all(intake, office, money_table_sheet="as_printed", duplicate_output="explained")
    assert tally_of(intake).open == 0
    plan = adopt(intake, by=planner)
    fifteenth = plan.initiatives.get(seq=15)
    assert {row.amount for row in fifteenth.amounts.all()} == {Decimal(20000)}
    explained = Explanation.objects.filter(plan=plan)
    assert {one.code for one in explained} >= {"duplicate.output"}
    assert all(one.reason.startswith("ชี้แจง") for one in explained)
    found = findings_of(plan)
    assert {one.code for one in found.explained} == {one.code for one in explained}
    assert "money.table-sheet" not in {one.code for one in found.all}
    assert "title.table-sheet" not in {one.code for one in found.all}


def test_open_questions_need_a_word(brought_in: Bring, office: Cast) -> None:
    intake = brought_in(SAMPLES / "town-everything" / "plan.txt")
    planner = office.officer("planner")
    for question in questions_of(intake, severity="error"):
        choice = options_of(question)[0].choice
        typed = {"own": "30 กันยายน 2565"} if choice == "own" else {}
        typed = {"own": "ทุกคน"} if question.code == "section.missing" else typed
        intake_actions.answer(question, by=planner, choice=choice, reason="ตามจริง", edition=1, **typed)
    with pytest.raises(NotAllowed, match="ยังมีข้อที่ไม่ได้ตอบ"):
        adopt(intake, by=planner)
    assert adopt(intake, by=planner, open_ones_later=True).initiatives.count() == 60


def test_left_out_and_corrected_parts(brought_in: Bring, office: Cast) -> None:
    intake, planner = brought_in(SAMPLES / "sao" / "plan.txt"), office.officer("planner")
    settle_all(intake, office)
    intake_actions.correct(intake, "2", {"left_out": True}, by=planner, edition="0-0")
    intake_actions.correct(intake, "3", {"title": "โครงการที่แก้ชื่อแล้ว"}, by=planner, edition="0-0")
    plan = adopt(intake, by=planner, title="แผนฉบับทดลอง", first_year=2571, last_year=2575, risks=SKIP)
    assert plan.title == "แผนฉบับทดลอง"
    assert (plan.first_year, plan.last_year, plan.risk_register) == (2571, 2575, None)
    assert plan.initiatives.count() == 31
    assert plan.initiatives.get(seq=2).title == "โครงการที่แก้ชื่อแล้ว"


def test_what_does_not_fit_is_said_and_nothing_is_cut(brought_in: Bring, office: Cast) -> None:
    intake, planner = brought_in(SAMPLES / "sao" / "plan.txt"), office.officer("planner")
    settle_all(intake, office)
    intake_actions.correct(intake, "1", {"title": "ย" * 601}, by=planner, edition="0-0")
    with pytest.raises(Unfit) as unfit:
        adopt(intake, by=planner)
    assert [(fault.seq, fault.field) for fault in unfit.value.faults] == [(1, "ชื่อ")]
    assert not Plan.objects.exists()


def test_an_annual_plan_and_a_sheet_and_papers(brought_in: Bring, office: Cast) -> None:
    planner = office.officer("planner")
    annual = brought_in(SAMPLES / "annual" / "plan.txt")
    settle_all(annual, office)
    plan = adopt(annual, by=planner)
    assert plan.first_year == plan.last_year
    first = plan.initiatives.order_by("seq")[0]
    assert "ไตรมาส" in first.period  # what a sheet has no column for is kept as words
    sheet = brought_in(SAMPLES / "old-sheet" / "plan.txt")
    settle_all(sheet, office)
    assert adopt(sheet, by=planner).initiatives.count() == 1
    with pytest.raises(NotAllowed, match="ไม่มีโครงการ"):
        adopt(brought_in(SAMPLES / "order" / "plan.txt"), by=planner)


def test_merging_into_a_draft(brought_in: Bring, office: Cast) -> None:
    planner = office.officer("planner")
    first = brought_in(SAMPLES / "sao" / "plan.txt")
    settle_all(first, office)
    plan = adopt(first, by=planner, risks=SKIP)
    gone = plan.initiatives.get(seq=5)
    edit_initiative(gone, by=planner, fields={"rationale": "ข้อความที่ผู้อื่นเขียนไว้ในร่าง"})
    again = brought_in(SAMPLES / "sao" / "plan.txt")
    settle_all(again, office)
    intake_actions.correct(
        again, "7", {"title": "โครงการใหม่ที่ไม่เหมือนใครเลย", "objective_codes": "4.1.1"}, by=planner, edition="0-0"
    )
    settled = settled_for(Intake.objects.get(pk=again.pk))
    assert settled is not None
    plan.refresh_from_db()
    rows = {
        one.sheet.seq: one for one in compared(settled, plan, units_of(settled, list(office.organization.units.all())))
    }
    assert rows[5].state == "differs"
    assert [difference.name for difference in rows[5].differences] == ["rationale"]
    assert rows[7].state == "new"
    assert sum(one.state == "same" for one in rows.values()) == 30
    with pytest.raises(NotAllowed, match="เปรียบเทียบใหม่"):
        merge(again, plan, by=planner, choices={7: "add"}, edition=plan.edition - 1)
    with pytest.raises(NotAllowed, match="ยังไม่ได้เลือก"):
        merge(again, plan, by=planner, choices={}, edition=plan.edition)
    merged = merge(again, plan, by=planner, choices={7: "add", 5: str(gone.key)}, edition=plan.edition)
    assert merged.initiatives.count() == 33
    gone.refresh_from_db()
    assert gone.rationale != "ข้อความที่ผู้อื่นเขียนไว้ในร่าง"
    assert Entry.objects.get(verb="plans.merged_from_intake").facts["added"] == 1


def test_the_pages_of_adopting_and_merging(brought_in: Bring, office: Cast, neighbour: Cast, desk_of: Desk) -> None:
    code = office.organization.code
    intake = brought_in(SAMPLES / "sao" / "plan.txt")
    address = reverse("intake_adopt", args=[code, intake.pk])
    desk = desk_of(office.users["planner"])
    settle_all(intake, office)
    page = desk.get(address)
    form = page.context["form"]
    data = {field.name: field.value() or "" for field in form}
    bad = desk.post(address, data | {"first_year": "ปีหน้า"})
    assert bad.status_code == 422
    assert "ปีหน้า" in bad.content.decode()
    done = desk.post(address, data)
    plan = Plan.objects.get()
    assert done.headers["Location"] == reverse("plan_tree", args=[code, plan.pk])
    assert desk.get(done.headers["Location"]).text.count("ทำร่างแผนจากเอกสารแล้ว") == 1, "said once, not twice"
    other = brought_in(SAMPLES / "old-sheet" / "plan.txt")
    settle_all(other, office)
    choose = reverse("intake_merge", args=[code, other.pk])
    assert plan.title in desk.get(choose).content.decode()
    compare = desk.get(choose, {"plan": plan.pk})
    assert "ใหม่" in compare.content.decode()
    stale = desk.post(
        choose, {"plan": plan.pk, "edition": 1, "choice_1": "add", "choice_²": "add", f"choice_{'9' * 50}": "add"}
    )
    assert stale.status_code == 409, "a place that is no number is passed over"
    desk.post(choose, {"plan": plan.pk, "edition": compare.context["plan"].edition, "choice_1": "add"})
    assert plan.initiatives.count() == 33
    stranger = desk_of(neighbour.users["neighbour-planner"])
    for name in ("intake_adopt", "intake_merge"):
        assert stranger.get(reverse(name, args=[neighbour.organization.code, intake.pk])).status_code == 404
        assert desk_of(office.users["clerk"]).get(reverse(name, args=[code, intake.pk])).status_code == 404


def test_risks_that_stand_already_are_told_beside_the_choice(brought_in: Bring, office: Cast, desk_of: Desk) -> None:
    intake, desk = brought_in(SAMPLES / "sao" / "plan.txt"), desk_of(office.users["planner"])
    settle_all(intake, office)
    address = reverse("intake_adopt", args=[office.organization.code, intake.pk])
    free = desk.get(address).context["form"]
    assert (free["risks"].help_text, free["risks"].value()) == ("", TAKE)
    data = {field.name: field.value() or "" for field in free}
    start_register(by=office.officer("planner"), fiscal_year=int(data["first_year"]))
    page = desk.get(address)
    assert f"ปีงบประมาณ {data['first_year']} มีร่างทะเบียนความเสี่ยงอยู่แล้ว" in page.text
    assert page.context["form"]["risks"].value() is None, "no choice that must fail is made beforehand"
    refused = desk.post(address, data)
    assert refused.status_code == 422
    assert [*refused.context["form"].errors] == ["risks"]
    assert "มีร่างทะเบียนความเสี่ยงอยู่แล้ว" in refused.context["form"].errors["risks"][0]
    assert desk.post(address, data | {"risks": REPLACE}).status_code == 302
    assert Plan.objects.get().risk_register is not None


@pytest.mark.real_documents
@pytest.mark.parametrize(("name", "count"), [("000.txt", 26), ("003-excerpt.txt", 58)])
def test_real_plans_from_upload_to_draft(brought_in: Bring, office: Cast, shared: Path, name: str, count: int) -> None:
    intake = brought_in(shared / "seeds" / name)
    assert intake.state == Intake.State.READ
    settle_all(intake, office, money_table_sheet="as_printed", code_table_sheet="as_computed")
    assert tally_of(intake).open == 0
    settled = settled_for(Intake.objects.get(pk=intake.pk))
    assert settled is not None
    plan = adopt(intake, by=office.officer("planner"))
    stored, wanted = plan.as_value(), settled_value(settled)
    assert len(stored.initiatives) == count
    for here, there in zip(stored.initiatives, wanted.initiatives, strict=True):
        assert len(here.steps) == len(there.steps)
        for part in ("objectives", "outputs", "outcomes", "results_unsorted", "indicators"):
            assert len(getattr(here, part)) == len(getattr(there, part)), (here.seq, part)
        assert here.objective_codes == there.objective_codes
    only = msgspec.structs.replace(stored, initiatives=tuple(bare(one) for one in stored.initiatives))
    also = msgspec.structs.replace(stored, initiatives=tuple(bare(one) for one in wanted.initiatives))
    assert canonical(only) == canonical(also)  # the fingerprint of the initiatives
    money = [dict(row.budgets) for row in stored.budget_rows]
    assert money == [dict(row.budgets) for row in wanted.budget_rows]
    open_errors = [one.code for one in findings_of(plan).open if one.severity.value == "error"]
    assert open_errors == [], open_errors
    assert len(stored.risks) == len(wanted.risks)
    assert Question.objects.filter(intake=intake, choice="").count() == 0


@pytest.mark.real_documents
def test_the_money_of_the_real_plan_is_that_of_its_table(brought_in: Bring, office: Cast, shared: Path) -> None:
    gold = json.loads((shared / "gold" / "000.json").read_text(encoding="utf-8"))
    intake = brought_in(shared / "seeds" / "000.txt")
    settle_all(intake, office, money_table_sheet="as_printed")
    plan = adopt(intake, by=office.officer("planner"))
    assert plan.initiatives.count() == len(gold["projects"]) == 26
    for row in gold["budget_table"]:
        stored = {amount.year: amount.amount for amount in plan.initiatives.get(seq=row["project_seq"]).amounts.all()}
        assert stored == {int(year): Decimal(baht) for year, baht in row["budgets"].items()}, row["project_seq"]
    first = next(row for row in gold["budget_subtotals"] if row["dimension"] == "1")
    sums = {int(year): Decimal(baht) for year, baht in first["budgets"].items()}
    for year, baht in sums.items():
        amounts = plan.initiatives.filter(dimension="1", amounts__year=year).values_list("amounts__amount", flat=True)
        assert sum(amounts) == baht
