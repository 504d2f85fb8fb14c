"""The words of the written notices. They are official Thai on any screen: a letter has one language.

Never here: the secret of a receipt (it is printed once, on the receipt itself) and who sends it how.
"""

import datetime

from sucharit.core.thai import format_date
from sucharit.work.complaints.models import Centre, Complaint

_STARTS = {
    Centre.Start.RECEIVED: "วันที่ได้รับเรื่อง",
    Centre.Start.COMPLETE: "วันที่ได้รับข้อมูลหรือเอกสารครบถ้วน",
    Centre.Start.REACHED: "วันที่เรื่องถึงหน่วยงานผู้รับผิดชอบ",
}


def receipt_words(complaint: Complaint, centre: Centre, due: datetime.date | None) -> str:
    """That it was received, under which number, and within which time it is answered."""
    return "\n".join((
        f"ตามที่ท่านได้ร้องเรียนเรื่อง “{complaint.subject}” เมื่อวันที่ {_day(complaint.received_on)} นั้น",
        f"{_house(complaint)}ได้รับเรื่องของท่านไว้แล้ว เป็นเรื่องร้องเรียนเลขที่ {complaint} {term_words(centre, due)} "
        "หากดำเนินการไม่แล้วเสร็จภายในกำหนด จะมีหนังสือชี้แจงเหตุผลให้ท่านทราบก่อนครบกำหนด",
        "ท่านติดตามเรื่องได้ด้วยตนเองที่หน้าเว็บติดตามเรื่อง โดยใช้เลขที่เรื่องและรหัสบนใบรับเรื่อง",
    ))  # fmt: skip


def term_words(centre: Centre, due: datetime.date | None) -> str:
    kind = "วันทำการ" if centre.working else "วัน"
    told = f"และจะดำเนินการให้แล้วเสร็จภายใน {centre.days} {kind} นับแต่{_STARTS[Centre.Start(centre.start)]}"
    return f"{told} คือภายในวันที่ {_day(due)}" if due else told


def term_letter(complaint: Complaint, centre: Centre, due: datetime.date | None) -> str:
    unit = f"มอบหมายให้{complaint.unit}ดำเนินการแล้ว" if complaint.unit else "อยู่ระหว่างดำเนินการ"
    return f"{_about(complaint)} นั้น\n{_house(complaint)}{unit} {term_words(centre, due)}"


def progress_letter(complaint: Complaint, text: str) -> str:
    return (
        f"ตามเรื่องร้องเรียนเลขที่ {complaint} เรื่อง “{complaint.subject}” นั้น\n{_house(complaint)}ขอแจ้งความคืบหน้า ดังนี้\n{text}"
    )


def extension_letter(complaint: Complaint, reason: str, days: int, after: datetime.date, *, working: bool) -> str:
    kind = "วันทำการ" if working else "วัน"
    return (
        f"{_about(complaint)} ซึ่งครบกำหนดดำเนินการในวันที่ {_day(complaint.due_on)} นั้น\n"
        f"{_house(complaint)}ขอเรียนว่ายังดำเนินการไม่แล้วเสร็จ เนื่องจาก{reason}\n"
        f"จึงขอขยายเวลาดำเนินการออกไปอีก {days} {kind} คือภายในวันที่ {_day(after)} และจะแจ้งผลให้ท่านทราบต่อไป"
    )


def result_letter(complaint: Complaint) -> str:
    return "\n".join((
        f"ตามเรื่องร้องเรียนเลขที่ {complaint} เรื่อง “{complaint.subject}” นั้น",
        f"{_house(complaint)}ได้ดำเนินการแล้ว ผลคือ{complaint.Outcome(complaint.outcome).label} ดังนี้",
        complaint.result,
        "หากท่านเห็นว่าผลยังไม่ตรงตามที่ร้องเรียน ท่านแจ้งให้เปิดเรื่องพิจารณาใหม่ได้ และโปรดประเมินความพึงพอใจที่หน้าเว็บติดตามเรื่อง",
    ))  # fmt: skip


def sms_words(complaint: Complaint, kind: str) -> str:
    """Short, and without what the complaint is about: a telephone is read by others too."""
    return f"{complaint.organization.short_name}: เรื่องร้องเรียนที่ {complaint} มีหนังสือ{kind} โปรดดูที่หน้าติดตามเรื่อง"


def _about(complaint: Complaint) -> str:
    return f"ตามเรื่องร้องเรียนเลขที่ {complaint} เรื่อง “{complaint.subject}”"


def _house(complaint: Complaint) -> str:
    return complaint.organization.name


def _day(value: datetime.date | None) -> str:
    return format_date(value, style="full", digits="arabic") if value else ""
