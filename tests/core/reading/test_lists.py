"""Lists as sheets print them: what counts as an item, what stands under it, what only goes on."""

import pytest

from sucharit.core.reading.lists import Item, ListLine, join_wrapped, read_list
from sucharit.core.reading.lists.nesting import MOST_LEVELS


def listed(text: str, starters: tuple[str, ...] = (), *, wraps: bool = True) -> tuple[Item, ...]:
    lines, gap = [], False
    for number, line in enumerate(text.strip("\n").split("\n"), 1):
        if line.strip():
            lines.append(ListLine(number, line.strip(), gap, indent=len(line) - len(line.lstrip())))
        gap = not line.strip()
    return read_list(lines, starters, wraps=wraps)


def shape(items: tuple[Item, ...]) -> list[object]:
    """Texts, with a list of what stands under an item behind it."""
    told: list[object] = []
    for item in items:
        told.append(item.text)
        if item.items:
            told.append(shape(item.items))
    return told


@pytest.mark.parametrize(
    "text",
    [
        "1) ก้าว\n2) ขัน\n3) คลอง",
        "(1) ก้าว\n(2) ขัน\n(3) คลอง",
        "- 1) ก้าว\n- 2) ขัน\n- 3) คลอง",
        "1. ก้าว\n\n2. ขัน\n\n3. คลอง",
        "6.1 ก้าว\n6.2 ขัน\n6.3 คลอง",
        "- ก้าว\n-ขัน\n• คลอง",
        "ก. ก้าว\nข. ขัน\nค. คลอง",
        "1 ก้าว\n2 ขัน\n3 คลอง",
        "ข้อ 1 ก้าว\nข้อ 2 ขัน\nข้อ 3 คลอง",
        "1) ก้าว\n2. ขัน\n(3) คลอง",
        "1. ก้าว 2. ขัน 3. คลอง",
        "1)\nก้าว\n2)\nขัน\n3)\nคลอง",
        "3.1 ก้าว\n3.2 ขัน 3.3 คลอง",
    ],
)
def test_three_items_are_three_in_every_dress(text: str):
    assert [item.text for item in listed(text)] == ["ก้าว", "ขัน", "คลอง"]


@pytest.mark.parametrize(
    "text",
    [
        "1) ก้าว\n2) ขัน\n- ขา\n- แขน\n3) คลอง",
        "1) ก้าว\n2) ขัน\n(1) ขา\n(2) แขน\n3) คลอง",
        "1) ก้าว\n2) ขัน\n2.1) ขา\n2.2) แขน\n3) คลอง",
        "- 1) ก้าว\n- 2) ขัน\n2.1 ขา\n- 2.2 แขน\n- 3) คลอง",
        "1) ก้าว\n2) ขัน\n1) ขา\n2) แขน\n3) คลอง",
        "(1) ก้าว\n(2) ขัน\n(1) ขา\n(2) แขน\n(3) คลอง",
    ],
)
def test_what_stands_under_an_item_is_not_counted_beside_it(text: str):
    assert shape(listed(text)) == ["ก้าว", "ขัน", ["ขา", "แขน"], "คลอง"]


def test_three_levels_stand_under_each_other():
    assert shape(listed("1) ก้าว\n1.1) ขา\n- ซ้าย\n- ขวา\n1.2) แขน\n2) ขัน")) == [
        "ก้าว",
        ["ขา", ["ซ้าย", "ขวา"], "แขน"],
        "ขัน",
    ]


def test_numbers_that_a_scanner_misread_do_not_nest():
    assert [item.number for item in listed("5) ก้าว\n6) ขัน\n- ขา\n3) คลอง\n4) งอ")] == [5, 6, 3, 4]


def test_a_second_list_beside_the_first_stays_beside_it():
    assert len(listed("1) ก้าว\n2) ขัน\n1) คลอง\n2) งอ")) == 4


def test_a_list_announced_by_its_item_stands_under_it_to_the_end():
    assert shape(listed("1) ก้าว\n2) จัดทำคู่มือ ประกอบด้วย\n1) ขา\n2) แขน")) == ["ก้าว", "จัดทำคู่มือ ประกอบด้วย", ["ขา", "แขน"]]


