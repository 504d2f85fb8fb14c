"""No rule raises, whatever a plan holds; and what is said does not depend on anything but the plan."""

import string
import time
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.core.plan.whole import WHOLE_PLAN

from sucharit.core.checking import Severity, check
from sucharit.core.checking.examples import examples
from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan import (
    Announcement,
    BudgetLine,
    BudgetRow,
    FrameworkNode,
    Goal,
    Initiative,
    InitiativeKind,
    Member,
    NodeLevel,
    Order,
    Organization,
    OrganizationType,
    Period,
    Plan,
    PlanRisk,
    RiskCriteria,
    ScaleStep,
    Source,
    StatedTotal,
    Step,
    Target,
    TargetGroup,
)

# Bits of which strange documents are made: words that rules look for, next to rubbish.
BITS = (
    "โครงการ", "ประจำปี 2599", "ประจำปี ๒๕๖๔", "พ.ศ. 2540", "พระราชบัญญัติเทศบาล", "ระบุชื่อหน่วยงาน", "......", "ลดลงร้อยละ 10",
    "ITA 85 คะแนน", "นายกเทศมนตรี", "อบต.", "จำนวน 40 คน", "ผู้บริหาร สมาชิกสภา พนักงาน", "1)", "(2)", "๓.๑", "- ",
    "(กรณีไม่ผ่าน)", "\t", "บาท (ศูนย์บาทถ้วน)", "999999999999999999999999", "ั", "่",
    "\u200b", "\x0b", "\ud7ff", "<p>", "1.1.1",
    "ร้องเรียน", "เพิ่มขึ้น", "มาตรการจัดการความเสี่ยง อย่างน้อย 9 เรื่อง", "องค์การบริหารส่วนตำบล",
)  # fmt: skip
texts = st.one_of(
    st.lists(st.sampled_from(BITS), max_size=6).map(" ".join),
    st.text(alphabet=string.printable + "กขคงเแโะาำุู่้๊์๑๒๕๖ฯๆ“”…–", max_size=40),
    st.text(max_size=20),
)
perhaps = st.none() | texts
small = st.none() | st.integers(-3, 60) | st.integers(-(10**12), 10**12)
money = (
    st.none()
    | st.decimals(allow_nan=True, allow_infinity=True)
    | st.sampled_from([Decimal(0), Decimal(20000), Decimal("1E+999")])
)
codes = st.sampled_from(["1", "1.1", "1.1.1", "2.3.4", "", ".", "1.1.1.1", "x", "9" * 5000, "๑.๑", "total"])
years = st.integers(2560, 2575) | st.integers(-5, 10**9)
sources = st.builds(
    Source,
    line=st.none() | st.integers(-3, 40),
    line_end=st.none() | st.integers(-3, 60),
    sections=st.dictionaries(
        st.sampled_from(["steps", "outputs", "results", "budget", "x"]),
        st.tuples(st.integers(-9, 60), st.integers(-9, 99)),
    ),
)
many = st.lists(texts, max_size=3).map(tuple)
steps = st.recursive(
    st.builds(Step, text=texts), lambda inner: st.builds(Step, text=texts, steps=st.tuples(inner)), max_leaves=4
)
initiatives = st.builds(
    Initiative, seq=st.integers(-2, 9), stated_seq=small, kind=st.none() | st.sampled_from(InitiativeKind), title=texts,
    dimension=st.none() | codes, mission=st.none() | codes, objective_codes=st.lists(codes, max_size=2).map(tuple),
    rationale=perhaps, objectives=many, target_group=st.none() | st.builds(TargetGroup, text=texts, count=small),
    targets=many, steps=st.lists(steps, max_size=2).map(tuple),
    period=st.none() | st.builds(Period, text=texts, start=st.none() | years, end=st.none() | years),
    budget=st.none() | st.builds(BudgetLine, text=texts, per_year=money), responsible=perhaps, outputs=many,
    outcomes=many, results_unsorted=many, quarters=st.lists(st.integers(-1, 6), max_size=3).map(tuple),
    indicators=many, source=sources,
)  # fmt: skip
rows = st.builds(
    BudgetRow, seq=small, dimension=st.none() | codes, mission=st.none() | codes, objective=st.none() | codes,
    title=texts,     budgets=st.dictionaries(years, money, max_size=3), note=perhaps, source=sources,
)  # fmt: skip
totals = st.builds(
    StatedTotal, scope=codes, count=small, budgets=st.dictionaries(years, money, max_size=2), source=sources,
    by_quarter=st.dictionaries(st.integers(0, 5), st.integers(0, 9), max_size=2),
)  # fmt: skip
cells = st.sampled_from(["สูง", "ต่ำ", "ปานกลาง", "", "?", "สูงมาก", "1", "๒"])
scales = st.lists(st.builds(ScaleStep, score=st.integers(-1, 9), meaning=texts), max_size=4).map(tuple)
criteria = st.builds(
    RiskCriteria, likelihood=scales, impact_other=scales,
    matrix=st.dictionaries(st.integers(-1, 6), st.lists(cells, max_size=5).map(tuple), max_size=5),
    matrix_as_printed=st.lists(st.lists(cells, max_size=5).map(tuple), max_size=5).map(tuple), source=sources,
)  # fmt: skip
risks = st.builds(
    PlanRisk,
    seq=st.integers(),
    process=texts,
    likelihood=small,
    impact=small,
    score=small,
    level=perhaps,
    controls=many,
    source=sources,
)
dates = st.none() | st.sampled_from(["2022-09-30", "2023-01-01", "2565-13-99", "", "0001-01-01"])
members = st.builds(Member, stated_number=small, name=texts, position=perhaps, role=perhaps, source=sources)
orders = st.builds(
    Order, number=perhaps, subject=perhaps | st.just("จัดทำแผนปฏิบัติการป้องกันการทุจริต"), date=dates,
    members=st.lists(members, max_size=4).map(tuple), source=sources,
)  # fmt: skip
spans = st.none() | st.builds(lambda a, b: FiscalSpan(min(a, b), max(a, b)), years, years)
nodes = st.builds(FrameworkNode, code=codes, level=st.sampled_from(NodeLevel), title=texts, stated_count=small)
amounts = money.filter(lambda amount: amount is not None)
targets = st.builds(Target, name=texts, unit=perhaps, by_year=st.dictionaries(years, amounts, max_size=3))
announcements = st.builds(Announcement, subject=perhaps, date=dates, date_text=perhaps)
plans = st.builds(
    Plan, title=texts,
    organization=st.none() | st.builds(
        Organization, name=texts | st.just("องค์การบริหารส่วนตำบลดอนสุขใจ") | st.just("เทศบาลเมือง"),
        type=st.none() | st.sampled_from(OrganizationType),
    ),
    span=spans, framework_version=st.none() | st.sampled_from(["2566-2570", "2561-2564", "x"]), announced_on=dates,
    framework=st.lists(nodes, max_size=3).map(tuple),
    goals=st.lists(st.builds(Goal, text=texts, source=sources), max_size=2).map(tuple),
    targets=st.lists(targets, max_size=2).map(tuple),
    risk_criteria=st.none() | criteria, risks=st.lists(risks, max_size=2).map(tuple),
    budget_rows=st.lists(rows, max_size=4).map(tuple),
    stated_totals=st.lists(totals, max_size=3).map(tuple), initiatives=st.lists(initiatives, max_size=5).map(tuple),
    orders=st.lists(orders, max_size=2).map(tuple),
    announcements=st.lists(announcements, max_size=2).map(tuple),
)  # fmt: skip


