"""What an officer sees of an order: number, committee as printed, duties, date, signatory, and what is unsure."""

import pytest
from tests.core.reading.form_lines import page, seed, wrapped

from sucharit.core.reading.orders import read_orders
from sucharit.core.reading.people import NAME, split_person

TWO_COMMITTEES = page(
    """(สำเนา)
คำสั่งองค์การบริหารส่วนตำบลดอนสุขใจ
ที่ ๔๑๒ / ๒๕๖๖
เรื่อง แต่งตั้งคณะกรรมการและคณะทำงานขับเคลื่อนแผนปฏิบัติการป้องกันการทุจริต
ประจำปีงบประมาณ พ.ศ. ๒๕๖๗
------------------------
ด้วยองค์การบริหารส่วนตำบลดอนสุขใจซึ่งมีหน้าที่ดูแลประชาชน จะขับเคลื่อนแผน จึงแต่งตั้งบุคคลดังต่อไปนี้
๑. คณะกรรมการอำนวยการ ประกอบด้วย
ลำดับ\tชื่อ - สกุล\tตำแหน่ง\tหน้าที่
๑\tนายประสิทธิ์ ใจงาม\tนายกองค์การบริหารส่วนตำบล\tประธานกรรมการ
๒\tว่าที่ร้อยตรี สมศักดิ์ ดีพร้อม\tปลัดองค์การบริหารส่วนตำบล\tกรรมการ
๓\tนางสาวมะลิ หอมหวาน\tหัวหน้าสำนักปลัด\tกรรมการและ
\t\t\tเลขานุการ
มีหน้าที่ กำหนดนโยบายและให้คำปรึกษา
๒. คณะทำงาน ประกอบด้วย
ลำดับ\tชื่อ - สกุล\tตำแหน่ง\tหน้าที่
๑\tนายกิตติ กล้าหาญ\tผู้อำนวยการกองช่าง\tหัวหน้าคณะทำงาน
๒\tนายกร เก่งกาจ\tนายช่างโยธา\tคณะทำงาน
๔\tนางสาวกานดา กิจดี\tนักวิชาการเงินและบัญชี\tเลขานุการ
ให้คณะทำงานมีหน้าที่ ดังต่อไปนี้
(๑) รวบรวมข้อมูล
(๒) จัดทำรายงานผลการดำเนินการ
รอบ ๖ เดือน และ ๑๒ เดือน
(๓) งานอื่นตามที่ได้รับมอบหมาย
ทั้งนี้ ตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๖ เป็นต้นไป
สั่ง ณ วันที่ ๒๘ เดือน กันยายน พ.ศ. ๒๕๖๖
(ลงชื่อ) ...........................
(นายประสิทธิ์ ใจงาม)
นายกองค์การบริหารส่วนตำบลดอนสุขใจ"""
)


def test_two_committees_of_one_order_keep_their_members_in_order():
    (order,), _ = read_orders(TWO_COMMITTEES)
    assert order.number == "412/2566"
    assert order.subject == ("แต่งตั้งคณะกรรมการและคณะทำงานขับเคลื่อนแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567")
    assert [(member.stated_number, member.name, member.role) for member in order.members] == [
        (1, "นายประสิทธิ์ ใจงาม", "ประธานกรรมการ"),
        (2, "ว่าที่ร้อยตรี สมศักดิ์ ดีพร้อม", "กรรมการ"),
        (3, "นางสาวมะลิ หอมหวาน", "กรรมการและเลขานุการ"),
        (1, "นายกิตติ กล้าหาญ", "หัวหน้าคณะทำงาน"),
        (2, "นายกร เก่งกาจ", "คณะทำงาน"),
        (4, "นางสาวกานดา กิจดี", "เลขานุการ"),
    ]
    assert order.members[4].position == "นายช่างโยธา"
    assert order.members[2].source.line == 12
    assert order.members[2].source.line_end == 13


def test_duties_of_every_committee_are_kept_and_wrapped_lines_joined():
    (order,), _ = read_orders(TWO_COMMITTEES)
    assert order.duties == (
        "กำหนดนโยบายและให้คำปรึกษา",
        "รวบรวมข้อมูล",
        "จัดทำรายงานผลการดำเนินการ รอบ 6 เดือน และ 12 เดือน",
        "งานอื่นตามที่ได้รับมอบหมาย",
    )


def test_the_day_of_the_order_is_not_the_day_it_takes_effect():
    (order,), _ = read_orders(TWO_COMMITTEES)
    assert order.date == "2023-09-28"
    assert order.date_text == "28 เดือน กันยายน พ.ศ. 2566"
    assert (order.signatory, order.signatory_position) == ("นายประสิทธิ์ ใจงาม", "นายกองค์การบริหารส่วนตำบลดอนสุขใจ")
    assert (order.source.line, order.source.line_end) == (2, 29)


