"""What an officer sees of the risks: criteria, the matrix the right way up, the register and its controls."""

import json

import pytest
from tests.core.reading.form_lines import page, rows, seed

from sucharit.core.reading.risk_tables import read_risk_criteria, read_risks


def criteria_of(text: str):
    criteria, doubts = read_risk_criteria(page(text))
    assert criteria is not None
    return criteria, doubts


def pairs(steps):
    return [(step.score, step.meaning) for step in steps]


MATRIX = {
    5: ("ปานกลาง", "สูง", "สูง", "สูงมาก", "สูงมาก"),
    4: ("ปานกลาง", "ปานกลาง", "สูง", "สูง", "สูงมาก"),
    3: ("ต่ำ", "ปานกลาง", "ปานกลาง", "สูง", "สูง"),
    2: ("ต่ำ", "ต่ำ", "ปานกลาง", "ปานกลาง", "สูง"),
    1: ("ต่ำ", "ต่ำ", "ต่ำ", "ปานกลาง", "ปานกลาง"),
}


def drawn(labels: str, order: str = "54321", heading: str = "โอกาสเกิด\tผลกระทบ\t\t\t\t\n\t1\t2\t3\t4\t5\n") -> str:
    lines = (f"{label}\t" + "\t".join(MATRIX[int(row)]) for label, row in zip(labels, order, strict=True))
    return heading + "\n".join(lines)


SCALES = """โอกาสที่จะเกิดการทุจริต (Likelihood)\t
๕\tมากกว่า ๕ ครั้งต่อปี
๔\tไม่เกิน ๔ ครั้งต่อปี
๓\tไม่เกิน ๓ ครั้งต่อปี
๒\tไม่เกิน ๒ ครั้งต่อปี
๑\t๑ ครั้งต่อปี

ผลกระทบแบ่งเป็นผลกระทบทางการเงินและผลกระทบที่ไม่ใช่การเงิน
เกณฑ์ผลกระทบทางการเงิน

ระดับความรุนแรงของผลกระทบ (Impact)\t
๕\tเสียหายตั้งแต่.....บาท ถึง.....บาท
๔\tเสียหายตั้งแต่.....บาท ถึง.....บาท
๓\tเสียหายตั้งแต่.....บาท ถึง.....บาท
๒\tเสียหายตั้งแต่.....บาท ถึง.....บาท
๑\tเสียหาย.....บาท หรือน้อยกว่า

เกณฑ์ผลกระทบที่ไม่ใช่ทางการเงิน

ระดับความรุนแรงของผลกระทบ (Impact)\t
๕\tเรื่องถึงศาล
๔\tเป็นข่าว
๓\tถูกตรวจสอบ
๒\tมีผู้ร้อง
๑\tแทบไม่มี
"""


def test_three_scales_with_their_blanks_as_printed():
    criteria, doubts = criteria_of(SCALES)
    assert pairs(criteria.likelihood)[0] == (5, "มากกว่า 5 ครั้งต่อปี")
    assert pairs(criteria.impact_financial)[4] == (1, "เสียหาย.....บาท หรือน้อยกว่า")
    assert pairs(criteria.impact_other) == [
        (5, "เรื่องถึงศาล"),
        (4, "เป็นข่าว"),
        (3, "ถูกตรวจสอบ"),
        (2, "มีผู้ร้อง"),
        (1, "แทบไม่มี"),
    ]
    assert (criteria.source.line, criteria.source.line_end) == (2, 25)
    assert criteria.matrix == {}
    assert doubts == ()


def test_scales_of_three_columns_in_markdown():
    criteria, _ = criteria_of(
        """เกณฑ์ระดับโอกาสที่จะเกิดความเสี่ยง
| ระดับ | โอกาสที่เกิด | คำอธิบาย |
| --- | --- | --- |
| 1 | น้อย | ไม่เกิน ๕ ครั้ง |
| 2 | ปานกลาง | ไม่เกิน ๑๐ ครั้ง |
| 3 | สูง | เกิน ๑๐ ครั้ง |"""
    )
    assert pairs(criteria.likelihood) == [(1, "น้อย: ไม่เกิน 5 ครั้ง"), (2, "ปานกลาง: ไม่เกิน 10 ครั้ง"), (3, "สูง: เกิน 10 ครั้ง")]


