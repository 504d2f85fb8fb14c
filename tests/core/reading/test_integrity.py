"""What an officer sees of the yearly integrity report: ten areas, six components each, scores, and what is missing."""

from decimal import Decimal

import pytest
from tests.core.reading.form_lines import page, rows, seed, wrapped

from sucharit.core.reading.areas import ITA_AREAS, like_ita
from sucharit.core.reading.components import OUTPUT, RESPONSIBLE, STEPS, read_component
from sucharit.core.reading.integrity import read_integrity_report
from sucharit.core.reading.scores import find_score

TITLE = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"


def report_of(lines):
    report, doubts = read_integrity_report(lines)
    assert report is not None
    return report, doubts


def unnumbered(number: int, name: str) -> str:
    return f"""ตัวชี้วัดที่ {number} {name}
ผลคะแนนที่ได้ {88 + number}.5 คะแนน (คะแนนเต็ม ๑๐๐)
มาตรการ/โครงการ/กิจกรรม
มาตรการที่ {number} ของหน่วยงาน
ขั้นตอน/วิธีการดำเนินการ
- จัดทำคู่มือ
- ประชุมชี้แจง
- ผลการดำเนินการให้รายงานทุกเดือน
ระยะเวลาดำเนินการ
ตลอดปีงบประมาณ
ผู้รับผิดชอบ : สำนักปลัด
ผลการดำเนินการ (Output) : มีคู่มือ
ผลลัพธ์/ผลสัมฤทธิ์ (Outcome) : ประชาชนพอใจ
"""


def test_areas_called_indicators_with_components_without_numbers():
    report, doubts = report_of(
        page(
            f"""{TITLE}
ประจำปีงบประมาณ พ.ศ. ๒๕๖๘
องค์การบริหารส่วนตำบลดอนสุขใจ

องค์การบริหารส่วนตำบลดอนสุขใจขอรายงานผล โดยมีผลการประเมิน ITA ในภาพรวม ๙๓.๔๑ คะแนน จากคะแนนเต็ม ๑๐๐ คะแนน ระดับผ่านดี ดังนี้

"""
            + "\n".join(unnumbered(number, name) for number, name in enumerate(ITA_AREAS, 1))
            + "\nสรุปผลการดำเนินการ\nหน่วยงานได้ดำเนินการครบถ้วน\n\nลงชื่อ\n(นายก้อง ดีงาม)\nนิติกร"
        )
    )
    assert report.fiscal_year == 2568
    assert report.overall_score == Decimal("93.41")
    assert report.introduction is not None
    assert report.introduction.startswith("องค์การบริหารส่วนตำบลดอนสุขใจขอรายงานผล")
    assert report.summary == "หน่วยงานได้ดำเนินการครบถ้วน"
    assert [(area.number, area.title) for area in report.areas] == list(enumerate(ITA_AREAS, 1))
    first = report.areas[0]
    assert first.score == Decimal("89.5")
    assert first.measure == "มาตรการที่ 1 ของหน่วยงาน"
    assert first.steps == ("จัดทำคู่มือ", "ประชุมชี้แจง", "ผลการดำเนินการให้รายงานทุกเดือน")
    assert (first.period, first.responsible) == ("ตลอดปีงบประมาณ", "สำนักปลัด")
    assert (first.output, first.outcome) == ("มีคู่มือ", "ประชาชนพอใจ")
    assert (first.source.line, first.source.line_end) == (7, 19)
    assert doubts == ()


def damaged(number: int, printed: str, name: str, *, responsible: bool = True) -> str:
    return (
        f"• {printed}. {name} (๑๐๐.๐O คะแนน)\n"
        "(๑) มาตรการ: มาตรการที่ดี (๒) ขั้นตอนหรือวิธีการปฏิบัติ: ๑) ทำ ๒) รายงานผล ๓) สรุป (๓) ช่วงระยะเวลา: ต.ค. ๖๖ - ก.ย. ๖๗\n"
        + ("• (๔) ผู้รับ ผิดชอบ: กองคลัง\n" if responsible else "")
        + f"(๕) ผลการดำเนินการ: เสร็จ {number}\n(๖) ผลลัพธ์: ดี\n"
    )


