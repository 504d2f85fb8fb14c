"""Which lines are headings of a sheet, by their words and not by their number."""

import pytest

from sucharit.core.reading.sections import plan_heading, recognise, suspect


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("2. หลักการและเหตุผล/ที่มาของโครงการ", "rationale"),
        ("ว ั ต ถ ุ ป ร ะ ส ง ค ์", "objectives"),
        ("4.กลุ่มเป้าหมาย", "target_group"),
        ("4. เป้าหมาย/ผลผลิต", "targets"),
        ("5. พื้นที่ดำเนินการ", "place"),
        ("5) วิธีการดำเนินงาน", "steps"),
        ("6. ระยะเวลาการดำเนินงาน", "period"),
        ("งบประมาณที่ใช้ในการดำเนินการ :", "budget"),
        ("8. ผู้รับผิดชอบโครงการ", "responsible"),
        ("9. ผลผลิต / ผลลัพธ์", "results"),
        ("10. ตัวชี้วัด/ผลลัพธ์", "results"),
        ("10.1 ผลผลิต", "outputs"),
        ("ผลลัพธ์ (Outcome)", "outcomes"),
        ("ตัวชี้วัดความสำเร็จ", "indicators"),
    ],
)
def test_headings_are_known_in_their_many_wordings(line: str, section: str):
    heading = recognise(line)
    assert heading is not None
    assert (heading.section, heading.rest) == (section, "")


@pytest.mark.parametrize(
    ("line", "section", "rest"),
    [
        ("1. ชื่อโครงการ : มาตรการเปิดเผยผลการประชุม", "title", "มาตรการเปิดเผยผลการประชุม"),
        ("ชื่อโครงการ/กิจกรรม/มาตรการ กิจกรรม “ตลาดสุจริต”", "title", "กิจกรรม “ตลาดสุจริต”"),
        ("ชื่อโครงการอบรมครู", "title", "โครงการอบรมครู"),
        ("7. งบประมาณ 30,000 บาท", "budget", "30,000 บาท"),
        ("ระยะเวลา ปีงบประมาณ 2567", "period", "ปีงบประมาณ 2567"),
        ("4. กลุ่มเป้าหมาย  ครูและนักเรียน", "target_group", "ครูและนักเรียน"),
        ("ผลลัพธ์ นักเรียนมีวินัยดีขึ้น", "outcomes", "นักเรียนมีวินัยดีขึ้น"),
        ("9. ผลผลิต/ผลลัพธ์ผลผลิต", "results", "ผลผลิต"),
        ("วัตถุประสงค์ : เพื่อสร้างวินัย", "objectives", "เพื่อสร้างวินัย"),
    ],
)
def test_words_behind_a_heading_on_its_line_are_its_content(line: str, section: str, rest: str):
    heading = recognise(line)
    assert heading is not None
    assert (heading.section, heading.rest) == (section, rest)


@pytest.mark.parametrize(
    "line",
    [
        "(4) ระยะเวลาในการดำเนินการ",
        "- งบประมาณ",
        "งบประมาณของท้องถิ่นมีจำกัดและต้องใช้อย่างคุ้มค่า",
        "วัตถุประสงค์ของการฝึกอบรมครั้งนี้คือการสร้างวินัย",
        "ผลผลิตทางการเกษตรของตำบล",
        "",
        "๙" * 200,
    ],
)
def test_items_and_sentences_that_begin_with_such_words_are_no_headings(line: str):
    assert recognise(line) is None


@pytest.mark.parametrize("line", ["3. วัตถประสงค์", "6. ระยะเวลาดำเนินกาว", "8. ผู้รับพิดชอบ", "2. หลักการและเหตุผส"])
def test_a_heading_with_wrong_letters_is_known_and_keeps_its_print(line: str):
    heading = recognise(line)
    assert heading is not None
    assert heading.slip == line[3:]


def test_a_number_as_in_the_form_makes_a_heading_surer_than_a_strange_one():
    usual, strange = recognise("3. วัตถุประสงค์"), recognise("1. วัตถุประสงค์")
    assert usual is not None
    assert strange is not None
    assert usual.strength > strange.strength
    assert strange.sure


def test_what_only_its_place_can_tell_is_a_suspect_and_no_heading():
    assert recognise("ผู้รับผิดชอบ กองคลัง") is None
    suspected = suspect("ผู้รับผิดชอบ กองคลัง")
    assert suspected is not None
    assert suspected.section == "responsible"


def test_headings_of_the_plan_itself_are_another_matter():
    assert plan_heading("3. วัตถุประสงค์ของการจัดทำแผน") == "objectives"
    assert plan_heading("เป้าหมาย") == "goals"
    assert plan_heading("ประโยชน์ในการจัดทำแผน") == "benefits"
    assert plan_heading("แผนงานของเรา") is None