def test_both_scales_side_by_side_in_one_table():
    criteria, _ = criteria_of(
        "คะแนน\tโอกาสเกิด (Likelihood)\tผลกระทบ (Impact)\n3\tเกิดประจำ\tรุนแรง\n2\tบางครั้ง\tพอควร\n1\tแทบไม่เกิด\tแทบไม่มี"
    )
    assert pairs(criteria.likelihood) == [(3, "เกิดประจำ"), (2, "บางครั้ง"), (1, "แทบไม่เกิด")]
    assert pairs(criteria.impact_other) == [(3, "รุนแรง"), (2, "พอควร"), (1, "แทบไม่มี")]


def test_scales_that_a_pdf_gives_as_lines():
    criteria, _ = criteria_of(
        "เกณฑ์โอกาสที่จะเกิด (Likelihood)\n3 มากกว่า 5 ครั้งต่อปี\n2 ไม่เกิน 4 ครั้งต่อปี\n1 1 ครั้งต่อปี\n"
        "เกณฑ์ผลกระทบที่ไม่ใช่ตัวเงิน (Impact)\nระดับ 1 = แทบไม่มี\nระดับ 2 = มีข่าวลือ\nระดับ 3 = ถูกตรวจสอบ"
    )
    assert pairs(criteria.likelihood) == [(3, "มากกว่า 5 ครั้งต่อปี"), (2, "ไม่เกิน 4 ครั้งต่อปี"), (1, "1 ครั้งต่อปี")]
    assert [step.score for step in criteria.impact_other] == [1, 2, 3]


def test_a_misread_step_stays_as_printed_and_is_told():
    criteria, (doubt,) = criteria_of("โอกาสเกิด\t\n๕\tเกิดประจำ\n๔\tเกิดบ่อย\n๗\tบางครั้ง\n๒\tนาน ๆ ครั้ง\n๑\tแทบไม่เกิด")
    assert [step.score for step in criteria.likelihood] == [5, 4, 7, 2, 1]
    assert (doubt.code, doubt.printed, doubt.source.line) == ("digit.confusable", "7", 4)


def test_a_matrix_the_right_way_up():
    criteria, doubts = criteria_of(drawn("54321"))
    assert criteria.matrix == MATRIX
    assert criteria.matrix_as_printed[0] == ("5", *MATRIX[5])
    assert doubts == ()


def test_a_matrix_printed_upside_down_is_set_right_kept_and_told():
    criteria, (doubt,) = criteria_of(drawn("12345"))
    assert criteria.matrix == MATRIX
    assert criteria.matrix_as_printed[0] == ("1", *MATRIX[5])
    assert doubt.code == "risk.matrix-upside-down"
    assert (doubt.source.line, doubt.source.line_end) == (3, 7)


def test_a_matrix_with_its_impacts_below_and_running_down():
    text = "\n".join(
        f"{'โอกาส' if score == 5 else ''}\tระดับ {score} ({score})\t" + "\t".join(reversed(MATRIX[score]))
        for score in (5, 4, 3, 2, 1)
    )
    criteria, doubts = criteria_of(text + "\n\t\t5\t4\t3\t2\t1\n")
    assert criteria.matrix == MATRIX
    assert criteria.matrix_as_printed[0] == ("5", *reversed(MATRIX[5]))
    assert doubts == ()


def test_a_matrix_of_products_stays_numbers():
    text = "\n".join("\t".join(str(score * column or score) for column in range(6)) for score in (5, 4, 3, 2, 1))
    criteria, doubts = criteria_of("โอกาส/ผลกระทบ\t1\t2\t3\t4\t5\n" + text)
    assert criteria.matrix[4] == ("4", "8", "12", "16", "20")
    assert doubts == ()


