"""Why a file was not opened, in Thai and English: what is wrong and what the officer should do."""


class Refused(Exception):  # noqa: N818 - raised inside opening only; the door turns it into UnreadableDocument
    """A file that will not be opened. `thai` and `english` are whole sentences without the file's name."""

    def __init__(self, thai: str, english: str) -> None:
        super().__init__(english)
        self.thai, self.english = thai, english


def empty() -> Refused:
    return Refused(
        "ไฟล์ว่างเปล่า ไม่มีข้อมูลใด ๆ โปรดตรวจสอบว่าบันทึกหรือคัดลอกไฟล์ครบถ้วนแล้ว",
        "The file is empty. Please check that it was saved or copied completely.",
    )


def too_large(what_thai: str, what_english: str, limit: str) -> Refused:
    return Refused(
        f"{what_thai}เกินกำหนด (ไม่เกิน {limit}) โปรดแบ่งเอกสารเป็นหลายไฟล์ หรือส่งเฉพาะส่วนที่เป็นแผน",
        f"Too much {what_english} (limit {limit}). Please split the document or send only the plan itself.",
    )


def binary() -> Refused:
    return Refused(
        "ไฟล์นี้ไม่ใช่เอกสารข้อความ โปรดส่งไฟล์ .docx .pdf .xlsx หรือ .txt",
        "This is not a text document. Please send a .docx, .pdf, .xlsx or .txt file.",
    )


def unknown_encoding() -> Refused:
    return Refused(
        "อ่านรหัสตัวอักษรของไฟล์ข้อความนี้ไม่ได้ โปรดเปิดด้วยโปรแกรม Notepad แล้วบันทึกใหม่โดยเลือกการเข้ารหัส UTF-8",
        "The character encoding of this text cannot be told. Please open it in Notepad and save it as UTF-8.",
    )


def scrambled() -> Refused:
    return Refused(
        "ข้อความภาษาไทยในไฟล์นี้เสียหายจากการแปลงรหัสตัวอักษรและกู้คืนไม่ได้ โปรดใช้ไฟล์ต้นฉบับ",
        "The Thai text was damaged by a wrong conversion and cannot be restored. Please use the original.",
    )


def unreadable_path(reason_thai: str, reason_english: str) -> Refused:
    return Refused(f"เปิดไฟล์ไม่ได้ {reason_thai}", f"The file cannot be opened. {reason_english}")
