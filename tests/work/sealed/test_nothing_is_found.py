"""Who takes everything that the office keeps finds nothing of a report: not its words, not who wrote it, nor whence."""

import contextlib
import gzip
import io
import json
import logging
import os
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from tests.config.conftest import Home
from tests.work.sealed.conftest import PASSPHRASE, SOMSAK, WORDS, Room, a_form, a_photo

from sucharit.base.audit.models import Entry
from sucharit.config.logs import Lines
from sucharit.work.sealed.actions import casework, identities, keys
from sucharit.work.sealed.contents import State
from sucharit.work.sealed.models import SealedFile, SealedReport

pytestmark = pytest.mark.django_db
ANSWER, NOTE, ASKED = "ขอหลักฐานเรื่องกล้วยหอมทอง", "พยานเห็นรถบรรทุกสีฟ้า", "ต้องสอบพยานเรื่องปลาทู"
TITLE = "ถนนสายสับปะรด"
#: What must not be found, in every spelling that a file could hold.
SECRETS = (
    WORDS, TITLE, SOMSAK.name, SOMSAK.contact, "ผู้กล้า", ANSWER, NOTE, ASKED, "ถนนหน้าบ้านสมศักดิ์", "OwnerOfThePhone",
    "Telltale/7.7", "203.0.113.77", PASSPHRASE,
)  # fmt: skip


def spellings(secret: str) -> Iterator[bytes]:
    import base64

    yield secret.encode()
    yield secret.encode("utf-16-le")
    yield json.dumps(secret)[1:-1].encode()
    if secret.isascii():
        return
    yield secret.encode("cp874", "ignore")
    whole = base64.b64encode(secret.encode())
    yield whole[4:-6]


NEEDLES = {secret: tuple(one for one in spellings(secret) if len(one) > 8) for secret in SECRETS}