THREE_COLUMNS = """ลำดับ ที่\tขั้นตอนการดำเนินงาน\tประเด็นความเสี่ยงการทุจริต\tRisk Score (LxI)\t\t
\t\t\tLikelihood (L)\tImpact (I)\tRisk Score (LxI)
๑\tการขออนุญาตก่อสร้าง\t๑.ไม่มีระบบติดตาม ๒.ข้อมูลไม่เชื่อมโยง\t๔\t๑\t๔

๒\tการใช้รถยนต์ของทางราชการ\t<p>๑. ไม่มีทะเบียน</p> <p>๒. ไม่มีผู้คุม</p>\t๓\t๓\t๙
"""
TREATMENT = """
เทศบาลจัดทำแผนบริหารความเสี่ยงการทุจริต ดังนี้

ลำดับ ที่\tขั้นตอนการดำเนินงาน ประเด็นความเสี่ยงการทุจริต\tมาตรการควบคุมความเสี่ยงการทุจริต
๑\t<p>การขออนุญาตก่อสร้างอาคาร</p> <p>๑. ไม่มีระบบติดตาม</p>\t<p>๑. ทำระบบ</p> <p>๒. เชื่อมข้อมูล</p>

๒\t<p>การใช้รถยนต์ของทางราชการ</p> <p>๑. ไม่มีทะเบียน</p>\tจัดทำทะเบียนคุม
"""


def test_a_register_with_three_rating_columns_and_its_controls_elsewhere():
    risks, doubts = read_risks(page(THREE_COLUMNS + TREATMENT))
    first, second = risks
    assert (first.seq, first.process, first.likelihood, first.impact, first.score, first.level) == (
        1, "การขออนุญาตก่อสร้าง", 4, 1, 4, None,
    )  # fmt: skip
    assert first.issues == ("ไม่มีระบบติดตาม", "ข้อมูลไม่เชื่อมโยง")
    assert first.controls == ("ทำระบบ", "เชื่อมข้อมูล")
    assert second.issues == ("ไม่มีทะเบียน", "ไม่มีผู้คุม")
    assert second.controls == ("จัดทำทะเบียนคุม",)
    assert (second.source.line, second.source.sections) == (5, {"controls": (12, 12)})
    assert doubts == ()


def test_a_treatment_alone_gives_the_risks():
    risks, _ = read_risks(page(TREATMENT))
    assert [(risk.process, risk.issues, len(risk.controls)) for risk in risks] == [
        ("การขออนุญาตก่อสร้างอาคาร", ("ไม่มีระบบติดตาม",), 2),
        ("การใช้รถยนต์ของทางราชการ", ("ไม่มีทะเบียน",), 1),
    ]


def test_treatments_in_another_order_find_their_risk_by_its_words():
    swapped = (
        TREATMENT.replace("๑\t<p>การขอ", "๓\t<p>การขอ")
        .replace("๒\t<p>การใช้", "๑\t<p>การใช้")
        .replace("๓\t<p>การขอ", "๒\t<p>การขอ")
    )
    risks, _ = read_risks(page(THREE_COLUMNS + swapped))
    assert [len(risk.controls) for risk in risks] == [2, 1]


def test_the_level_as_a_word_in_one_column():
    risks, doubts = read_risks(
        page(
            "ลำดับที่\tขั้นตอนการดำเนินงาน\tประเด็นความเสี่ยงการทุจริต\tRik Score\tมาตรการควบคุมความเสี่ยงการทุจริต\n"
            "๑\tการจัดซื้อจัดจ้าง\tด้านกฎหมาย\tปานกลาง\t๑. อบรม ๒. กำชับ\n"
            "๒\tงานสารบรรณ\tด้านการปฏิบัติ\tสูงมาก (๒๐)\tจัดลำดับความสำคัญ\n"
            "๓\tการตรวจรับ\tด้านการปฏิบัติ\t๔ x ๓ = ๑๒\tกำกับ"
        )
    )
    assert [(risk.level, risk.score, risk.likelihood, len(risk.controls)) for risk in risks] == [
        ("ปานกลาง", None, None, 2),
        ("สูงมาก", 20, None, 1),
        (None, 12, 4, 1),
    ]
    assert doubts == ()


