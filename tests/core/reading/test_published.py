"""The JSON contract: what goes out comes back the same."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from tests.samples import keeping

from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan import BudgetLine, BudgetRow, Initiative, Organization, OrganizationType, Plan, Source, Step
from sucharit.core.reading import UnreadableDocument, contract, contract_json, from_contract
from sucharit.core.reading.values import DocumentKind, Doubt, Reading

FILES = [path for _, path in keeping.sample_files()]


def reading() -> Reading:
    one = Initiative(
        seq=1,
        title="โครงการปี่พาทย์พร้อมเพรียง",
        objective_codes=("1.1.1", "1.1.2"),
        steps=(Step(text="ซ้อม", steps=(Step(text="ปี่"), Step(text="ระนาด"))), Step(text="แสดง")),
        budget=BudgetLine(text="1,250.50 บาท", per_year=Decimal("1250.50")),
        source=Source(page=3, line=40, line_end=60, sections={"steps": (44, 50)}),
    )
    plan = Plan(
        title="แผนปฏิบัติการป้องกันการทุจริต",
        organization=Organization(name="เทศบาลตำบลบ้านปี่", type=OrganizationType.SUBDISTRICT_MUNICIPALITY),
        span=FiscalSpan(2566, 2570),
        budget_rows=(BudgetRow(title=one.title, budgets={2566: Decimal(0), 2567: None}),),
        initiatives=(one,),
    )
    doubt = Doubt(code="digit.confusable", message="โปรดตรวจ", printed="๖", proposed="9", initiatives=(1,), field="seq")
    return Reading(kind=DocumentKind.ACTION_PLAN, reason="เพราะพบชื่อ", plan=plan, doubts=(doubt,))


def test_what_goes_out_comes_back():
    assert from_contract(contract(reading())) == reading()
    assert from_contract(contract_json(reading())) == reading()


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_sample_comes_back(path: Path):
    found = keeping.reading_of(path)[0]
    assert from_contract(contract_json(found)) == found


def test_money_is_a_number_with_its_satang_and_nothing_is_null():
    found = json.loads(contract_json(reading()), parse_float=Decimal)
    assert found["initiatives"][0]["budget"]["per_year"] == Decimal("1250.50")
    assert found["budget_rows"][0]["budgets"] == {"2566": 0, "2567": None}


def test_steps_without_steps_of_their_own_are_strings():
    steps = contract(reading())["initiatives"][0]["steps"]
    assert [type(step) for step in steps] == [dict, str]


@pytest.mark.parametrize(
    "broken",
    [b"", b"{", b"[]", b"null", b"{}", b'{"document": 5}', b'{"document": {}, "initiatives": [7]}', b"\xff\xfe"],
)
def test_what_is_no_reading_is_refused_in_two_languages(broken: bytes):
    with pytest.raises(UnreadableDocument) as refused:
        from_contract(broken, "x.json")
    assert refused.value.thai
    assert refused.value.english
    assert refused.value.name == "x.json"


def test_the_name_gives_the_function_after_anything_was_read():
    import sucharit.core.reading as room

    assert callable(room.contract)
    assert callable(room.read)
