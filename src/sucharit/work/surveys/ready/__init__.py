"""Forms that are ready to use, in words of our own. A draft is made from one and changed as the office likes.

They are data for respondents, in Thai; what officers read around them is translated elsewhere.
"""

from sucharit.work.surveys.ready.conduct import CONDUCT
from sucharit.work.surveys.ready.governance import GOVERNANCE
from sucharit.work.surveys.ready.service import SERVICE
from sucharit.work.surveys.ready.shape import Ask, Form, Part
from sucharit.work.surveys.ready.training import TRAINING

EMPTY = Form(key="empty", title="แบบสำรวจ", about="เริ่มจากแบบว่าง แล้วเพิ่มคำถามเอง", intro="", parts=(Part("แบบสอบถาม"),))
EMPTY_TEST = Form(
    key="empty_test",
    title="แบบทดสอบ",
    about="แบบทดสอบว่าง ใส่คำถามและเฉลยเอง",
    intro="",
    parts=(Part("ข้อสอบ"),),
    purpose="test",
    base="participants",
)
REQUEST = Form(
    key="request",
    title="แบบคำขอบริการออนไลน์",
    about="คำถามของบริการออนไลน์ (e-Service) หนึ่งงาน ใช้คู่กับคู่มือบริการ ชื่อและที่ติดต่อระบบถามให้เอง",
    intro="",
    parts=(Part("รายละเอียดคำขอ"),),
    purpose="form",
)
FORMS: tuple[Form, ...] = (*SERVICE, *TRAINING, *CONDUCT, *GOVERNANCE, EMPTY, EMPTY_TEST, REQUEST)


def form_called(key: str) -> Form | None:
    """One of them by its key."""
    return next((one for one in FORMS if one.key == key), None)


__all__ = ["EMPTY", "FORMS", "Ask", "Form", "Part", "form_called"]
