"""What the reader takes a document for, the reason it gives, and that no document can hurt the readers."""

import random
import time

import pytest
from tests.core.reading.form_lines import page, seed

from sucharit.core.reading.announcements import read_announcements
from sucharit.core.reading.annual import read_annual_plan
from sucharit.core.reading.integrity import read_integrity_report
from sucharit.core.reading.kinds import recognise_kind
from sucharit.core.reading.memos import read_memo
from sucharit.core.reading.orders import read_orders
from sucharit.core.reading.prepared import prepare
from sucharit.core.reading.risk_tables import read_risk_criteria, read_risks
from sucharit.core.reading.values import DocumentKind, Line

READERS = (
    recognise_kind,
    read_annual_plan,
    read_integrity_report,
    read_memo,
    read_orders,
    read_announcements,
    read_risk_criteria,
    read_risks,
)

SHEET = """๑. ชื่อโครงการ : {0}
๒. หลักการและเหตุผล
เพื่อป้องกันการทุจริตในหน่วยงาน
๓. วัตถุประสงค์
๑) เพื่อสร้างความโปร่งใส
๔. กลุ่มเป้าหมาย
บุคลากร จำนวน ๔๐ คน
๕. วิธีดำเนินการ
๑) จัดทำโครงการ
๖. ระยะเวลาดำเนินการ
ปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๗๐
๗. งบประมาณดำเนินการ
ไม่ใช้งบประมาณ
๘. ผู้รับผิดชอบ
สำนักปลัด
๙. ผลผลิต/ผลลัพธ์
บุคลากรมีความรู้
"""
SHEETS = "".join(SHEET.format(f"มาตรการที่ {number}") for number in range(1, 6))
ANNOUNCED = """ประกาศเทศบาลตำบลร่มเย็น
เรื่อง ให้ใช้แผนปฏิบัติการป้องกันการทุจริต
(พ.ศ. ๒๕๖๖ - ๒๕๗๐)

เทศบาลประกาศใช้แผนปฏิบัติการป้องกันการทุจริต โดยประกอบด้วย ๔ มิติ
มิติที่ ๑ การสร้างวัฒนธรรมสุจริต
มิติที่ ๒ การบริหารราชการด้วยความโปร่งใส
มิติที่ ๓ การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน
มิติที่ ๔ การยกระดับกลไกการตรวจสอบการดำเนินงาน
จึงประกาศให้ทราบโดยทั่วกัน
ประกาศ ณ วันที่ ๓ มกราคม ๒๕๖๖
(นายก้อง ดีงาม)
นายกเทศมนตรีตำบลร่มเย็น
"""
ORDER = """คำสั่งเทศบาลตำบลร่มเย็น
ที่ ๑/๒๕๖๗
เรื่อง แต่งตั้งคณะทำงานจัดทำแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๗๐)

ด้วยแผนปฏิบัติการป้องกันการทุจริต มิติที่ ๑ การสร้างวัฒนธรรมสุจริต กำหนดไว้ จึงแต่งตั้ง ประกอบด้วย
๑. นายก้อง ดีงาม\tปลัดเทศบาล\tประธาน
สั่ง ณ วันที่ ๓ มกราคม ๒๕๖๗
"""
MEMO = """บันทึกข้อความ
ส่วนราชการ สำนักปลัด
ที่ ๑/๒๕๖๗ วันที่ ๕ เมษายน ๒๕๖๗
เรื่อง รายงานผลการดำเนินงานตามแผนปฏิบัติการป้องกันการทุจริต รอบ ๖ เดือน
เรียน นายกเทศมนตรีตำบลร่มเย็น
ด้วยสำนักปลัดได้ดำเนินการเรียบร้อยแล้ว
(นายก้อง ดีงาม)
นิติกร
"""
PROGRESS = (
    """รายงานผลการดำเนินงานตามแผนปฏิบัติการป้องกันการทุจริต
ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ รอบ ๖ เดือน
ลำดับ\tโครงการ/กิจกรรม\tงบประมาณ\tผลการเบิกจ่าย\tผลการดำเนินงาน\tปัญหาอุปสรรค
"""
    + "๑\tโครงการเสริมสร้างคุณธรรมของบุคลากร\t๑,๐๐๐\t๕๐๐\tดำเนินการแล้วเสร็จตามแผนที่กำหนดไว้\t-\n" * 4
)
ANNUAL = """แผนปฏิบัติการป้องกันการทุจริต ประจำปี พ.ศ. ๒๕๖๗
เทศบาลตำบลร่มเย็น
ที่\tโครงการ/กิจกรรม\tงบประมาณ\tมิติ\tไตรมาส ๑\tไตรมาส ๒\tไตรมาส ๓\tไตรมาส ๔\tหน่วยงานรับผิดชอบ
๑\tโครงการป้องกันการทุจริต\t-\t๑\t/\t\t\t\tสำนักปลัด
"""
INTEGRITY = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน\n" + "".join(
    f"ด้านที่ {number}: {name}\n(๑) มาตรการ: ก\n(๒) ขั้นตอน: ข\n(๓) ระยะเวลา: ค\n(๔) ผู้รับผิดชอบ: ง\n"
    for number, name in enumerate(("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ"), 1)
)
PLAN = "แผนปฏิบัติการป้องกันการทุจริต\n(พ.ศ. ๒๕๖๖ - ๒๕๗๐)\nเทศบาลตำบลร่มเย็น\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (PLAN + SHEETS, DocumentKind.ACTION_PLAN),
        (SHEETS, DocumentKind.ACTION_PLAN),
        (ANNOUNCED + PLAN + SHEETS + ORDER, DocumentKind.ACTION_PLAN),
        (PLAN + SHEETS + MEMO, DocumentKind.ACTION_PLAN),
        (SHEET.format("มาตรการเปิดเผยข้อมูล"), DocumentKind.INITIATIVE_SHEET),
        (ANNUAL, DocumentKind.ANNUAL_PLAN),
        (INTEGRITY, DocumentKind.INTEGRITY_REPORT),
        (MEMO + INTEGRITY, DocumentKind.INTEGRITY_REPORT),
        (PROGRESS, DocumentKind.PROGRESS_REPORT),
        (MEMO + PROGRESS, DocumentKind.PROGRESS_REPORT),
        (MEMO, DocumentKind.MEMO),
        (ORDER, DocumentKind.ORDER),
        (ANNOUNCED, DocumentKind.ANNOUNCEMENT),
    ],
    ids=[
        "plan", "sheets-without-a-cover", "plan-with-papers-inside", "plan-with-a-memo-at-its-end", "one-sheet",
        "annual", "integrity", "integrity-behind-memo", "progress", "progress-behind-memo", "memo", "order",
        "announcement",
    ],
)  # fmt: skip
def test_every_kind_is_told_with_its_reason(text: str, kind: DocumentKind):
    found, reason = recognise_kind(page(text))
    assert found is kind, reason
    assert "เพราะพบ" in reason