def test_the_rest_of_an_item_after_a_blank_line_belongs_to_it():
    full = "1) จัดให้มีช่องทางสำหรับทุกคนในตำบลเพื่อแจ้งความเห็นต่อการทำงานของเจ้าหน้าที่และหน่วยงานภายใน"
    assert [item.text for item in listed(f"{full}\n\nสำนักงาน\n\n2) ขัน")] == [f"{full[3:]}สำนักงาน", "ขัน"]


def test_an_item_that_lost_its_number_is_found_between_its_neighbours():
    items = listed("1) จัดประชุมชี้แจงทุกหมู่บ้าน\n\nสำรวจความพึงพอใจของผู้รับบริการ\n\n3) รายงานผล")
    assert [item.text for item in items][1] == "สำรวจความพึงพอใจของผู้รับบริการ"
    assert items[1].unmarked


def test_between_numbers_in_sequence_nothing_is_lost():
    assert len(listed("1) จัดประชุม\nเพื่อชี้แจงแนวทางแก่ทุกหมู่บ้าน\n2) รายงานผล", ("เพื่อ",))) == 2


def test_a_list_without_any_marker_goes_by_how_its_items_begin():
    assert len(listed("เพื่อสร้างวินัย\nเพื่อสร้างความเข้าใจ\nเพื่อลดข้อร้องเรียน", ("เพื่อ",))) == 3


def test_a_paragraph_over_two_lines_is_one_item():
    first = "เพื่อให้ประชาชนในทุกหมู่บ้านรับรู้ข้อมูลการใช้จ่ายเงินของท้องถิ่นอย่างสม่ำเสมอและครบถ้วนตรง"
    assert len(listed(f"{first}\nตามที่กฎหมายกำหนด", ("เพื่อ",))) == 1


def test_in_word_files_every_paragraph_is_an_item():
    assert len(listed("ประชุม\nลงพื้นที่\nรายงานผล", wraps=False)) == 3


def test_words_that_announce_a_list_are_no_item_of_it():
    assert [item.text for item in listed("มีขั้นตอนดังนี้\n1) ก้าว\n2) ขัน")] == ["ก้าว", "ขัน"]


def test_bullets_under_an_announcing_item_are_part_of_it():
    items = listed("มีข้อมูลครบ ดังนี้\n- การเงิน\n- บุคลากร")
    assert items[0].whole_text() == "มีข้อมูลครบ ดังนี้\n- การเงิน\n- บุคลากร"
    assert len(items) == 1


def test_bullets_indented_alike_stand_under_the_one_above():
    items = listed("- จัดค่าย\n   - ฐานน้ำ\n   - ฐานไฟ\n- สรุปผล")
    assert [len(item.items) for item in items] == [2, 0]


@pytest.mark.parametrize("text", ["  - น้ำ\n- ไฟ\n- ลม", "- น้ำ\n  - ไฟ\n- ลม", "- น้ำ\n - ไฟ\n - ลม\n- ดิน"])
def test_an_indent_of_the_scanner_nests_nothing(text: str):
    assert {len(item.items) for item in listed(text)} == {0}


def test_a_measure_ends_an_item_that_has_no_marker():
    assert len(listed("มีซุ้มรับแจ้ง 1 แห่ง\nตอบกลับทุกเรื่องภายในสัปดาห์")) == 2


@pytest.mark.parametrize("text", ["ร้อยละ 80 ของ\n20 คน", "5 ช่องทาง", "จัดอบรม\n2 ครั้งต่อปี"])
def test_numbers_of_things_are_no_markers(text: str):
    assert len(listed(text)) == 1


def test_nesting_has_a_bottom():
    text = "\n".join(f"{'.'.join('1' * depth)} ก้าว" for depth in range(1, 5)) + "\n(1) ขา\n- แขน\nก. มือ\n" * 40

    def deepest(items: tuple[Item, ...]) -> int:
        return 1 + max((deepest(item.items) for item in items), default=0) if items else 0

    assert deepest(listed(text)) <= MOST_LEVELS


def test_broken_words_are_joined_and_others_keep_their_space():
    assert join_wrapped("องค์การ", "บริหาร") == "องค์การบริหาร"
    assert join_wrapped("ระบบ ITA", "ปี 2566") == "ระบบ ITA ปี 2566"
    assert join_wrapped("", "ก") == "ก"
