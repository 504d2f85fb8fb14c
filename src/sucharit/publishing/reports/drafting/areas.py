"""Which ITA area an initiative is proposed for, by the words of its title and objectives. The grouping is our own
judgement: an officer's choice goes before it, and what no word speaks for is asked."""

from collections.abc import Sequence

from sucharit.core.thai import fold

#: area > words that speak for it; the first area of which a word stands in the title wins
WORDS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (4, ("ทรัพย์สิน", "พัสดุ", "ยานพาหนะ", "รถราชการ")),
    (2, ("งบประมาณ", "จัดซื้อ", "จัดจ้าง", "เบิกจ่าย", "ราคากลาง", "การเงิน")),
    (3, ("มอบอำนาจ", "มอบหมาย", "ใช้ดุลพินิจ", "บริหารงานบุคคล", "บริหารงานบุคล", "เลื่อนขั้น", "บรรจุ", "แต่งตั้ง", "เป็นธรรม")),
    (5, ("ร้องเรียน", "ร้องทุกข์", "เบาะแส", "ทุจริตและประพฤติมิชอบ", "ปราบปราม", "แก้ไขปัญหาการทุจริต", "ตรวจสอบภายใน")),
    (10, (
        "ป้องกันการทุจริต", "ความเสี่ยง", "ไม่รับของขวัญ", "no gift", "เจตจำนง", "ขัดกัน", "ผลประโยชน์ทับซ้อน", "ควบคุมภายใน",
        "ต่อต้านการทุจริต",
    )),
    (9, ("เปิดเผยข้อมูล", "ข้อมูลข่าวสาร", "เผยแพร่ข้อมูล", "เว็บไซต์")),
    (7, ("ประชาสัมพันธ์", "สื่อสาร", "ช่องทาง", "เผยแพร่")),
    (8, ("มีส่วนร่วม", "ประชาคม", "ลดขั้นตอน", "ปรับปรุง", "นวัตกรรม", "ภาคประชาชน", "ประชาชน")),
    (6, ("บริการ", "อำนวยความสะดวก", "ความพึงพอใจ", "คุณภาพ")),
    (1, ("จริยธรรม", "คุณธรรม", "จิตสำนึก", "ปฏิบัติหน้าที่", "ปฏิบัติงาน", "มาตรฐาน", "อบรม", "ซื่อสัตย์")),
)  # fmt: skip


def proposed_area(title: str, objectives: Sequence[str] = ()) -> int | None:
    """The area that its title speaks for, else its objectives; None where no word does."""
    for said in (title, " ".join(objectives)):
        told = fold(said)
        for area, words in WORDS:
            if any(fold(word) in told for word in words):
                return area
    return None
