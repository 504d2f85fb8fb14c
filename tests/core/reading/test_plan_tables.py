"""The smaller tables of a plan book and what its words state: counts, yearly targets, aims, totals."""

import pytest
from tests.core.reading.form_lines import page, rows

from sucharit.core.reading.framework_table import read_count_table
from sucharit.core.reading.tables import tables_in
from sucharit.core.reading.targets import read_aims, read_targets
from sucharit.core.reading.totals import stated_in_words


def test_yearly_targets_keep_baseline_and_each_year():
    table = rows(
        ("ตัวชี้วัด", "ข้อมูลฐาน ปี 2565", "2566", "2567", "2568"),
        ("คะแนนความโปร่งใสของตำบลริมเขา", "71.20 คะแนน", "75 คะแนน", "80 คะแนน", "85 คะแนน"),
    )
    (target,), taken = read_targets(tuple(tables_in(table)))
    assert target.name == "คะแนนความโปร่งใสของตำบลริมเขา (ข้อมูลฐาน ปี 2565: 71.20 คะแนน)"
    assert (target.unit, target.baseline_year, target.by_year) == ("คะแนน", 2565, {2566: 75, 2567: 80, 2568: 85})
    assert taken == {0, 1}


def test_aims_stop_where_the_next_heading_begins():
    aims = read_aims(
        page(
            "1.2 วัตถุประสงค์ของแผน\n1) เพื่อให้ตำบลมีเข็มทิศ\n2) เพื่อให้ทุกกองเดินทางเดียวกัน\n"
            "1.3 เป้าหมาย\n1) เรื่องร้องเรียนลดลงครึ่งหนึ่ง\n1.4 ประโยชน์ของการจัดทำแผน\n- ชาวบ้านวางใจ\n- งานเสร็จไว"
        )
    )
    assert [len(part) for part in (aims.objectives, aims.goals, aims.benefits)] == [2, 1, 2]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("มิติที่ 1 จำนวน 8 โครงการ มิติที่ 2 จำนวน 5 โครงการ", [("1", 8), ("2", 5)]),
        ("รวมทั้งสิ้น จำนวน 21 โครงการ", [("total", 21)]),
        ("ใช้เงินรวมทั้งสิ้น จำนวน 90,000 บาท", []),
    ],
)
def test_counts_stated_in_words(text: str, stated: list[tuple[str, int]]):
    assert [(one.scope, one.count) for one in stated_in_words(page(text))] == stated


def test_the_count_table_states_a_number_for_each_objective():
    table = rows(
        ("มิติ", "ภารกิจตามมิติ", "วัตถุประสงค์", "จำนวนโครงการ"),
        ("มิติที่ 2 การบริหารราชการด้วยความโปร่งใส", "2.1 การเปิดเผยข้อมูลสาธารณะ", "2.1.1 การเปิดเผยข้อมูลการบริหารงาน", "3"),
        ("", "", "2.1.3 การเปิดเผยข้อมูลการบริหารและพัฒนาทรัพยากรบุคคล", "1"),
        ("รวมมิติที่ 2", "", "", "4 โครงการ"),
    )
    counted = read_count_table(tuple(tables_in(table)))
    stated = {node.code: node.stated_count for node in counted.nodes}
    assert stated == {"2": 4, "2.1": None, "2.1.1": 3, "2.1.3": 1}
    assert [(total.scope, total.count) for total in counted.totals] == [("2", 4)]


def test_fewer_numbers_than_codes_are_dealt_by_what_the_sheets_show():
    cell = "3.3 การส่งเสริม 3.3.1 ส่งเสริมภาคเอกชน 3.3.2 สร้างเครือข่าย 3.3.3 บูรณาการ"
    table = tuple(tables_in(rows(("กรอบ", "จำนวน"), (cell, "3 2 1"))))
    stated = {node.code: node.stated_count for node in read_count_table(table, {"3.3.1": 2, "3.3.3": 1}).nodes}
    assert stated == {"3.3": 3, "3.3.1": 2, "3.3.2": None, "3.3.3": 1}