STRANGERS = {
    "แผนพัฒนาท้องถิ่น": """แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๖ - ๒๕๗๐)
องค์การบริหารส่วนตำบลดอนสุขใจ
ส่วนที่ ๑ สภาพทั่วไป
ยุทธศาสตร์การพัฒนาที่ ๑ ด้านโครงสร้างพื้นฐาน
ส่วนที่ ๒ ยุทธศาสตร์
มิติที่ ๑ การสร้างวัฒนธรรมสุจริต
ส่วนที่ ๓ รายละเอียดโครงการพัฒนา แบบ ผ. ๐๒
ที่\tโครงการ\tวัตถุประสงค์\tเป้าหมาย\tงบประมาณ ๒๕๖๖\t๒๕๖๗\t๒๕๖๘\t๒๕๖๙\t๒๕๗๐\tตัวชี้วัด\tหน่วยงานรับผิดชอบ
๑\tโครงการก่อสร้างถนน\tเพื่อให้ประชาชน\tถนน\t๕๐๐,๐๐๐\t-\t-\t-\t-\tร้อยละ\tกองช่าง
๒\tโครงการป้องกันการทุจริตตามแผนปฏิบัติการป้องกันการทุจริต\tเพื่อ\tคน\t-\t-\t-\t-\t-\tร้อยละ\tสำนักปลัด""",
    "แผนการดำเนินงานประจำปี": """แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๗
เทศบาลตำบลร่มเย็น
แบบ ผด. ๐๒ ยุทธศาสตร์ที่ ๑ แผนงานการศึกษา
ที่\tโครงการ/กิจกรรม\tงบประมาณ\tหน่วยงานรับผิดชอบ\tต.ค.\tพ.ย.\tธ.ค.\tม.ค.\tก.พ.\tมี.ค.\tเม.ย.\tพ.ค.\tมิ.ย.\tก.ค.\tส.ค.\tก.ย.
๑\tโครงการป้องกันการทุจริต\t๑๐,๐๐๐\tสำนักปลัด\t/\t\t\t\t\t\t\t\t\t\t\t""",
    "ข้อบัญญัติหรือเทศบัญญัติงบประมาณ": """ร่างข้อบัญญัติงบประมาณรายจ่าย ประจำปีงบประมาณ พ.ศ. ๒๕๖๗
คำแถลงงบประมาณ
ประมาณการรายรับ
รายจ่ายประกอบด้วย งบกลาง งบบุคลากร งบดำเนินงาน งบลงทุน
โครงการป้องกันการทุจริต หมวดค่าใช้สอย""",
    "รายงานการประชุม": """รายงานการประชุมคณะทำงานจัดทำแผนปฏิบัติการป้องกันการทุจริต ครั้งที่ ๑/๒๕๖๖
ผู้มาประชุม
๑. นายก้อง ดีงาม ประธาน
เริ่มประชุมเวลา ๐๙.๐๐ น.
ระเบียบวาระที่ ๑ เรื่องที่ประธานแจ้งให้ทราบ
มติที่ประชุม เห็นชอบแผนปฏิบัติการป้องกันการทุจริต""",
    "แผนการจัดซื้อจัดจ้าง": """แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. ๒๕๖๘
เทศบาลตำบลร่มเย็น
ลำดับ\tชื่อโครงการ\tวงเงินงบประมาณ\tราคากลาง\tวิธีจัดซื้อจัดจ้าง\tไตรมาส ๑\tไตรมาส ๒\tไตรมาส ๓\tไตรมาส ๔
๑\tซื้อวัสดุ\t๑๐,๐๐๐\t๑๐,๐๐๐\tวิธีเฉพาะเจาะจง\t/\t\t\t""",
    "หนังสือภายนอก": """ที่ พจ ๐๐๒๓.๓/ว ๑๒๓๔
ศาลากลางจังหวัด
เรื่อง การจัดทำแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๗๐)
เรียน นายกเทศมนตรีทุกแห่ง
สิ่งที่ส่งมาด้วย คู่มือ จำนวน ๑ เล่ม
ด้วยสำนักงาน ป.ป.ช. แจ้งว่าให้จัดทำแผน
จึงเรียนมาเพื่อโปรดพิจารณา
ขอแสดงความนับถือ""",
}