def test_levels_ticked_under_colours_and_a_row_broken_by_the_page():
    risks, doubts = read_risks(
        page(
            """ลำดับ\tโอกาส/ความเสี่ยงการทุจริต\tระดับความเสี่ยง\t\t\t\tมาตรการป้องกันการทุจริต
\t\tเขียว\tเหลือง\tส้ม\tแดง\t
๑\tการเรียกรับผลประโยชน์\t\t\t/\t\t๑. ติดกล้อง ๒. หมุนเวียนเจ้าหน้าที่
๒\tการใช้รถราชการส่วนตัว\t/\t\t\t\t- ทำทะเบียนคุม
\t\t\t\t\t\t- ตรวจทุกเดือน

-๓-

๓\tการจัดซื้อไม่โปร่งใส\t\t\t\t✓\tกำกับดูแล"""
        )
    )
    assert [(risk.process, risk.level, len(risk.controls)) for risk in risks] == [
        ("การเรียกรับผลประโยชน์", "สูง", 2),
        ("การใช้รถราชการส่วนตัว", "ต่ำ", 2),
        ("การจัดซื้อไม่โปร่งใส", "สูงมาก", 1),
    ]
    assert risks[1].source.line_end == 5
    assert doubts == ()


def test_one_process_with_two_ratings_and_digits_that_do_not_fit():
    risks, doubts = read_risks(
        rows(
            [
                "ลำดับ",
                "กระบวนงาน",
                "เหตุการณ์ความเสี่ยง",
                "โอกาส (L)",
                "ผลกระทบ (I)",
                "คะแนน",
                "ระดับความเสี่ยง",
                "มาตรการควบคุม",
                "ผู้รับผิดชอบ",
            ],
            ["1", "การจัดซื้อ", "ล็อกสเปก", "3", "4", "12", "สูง", "1) ประกาศ 2) ตรวจ", "กองคลัง"],
            ["", "", "แบ่งซื้อ", "2", "2", "5", "ต่ำ", "กำกับ", "กองคลัง"],
            ["2", "การเบิกจ่าย", "เบิกเกิน", "9", "1", "9", "ต่ำ", "สอบทาน", "กองคลัง"],
            ["4", "งานทะเบียน", "เรียกรับ", "2", "5", "10", "สูง", "ติดประกาศ", "สำนักปลัด"],
        )
    )
    assert [(risk.seq, risk.process, risk.likelihood, risk.score) for risk in risks] == [
        (1, "การจัดซื้อ", 3, 12),
        (2, "การจัดซื้อ", 2, 5),
        (3, "การเบิกจ่าย", 9, 9),
        (4, "งานทะเบียน", 2, 10),
    ]
    assert [(doubt.code, doubt.printed, doubt.proposed) for doubt in doubts] == [
        ("number.sequence", "4", "3"),
        ("risk.score", "5", "4"),
        ("digit.confusable", "9", None),
    ]