def unpacked(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """The bytes, and what is packed in them by any of the usual ways, at any place."""
    yield data
    if depth > 2:
        return
    if data[:2] == b"\x1f\x8b":
        yield from unpacked(gzip.decompress(data), depth + 1)
    if data[:4] == b"PK\3\4":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                yield from unpacked(package.read(name), depth + 1)
    for head in (b"\x78\x9c", b"\x78\x01", b"\x78\xda", b"\x1f\x8b\x08"):
        at = data.find(head)
        while at != -1:
            with contextlib.suppress(zlib.error):
                yield zlib.decompressobj(wbits=47).decompress(data[at:], 4_000_000)
            at = data.find(head, at + 1)


def found_in(data: bytes) -> list[str]:
    return sorted(
        {secret for piece in unpacked(data) for secret, needles in NEEDLES.items() if any(n in piece for n in needles)}
    )


def everything_in_the_database() -> bytes:
    """All rows of all tables as SQL and as the bytes of their blobs; on SQLite the pages of the file too."""
    made = io.BytesIO()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for row in cursor.fetchall():
                for value in row:
                    raw = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
                    made.write(raw + b"\n")
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        raw_connection: sqlite3.Connection = connection.connection
        if not raw_connection.in_transaction:
            made.write(raw_connection.serialize())
    return made.getvalue()


class Kept(logging.Handler):
    """Every log line, as it would be written."""

    def __init__(self) -> None:
        super().__init__(0)
        self.lines: list[str] = []
        self.setFormatter(Lines())

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def logged() -> Iterator[Kept]:
    kept = Kept()
    names = ("", "django", "django.request", "django.security", "django.server", "sucharit", "django.db.backends")
    before = {name: logging.getLogger(name).level for name in names}
    for name in names[:1] + names[1:2]:
        logging.getLogger(name).addHandler(kept)
    logging.getLogger().setLevel(logging.INFO)
    yield kept
    for name in names[:1] + names[1:2]:
        logging.getLogger(name).removeHandler(kept)
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


def a_whole_life(room: Room, visitor: Client) -> str:
    """Filed with name and photo, answered, noted, moved, identity asked, granted and seen, key unlocked."""
    photo = a_photo()
    form = a_form(
        room, title=TITLE, name=SOMSAK.name, contact=SOMSAK.contact, files=[SimpleUploadedFile(photo.name, photo.data)]
    )
    visitor.get("/s/donsukchai/?q=203.0.113.77")
    page = visitor.post("/s/donsukchai/report/", form).content.decode()
    from tests.work.sealed.test_door import receipt_in

    receipt = receipt_in(page)
    officer, case = room.office.officer("integrity"), room.case()
    casework.answer(case, ANSWER, [photo], by=officer)
    casework.note(case, NOTE, by=officer)
    casework.move(case, State.CHECKING, NOTE, by=officer, tell_reporter=ANSWER)
    asked = identities.ask(case, "testimony", ASKED, by=officer)
    identities.decide(asked, room.private["auditor"], by=room.office.officer("auditor"), grant=True, words=ASKED)
    assert identities.see(case, room.private["integrity"], by=officer).name == SOMSAK.name
    keys.keep_unlocked(room.keepers["integrity"], room.private["integrity"])
    visitor.post("/s/donsukchai/follow/", {"receipt": receipt, "text": ANSWER})
    visitor.post("/s/donsukchai/follow/", {"receipt": "9" * 40})
    visitor.get("/s/donsukchai/nothing-here/")
    visitor.put("/s/donsukchai/report/")
    return receipt


def test_database_logs_files_and_settings_hold_nothing(room: Room, visitor: Client, logged: Kept, caplog: Any):
    receipt = a_whole_life(room, visitor)
    assert found_in("\n".join(SECRETS).encode()) == sorted(SECRETS), "the search itself finds"
    assert found_in(gzip.compress(WORDS.encode())) == [WORDS]
    database = everything_in_the_database()
    assert len(database) > 100_000
    assert found_in(database) == []
    assert found_in("\n".join(logged.lines).encode() + caplog.text.encode()) == []
    told = {name: repr(getattr(settings, name)) for name in dir(settings) if name.isupper()}
    assert found_in(json.dumps(told).encode() + json.dumps(dict(os.environ)).encode()) == []
    for path in Path(settings.SUCHARIT_HOME).rglob("*"):
        if path.is_file() and "static" not in path.parts and "tests.sqlite3" not in path.name:
            assert found_in(path.read_bytes()) == [], path
    for secret in (receipt, room.private["integrity"].hex(), room.private["auditor"].hex()):
        assert secret.encode() not in database
        assert bytes.fromhex(secret) not in database if len(secret) == 64 else True


@pytest.mark.django_db(transaction=True)
def test_the_very_file_holds_nothing(room: Room, visitor: Client):
    """What lies on the disk, page by page, with what SQLite has freed."""
    a_whole_life(room, visitor)
    if connection.vendor != "sqlite":  # its files are the server's own; what a dump would hold is looked through
        assert found_in(everything_in_the_database()) == []
        return
    connection.ensure_connection()
    raw: sqlite3.Connection = connection.connection
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    name = Path(str(connection.settings_dict["NAME"]))
    for path in name.parent.glob(f"{name.name}*"):
        assert found_in(path.read_bytes()) == [], path


#: A life at an installation of its own, whose last words are the receipt; run by `Home.python`.
LIFE = """
from django.conf import settings
from django.core.management import call_command
from django.test import Client
call_command("collectstatic", interactive=False, verbosity=0)
settings.SEALED_LIGHT = True
from sucharit.office.demonstration.people import donsukchai
from tests.work.sealed.conftest import _arranged
from tests.work.sealed.test_nothing_is_found import a_whole_life
browser = Client(headers={"user-agent": "Telltale/7.7", "x-forwarded-for": "203.0.113.77"}, REMOTE_ADDR="203.0.113.77")
print(a_whole_life(_arranged(donsukchai(password=None)), browser))
"""


def test_a_stolen_backup_holds_nothing(tmp_path: Path):
    """`sucharit backup` as an operator types it, and everything that lies in the home beside it."""
    home = Home(tmp_path / "home", further={"SUCHARIT_HOSTS": "testserver"}).migrated()
    receipt = home.python(LIFE).strip()
    made = home.run("backup", str(tmp_path / "stolen.tar.gz"))
    assert made.returncode == 0, made.stderr
    stolen = (tmp_path / "stolen.tar.gz").read_bytes()
    whole = b"".join(unpacked(stolen))
    assert "นายบุญเลิศ".encode() in whole, "the office is in it, and the search reads it"
    assert len(receipt) == 40
    for told in (stolen, made.stdout.encode() + made.stderr.encode()):
        assert found_in(told) == []
        assert not any(receipt.encode() in piece for piece in unpacked(told))
    for path in home.path.rglob("*"):
        if path.is_file() and "static" not in path.parts:
            assert found_in(path.read_bytes()) == [], path


def test_no_upload_touches_the_disk(room: Room, visitor: Client, desk_of: Any, monkeypatch: Any):
    """Not even for a moment: no temporary file is made while a report with a large file arrives, or an answer."""
    import tempfile

    def refused(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("a temporary file")

    for function in ("NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, function, refused)
    monkeypatch.setattr("django.core.files.uploadedfile.tempfile.NamedTemporaryFile", refused)
    large = SimpleUploadedFile("a.txt", b"words " * 800_000)
    visitor.post("/s/donsukchai/report/", a_form(room, files=[large]))
    pk = SealedReport.objects.get().pk
    large.seek(0)
    told = {"text": ANSWER, "files": [large], "passphrase": PASSPHRASE}
    browser = desk_of(room.office.users["integrity"])
    assert browser.post(f"/o/donsukchai/sealed/reports/{pk}/answer/", told).status_code == 302
    assert SealedFile.objects.count() == 2


def test_the_record_names_neither_content_nor_arrival(room: Room, visitor: Client):
    before = Entry.objects.count()
    visitor.post("/s/donsukchai/report/", a_form(room))
    assert Entry.objects.count() == before, "filing leaves no entry: it would say when"
    case = room.case()
    casework.answer(case, ANSWER, (), by=room.office.officer("integrity"))
    entry = Entry.objects.order_by("-pk")[0]
    assert case.report.number not in json.dumps([entry.label, entry.facts, entry.subject]).upper()
    assert found_in(json.dumps([entry.label, entry.facts, entry.subject]).encode()) == []
