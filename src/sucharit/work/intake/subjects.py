"""What a question is about, in words: the title of its rule, or of the family that its doubt belongs to."""

from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.rules import titles

#: what the code of a doubt of the reading begins with > its subject
FAMILIES = {
    "area": _("ด้านหรือคะแนนในรายงานคุณธรรมไม่ครบ"),
    "component": _("ด้านหรือคะแนนในรายงานคุณธรรมไม่ครบ"),
    "date": _("วันที่ไม่ครบหรืออ่านไม่ชัด"),
    "digit": _("ตัวเลขที่สแกนอาจอ่านผิด"),
    "dimension": _("อ่านมิติไม่ได้"),
    "era": _("วันที่ไม่ครบหรืออ่านไม่ชัด"),
    "heading": _("หัวข้อขาดหายหรือชำรุด"),
    "kind": _("ไม่แน่ใจชนิดของเอกสาร"),
    "list": _("เลขลำดับไม่ต่อกันหรือไม่มี"),
    "marker": _("เครื่องหมายในตารางขาดหาย"),
    "memo": _("ความเห็นหรือผู้รายงานในบันทึกข้อความไม่ครบ"),
    "money": _("อ่านจำนวนเงินไม่ได้"),
    "month": _("วันที่ไม่ครบหรืออ่านไม่ชัด"),
    "number": _("เลขลำดับไม่ต่อกันหรือไม่มี"),
    "opening": _("ไฟล์มีส่วนที่เปิดหรืออ่านไม่ได้"),
    "opinion": _("ความเห็นหรือผู้รายงานในบันทึกข้อความไม่ครบ"),
    "quantity": _("อ่านจำนวนไม่ได้"),
    "quarters": _("ไม่พบไตรมาส"),
    "risk": _("ความเสี่ยงหรือเกณฑ์อ่านได้ไม่ชัด"),
    "score": _("ด้านหรือคะแนนในรายงานคุณธรรมไม่ครบ"),
    "table": _("ตารางอ่านได้ไม่ครบ"),
    "title": _("ไม่พบชื่อ"),
    "year": _("ไม่พบปี"),
}


def subject_of(code: str) -> str:
    """In the reader's language; the code itself where nobody gave it words."""
    return titles().get(code) or str(FAMILIES.get(code.partition(".")[0], code))