def test_three_tables_that_name_rate_and_treat():
    risks, doubts = read_risks(
        page(
            """๑. การระบุความเสี่ยง
ที่\tกระบวนงาน\tประเด็นความเสี่ยงการทุจริต
๑\tการจัดเก็บภาษี\tเรียกรับเงิน
๒\tการออกใบอนุญาต\tล่าช้าโดยเจตนา
๒. การประเมิน
ที่\tประเด็นความเสี่ยงการทุจริต\tL\tI\tLxI
๑\tเรียกรับเงิน\t๒\t๓\t๖
๒\tล่าช้าโดยเจตนา\t๓\t๓\t๙
๓. แผนบริหารความเสี่ยง
ที่\tประเด็นความเสี่ยงการทุจริต\tมาตรการจัดการความเสี่ยง\tระยะเวลา\tผู้รับผิดชอบ
๒\tล่าช้าโดยเจตนา\t(๑) กำหนดเวลา (๒) ติดตาม\tปี ๒๕๖๖\tกองช่าง
๑\tเรียกรับเงิน\tใช้ระบบออนไลน์\tปี ๒๕๖๖\tกองคลัง"""
        )
    )
    assert [(risk.process, risk.issues, risk.score, len(risk.controls)) for risk in risks] == [
        ("การจัดเก็บภาษี", ("เรียกรับเงิน",), 6, 1),
        ("การออกใบอนุญาต", ("ล่าช้าโดยเจตนา",), 9, 2),
    ]
    assert doubts == ()


@pytest.mark.parametrize(
    "text",
    [
        "มิติ\tภารกิจตามมิติ\tโครงการ/กิจกรรม/มาตรการ\tปี ๒๕๖๖\tหมายเหตุ\n๑\t๑.๑\tมาตรการบริหารจัดการความเสี่ยงการทุจริต\t-\t",
        "๑.\tนายหนึ่ง สองดี\tปลัดเทศบาล\tประธานกรรมการ\n๒.\tนายสาม สี่ดี\tนิติกร\tกรรมการ\n๓.\tนางห้า หกดี\tนิติกร\tเลขานุการ",
        "การประเมินความเสี่ยงการทุจริต\t๑\nหลักการและเหตุผล\t๗\nวัตถุประสงค์\t๘",
        "ค่าเป้าหมาย\tปี ๒๕๖๖\tปี ๒๕๖๗\nจำนวนคดี\tร้อยละ ๑๐\tร้อยละ ๒๐",
        "1\tแรก\n2\tสอง\n3\tสาม",
        "",
    ],
)
def test_other_tables_are_no_risks(text: str):
    assert read_risks(page(text)) == ((), ())
    assert read_risk_criteria(page(text)) == (None, ())


@pytest.mark.real_documents
def test_the_real_register_of_seven_risks_and_23_controls(shared):
    risks, doubts = read_risks(seed(shared, "003-excerpt"))
    assert [(risk.likelihood, risk.impact, risk.score) for risk in risks] == [(4, 1, 4)] * 7
    assert [len(risk.controls) for risk in risks] == [4, 2, 4, 2, 3, 3, 5]
    assert [len(risk.issues) for risk in risks] == [2, 3, 2, 2, 3, 3, 3]
    assert doubts == ()


@pytest.mark.real_documents
def test_the_real_criteria_with_the_matrix_upside_down(shared):
    criteria, (doubt,) = read_risk_criteria(seed(shared, "003-excerpt"))
    assert criteria is not None
    for scale in (criteria.likelihood, criteria.impact_financial, criteria.impact_other):
        assert [step.score for step in scale] == [5, 4, 3, 2, 1]
    assert criteria.matrix[5] == ("สูง", "สูง", "สูงมาก", "สูงมาก", "สูงมาก")
    assert criteria.matrix_as_printed[0] == ("1", *criteria.matrix[5])
    assert (doubt.code, doubt.source.line) == ("risk.matrix-upside-down", 93)


@pytest.mark.real_documents
def test_the_real_register_with_level_words_agrees_with_its_labels(shared):
    risks, doubts = read_risks(seed(shared, "000"))
    gold = json.loads((shared / "gold" / "000.json").read_text("utf-8"))["risks"]
    assert [(risk.process, risk.level, list(risk.controls)) for risk in risks] == [
        (label["process"], label["level"], label["controls"]) for label in gold
    ]
    assert doubts == ()