def test_a_number_that_skips_is_a_doubt_and_stays_as_printed():
    (order,), doubts = read_orders(TWO_COMMITTEES)
    assert order.members[-1].stated_number == 4
    (doubt,) = doubts
    assert (doubt.code, doubt.printed, doubt.proposed, doubt.source.line) == ("number.sequence", "4", "3", 19)
    assert "นางสาวกานดา กิจดี" in doubt.message


def test_members_named_by_position_and_a_deputy_who_acts():
    (order,), doubts = read_orders(
        page(
            """คำสั่งเทศบาลตำบลร่มเย็น
ที่ ......../๒๕๖๗
เรื่อง แต่งตั้งคณะทำงานประเมินความเสี่ยงการทุจริต

เพื่อให้การประเมินความเสี่ยงเป็นไปด้วยความเรียบร้อย จึงแต่งตั้งคณะทำงาน ดังนี้
1. ปลัดเทศบาล ประธานคณะทำงาน
2. ผู้อำนวยการกองคลัง คณะทำงาน
3. นางสาวใจดี มีสุข หัวหน้าสำนักปลัดเทศบาล คณะทำงานและเลขานุการ
ให้คณะทำงานที่ได้รับแต่งตั้งมีหน้าที่ประเมินความเสี่ยงและรายงานต่อผู้บริหาร

สั่ง ณ วันที่ 5 มกราคม 2567

(นายมานพ สงบสุข)
ปลัดเทศบาล ปฏิบัติหน้าที่
นายกเทศมนตรีตำบลร่มเย็น"""
        )
    )
    assert [(member.name, member.position, member.role) for member in order.members] == [
        ("", "ปลัดเทศบาล", "ประธานคณะทำงาน"),
        ("", "ผู้อำนวยการกองคลัง", "คณะทำงาน"),
        ("นางสาวใจดี มีสุข", "หัวหน้าสำนักปลัดเทศบาล", "คณะทำงานและเลขานุการ"),
    ]
    assert order.signatory_position == "ปลัดเทศบาล ปฏิบัติหน้าที่ นายกเทศมนตรีตำบลร่มเย็น"
    assert order.number is None
    assert [doubt.code for doubt in doubts] == ["number.missing"]


def test_a_list_behind_the_signature_gives_the_members():
    (order,), _ = read_orders(
        page(
            """คำสั่งองค์การบริหารส่วนจังหวัดสายธาร
ที่ ๑๒๓๔/๒๕๖๕
เรื่อง แต่งตั้งคณะกรรมการจัดทำแผนปฏิบัติการป้องกันการทุจริต

ด้วยจังหวัดมีแผน จึงแต่งตั้งคณะกรรมการ รายละเอียดปรากฏตามบัญชีรายชื่อแนบท้ายคำสั่งนี้
สั่ง ณ วันที่ ๑ มิถุนายน พ.ศ. ๒๕๖๕

พ.ต.อ. ชาติชาย กล้าแกร่ง
นายกองค์การบริหารส่วนจังหวัดสายธาร

บัญชีรายชื่อแนบท้ายคำสั่งองค์การบริหารส่วนจังหวัดสายธาร ที่ ๑๒๓๔/๒๕๖๕
๑.  นายเอก  มากดี      รองนายกองค์การบริหารส่วนจังหวัด   ประธานกรรมการ
๒.  ดร.โท  เรืองปัญญา      ปลัดองค์การบริหารส่วนจังหวัด     รองประธานกรรมการ
-๒-
๓.  นางจัตวา  พูนผล ........ หัวหน้าฝ่ายนิติการ ........ กรรมการ/เลขานุการ"""
        )
    )
    assert [member.name for member in order.members] == ["นายเอก มากดี", "ดร.โท เรืองปัญญา", "นางจัตวา พูนผล"]
    assert order.members[2].role == "กรรมการ/เลขานุการ"
    assert order.signatory == "พ.ต.อ. ชาติชาย กล้าแกร่ง"


