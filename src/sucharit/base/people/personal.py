"""Personal data of this room, field by field: what kind it is, why it is kept, and for how long.

A house test demands a line for every field that holds text about a person. The same table is printed in
docs/operating/sign-in.md.
"""

from enum import StrEnum

from msgspec import Struct


class Class(StrEnum):
    """How much harm a leak would do."""

    IDENTITY = "identity"  # who the person is
    CONTACT = "contact"  # how they are reached
    SECRET = "secret"  # noqa: S105 - the name of a class: lets someone in
    CONDUCT = "conduct"  # what they did and when
    OFFICE = "office"  # their post: public by the nature of the office
    PREFERENCE = "preference"  # how they like their screen


class Personal(Struct, frozen=True):
    """One field: its class, why we have it, until when."""

    kind: Class
    why: str
    kept: str


_WHILE = "ตลอดเวลาที่มีบัญชี และต่อไปเท่าที่เอกสารที่ลงนามไว้ยังต้องเก็บ"
_ACCOUNT = "ตลอดเวลาที่มีบัญชี"
_OFFICE = "เก็บถาวรเป็นหลักฐานว่าใครมีอำนาจในวันใด"
_SIGN_IN = "90 วันนับจากวันที่เข้าสู่ระบบ"

PERSONAL: dict[str, dict[str, Personal]] = {
    "people.User": {
        "username": Personal(Class.IDENTITY, "ใช้เข้าสู่ระบบและระบุผู้กระทำในบันทึกการกระทำ", _WHILE),
        "full_name": Personal(Class.IDENTITY, "ชื่อผู้ลงนามและผู้กระทำ", _WHILE),
        "email": Personal(Class.CONTACT, "ส่งลิงก์ตั้งรหัสผ่านและแจ้งเตือน", _ACCOUNT),
        "openid_email": Personal(Class.CONTACT, "จับคู่กับบัญชีกลาง (OpenID)", _ACCOUNT),
        "password": Personal(Class.SECRET, "ตรวจรหัสผ่าน เก็บเป็นค่าแฮชเท่านั้น", _ACCOUNT),
        "last_login": Personal(Class.CONDUCT, "ให้ผู้ดูแลเห็นบัญชีที่ไม่ได้ใช้", _ACCOUNT),
        "joined_at": Personal(Class.CONDUCT, "วันที่เปิดบัญชี", _ACCOUNT),
        "digits": Personal(Class.PREFERENCE, "ตัวเลขที่ผู้ใช้เลือก", _ACCOUNT),
        "language": Personal(Class.PREFERENCE, "ภาษาที่ผู้ใช้เลือก", _ACCOUNT),
        "mail_notices": Personal(Class.PREFERENCE, "เลือกรับแจ้งเตือนทางอีเมลหรือไม่", _ACCOUNT),
        "is_active": Personal(Class.OFFICE, "บัญชียังใช้ได้หรือไม่", _ACCOUNT),
        "home": Personal(Class.OFFICE, "หน่วยงานที่ดูแลบัญชี", _ACCOUNT),
    },
    "people.Position": {
        "title": Personal(Class.OFFICE, "ชื่อตำแหน่งตามโครงสร้าง ไม่ใช่ข้อมูลของบุคคลใด", _OFFICE),
    },
    "people.Holding": {
        "user": Personal(Class.OFFICE, "ใครดำรงตำแหน่งหรือรักษาราชการแทน", _OFFICE),
        "order_reference": Personal(Class.OFFICE, "เลขคำสั่งแต่งตั้ง", _OFFICE),
    },
    "people.RoleGrant": {
        "user": Personal(Class.OFFICE, "ใครมีสิทธิ์ใดในระบบ", _OFFICE),
    },
    "people.SignIn": {
        "user": Personal(Class.CONDUCT, "เจ้าของการเข้าสู่ระบบ เห็นได้เฉพาะเจ้าตัว", _SIGN_IN),
        "at": Personal(Class.CONDUCT, "เวลาเข้าสู่ระบบ", _SIGN_IN),
        "seen_at": Personal(Class.CONDUCT, "เวลาใช้งานล่าสุดโดยประมาณ", _SIGN_IN),
        "how": Personal(Class.CONDUCT, "วิธีเข้าสู่ระบบ", _SIGN_IN),
        "device": Personal(Class.CONDUCT, "ชนิดเครื่องและเบราว์เซอร์ ให้เจ้าตัวจำได้ ไม่เก็บที่อยู่ IP", _SIGN_IN),
        "session_key": Personal(Class.SECRET, "ใช้สั่งออกจากระบบเฉพาะเครื่อง", _SIGN_IN),
        "ended_at": Personal(Class.CONDUCT, "เวลาออกจากระบบ", _SIGN_IN),
    },
}

#: Fields that hold text but nothing about a person, each with the reason.
NOT_PERSONAL: dict[str, dict[str, str]] = {
    "people.Position": {"rank": "ระดับของตำแหน่ง เลือกจากรายการ"},
    "people.RoleGrant": {"role": "ชื่อบทบาท เลือกจากรายการ (ผู้ได้รับอยู่ในช่อง user)"},
    "people.SecondFactorRule": {"roles": "รายชื่อบทบาทของหน่วยงาน ไม่ใช่ของบุคคล"},
}
