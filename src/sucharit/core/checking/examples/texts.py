"""Running text: template text, names, duplicates, years, targets, people, laws."""

from decimal import Decimal

from sucharit.core.checking.examples.parts import Example, plan, sheet
from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan import Goal, Period, Plan, Target, TargetGroup

COURSE, MANUAL = "โครงการอบรมระเบียบงานพัสดุ", "มาตรการจัดทำคู่มือบริการประชาชน"
_ACT = "พระราชบัญญัติข้อมูลข่าวสารของราชการ"
_ALL = "คณะผู้บริหาร สมาชิกสภา และพนักงานส่วนตำบล จำนวน {} คน"


def _why(*texts: str) -> Plan:
    """Sheets whose rationale is each of the texts."""
    return plan(*(sheet(n, f"โครงการเรื่องที่ {n}", rationale=text) for n, text in enumerate(texts, 1)))


def _group(*counts: int) -> Plan:
    return plan(
        *(
            sheet(n, f"โครงการเรื่องที่ {n}", target_group=TargetGroup(text=_ALL.format(count), count=count))
            for n, count in enumerate(counts, 1)
        )
    )


def _outputs(first: str, second: str) -> Plan:
    return plan(sheet(1, COURSE, outputs=(first,)), sheet(2, MANUAL, outputs=(second,)))


def _scores(*outcomes: str) -> Plan:
    series = {year: Decimal(85 + 2 * place) for place, year in enumerate(FiscalSpan(2566, 2570))}
    return plan(sheet(1, COURSE, outcomes=outcomes), targets=(Target(name="คะแนน ITA", unit="คะแนน", by_year=series),))


