"""Why a file was not opened, in Thai and English: what is wrong and what the officer should do."""


class Refused(Exception):  # noqa: N818 - raised inside opening only; the door turns it into UnreadableDocument
    """A file that will not be opened. `thai` and `english` are whole sentences without the file's name."""

    def __init__(self, thai: str, english: str) -> None:
        super().__init__(english)
        self.thai, self.english = thai, english


def missing() -> Refused:
    return Refused(
        "ไม่พบไฟล์นี้ โปรดตรวจสอบชื่อและตำแหน่งของไฟล์",
        "There is no such file. Please check its name and place.",
    )


def folder() -> Refused:
    return Refused(
        "ตำแหน่งนี้เป็นโฟลเดอร์ ไม่ใช่ไฟล์ โปรดเลือกไฟล์เอกสารในโฟลเดอร์",
        "This is a folder, not a file. Please choose a document inside it.",
    )


def not_a_file() -> Refused:
    return Refused(
        "ตำแหน่งนี้ไม่ใช่ไฟล์เอกสาร โปรดเลือกไฟล์ .docx .pdf .xlsx หรือ .txt",
        "This is not an ordinary file. Please choose a .docx, .pdf, .xlsx or .txt file.",
    )


def not_permitted() -> Refused:
    return Refused(
        "ไม่มีสิทธิ์เปิดไฟล์นี้ โปรดขอสิทธิ์อ่านไฟล์ หรือคัดลอกไฟล์มาไว้ในโฟลเดอร์ของท่าน",
        "You have no permission to read this file. Please ask for it or copy the file to a folder of yours.",
    )


def unreachable(reason: str) -> Refused:
    return Refused(
        f"เปิดไฟล์ไม่ได้ ({reason}) โปรดปิดโปรแกรมอื่นที่ใช้ไฟล์นี้อยู่แล้วลองใหม่ หรือคัดลอกไฟล์ใหม่",
        f"The file cannot be opened ({reason}). Please close other programs that use it, or copy it anew.",
    )


def empty() -> Refused:
    return Refused(
        "ไฟล์ว่างเปล่า ไม่มีข้อมูลใด ๆ โปรดตรวจสอบว่าบันทึกหรือคัดลอกไฟล์ครบถ้วนแล้ว",
        "The file is empty. Please check that it was saved or copied completely.",
    )


def too_large(what_thai: str, what_english: str, limit: str) -> Refused:
    return Refused(
        f"{what_thai}เกินกำหนด (ไม่เกิน {limit}) โปรดแบ่งเอกสารเป็นหลายไฟล์ หรือส่งเฉพาะส่วนที่เป็นแผน",
        f"Too much: {what_english} (limit {limit}). Please split the document or send only the plan itself.",
    )


def too_many_rows(most: int) -> Refused:
    return Refused(
        f"ตารางมีเกิน {most:,} แถว โปรดแบ่งเป็นหลายไฟล์ หรือลบแถวที่ไม่ใช้แล้วบันทึกใหม่",
        f"The table has more than {most:,} rows. Please split it, or delete the rows that are not needed.",
    )


def not_a_table() -> Refused:
    return Refused(
        "ไฟล์นี้ไม่ใช่ตาราง โปรดส่งไฟล์ Excel (.xlsx) หรือ CSV",
        "This is no table. Please send an Excel file (.xlsx) or a CSV file.",
    )


def binary() -> Refused:
    return Refused(
        "ไฟล์นี้ไม่ใช่เอกสารที่ระบบรู้จัก โปรดส่งไฟล์ .docx .pdf .xlsx หรือ .txt",
        "This is not a document known here. Please send a .docx, .pdf, .xlsx or .txt file.",
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


def save_as(thai: str, english: str, suffix: str) -> Refused:
    """A file of another program: `thai` and `english` name the format."""
    return Refused(
        f"ไฟล์นี้เป็น{thai} ซึ่งระบบไม่เปิด โปรดเปิดด้วยโปรแกรมเดิมแล้วบันทึกเป็น (Save As) {suffix}",
        f"This is {english}, which is not opened here. Please open it in its own program and save it as {suffix}.",
    )


def picture() -> Refused:
    return Refused(
        "ไฟล์นี้เป็นรูปภาพ ไม่มีตัวอักษรให้อ่าน โปรดแปลงเป็นข้อความด้วยโปรแกรม OCR ก่อน หรือส่งไฟล์ Word ต้นฉบับ",
        "This is a picture and holds no text. Please run OCR on it first, or send the original Word file.",
    )


def archive() -> Refused:
    return Refused(
        "ไฟล์นี้เป็นไฟล์บีบอัด โปรดแตกไฟล์ก่อน แล้วส่งเอกสารที่อยู่ข้างใน",
        "This is a compressed archive. Please unpack it and send the documents inside.",
    )


def locked(program: str) -> Refused:
    return Refused(
        f"ไฟล์นี้ตั้งรหัสผ่านไว้ โปรดเปิดด้วย {program} ยกเลิกรหัสผ่าน แล้วบันทึกใหม่",
        f"This file is locked with a password. Please open it in {program}, remove the password and save it again.",
    )


def scan() -> Refused:
    return Refused(
        "เอกสารนี้เป็นภาพสแกน ไม่มีตัวอักษรให้อ่าน โปรดแปลงเป็นข้อความด้วยโปรแกรม OCR (ภาษาไทย) ก่อน "
        "หรือส่งไฟล์ Word ต้นฉบับ หรือพิมพ์ข้อความใหม่",
        "This document is a scan: pictures of pages without text. Please run OCR (Thai) on it first, "
        "send the original Word file, or type the text.",
    )


def broken(program: str) -> Refused:
    return Refused(
        f"ไฟล์นี้ชำรุดหรือไม่สมบูรณ์ โปรดเปิดด้วย {program} แล้วบันทึกใหม่ หรือขอไฟล์จากต้นทางอีกครั้ง",
        f"This file is damaged or incomplete. Please open it in {program} and save it again, or ask for it anew.",
    )


def suspicious(thai: str, english: str) -> Refused:
    return Refused(
        f"ไม่เปิดไฟล์นี้เพราะมีลักษณะผิดปกติ: {thai} โปรดติดต่อผู้ส่งเอกสาร หรือพิมพ์เป็นไฟล์ใหม่",
        f"This file is not opened because it looks unsafe: {english}. Please ask its sender, or save it as a new file.",
    )
