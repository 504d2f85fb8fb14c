"""Two papers are the same plan, or they are not: what an officer would say, the fingerprint says."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace
from tests.core.plan.whole import WHOLE_PLAN

from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan import (
    Announcement,
    BudgetLine,
    BudgetRow,
    FrameworkNode,
    Goal,
    Initiative,
    NodeLevel,
    Order,
    Plan,
    RiskCriteria,
    Source,
    StatedTotal,
    TargetGroup,
)
from sucharit.core.plan.canonical import canonical, fingerprint
from sucharit.core.thai import thai_digits

NOT_CONTENT = {
    "source", "stated_seq", "stated_number", "stated_count", "title_printed", "matrix_as_printed", "BudgetRow.seq",
    "Order.date_text", "Announcement.date_text",
}  # fmt: skip


def test_the_fingerprint_of_a_known_plan_never_moves_within_a_version():
    assert fingerprint(Plan(title="แผนปฏิบัติการป้องกันการทุจริต", span=FiscalSpan(2566, 2570))) == (
        "p1:9f8e79fe9e7a66b89893aa88f88fa3747e57d32ca73ed1fa6068018f7f1fe3cc"
    )


def test_the_canonical_form_is_plain_json_without_what_is_empty():
    plan = Plan(title="แผน “ก”", initiatives=(Initiative(seq=1, title="โครงการ ข", outputs=("", " ")),))
    assert canonical(plan).decode() == '{"initiatives":[{"seq":1,"title":"โครงการข"}],"title":"แผน\\"ก\\""}'


# -- what does not count ---------------------------------------------------------------------------------------------


def test_digits_spaces_quotes_and_decomposed_sara_am_do_not_count():
    one = Plan(title="แผน “สุจริต” พ.ศ. 2566 - 2570 จํานวน 3 เรื่อง")
    other = Plan(title='แผน  "สุจริต" พ.ศ.๒๕๖๖–๒๕๗๐\nจำนวน ๓ เรื่อง')
    assert fingerprint(one) == fingerprint(other)


def test_a_space_between_two_numbers_or_two_latin_words_counts():
    assert fingerprint(Plan(title="ปี 2566 2567")) != fingerprint(Plan(title="ปี 25662567"))
    assert fingerprint(Plan(title="No Gift Policy")) != fingerprint(Plan(title="NoGift Policy"))
    assert fingerprint(Plan(title="No  Gift\tPolicy")) == fingerprint(Plan(title="No Gift Policy"))


def test_totals_that_repeat_the_rows_do_not_count_and_others_do():
    rows = (
        BudgetRow(title="ก", dimension="1", budgets={2566: Decimal(100)}),
        BudgetRow(title="ข", dimension="2", budgets={2566: Decimal(50)}),
    )
    plain = Plan(title="แผน", budget_rows=rows)
    right = StatedTotal(scope="total", count=2, budgets={2566: Decimal("150.00")}, source=Source(line=9))
    assert fingerprint(plain) == fingerprint(replace(plain, stated_totals=(right,)))
    assert fingerprint(plain) != fingerprint(replace(plain, stated_totals=(replace(right, count=3),)))
    assert fingerprint(plain) != fingerprint(
        replace(plain, stated_totals=(replace(right, budgets={2566: Decimal(151)}),))
    )


def test_the_text_of_a_date_counts_only_where_the_date_is_not_known():
    dated = Plan(title="แผน", announcements=(Announcement(date="2022-09-30", date_text="๓๐ กันยายน ๒๕๖๕"),))
    undated = Plan(title="แผน", announcements=(Announcement(date_text="กันยายน ๒๕๖๕"),))
    assert fingerprint(dated) == fingerprint(Plan(title="แผน", announcements=(Announcement(date="2022-09-30"),)))
    assert fingerprint(undated) != fingerprint(Plan(title="แผน", announcements=(Announcement(date_text="ตุลาคม ๒๕๖๕"),)))


def test_framework_nodes_are_ordered_by_their_code():
    nodes = tuple(FrameworkNode(code=c, level=NodeLevel.MISSION, title=c) for c in ("1.2", "1.10", "1.1"))
    assert fingerprint(Plan(title="แผน", framework=nodes)) == fingerprint(Plan(title="แผน", framework=nodes[::-1]))


def test_no_budget_is_not_the_same_as_no_word_about_it():
    rows = [
        Plan(title="แผน", budget_rows=(BudgetRow(title="ก", budgets=b),))
        for b in ({}, {2566: None}, {2566: Decimal(0)})
    ]
    assert fingerprint(rows[0]) == fingerprint(rows[1]) != fingerprint(rows[2])


# -- every field counts, or is named as one that does not --------------------------------------------------------------


def _changed(value: Any) -> Any:
    """A value of the same type that an officer would call another."""
    if isinstance(value, bool) or value is None:
        raise AssertionError("the whole plan fills every field")
    if isinstance(value, str):
        return "2022-01-31" if value[:2] == "20" and len(value) == 10 else value + "ใหม่"
    if isinstance(value, Enum):
        return next(other for other in type(value) if other is not value)
    return value + 1


def _edits(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """(path, the whole with one leaf changed, one item dropped, or two items swapped)."""
    if isinstance(value, Struct):
        for name in value.__struct_fields__:
            key = name if f"{type(value).__name__}.{name}" not in NOT_CONTENT else f"{type(value).__name__}.{name}"
            if key not in NOT_CONTENT and not (isinstance(value, Order | Announcement) and name == "date_text"):
                for at, new in _edits(getattr(value, name), f"{path}.{key}"):
                    yield at, replace(value, **{name: new})
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            for at, new in _edits(inner, f"{path}[{key}]"):
                yield at, {**value, key: new}
    elif isinstance(value, tuple):
        yield from _edits_of_items(value, path)
    else:
        yield path, _changed(value)


def _edits_of_items(value: tuple[Any, ...], path: str) -> Iterator[tuple[str, Any]]:
    for place, item in enumerate(value):
        for at, new in _edits(item, f"{path}[{place}]"):
            yield at, (*value[:place], new, *value[place + 1 :])
        yield f"{path}[{place}] dropped", (*value[:place], *value[place + 1 :])
    if len(value) > 1 and not path.endswith((".framework", ".stated_totals", ".quarters")):
        yield f"{path} turned round", value[::-1]


EDITS = dict(_edits(WHOLE_PLAN, "plan"))


def test_the_whole_plan_leaves_no_field_empty():
    empty = []

    def walk(value: object, path: str) -> None:
        if isinstance(value, Struct):
            for name in value.__struct_fields__:
                walk(getattr(value, name), f"{path}.{name}")
        elif value is None or value in ("", (), {}):
            empty.append(path)
        elif isinstance(value, tuple):
            for place, item in enumerate(value):
                walk(item, f"{path}[{place}]")

    walk(WHOLE_PLAN, "plan")
    # a leaf of the steps ends the nesting; sources are no content; a row of a matrix has no empty cell here
    assert [path for path in empty if ".source" not in path and not path.endswith("].steps")] == []


@pytest.mark.parametrize("at", EDITS)
def test_any_single_edit_changes_the_fingerprint(at: str):
    assert fingerprint(EDITS[at]) != fingerprint(WHOLE_PLAN)


def test_what_is_no_content_does_not_change_it():
    first = WHOLE_PLAN.initiatives[0]
    criteria = WHOLE_PLAN.risk_criteria or RiskCriteria()
    same = replace(
        WHOLE_PLAN,
        initiatives=(
            replace(first, stated_seq=99, title_printed="อย่างอื่น", source=Source(page=3, line=7)),
            *WHOLE_PLAN.initiatives[1:],
        ),
        framework=tuple(replace(node, stated_count=None) for node in WHOLE_PLAN.framework),
        risk_criteria=replace(criteria, matrix_as_printed=()),
        budget_rows=tuple(replace(row, seq=None, title_printed=None) for row in WHOLE_PLAN.budget_rows),
        goals=tuple(replace(goal, source=Source(line=1)) for goal in WHOLE_PLAN.goals),
    )
    assert fingerprint(same) == fingerprint(WHOLE_PLAN)


# -- as paper does it --------------------------------------------------------------------------------------------------


def _everywhere(value: Any, change: Any) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Enum) or not isinstance(value, Struct | Mapping | tuple):
        return value
    if isinstance(value, Struct):
        kept = {
            "code",
            "scope",
            "date",
            "as_of",
            "announced_on",
            "dimension",
            "mission",
            "objective",
            "objective_codes",
        }
        return replace(
            value, **{n: _everywhere(getattr(value, n), change) for n in value.__struct_fields__ if n not in kept}
        )
    if isinstance(value, Mapping):
        return {key: _everywhere(inner, change) for key, inner in value.items()}
    return tuple(_everywhere(item, change) for item in value)


def test_a_plan_printed_in_thai_digits_is_the_same_plan():
    assert fingerprint(_everywhere(WHOLE_PLAN, thai_digits)) == fingerprint(WHOLE_PLAN)


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_wrapping_lines_anywhere_does_not_make_another_plan(data: st.DataObject):
    def wrapped(text: str) -> str:
        where = data.draw(st.sets(st.integers(0, len(text)), max_size=4))
        kept = {n for n in where if not _inside_a_number_or_word(text, n)}
        return "".join(("\n " if n in kept else "") + char for n, char in enumerate(text)) + " " * len(where)

    assert fingerprint(_everywhere(WHOLE_PLAN, wrapped)) == fingerprint(WHOLE_PLAN)


def _inside_a_number_or_word(text: str, at: int) -> bool:
    """Paper wraps between words: not inside a number, a Latin word, or a cluster."""
    around = text[max(0, at - 1) : at + 1]
    return len(around) == 2 and around.isalnum() and around.isascii()


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_has_a_fingerprint(title: str, goal: str):
    plan = Plan(
        title=title,
        goals=(Goal(text=goal),),
        initiatives=(Initiative(seq=1, title=goal, target_group=TargetGroup(text=title)),),
    )
    assert fingerprint(plan) == fingerprint(plan)
    assert msgspec.json.decode(canonical(plan)) is not None


def test_lone_surrogates_and_absurd_money_have_one_too():
    plan = Plan(
        title="\ud800ก", budget_rows=(BudgetRow(title="x", budgets={1: Decimal("1E+999999"), 2: Decimal("NaN")}),)
    )
    assert fingerprint(plan).startswith("p1:")


@pytest.mark.parametrize(
    ("words", "baht"), [("-", "0"), ("0", "0"), ("ไม่ใช้งบประมาณ", "0"), ("๒๐,๐๐๐.- บาท", "20000"), ("20000", "20000")]
)
def test_words_of_a_budget_that_only_say_its_amount_do_not_count(words: str, baht: str):
    plain, said = (_with_budget(text, baht) for text in (f"{Decimal(baht):,} บาท", words))
    assert fingerprint(said) == fingerprint(plain)


def test_words_of_a_budget_that_say_more_count():
    assert fingerprint(_with_budget("20,000 บาท จากเงินสะสม", "20000")) != fingerprint(
        _with_budget("20,000 บาท", "20000")
    )


def _with_budget(text: str, baht: str) -> Plan:
    return Plan(
        title="แผน",
        initiatives=(Initiative(seq=1, title="โครงการ", budget=BudgetLine(text=text, per_year=Decimal(baht))),),
    )


def test_a_node_without_a_title_says_no_more_than_the_initiatives():
    bare = FrameworkNode(code="1.1.1", level=NodeLevel.OBJECTIVE, title="")
    plan = Plan(title="แผน", initiatives=(Initiative(seq=1, title="โครงการ", objective_codes=("1.1.1",)),))
    assert fingerprint(replace(plan, framework=(bare,))) == fingerprint(plan)