@pytest.mark.parametrize("name", STRANGERS)
def test_a_document_that_only_looks_alike_is_unknown_and_named(name: str):
    kind, reason = recognise_kind(page(STRANGERS[name]))
    assert kind is DocumentKind.UNKNOWN
    assert name in reason


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "เอกสารว่าง"),
        ("1 2 3 4\n๕๕ ๖๖ ๗๗\n1,000 2,000\n" * 10, "มีแต่ตัวเลข"),
        ("asdkj ;;; %%% xyz\n" * 20, "ภาพสแกนหรือเข้ารหัสผิด"),
        ("ฝนตกหนักในหลายพื้นที่ ประชาชนควรระมัดระวังการเดินทาง\n" * 10, "ไม่พบโครงสร้าง"),
        (SHEET.format("แข่งขันกีฬา").replace("ป้องกันการทุจริต", "ส่งเสริมสุขภาพ").replace("โปร่งใส", "แข็งแรง"), "ไม่พบโครงสร้าง"),
    ],
)
def test_what_is_nothing_of_ours_is_unknown_with_a_plain_reason(text: str, says: str):
    kind, reason = recognise_kind(page(text))
    assert kind is DocumentKind.UNKNOWN
    assert says in reason


@pytest.mark.real_documents
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("000", DocumentKind.ACTION_PLAN),
        ("001", DocumentKind.INTEGRITY_REPORT),
        ("002", DocumentKind.ANNUAL_PLAN),
        ("003-excerpt", DocumentKind.ACTION_PLAN),
        ("004", DocumentKind.INITIATIVE_SHEET),
    ],
)
def test_the_real_documents(shared, name: str, kind: DocumentKind):
    found, reason = recognise_kind(seed(shared, name))
    assert found is kind, reason


