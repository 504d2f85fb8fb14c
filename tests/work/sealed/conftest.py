"""An open door with two officers and two custodians, and a reporter who knows nothing of all that."""

import copy
import datetime
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client

from sucharit.base import clock
from sucharit.base.people.actions import create_user, give_role
from sucharit.base.people.roles import Role
from sucharit.core.sealing import new_receipt
from sucharit.office.demonstration.people import Cast
from sucharit.work.sealed import rates, reading, tokens
from sucharit.work.sealed.actions import arranging, keys
from sucharit.work.sealed.actions.filing import Filing, Held, Upload, file_report, found_by, reporter_keys
from sucharit.work.sealed.contents import Content, Head, Identity
from sucharit.work.sealed.models import Door, Keeper, RecoveryShare, SealedReport
from sucharit.work.sealed.queries import keeper_for
from sucharit.work.sealed.reading import Case

PASSPHRASE = "มะม่วงสุก เรือเร็ว ฟ้าใส ตะเกียง"  # noqa: S105 - of invented people
SINCE = datetime.date(2025, 10, 1)
WORDS = "ช่างตรวจรับถนนสายหนองบัวทั้งที่ยังเทคอนกรีตไม่เสร็จ"


@pytest.fixture(autouse=True)
def light(settings: Any) -> Iterator[None]:
    """Keys that cost nothing, and a calm door."""
    settings.SEALED_LIGHT = True
    rates.forget()
    yield
    rates.forget()


@dataclass
class Room:
    """The door and the private keys of those who have one."""

    office: Cast
    door: Door
    keepers: dict[str, Keeper] = field(default_factory=dict)
    private: dict[str, bytes] = field(default_factory=dict)

    def add(self, username: str, part: str) -> Keeper:
        clerk = self.office.officer("clerk")
        arranging.appoint_keeper(self.office.users[username], part, by=clerk)
        pair, locked = keys.made_pair(PASSPHRASE)
        keeper = keys.set_key(pair, locked, by=self.office.officer(username))
        self.keepers[username], self.private[username] = keeper, pair.private
        return keeper

    def filed(
        self, *, title: str = "ตรวจรับถนน", what: str = WORDS, accused: list[int] | None = None, **more: Any
    ) -> str:
        """Files; the receipt."""
        receipt = new_receipt()
        identity, files = more.pop("identity", None), more.pop("files", ())
        head = Head(title=title, matter="procurement", accused=accused or [], named=identity is not None, **more)
        filing = Filing(head, Content(what=what, who="นายช่าง"), (), identity, tuple(files))
        assert file_report(self.door, filing, reporter_keys(self.door, receipt), today=clock.today())
        return receipt

    def held(self, receipt: str) -> Held:
        held = found_by(reporter_keys(self.door, receipt), self.door)
        assert held is not None
        return held

    def cases(self, username: str) -> list[Case]:
        keeper = keeper_for(self.office.officer(username))
        assert keeper is not None
        rows = SealedReport.objects.filter(organization=self.office.organization)
        return reading.cases(rows, keeper, self.private[username])

    def case(self, username: str = "integrity") -> Case:
        return self.cases(username)[0]


#: Rows and keys of the room as its verbs made them, by who stands in the database.
_made: dict[tuple[int, ...], tuple[Room, list[Any]]] = {}


@pytest.fixture
def room(office: Cast) -> Room:
    """อบต.ดอนสุขใจ with officers integrity and second, custodians auditor and head; the door is open. Its verbs make it
    once; then the same rows are put back for each test."""
    here = (office.organization.pk, *sorted(user.pk for user in office.users.values()))
    if here not in _made:
        made = _arranged(office)
        rows = [
            made.office.users["second"], *made.office.users["second"].grants.all(), made.door,
            *Keeper.objects.order_by("pk"), *RecoveryShare.objects.order_by("pk"),
        ]  # fmt: skip
        _made[here] = made, [copy.copy(row) for row in rows]
        return made
    made, rows = _made[here]
    fresh = [copy.copy(row) for row in rows]
    for model, same in itertools.groupby(fresh, type):
        model.objects.bulk_create(list(same))
    office.users["second"] = fresh[0]
    door = next(row for row in fresh if isinstance(row, Door))
    keepers = {row.user.username: row for row in fresh if isinstance(row, Keeper)}
    return Room(office, door, keepers, dict(made.private))


def _arranged(office: Cast) -> Room:
    second = create_user(office.organization, by=None, username="second", full_name="นางสาวสอง สุจริตใจ")
    give_role(office.organization, second, Role.INTEGRITY_OFFICER, by=None, since=SINCE)
    office.users["second"] = second
    made = Room(office, arranging.ensure_door(office.organization))
    for username in ("auditor", "head"):
        made.add(username, Keeper.Part.CUSTODIAN)
    for username in ("integrity", "second"):
        made.add(username, Keeper.Part.OFFICER)
    made.door = arranging.set_open(by=office.officer("clerk"), is_open=True)
    return made


@pytest.fixture
def visitor() -> Client:
    """Somebody at the door, with a browser that tells of itself."""
    return Client(
        headers={"user-agent": "Telltale/7.7", "x-forwarded-for": "203.0.113.77", "accept-language": "fr-CH"},
        REMOTE_ADDR="203.0.113.77",
    )


def a_form(room: Room, *, seconds: float = 60, **changes: Any) -> dict[str, Any]:
    """What a reporter's browser posts from a form that was drawn some seconds ago."""
    from unittest import mock

    with mock.patch("time.time", return_value=datetime.datetime.now().timestamp() - seconds):  # noqa: DTZ005
        token = tokens.issue(room.door)
    return {"token": token, "title": "ตรวจรับถนน", "matter": "procurement", "what": WORDS} | changes


def a_photo() -> Upload:
    """A JPEG with the name of its owner and a place in it."""
    import io

    from PIL import Image

    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x013B] = "OwnerOfThePhone"
    Image.new("RGB", (60, 40), "red").save(made, "JPEG", exif=exif)
    return Upload("ถนนหน้าบ้านสมศักดิ์.jpg", "jpeg", made.getvalue())


SOMSAK = Identity(name="สมศักดิ์ ผู้กล้า", contact="081-555-0147")
