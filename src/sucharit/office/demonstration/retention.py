"""What was written down years ago and has come to the end of its time: something to see on the page of retention."""

import datetime

from sucharit.base import clock
from sucharit.core.fiscal import FiscalYear
from sucharit.office.demonstration.people import Cast
from sucharit.work.information.actions import asked, came
from sucharit.work.information.registers import INFORMATION, SUGGESTIONS
from sucharit.work.retention import actions
from sucharit.work.retention.series import OfRegister
from sucharit.work.shelf.actions import add

#: what was asked, who asked, what was answered, of the paper book of those days
ASKED = (
    ("สัญญาจ้างก่อสร้างประปาหมู่บ้าน", "นายถวิล บุญช่วย", "ให้สำเนา 12 แผ่น"),
    ("รายงานการประชุมสภาสมัยที่สาม", "นางคำปุ่น ทองดี", "ให้ตรวจดูที่ศูนย์"),
    ("ราคากลางซ่อมถนนหมู่ที่ 6", "นายประดิษฐ์ แก้วมณี", "ให้สำเนา 3 แผ่น"),
)  # fmt: skip


def years_gone_by(office: Cast) -> None:
    """Three requests and two suggestions from the paper book of six years ago; one of them is held for a case."""
    today = clock.today()
    year = FiscalYear.of(today).value - 543 - 7
    by, unit = office.officer("planner", today), {"unit": office.units["clerk"]}
    rows = []
    for place, (subject, who, answer) in enumerate(ASKED):
        day = datetime.date(year, 11, 4 + 7 * place)
        fields = {
            "received_on": day,
            "subject": subject,
            "section": "11",
            "channel": "person",
            "requester": who,
            **unit,
        }
        row = add(INFORMATION, by=by, fields=fields)
        rows.append(asked.answer(row, by=by, answer=answer, answered_on=day + datetime.timedelta(days=4)))
    for place, said in enumerate(("ขอบคุณที่ซ่อมไฟหน้าบ้านนางคำปุ่น", "ขอให้เก็บขยะให้ตรงวัน")):
        day = datetime.date(year, 12, 9 + place)
        row = add(SUGGESTIONS, by=by, fields={"given_on": day, "kind": "idea", "channel": "box", "words": said, **unit})
        came.treat(row, by=by, treatment="แจ้งกองที่เกี่ยวข้องแล้ว", treated_on=day + datetime.timedelta(days=10))
    actions.hold(OfRegister(INFORMATION), rows[-1].pk, by=by, reason="อยู่ระหว่างคดีปกครอง ตามหนังสือศาลที่รับไว้")