WHOLE = ANNOUNCED + PLAN + SHEETS + ORDER + MEMO + INTEGRITY + PROGRESS + ANNUAL


def mutated(text: str, chance: random.Random) -> tuple[Line, ...]:
    """The same document with lines lost, doubled and swapped, and letters lost and added."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 60)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        line = lines[at]
        place = chance.randrange(len(line) + 1)
        change = chance.choice(("lose", "double", "swap", "add", "cut", "glue"))
        if change == "lose" and len(lines) > 1:
            del lines[at]
        elif change == "double":
            lines.insert(other, line)
        elif change == "swap":
            lines[at], lines[other] = lines[other], line
        elif change == "add":
            lines[at] = line[:place] + chance.choice("๑๙9( )\t/.-กโ") + line[place:]
        elif change == "cut":
            lines[at] = line[:place]
        else:
            lines[at] = line.replace(" ", "").replace("\t", "")
    return tuple(Line(n, line, continues=chance.random() < 0.05) for n, line in enumerate(lines, 1))


def test_no_damage_makes_a_reader_fail():
    chance = random.Random(20)
    for _ in range(60):
        lines = prepare(mutated(WHOLE, chance))
        for reader in READERS:
            result = reader(lines)
            assert len(result) == 2


HOSTILE = {
    "brackets": "(" * 50_000,
    "markers": "1. " * 30_000,
    "areas": "ด้านที่ 1 x\n(1) มาตรการ: y\n" * 5_000,
    "tabs": "\t" * 20_000 + "x",
    "titles": "คำสั่งเทศบาลตำบลร่มเย็น\nเรื่อง x\n" * 5_000,
    "title": "คำสั่งองค์การบริหาร" * 5_000,
    "memos": "บันทึกข้อความ\nส่วนราชการ\nเรื่อง\nเรียน\n" * 5_000,
    "signatures": "(นายก้อง ดีงาม)\n" * 10_000,
    "scales": "5\tก\n4\tข\n3\tค\n" * 5_000,
    "risks": "ลำดับ\tขั้นตอน\tประเด็นความเสี่ยง\tL\tI\n" + "1\tก\tข\t1\t2\n" * 10_000,
    "joins": "ลำดับ\tขั้นตอน\tประเด็นความเสี่ยง\tL\tI\n"
    + "".join(f"{n}\tขั้น{n}\tข\t1\t2\n" for n in range(300))
    + "x\n" * 6
    + "ลำดับ\tขั้นตอน\tประเด็นความเสี่ยง\tมาตรการควบคุม\n"
    + "".join(f"{n}\tงาน{n}\tข\t1 x\n" for n in range(300)),
    "shifts": "ที่\tโครงการ\tมิติ\tงบประมาณ\tไตรมาส 1\tไตรมาส 2\tหน่วยงานรับผิดชอบ\n"
    + ("1\t\t\t\t\tโครงการ\t1\t-\t/\t\tกองคลัง" + "\t" * 60 + "x\n") * 300,
    "boxes": MEMO + "ความเห็นปลัด\n" + "( ) " * 20_000 + "\n(นายก้อง ดีงาม)\nปลัด\n",
    "dates": "สั่ง ณ วันที่ " * 5_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_long(name: str):
    lines = page(HOSTILE[name])
    started = time.process_time()
    for reader in READERS:
        reader(lines)
    assert time.process_time() - started < 3