EXAMPLES = {
    "placeholder": (
        Example("“ระบุ” เป็นคำกริยาในเนื้อความ", _why("ผู้ร้องเรียนสามารถระบุชื่อหรือไม่ระบุชื่อก็ได้")),
        Example("ผู้รับผิดชอบยังเป็นข้อความของแบบฟอร์ม", plan(sheet(1, COURSE, responsible="ระบุชื่อหน่วยงานที่รับผิดชอบ"))),
    ),
    "organization.spelling": (
        Example("กล่าวถึง อบต. แห่งอื่น", _why("องค์การบริหารส่วนตำบลดอนสุขใจร่วมกับองค์การบริหารส่วนตำบลหนองแก้ว")),
        Example(
            "สะกด “ดอนสุขใจ” และ “ดอนสุขไจ”",
            _why("องค์การบริหารส่วนตำบลดอนสุขใจส่งเสริมคุณธรรม องค์การบริหารส่วนตำบลดอนสุขใจ", "อบต.ดอนสุขไจได้จัดทำคู่มือ"),
        ),
    ),
    "organization.kind-words": (
        Example("ชื่อกฎหมายและการเรียกรวม", _why("ตามพระราชบัญญัติเทศบาล และอบต. เทศบาล และ อบจ. ทุกแห่ง")),
        Example("แผนของ อบต. มีคำว่า “นายกเทศมนตรี”", _why("เสนอนายกเทศมนตรีเพื่อพิจารณา")),
    ),
    "duplicate.output": (
        Example(
            "ผลที่วัดจากคนซ้ำกันได้",
            _outputs("ประชาชนมีความพึงพอใจต่อการให้บริการ ร้อยละ 80", "ประชาชนมีความพึงพอใจต่อการให้บริการ ร้อยละ 80"),
        ),
        Example(
            "สองโครงการสัญญาคู่มือเล่มเดียวกัน",
            _outputs("มีคู่มือการให้บริการประชาชนของ อบต.ดอนสุขใจ", "มีคู่มือการให้บริการประชาชนขององค์การบริหารส่วนตำบลดอนสุขใจ"),
        ),
    ),
    "duplicate.title": (
        Example("ชื่อต่างกันที่ปี", plan(sheet(1, COURSE + " ปี 2566"), sheet(2, COURSE + " ปี 2567"))),
        Example("สองโครงการชื่อเดียวกัน", plan(sheet(1, COURSE), sheet(2, COURSE))),
    ),
    "year.outside": (
        Example("ปีของผลการประเมินที่ผ่านมา", _why("จากรายงานผลการประเมินประจำปี 2564 จึงได้จัดโครงการนี้ขึ้น")),
        Example("“จัดโครงการ ... ประจำปี 2564” ในแผน 2566-2570", _why("จึงได้จัดโครงการอบรมระเบียบงานพัสดุ ประจำปี 2564 ขึ้น")),
    ),
    "period.incomplete": (
        Example("ดำเนินการทุกปี", plan(sheet(1, COURSE, period=Period(text="ดำเนินการทุกปีตลอดแผน")))),
        Example("ระบุเพียงเดือน", plan(sheet(1, COURSE, period=Period(text="เดือนมกราคม - มีนาคม")))),
    ),
    "period.reversed": (
        Example("ปี 2566 ถึง 2570", plan(sheet(1, COURSE))),
        Example("เริ่ม 2570 สิ้นสุด 2566", plan(sheet(1, COURSE, period=Period(text="2570 - 2566", start=2570, end=2566)))),
    ),
    "span.invalid": (
        Example("แผนปี 2567 ใช้กรอบ 2566-2570", plan(span=FiscalSpan(2567, 2567), framework_version="2566-2570")),
        Example("แผนปี 2566-2570 ใช้กรอบ 2561-2564", plan(framework_version="2561-2564")),
    ),
    "target.conflict": (
        Example("ค่าในโครงการอยู่ในช่วงค่าเป้าหมายรายปี", _scores("มีผลการประเมิน ITA ไม่น้อยกว่า 89 คะแนน")),
        Example("โครงการตั้ง 80 คะแนน แผนตั้ง 85 ถึง 93 คะแนน", _scores("มีผลการประเมิน ITA ไม่น้อยกว่า 80 คะแนน")),
    ),
    "target.no-baseline": (
        Example("บอกจำนวนของปีฐาน", plan(goals=(Goal(text="เรื่องร้องเรียนการทุจริตลดลงร้อยละ 10 จากปี 2565 ซึ่งมี 12 เรื่อง"),))),
        Example("ลดลงร้อยละ 10 โดยไม่บอกค่าของปีฐาน", plan(goals=(Goal(text="เรื่องร้องเรียนการทุจริตลดลงร้อยละ 10"),))),
    ),
    "target.direction": (
        Example(
            "สิ่งที่เพิ่มคือช่องทาง ไม่ใช่จำนวนเรื่อง",
            plan(
                sheet(1, COURSE, outcomes=("ข้อร้องเรียนลดลง",)), sheet(2, MANUAL, outcomes=("ช่องทางแจ้งเรื่องร้องเรียนเพิ่มขึ้น",))
            ),
        ),
        Example(
            "ลำดับที่ 1 ให้ลดลง ลำดับที่ 2 ให้เพิ่มขึ้น",
            plan(
                sheet(1, COURSE, outcomes=("ข้อร้องเรียนลดลง",)),
                sheet(2, MANUAL, outcomes=("จำนวนเรื่องร้องเรียนจากประชาชนเพิ่มขึ้น",)),
            ),
        ),
    ),
    "headcount.conflict": (
        Example("ทุกคนมี 25 คนทั้งสองแห่ง", _group(25, 25)),
        Example("ทุกคนมี 25 คน และ 31 คน", _group(25, 31)),
    ),
    "law.year": (
        Example(
            "ปีของฉบับแก้ไขเพิ่มเติม",
            _why("ตามพระราชบัญญัติเทศบาล พ.ศ. 2496 แก้ไขเพิ่มเติมถึง (ฉบับที่ 14) พ.ศ. 2562", "พระราชบัญญัติเทศบาล พ.ศ. 2496"),
        ),
        Example(
            "ฉบับเดียวกันอ้าง 2540 และ 2549", _why(f"ตาม{_ACT} พ.ศ. 2540 และ {_ACT} พ.ศ. 2540", f"ตาม{_ACT} พ.ศ. 2549")
        ),
    ),
    "law.known-year": (
        Example("อ้างปีถูกต้อง", _why(f"ตาม{_ACT} พ.ศ. 2540")),
        Example("อ้าง พ.ศ. 2550 แทน 2540", _why(f"ตาม{_ACT} พ.ศ. 2550")),
    ),
}
