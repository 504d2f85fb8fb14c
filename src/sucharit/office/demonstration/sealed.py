"""The sealed door of อบต.ดอนสุขใจ in use: two officers, two custodians, three reports on their way.

The keys here are quick to make, and their passphrase is shown on the page that asks for it: nothing of a demonstration
is secret. An installation that serves people makes its keys by the real measure (core.sealing.strength).
"""

import datetime

from django.contrib.auth.hashers import make_password

from sucharit.base.people.actions import appoint, create_position, create_user, give_role
from sucharit.base.people.models import User
from sucharit.base.people.roles import Role
from sucharit.core import sealing
from sucharit.office.demonstration.people import PASSWORD, SINCE, Cast
from sucharit.work.sealed.actions import arranging, casework, keys
from sucharit.work.sealed.actions.filing import Filing, file_report, reporter_keys, say
from sucharit.work.sealed.contents import Content, Head, Identity, NoteKind, Sender, State
from sucharit.work.sealed.models import Door, Keeper, SealedReport
from sucharit.work.sealed.reading import cases
from sucharit.work.sealed.views.unlocking import SHOWN_IN_DEMONSTRATION

SECOND = ("integrity-2", "นางสาวปวีณา ใจซื่อ", "นักจัดการงานทั่วไป")
#: title, matter, what, days ago
REPORTS = (
    ("ตรวจรับงานถนนที่ยังไม่เสร็จ", "procurement", "มีการลงนามตรวจรับถนนในหมู่ที่ 4 ทั้งที่ผิวทางยังเทไม่ครบตามแบบ", 40),
    ("เรียกเงินเพื่อเร่งใบอนุญาต", "bribe", "ผู้ยื่นขออนุญาตก่อสร้างถูกขอเงินนอกใบเสร็จเพื่อให้ได้คิวเร็วขึ้น", 12),
    ("ใช้รถส่วนกลางไปธุระส่วนตัว", "property", "เห็นรถส่วนกลางจอดที่ตลาดนัดวันเสาร์สองครั้ง", 3),
)


def sealed_door(office: Cast) -> None:
    """Arranged by the clerk, keys set by everyone themselves, reports filed as reporters file them."""
    _second_officer(office)
    clerk = office.officer("clerk")
    arranging.ensure_door(office.organization)
    values = {
        "unit_name": "งานนิติการ สำนักปลัด", "answer_days": 15, "checking_days": 30, "finish_days": 180, "keep_years": 5,
        "outside_name": "สำนักงาน ป.ป.ช. ประจำจังหวัดอุทัยธานี", "outside_contact": "สายด่วน 1205",
    }  # fmt: skip
    arranging.arrange(values, by=clerk, edition=1)
    private = {
        username: _keeper(office, username, part)
        for username, part in (
            ("auditor", Keeper.Part.CUSTODIAN), ("head", Keeper.Part.CUSTODIAN), ("integrity", Keeper.Part.OFFICER),
            (SECOND[0], Keeper.Part.OFFICER),
        )
    }  # fmt: skip
    door = arranging.set_open(by=clerk, is_open=True)
    for title, matter, what, days in REPORTS:
        _filed(door, title, matter, what, clerk.today - datetime.timedelta(days=days))
    _worked_on(office, private["integrity"])


def _second_officer(office: Cast) -> None:
    username, name, title = SECOND
    user = create_user(office.organization, by=None, username=username, full_name=name)
    position = create_position(office.organization, by=None, title=title, rank="officer", unit=office.units["clerk"])
    appoint(position, user, by=None, since=SINCE)
    give_role(office.organization, user, Role.INTEGRITY_OFFICER, by=None, since=SINCE)
    User.objects.filter(pk=user.pk).update(password=make_password(PASSWORD))
    office.users[username] = user


def _keeper(office: Cast, username: str, part: str) -> bytes:
    arranging.appoint_keeper(office.users[username], part, by=office.officer("clerk"))
    pair = sealing.new_pair()
    locked = sealing.lock(pair.private, SHOWN_IN_DEMONSTRATION, strength=sealing.LIGHT)
    keys.set_key(pair, locked, by=office.officer(username))
    return pair.private


def _filed(door: Door, title: str, matter: str, what: str, day: datetime.date) -> None:
    receipt = sealing.new_receipt()
    named = Identity(name="นายสมมุติ กล้าหาญ", contact="0 5600 0001") if matter == "bribe" else None
    filing = Filing(
        Head(title=title, matter=matter, named=named is not None), Content(what=what, known="seen"), (), named
    )
    file_report(door, filing, reporter_keys(door, receipt), today=day)


def _worked_on(office: Cast, private: bytes) -> None:
    officer = office.officer("integrity")
    keeper = Keeper.objects.get(organization=office.organization, user=officer.user, until=None)
    found = {one.head.title: one for one in cases(SealedReport.objects.all(), keeper, private)}
    oldest, second = (found[title] for title, *_ in REPORTS[:2])
    casework.answer(oldest, "ได้รับเรื่องแล้ว ขอภาพถ่ายจุดที่ยังไม่เสร็จ หากถ่ายได้โดยปลอดภัย", (), by=officer)
    say(oldest.held, "มีภาพสองภาพ จะส่งให้สัปดาห์หน้า", (), sender=Sender.REPORTER, today=officer.today)
    casework.note(oldest, "ตรวจใบตรวจรับงานกับแบบแปลน พบพื้นที่ต่างกัน", by=officer, kind=NoteKind.FACT)
    casework.move(oldest, State.FACTS, "มีมูล เสนอสอบข้อเท็จจริง", by=officer, tell_reporter="กำลังสอบข้อเท็จจริง")
    casework.answer(second, "ได้รับเรื่องแล้ว กำลังตรวจสอบเบื้องต้น", (), by=officer)