def test_a_pdf_that_puts_each_part_of_a_member_on_its_own_line():
    (order,), _ = read_orders(
        wrapped(
            "คำสั่ง",
            "องค์การบริหารส่วนตำบลดอนสุขใจ",
            "ที่ ๑๕/๒๕๖๘",
            "เรื่อง มอบหมายเจ้าหน้าที่รับผิดชอบข้อมูลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงาน",
            "+ภาครัฐ",
            "ตามที่สำนักงาน ป.ป.ช. กำหนดให้หน่วยงานเปิดเผยข้อมูลต่อสาธารณะ จึงมอบหมายให้บุคคลดังนี้",
            "๑. นางสาวพร ดี",
            "หัวหน้าสำนักปลัด",
            "ประธานคณะทำงาน",
            "๒. นายเพชร แสง",
            "นิติกร",
            "กรรมการ",
            "มีหน้าที่",
            "๑. เก็บข้อมูล",
            "๒. รายงาน",
            "สั่ง ณ วันที่ ๒ มกราคม ๒๕๖๘",
            "(นายสิทธิ์ ใจ)",
            "+นายกองค์การบริหารส่วนตำบลดอนสุขใจ",
        )
    )
    assert order.subject == "มอบหมายเจ้าหน้าที่รับผิดชอบข้อมูลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ"
    assert [(m.name, m.position, m.role) for m in order.members] == [
        ("นางสาวพร ดี", "หัวหน้าสำนักปลัด", "ประธานคณะทำงาน"),
        ("นายเพชร แสง", "นิติกร", "กรรมการ"),
    ]
    assert order.duties == ("เก็บข้อมูล", "รายงาน")
    assert order.signatory_position == "นายกองค์การบริหารส่วนตำบลดอนสุขใจ"


def test_two_orders_in_one_annex_are_two():
    one = "คำสั่งเทศบาลตำบลร่มเย็น\nที่ {0}/๒๕๖๕\nเรื่อง แต่งตั้งคณะทำงานชุดที่ {0}\n\nด้วยมีเหตุ จึงแต่งตั้ง ประกอบด้วย\n"
    one += "๑. นายหนึ่ง สอง\tปลัดเทศบาล\tประธาน\n\nสั่ง ณ วันที่ ๓ มีนาคม ๒๕๖๕\n(นางสาม สี่)\nนายกเทศมนตรีตำบลร่มเย็น\n\n"
    orders, _ = read_orders(page(one.format("๗") + one.format("๘")))
    assert [(order.number, len(order.members), order.date) for order in orders] == [
        ("7/2565", 1, "2022-03-03"),
        ("8/2565", 1, "2022-03-03"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "สารบัญ\nคำสั่งเทศบาลตำบลร่มเย็น ที่ ๑/๒๕๖๕ เรื่อง แต่งตั้งคณะทำงาน\t๑๒",
        "- ❖ คำสั่งเทศบาลตำบลร่มเย็น ที่ ๑/๒๕๖๕ เรื่อง แต่งตั้งคณะทำงาน\n- ❖ ประกาศเทศบาลตำบลร่มเย็น เรื่อง ใช้แผน",
        "คำสั่ง / การพิจารณาของนายกเทศมนตรีตำบลร่มเย็น\nเรื่อง อนุมัติ\nสั่ง ณ วันที่ ๑ มกราคม ๒๕๖๗",
        "มีคำสั่งองค์การบริหารส่วนตำบล จำนวน ๑ ฉบับ",
    ],
)
def test_contents_lists_and_decisions_are_no_orders(text: str):
    assert read_orders(page(text)) == ((), ())


@pytest.mark.parametrize(
    ("text", "name", "position"),
    [
        ("นายก้องเกียรติ ดีงาม ปลัดเทศบาล", "นายก้องเกียรติ ดีงาม", "ปลัดเทศบาล"),
        (
            "นางสาวรุ่ง เรืองงาม ณ ร่มเย็น นักวิเคราะห์นโยบายและแผนชำนาญการ",
            "นางสาวรุ่ง เรืองงาม ณ ร่มเย็น",
            "นักวิเคราะห์นโยบายและแผนชำนาญการ",
        ),
        ("นายกเทศมนตรี", "", "นายกเทศมนตรี"),
        ("นายกฤต สุขสม", "นายกฤต สุขสม", None),
        ("นายช่างโยธาอาวุโส", "", "นายช่างโยธาอาวุโส"),
        ("ส.ต.ท. หญิง แก้ว กล้า", "ส.ต.ท. หญิง แก้ว กล้า", None),
        ("นายสมชาย ปลัด", "นายสมชาย ปลัด", None),
    ],
)
def test_a_name_is_told_from_a_position(text: str, name: str, position: str | None):
    assert split_person(text) == (name, position)
    assert bool(NAME.match(text)) is bool(name)


@pytest.mark.real_documents
def test_the_real_order_has_23_members_and_its_misnumbering_is_told(shared):
    (order,), doubts = read_orders(seed(shared, "003-excerpt"))
    assert order.number == "504/2565"
    assert order.date == "2022-05-10"
    assert len(order.members) == 23
    assert [member.stated_number for member in order.members] == [*range(1, 9), *range(6, 21)]
    assert all(member.position and member.role for member in order.members)
    assert len(order.duties) == 5
    assert [(doubt.code, doubt.printed, doubt.proposed) for doubt in doubts] == [("number.sequence", "6", "9")]
