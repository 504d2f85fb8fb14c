"""The samples themselves: their files are current, every damage strikes, and what they promise is in them."""

import json
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from sucharit.reference import framework
from sucharit.samples import demo_plan
from tests.samples import build, plans, score
from tests.samples.damage import DAMAGES, HARMLESS, damaged
from tests.samples.ocr import draw
from tests.samples.printed import Sample
from tests.samples.shelf import clean, demo, shelf
from tests.samples.styles import COLUMNED, SCANNED, STYLES, WORDY

ROOT = Path(__file__).resolve().parents[1]
AGAIN = "run `python -m tests.samples.build`"


def test_text_files_are_current():
    stale = [name for name, content in build.text_files().items() if (ROOT / name).read_bytes() != content]
    assert stale == [], AGAIN


def test_word_and_pdf_files_are_made_from_the_present_plans():
    known = json.loads((build.HERE / "built.json").read_text("utf-8"))
    assert known == {name: digest for name, (digest, _) in build.slow_files().items()}, AGAIN
    assert [name for name in known if not (ROOT / name).is_file()] == [], AGAIN


def test_no_file_of_a_sample_is_left_over():
    wanted = {ROOT / name for name in [*build.text_files(), *build.slow_files()]}
    folders = [path for path in build.HERE.iterdir() if path.is_dir() and (path / "plan.txt").exists()]
    assert {path for folder in folders for path in folder.iterdir()} <= wanted


# the plans


def test_the_small_plan_covers_every_objective():
    covered = {code for one in plans.sao_plan().initiatives for code in one.objective_codes}
    assert covered == {node.code for node in framework("2566-2570").objectives}
    assert len(plans.sao_plan().initiatives) == 32
    assert len(plans.town_plan().initiatives) == 60


@pytest.mark.parametrize("build_plan", [plans.sao_plan, plans.town_plan])
def test_a_plan_adds_up(build_plan):
    plan = build_plan()
    for year in plan.span:
        rows = sum(row.budgets[year] for row in plan.budget_rows)
        assert rows == sum(one.budget.per_year for one in plan.initiatives)
        assert [total.budgets[year] for total in plan.stated_totals if total.scope == "total"] == [rows]


def test_no_two_initiatives_promise_the_same():
    outputs = Counter(output for one in plans.town_plan().initiatives for output in one.outputs)
    assert [output for output, times in outputs.items() if times > 1] == []


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_what_a_plan_says_stands_in_its_print(style):
    sample = draw(plans.sao_plan(), style, 5)
    text = score.folded(sample.text)
    for one in sample.plan.initiatives:
        for words in (one.title, *one.objectives, *one.outputs, *one.outcomes, *(step.text for step in one.steps)):
            assert score.folded(words) in text


def test_the_same_seed_prints_the_same():
    one, other = (draw(plans.sao_plan(), SCANNED, 9).text for _ in range(2))
    assert one == other
    assert one != draw(plans.sao_plan(), SCANNED, 10).text


# damage


@cache
def _base(style: str) -> Sample:
    return draw(plans.town_plan(), STYLES[style], 2)


@pytest.mark.parametrize("name", DAMAGES)
def test_every_damage_finds_its_place_in_some_style(name: str):
    styles = (WORDY, COLUMNED, SCANNED)
    struck = [sample for style in styles if (sample := damaged(_base(style.name), name, seed=3)).damages == (name,)]
    assert struck
    assert all(sample.text != _base(style.name).text for style in styles for sample in struck)


@pytest.mark.parametrize("name", sorted(HARMLESS))
def test_harmless_damage_changes_nothing_that_is_read(name: str):
    before = _base("wordy")
    after = damaged(before, name, seed=4)
    assert after.plan == before.plan
    assert after.wanted == ()


@pytest.mark.parametrize("name", sorted(set(DAMAGES) - HARMLESS))
def test_a_contradiction_says_what_must_be_found_and_where(name: str):
    for style in ("wordy", "columned"):
        sample = damaged(_base(style), name, seed=6)
        if not sample.damages:
            continue
        (wanted,) = sample.wanted
        assert wanted.code
        assert wanted.mark is None or sample.marked(wanted.mark)


def test_lines_wanted_move_with_the_text_above_them():
    sample = damaged(_base("columned"), "day-missing", "no-blank-lines", seed=1)
    (first, last) = (sample.marked("day")[0], sample.marked("day")[-1])
    assert sample.lines[first - 1].text.startswith("ประกาศ")
    assert "วันที่" in sample.lines[last - 1].text


# what stands on the shelf


def test_the_shelf_holds_clean_and_damaged_plans_of_every_kind():
    names = [sample.name for sample in shelf()]
    assert len(names) == len(set(names))
    assert {sample.kind.value for sample in clean()} == {
        "action_plan", "annual_plan", "initiative_sheet", "integrity_report", "order",
    }  # fmt: skip
    assert sum(bool(sample.damages) for sample in shelf()) >= 12


def test_the_demo_holds_a_dozen_contradictions():
    assert len(demo().wanted) >= 12
    assert len(demo().plan.initiatives) == 32
    assert demo_plan().decode() == demo().text


# the scorer


def test_a_perfect_reading_scores_one():
    whole = build.expected.contract(_base("wordy"))
    assert score.judge(whole, whole).mean == 1.0


def test_a_lost_initiative_and_a_wrong_amount_cost_points():
    sample = _base("wordy")
    wanted = build.expected.contract(sample)
    spoiled = json.loads(json.dumps(wanted))
    del spoiled["initiatives"][3]
    spoiled["budget_rows"][0]["budgets"]["2566"] = 1
    result = score.judge(spoiled, wanted)
    assert result.shares["initiatives found"] < 1
    assert result.shares["budget row amounts"] < 1
    assert any("no. 4" in miss for miss in result.misses)


def test_a_finding_is_met_by_initiative_by_objective_or_by_a_line_nearby():
    wanted = [{"code": "a", "initiative": 3}, {"code": "b", "objective": "1.1.1"}, {"code": "c", "lines": [40]}]
    found = [
        {"code": "a", "where": {"initiatives": [3]}},
        {"code": "b", "where": {"objectives": ["1.1.1"]}},
        {"code": "c", "where": {"lines": [43]}},
    ]
    assert score.missed(found, wanted) == []
    far = [replace_where(found[0], initiatives=[4]), found[1], replace_where(found[2], lines=[44])]
    assert score.missed(far, wanted) == [wanted[0], wanted[2]]


def replace_where(finding, **where):
    return {**finding, "where": where}


def test_only_loud_findings_are_false_alarms():
    found = [{"code": "x", "severity": severity, "where": {}} for severity in ("error", "warning", "notice")]
    assert len(score.false_alarms(found, [])) == 2


def test_a_sample_keeps_its_damages_by_name():
    sample = damaged(replace(_base("wordy"), name="x"), "sara-am", "sheet-money", seed=2)
    assert sample.damages == ("sara-am", "sheet-money")
