"""The whole line of reading: a document in, a reading out, whatever stands in it."""

from collections.abc import Sequence
from itertools import count

import pytest
from tests.processor import spent

from sucharit.core.reading import read
from sucharit.core.reading.values import DocumentKind, Line, OpenedDocument, Reading

SHEET = """โครงการที่ %d
๑. ชื่อโครงการ : โครงการสะพานไม้ไผ่คู่ที่ %d
๒. หลักการและเหตุผล
น้ำหลากทุกปี ชาวบ้านข้ามคลองไม่ได้
๓. วัตถุประสงค์
๑) เพื่อให้ข้ามคลองได้ ๒) เพื่อให้เด็กไปโรงเรียนทัน
๕. วิธีดำเนินการ
- ตัดไม้
- ผูกเชือก
๖. ระยะเวลาดำเนินการ ปีงบประมาณ ๒๕๖๖ - ๒๕๗๐
๗. งบประมาณ ๓,๐๐๐ บาท
๘. ผู้รับผิดชอบ กองช่าง
๙. ผลผลิต/ผลลัพธ์
ผลผลิต
- สะพาน ๑ แห่ง
ผลลัพธ์
- เด็กไม่สาย
"""
COVER = "แผนปฏิบัติการป้องกันการทุจริต\nองค์การบริหารส่วนตำบลคลองไม้ไผ่\n(พ.ศ. ๒๕๖๖ - ๒๕๗๐)\n"


def of(lines: Sequence[str], form: str = "txt") -> Reading:
    numbered = tuple(Line(number, line) for number, line in enumerate(lines, 1))
    return read(OpenedDocument(name="x", format=form, digest="", lines=numbered))


def plan(sheets: int) -> list[str]:
    return (COVER + "".join(SHEET % (number, number) for number in range(1, sheets + 1))).split("\n")


def test_a_plan_book_of_some_sheets():
    found = of(plan(5))
    assert found.kind is DocumentKind.ACTION_PLAN
    assert [one.stated_seq for one in found.plan.initiatives] == [1, 2, 3, 4, 5]
    assert {(len(one.objectives), len(one.steps)) for one in found.plan.initiatives} == {(2, 2)}
    assert found.doubts == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "สวัสดีตอนเช้า",
        "lorem ipsum",
        "๑๒๓",
        "|||\n|||",
        "**" * 400,
        "\t" * 400,
        "\u200b\ufeff\x00",
        "<table>" * 90,
    ],
)
@pytest.mark.parametrize("form", ["txt", "docx", "pdf", "xlsx"])
def test_what_is_no_document_gives_an_empty_plan_a_reason_and_a_doubt(text: str, form: str):
    found = of(text.split("\n"), form)
    assert found.kind is DocumentKind.UNKNOWN
    assert found.plan.initiatives == ()
    assert found.reason
    assert "kind.unknown" in {doubt.code for doubt in found.doubts}


@pytest.mark.parametrize(
    "line",
    [
        "๓. วัตถุประสงค์ ๑) เพื่อ ๒) เพื่อ",
        "๑.๑.๑ เสริมสร้าง\t๒๐,๐๐๐\t-\t-\tรวม",
        "- " * 30,
        "((((((((((((((((((((ปี ๒๕๖๖",
        "มิติที่ ๑ ภารกิจที่ ๑.๑ องค์การบริหารส่วนตำบล",
        "วัตถุประสงศ์ของโครงการ/กิจกรรม/มาตรการ",
    ],
)
def test_time_grows_with_the_text_and_no_faster(line: str):
    def fresh(many: int) -> list[str]:
        return [f"{line} {next(numbers)}" for _ in range(many)]  # no line twice: what is cached takes no time

    numbers = count(1)
    of(fresh(1500))
    base = spent(lambda: of(plan(3) + fresh(1500)), times=2)
    assert spent(lambda: of(plan(3) + fresh(6000)), times=2) < 10 * max(base, 0.02)


def test_a_list_nested_without_end_has_a_floor():
    deep = [*plan(1)[:10], *[f"{'๑.' * min(depth, 9)}{depth} ขั้น" for depth in range(1, 400)], *plan(1)[12:]]
    assert of(deep).plan.initiatives


def test_a_thousand_sheets_are_all_found():
    assert len(of(plan(1200)).plan.initiatives) == 1200
