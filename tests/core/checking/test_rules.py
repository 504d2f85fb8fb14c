"""Every rule speaks where it should, keeps quiet where it should, and stands in the handbook as it is."""

import re
from pathlib import Path

import pytest

from sucharit.core.checking import Rule, Severity, check, rules
from sucharit.core.checking.examples import examples
from sucharit.core.checking.handbook import page, said_of

ROOT = Path(__file__).resolve().parents[3]
CONTRACT = """
count.plan count.dimension count.sum number.sheet number.list money.table-sheet money.row-missing money.sum money.words
money.blank section.missing code.table-sheet code.heading-missing code.uncovered title.table-sheet unit.table-sheet
kind.table-sheet kind.missing placeholder organization.spelling organization.kind-words duplicate.output year.outside
period.incomplete date.missing target.conflict target.no-baseline target.direction headcount.conflict risk.matrix
risk.scale-gap risk.controls-few law.year order.roles order.sequence
"""
each_rule = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)


def test_every_code_of_the_contract_is_a_rule():
    assert set(CONTRACT.split()) <= {rule.code for rule in rules()}


def test_a_code_names_one_rule():
    codes = [rule.code for rule in rules()]
    assert len(codes) == len(set(codes))
    assert set(codes) == set(examples())


@each_rule
def test_it_says_what_it_is(rule: Rule):
    assert re.fullmatch(r"[a-z]+(\.[a-z-]+)?", rule.code)
    assert rule.severity in Severity
    for text in (rule.thai, rule.source, rule.silent):
        assert re.search("[ก-ฮ]{2}", text)
    assert re.fullmatch(r"[A-Za-z0-9 ,'-]+", rule.english)


@each_rule
def test_it_keeps_quiet_where_nothing_is_wrong(rule: Rule):
    passing, _ = examples()[rule.code]
    assert [finding.message for finding in said_of(passing, rule)] == []


@each_rule
def test_it_speaks_where_something_is_wrong(rule: Rule):
    _, failing = examples()[rule.code]
    said = said_of(failing, rule)
    assert [finding.code for finding in said] == [rule.code] * len(said) != []
    for finding in said:
        assert re.search("โปรด|ควรเป็น", finding.message), "an officer must be told what to do"
        assert "\n" not in finding.message
        assert len(finding.message) < 500


@each_rule
def test_its_finding_is_among_those_of_the_whole_check(rule: Rule):
    _, failing = examples()[rule.code]
    assert set(said_of(failing, rule)) <= set(check(failing.plan, failing.lines))


def test_an_example_that_passes_is_an_ordinary_plan():
    """The passing examples are near misses of their own rule; hardly any other rule may speak of them."""
    loud = {code: [f.code for f in check(passing.plan, passing.lines)] for code, (passing, _) in examples().items()}
    surprising = {
        code: said for code, said in loud.items() if [one for one in said if one not in EXPECTED.get(code, ())]
    }
    assert surprising == {}


# the near misses of one rule that another rule is right to mention
EXPECTED = {
    "count.dimension": ("money.row-missing",),
    "section.missing": ("results.unsorted",),
    "kind.table-sheet": (),
}


def test_the_handbook_is_current():
    assert (ROOT / "docs" / "checks.md").read_text("utf-8") == page(), "run: python docs/made.py"