def test_glued_components_lost_letters_and_misread_digits():
    printed = ["๑", "๒", "๓", "๔", "๕", "๙", "๗", "๘", "๙", "๑๐"]
    report, doubts = report_of(
        page(
            "รายงานผลการดำเนินงานส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๗\n"
            + "".join(
                damaged(number, printed[number - 1], name, responsible=number != 3)
                for number, name in enumerate(ITA_AREAS, 1)
            )
        )
    )
    assert [area.number for area in report.areas] == [1, 2, 3, 4, 5, 9, 7, 8, 9, 10]
    assert all(area.steps == ("ทำ", "รายงานผล", "สรุป") for area in report.areas)
    assert [area.responsible for area in report.areas].count(None) == 1
    assert report.areas[2].responsible is None
    told = {(doubt.code, doubt.printed, doubt.proposed) for doubt in doubts}
    assert ("digit.confusable", "9", "6") in told
    assert ("digit.confusable", "100.0O", "100.00") in told
    (missing,) = [doubt for doubt in doubts if doubt.code == "component.missing"]
    assert missing.field == "responsible"
    assert "ด้านที่ 3" in missing.message
    assert "area.missing" not in {doubt.code for doubt in doubts}


def test_steps_that_restart_or_skip_are_told():
    text = TITLE + "\n" + "".join(damaged(n, str(n), name) for n, name in enumerate(ITA_AREAS[:2], 1))
    _, doubts = report_of(page(text.replace("๓) สรุป", "๔) สรุป\n๕) จบ", 1)))
    (doubt,) = [doubt for doubt in doubts if doubt.code == "number.sequence"]
    assert doubt.field == "steps"


def test_a_wide_table_with_a_column_for_each_component():
    header = ["ตัวชี้วัด", "มาตรการ/กิจกรรม", "ขั้นตอน/วิธีการ", "ระยะเวลา", "ผู้รับผิดชอบ", "ผลการดำเนินการ", "ผลลัพธ์"]
    report, _ = report_of(
        rows(
            f"{TITLE} ประจำปีงบประมาณ พ.ศ. 2568",
            header,
            *(
                [f"{n}. {name}\nคะแนน 9{n - 1}.00", f"มาตรการ {n}", "1. ทำ\n2. ตรวจ", "ตลอดปี", "สำนักปลัด", "เสร็จ", "ดี"]
                for n, name in enumerate(ITA_AREAS, 1)
            ),
        )
    )
    assert [(area.number, area.title) for area in report.areas] == list(enumerate(ITA_AREAS, 1))
    assert report.areas[9].score == Decimal("99.00")
    assert report.areas[0].steps == ("ทำ", "ตรวจ")
    assert report.areas[0].source.line == 3


def test_a_table_of_label_and_text_for_each_area():
    table = [["1", "มาตรการ โครงการ หรือกิจกรรม", "มาตรการ ก"], ["2", "ขั้นตอนหรือวิธีการปฏิบัติ", "1. ก่อน\n2. หลัง"]]
    table += [["3", "ช่วงระยะเวลาในการดำเนินการ", "ทั้งปี"], ["4", "ผู้รับผิดชอบ", "กองช่าง"]]
    table += [["5", "ผลการดำเนินการ (Output)", "ได้"], ["6", "ผลลัพธ์หรือผลสัมฤทธิ์", "ดี"]]
    report, _ = report_of(
        rows(
            f"{TITLE} ประจำปีงบประมาณ พ.ศ. 2568",
            ["ด้านที่ 1", ITA_AREAS[0], "99.05"],
            *table,
            ["ด้านที่ 2", ITA_AREAS[1], "98.00"],
            *table,
        )
    )
    assert [(area.title, area.score, area.responsible) for area in report.areas] == [
        (ITA_AREAS[0], Decimal("99.05"), "กองช่าง"),
        (ITA_AREAS[1], Decimal("98.00"), "กองช่าง"),
    ]
    assert report.areas[0].steps == ("ก่อน", "หลัง")