@given(plans, st.lists(texts, max_size=40))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_no_plan_makes_a_rule_raise(plan: Plan, lines: list[str]):
    for finding in (*check(plan), *check(plan, lines)):
        assert finding.message
        assert finding.severity in Severity
        assert all(line > 0 for line in finding.where.lines)


def test_the_same_plan_gives_the_same_findings_in_the_same_order():
    _, failing = examples()["organization.spelling"]
    for plan in (WHOLE_PLAN, failing.plan):
        assert check(plan) == check(plan)


def test_grave_findings_come_first_and_then_the_order_of_the_lines():
    plans = [failing.plan for _, failing in examples().values()]
    gravity = [Severity.ERROR, Severity.WARNING, Severity.NOTICE]
    for plan in plans:
        ranks = [gravity.index(finding.severity) for finding in check(plan)]
        assert ranks == sorted(ranks)


def test_a_plan_of_a_thousand_initiatives_is_checked_in_seconds():
    sheets = tuple(
        replace(
            WHOLE_PLAN.initiatives[0],
            seq=n,
            stated_seq=n,
            title=f"โครงการเรื่องที่ {n}",
            outputs=(f"มีคู่มือการปฏิบัติงานเรื่องที่ {n}",),
        )
        for n in range(1, 1001)
    )
    rows = tuple(replace(WHOLE_PLAN.budget_rows[0], seq=n, title=f"โครงการเรื่องที่ {n}") for n in range(1, 1001))
    began = time.process_time()
    check(replace(WHOLE_PLAN, initiatives=sheets, budget_rows=rows), ["จัดทำโครงการ ประจำปี 2560 " * 40] * 6_000)
    assert time.process_time() - began < 12


def test_one_endless_line_is_no_burden():
    began = time.process_time()
    for bit in (
        "พระราชบัญญัติ",
        "ระบุ",
        "(กรณี",
        "25",
        "1)",
        "ประจำปี 2560 ",
        "จำนวน 1 บาท (",
        "อบต.",
        "....",
        "เทศบาล/",
        "ร้อยละ",
    ):
        check(WHOLE_PLAN, [bit * 40_000])
    assert time.process_time() - began < 8