def test_scores_from_a_table_in_front_and_paragraphs_of_a_pdf():
    lines = [TITLE, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"]
    lines += [f"{n}\t{name}\t{88 + n}.25" for n, name in enumerate(ITA_AREAS, 1)]
    for n, name in enumerate(ITA_AREAS, 1):
        lines += [f"ด้านที่ {n} {name}", "1. มาตรการ โครงการ หรือกิจกรรม: มาตรการส่งเสริมการทำงานที่เปิดเผยและตรวจสอบ"]
        lines += ["+ได้ทุกขั้นตอน", "2. ขั้นตอนหรือวิธีการปฏิบัติ", "1. ขั้นแรก", "2. ขั้นสอง", "3. ระยะเวลา : ปี ๒๕๖๘"]
        lines += ["4. ผู้รับผิดชอบ สำนักปลัด", "5. ผลการดำเนินการ เรียบร้อย", "6. ผลลัพธ์ ดีมาก"]
    report, doubts = report_of(wrapped(*lines))
    assert [area.score for area in report.areas] == [Decimal(f"{88 + n}.25") for n in range(1, 11)]
    assert report.areas[4].measure == "มาตรการส่งเสริมการทำงานที่เปิดเผยและตรวจสอบได้ทุกขั้นตอน"
    assert (report.areas[4].responsible, report.areas[4].output) == ("สำนักปลัด", "เรียบร้อย")
    assert [doubt.code for doubt in doubts] == ["score.missing"]
    assert report.overall_score is None


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("(ผลคะแนนประเมิน 99.95 คะแนน)", "99.95"),
        ("ได้ 95.2 คะแนน จากคะแนนเต็ม 100", "95.2"),
        ("คะแนนเต็ม 100 คะแนน ได้ 88 คะแนน", "88"),
        ("คะแนน 99,80", "99.80"),
        ("(87.50)", "87.50"),
        ("ร้อยละ 92.11", "92.11"),
        ("เป้าหมาย 85 คะแนนขึ้นไป", None),
        ("การปฏิบัติหน้าที่", None),
    ],
)
def test_a_score_is_what_was_reached(text: str, score: str | None):
    found = find_score(text)
    assert (found.value if found else None) == (Decimal(score) if score else None)


@pytest.mark.parametrize(
    ("text", "current", "which"),
    [
        ("(๒) ขั้นตอนหรือวิธีการปฏิบัติ:".replace("๒", "2"), 1, STEPS),
        ("• (4) ผู้รับผิดชอบ กองคลัง", 3, RESPONSIBLE),
        ("3.5 ผลการดำเนินการ: เสร็จ", 4, OUTPUT),
        ("ผลการดำเนินการ (Output)", 4, OUTPUT),
        ("ผลการดำเนินการรายงานต่อผู้บริหารทุกเดือน", 2, None),
        ("5. ผลการดำเนินงานให้รายงาน", 2, None),
        ("ผู้รับผิดชอบแจ้งผล", 3, None),
        ("ขั้นตอน: ซ้ำ", 2, None),
    ],
)
def test_a_component_label_is_told_from_a_step(text: str, current: int, which: int | None):
    found = read_component(text, current)
    assert (found.which if found else None) == which


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("การปฏิบัติหนาที่", 1),
        ("การแก้ไขปัญหาการทุจริต", 5),
        ("ประสิทธภาพการสื่อสาร", 7),
        ("การปรับปรุงการทำงาน", 8),
        ("งานอื่น ๆ", None),
    ],
)
def test_an_area_is_known_by_its_name_in_spite_of_lost_letters(title: str, number: int | None):
    assert like_ita(title) == number


def test_other_documents_hold_no_report():
    assert read_integrity_report(page("ด้านที่ ๑ โอกาสที่จะเกิด (Likelihood)\nด้านที่ ๒ ผลกระทบ (Impact)")) == (None, ())
    assert read_integrity_report(page("")) == (None, ())


@pytest.mark.real_documents
def test_the_real_report_has_ten_areas_with_all_six_components(shared):
    report, doubts = report_of(seed(shared, "001"))
    assert [area.number for area in report.areas] == list(range(1, 11))
    assert [str(area.score) for area in report.areas] == ["100.00"] * 6 + ["99.95", "99.80", "100.00", "100.00"]
    assert report.overall_score == Decimal("99.98")
    assert report.fiscal_year == 2568
    for area in report.areas:
        assert area.measure and area.steps and area.period and area.responsible and area.output and area.outcome
    assert [len(area.steps) for area in report.areas] == [4, 4, 4, 4, 3, 4, 3, 4, 4, 4]
    assert report.introduction and report.summary
    assert doubts == ()


def test_a_bullet_before_a_component_is_no_text_of_the_one_before():
    report, _ = report_of(
        rows(
            "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
            "ด้านที่ ๑: การปฏิบัติหน้าที่ (ผลคะแนนประเมิน ๙๐.๐๐ คะแนน)",
            "(๑) มาตรการ โครงการ หรือกิจกรรม: มาตรการกำหนดเวลาให้บริการ",
            "• (๒) ขั้นตอนหรือวิธีการปฏิบัติ:",
            "๑. ปิดป้าย",
        )
    )
    assert report.areas[0].measure == "มาตรการกำหนดเวลาให้บริการ"
    assert report.areas[0].steps == ("ปิดป้าย",)
