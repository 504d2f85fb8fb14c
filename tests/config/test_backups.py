"""The night before a new version: a backup is made while people work, and brought back elsewhere."""

import io
import json
import shutil
import sqlite3
import stat
import tarfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.config.conftest import OFFICE, Home


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Home, Path]]:
    """An office and its backup; no test changes them."""
    folder = tmp_path_factory.mktemp("made")
    target = folder / "backup.tar"
    with Home(folder / "home").migrated().at_hand() as home:
        home.python(OFFICE)
        ran = home.run("backup", str(target))
        assert ran.returncode == 0, ran.stderr
        yield home, target


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Home, Path]]:
    """Where backups are brought back, and how it is before anything is in it."""
    folder = tmp_path_factory.mktemp("place")
    with Home(folder / "home").at_hand() as home:
        yield home, shutil.copytree(home.path, folder / "new")


@pytest.fixture
def another(place: tuple[Home, Path]) -> Home:
    """Nothing is in it yet."""
    return there(*place)


def there(place: Home, folder: Path) -> Home:
    """With what lies in the folder, and nothing else."""
    shutil.rmtree(place.path)
    shutil.copytree(folder, place.path)
    return place


@pytest.fixture(scope="module")
def restored(made: tuple[Home, Path], place: tuple[Home, Path], tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Where that backup was brought back; no test changes it."""
    ran = there(*place).run("restore", str(made[1]))
    assert ran.returncode == 0, ran.stderr
    return Home(shutil.copytree(place[0].path, tmp_path_factory.mktemp("restored") / "home"))


class TestThereAndBack:
    def test_everything_comes_back_and_verifies(self, made, restored, another):
        home, another = made[0], there(another, restored.path)
        assert another.counted() == home.counted()
        assert min(home.counted().values()) > 0
        assert (another.path / "keys" / "secret.key").read_text() == (home.path / "keys" / "secret.key").read_text()
        verified = another.run("audit", "verify")
        assert verified.returncode == 0
        assert "สายบันทึกต่อกันครบถ้วน" in verified.stderr
        assert "donsukchai" in verified.stderr
        kept = [path for path in (another.path / "files").rglob("*") if path.is_file()]
        assert [path.read_bytes()[:9] for path in kept] == ["แผน".encode()]

    def test_only_the_owner_can_read_it(self, made):
        assert stat.S_IMODE(made[1].stat().st_mode) == 0o600

    def test_what_was_restored_can_be_worked_with_and_backed_up_again(self, restored, tmp_path):
        another = Home(shutil.copytree(restored.path, tmp_path / "another"))
        said = another.python(OFFICE_GOES_ON + VERIFIED + BACKED_UP.format(target=str(tmp_path / "again.tar")))
        assert said.split() == ["0", "backed-up"], "faults of the record, and a second backup"
        assert members_of(tmp_path / "again.tar")[0][0].name == "manifest.json"

    def test_while_others_write(self, made, place, tmp_path):
        home = there(place[0], made[0].path)
        with meanwhile(home.start_python(WRITER)):
            wait_for(lambda: kept_in(home) > 3)
            before = kept_in(home)
            assert home.run("backup", str(tmp_path / "busy.tar")).returncode == 0
            wait_for(lambda: kept_in(home) > before)
        another = there(*place)
        ran = another.run("restore", str(tmp_path / "busy.tar"))
        assert ran.returncode == 0, ran.stderr
        assert another.run("audit", "verify").returncode == 0

    def test_an_older_backup_of_that_name_is_replaced_whole(self, made, tmp_path):
        target = tmp_path / "sub" / "backup.tar"
        target.parent.mkdir()
        target.write_bytes(made[1].read_bytes()[:-5000])
        assert made[0].run("backup", str(target)).returncode == 0
        assert [path.name for path in target.parent.iterdir()] == ["backup.tar"]
        assert [entry.name for entry, _ in members_of(target)] == [entry.name for entry, _ in members_of(made[1])]


#: Keeps files until it is killed.
WRITER = """
import itertools
from django.core.files.uploadedfile import SimpleUploadedFile
from sucharit.base.files.actions import keep
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import officer_for
from sucharit.base.people.models import User
planner = officer_for(User.objects.get(username="planner"), Organization.objects.get())
for number in itertools.count():
    keep(SimpleUploadedFile("a.txt", f"เอกสารที่ {number} ".encode() * 5000), by=planner, kinds=("txt",))
"""


@contextmanager
def meanwhile(other: Any) -> Iterator[None]:
    """Somebody else is at work there, until killed."""
    try:
        yield
    finally:
        other.kill()
        other.communicate()


def kept_in(home: Home) -> int:
    return sum(path.is_file() and len(path.name) == 64 for path in (home.path / "files").rglob("*"))


def wait_for(true: Callable[[], bool], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.05)


Members = list[tuple[tarfile.TarInfo, bytes]]


def members_of(path: Path) -> Members:
    with tarfile.open(path) as archive:
        return [(entry, archive.extractfile(entry).read()) for entry in archive]


def written(path: Path, members: Members) -> Path:
    with tarfile.open(path, "w") as archive:
        for entry, content in members:
            entry.size = len(content) if entry.type == tarfile.REGTYPE else 0
            archive.addfile(entry, io.BytesIO(content))
    return path


def stranger(
    name: str, content: bytes = b"x", kind: bytes = tarfile.REGTYPE, link: str = ""
) -> tuple[tarfile.TarInfo, bytes]:
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname = kind, link
    return entry, content


def told(members: Members, change: Callable[[dict], None]) -> Members:
    """With a manifest that was changed."""
    manifest = json.loads(members[0][1])
    change(manifest)
    return [(members[0][0], json.dumps(manifest).encode()), *members[1:]]


def in_place_of_the_file(members: Members, **stranger_facts) -> Members:
    place = next(i for i, (entry, _) in enumerate(members) if entry.name.startswith("files/"))
    return [*members[:place], stranger(members[place][0].name, **stranger_facts), *members[place + 1 :]]


def listed(name: str) -> Callable[[dict], None]:
    """A manifest that knows the trick."""
    digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"  # of b"x"
    return lambda manifest: manifest["members"].update({name: {"sha256": digest, "bytes": 1}})


TRICKS = {
    "a changed byte": lambda m: [*m[:-1], (m[-1][0], m[-1][1][:-1] + bytes([m[-1][1][-1] ^ 1]))],
    "a shorter member": lambda m: [*m[:-1], (m[-1][0], m[-1][1][:-1])],
    "a missing member": lambda m: m[:-1],
    "no database": lambda m: [m[0], *m[2:]],
    "a stranger": lambda m: [*m, stranger("files/donsukchai/ab/abcd")],
    "a member twice": lambda m: [*m, m[-1]],
    "no manifest": lambda m: m[1:],
    "a manifest that is not first": lambda m: [m[1], m[0], *m[2:]],
    "a manifest of something else": lambda m: told(m, lambda manifest: manifest.update(format="other/1")),
    "a manifest of a wrong shape": lambda m: [(m[0][0], b"[1, 2]"), *m[1:]],
    "a manifest that is not JSON": lambda m: [(m[0][0], b"\xff{"), *m[1:]],
    "a manifest without the database": lambda m: [
        *told(m, lambda manifest: manifest["members"].pop("database/sucharit.sqlite3"))[:1], *m[2:],
    ],
    "a way up": lambda m: [*told(m, listed("files/../../../escaped")), stranger("files/../../../escaped")],
    "an absolute path": lambda m: [*told(m, listed("/var/escaped")), stranger("/var/escaped")],
    "another place": lambda m: [*told(m, listed("static/evil.js")), stranger("static/evil.js")],
    "a hidden file": lambda m: [*told(m, listed("files/.hidden")), stranger("files/.hidden")],
    "a symbolic link": lambda m: in_place_of_the_file(m, kind=tarfile.SYMTYPE, link="/etc/passwd"),
    "a hard link": lambda m: in_place_of_the_file(m, kind=tarfile.LNKTYPE, link="keys/secret.key"),
    "a device": lambda m: in_place_of_the_file(m, kind=tarfile.CHRTYPE),
    "a pipe": lambda m: in_place_of_the_file(m, kind=tarfile.FIFOTYPE),
    "a folder": lambda m: in_place_of_the_file(m, kind=tarfile.DIRTYPE),
    "a newer version": lambda m: told(m, lambda manifest: manifest["migrations"].append("plans.9999_of_the_future")),
    "another database": lambda m: told(m, lambda manifest: manifest.update(database="postgresql")),
}  # fmt: skip


class TestRefused:
    """Each with a sentence in Thai, exit code 2, and nothing changed."""

    #: Many refusals in one process: what the command calls, as it calls it.
    TRY = """
from pathlib import Path
from sucharit.config.backups import UnusableBackup, restore
for path in {paths!r}:
    try:
        restore(Path(path))
    except UnusableBackup as problem:
        print(Path(path).stem, "|", problem.thai)
    else:
        print(Path(path).stem, "| TAKEN")
"""

    def test_tricks(self, made, another, tmp_path):
        empty, paths = another.migrated(), []
        assert empty.run("audit", "verify").returncode == 0
        for name, trick in TRICKS.items():
            paths.append(written(tmp_path / f"{name}.tar", trick(members_of(made[1]))))
        whole = made[1].read_bytes()
        for size in (0, 100, 512, 5000, len(whole) // 2):
            paths.append(tmp_path / f"cut off at {size}.tar")
            paths[-1].write_bytes(whole[:size])
        for name, content in {"text": "ไม่ใช่ไฟล์สำรอง".encode() * 100, "compressed": compressed(whole)}.items():
            paths.append(tmp_path / f"{name}.tar")
            paths[-1].write_bytes(content)
        paths.append(written(tmp_path / "a damaged database.tar", with_a_damaged_database(members_of(made[1]))))
        before = everything_in(empty.path)
        said = empty.python(self.TRY.format(paths=[str(path) for path in paths]))
        answers = dict(line.split(" | ", 1) for line in said.splitlines())
        assert set(answers) == {path.stem for path in paths}
        for name, answer in answers.items():
            assert any("\u0e00" <= character <= "\u0e7f" for character in answer), (name, answer)
            assert "โปรด" in answer, f"{name}: {answer} does not say what to do"
        assert "รุ่นที่ใหม่กว่า" in answers["a newer version"]
        assert "DATABASE_URL" in answers["another database"]
        assert "ชำรุด" in answers["a damaged database"]
        assert everything_in(empty.path) == before
        assert not Path("/var/escaped").exists()

    def test_the_command_says_so(self, made, another, tmp_path):
        cut = tmp_path / "cut.tar"
        cut.write_bytes(made[1].read_bytes()[:-20_000])
        ran = another.run("restore", str(cut))
        assert ran.returncode == 2
        assert "ไฟล์สำรอง" in ran.stderr
        assert "Traceback" not in ran.stderr
        assert another.counted()["Organization"] == 0

    def test_a_home_that_is_used(self, made, place):
        used = there(place[0], made[0].path)
        before = used.counted()
        ran = used.run("restore", str(made[1]))
        assert ran.returncode == 2
        assert "มีข้อมูลอยู่แล้ว" in ran.stderr
        assert used.counted() == before

    def test_a_home_that_is_running(self, made, another):
        another.migrated()
        with meanwhile(another.start("worker")):
            wait_for(lambda: any((another.path / "running").glob("worker-*")))
            ran = another.run("restore", str(made[1]))
        assert ran.returncode == 2
        assert "กำลังทำงานอยู่" in ran.stderr
        assert another.run("restore", str(made[1])).returncode == 0, "what was killed does not stand in the way"

    def test_a_file_that_the_record_knows_is_not_in_it(self, made, another, tmp_path):
        """A manifest that agrees with itself, but not with the database: restored, and said aloud."""
        members = [(entry, content) for entry, content in members_of(made[1]) if not entry.name.startswith("files/")]
        ran = another.run("restore", str(written(tmp_path / "less.tar", with_digests(members))))
        assert ran.returncode == 1
        assert "ไฟล์หายหรือเปลี่ยนไป" in ran.stderr

    def test_a_record_that_was_changed(self, made, another, tmp_path):
        members = members_of(made[1])
        place = next(i for i, (entry, _) in enumerate(members) if entry.name.startswith("database/"))
        changed = tmp_path / "changed.sqlite3"
        changed.write_bytes(members[place][1])
        with closing(sqlite3.connect(changed)) as database, database:
            database.execute("UPDATE audit_entry SET label = 'อย่างอื่น' WHERE number = 2")
        members[place] = (members[place][0], changed.read_bytes())
        ran = another.run("restore", str(written(tmp_path / "changed.tar", with_digests(members))))
        assert ran.returncode == 1
        assert "ถูกแก้ไขภายหลัง" in ran.stderr


class TestNotMade:
    def test_nothing_to_back_up(self, another, tmp_path):
        ran = another.run("backup", str(tmp_path / "backup.tar"))
        assert ran.returncode == 2
        assert "ไม่มีอะไรให้สำรอง" in ran.stderr
        assert not (tmp_path / "backup.tar").exists()

    def test_not_among_the_files_themselves(self, made):
        ran = made[0].run("backup", str(made[0].path / "files" / "backup.tar"))
        assert ran.returncode == 2
        assert "นอกโฟลเดอร์" in ran.stderr

    def test_a_place_that_cannot_be_written(self, made):
        ran = made[0].run("backup", "/proc/nowhere/backup.tar")
        assert ran.returncode == 2
        assert "Traceback" not in ran.stderr


class TestPostgres:
    pytestmark = pytest.mark.postgres

    def test_there_and_back_while_others_write(self, office_of_postgres, fresh_database, tmp_path):
        home = office_of_postgres
        with meanwhile(home.start_python(WRITER)):
            wait_for(lambda: kept_in(home) > 3)
            ran = home.run("backup", str(tmp_path / "backup.tar"))
        assert ran.returncode == 0, ran.stderr
        another = Home(tmp_path / "another", fresh_database())
        ran = another.run("restore", str(tmp_path / "backup.tar"))
        assert ran.returncode == 0, ran.stderr
        assert another.run("audit", "verify").returncode == 0
        assert another.counted()["StoredFile"] > 3
        another.python(OFFICE_GOES_ON)

    def test_into_a_database_of_the_other_kind(self, made, fresh_database, tmp_path):
        another = Home(tmp_path / "another", fresh_database())
        ran = another.run("restore", str(made[1]))
        assert ran.returncode == 2
        assert "DATABASE_URL" in ran.stderr

    def test_an_older_version_into_this_one(self, office_of_postgres, fresh_database, tmp_path):
        """Its dump does not know a table that this version has: the new table must not stand in the way."""
        home = office_of_postgres
        home.python(
            "from django.core.management import call_command\ncall_command('migrate', 'portal', 'zero', verbosity=0)"
        )
        assert home.run("backup", str(tmp_path / "backup.tar")).returncode == 0
        another = Home(tmp_path / "another", fresh_database())
        ran = another.run("restore", str(tmp_path / "backup.tar"))
        assert ran.returncode == 0, ran.stderr
        assert another.counted()["Organization"] == 1

    def test_a_used_database_and_a_damaged_dump_change_nothing(self, office_of_postgres, fresh_database, tmp_path):
        home = office_of_postgres
        assert home.run("backup", str(tmp_path / "backup.tar")).returncode == 0
        assert home.run("restore", str(tmp_path / "backup.tar")).returncode == 2
        assert home.counted()["Organization"] == 1
        members = members_of(tmp_path / "backup.tar")
        members[1] = (members[1][0], members[1][1][: len(members[1][1]) // 2])
        another = Home(tmp_path / "another", fresh_database())
        ran = another.run("restore", str(written(tmp_path / "damaged.tar", with_digests(members))))
        assert ran.returncode == 2
        assert another.counted()["Organization"] == 0


#: Sequences go on where they were.
OFFICE_GOES_ON = """
from sucharit.base.organizations.actions import add_unit
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import officer_for
from sucharit.base.people.models import User
office = Organization.objects.get()
add_unit(office, by=officer_for(User.objects.get(username="admin"), office), name="กองใหม่", abbreviation="กม.")
"""


#: Prints the number of faults in all chains of the record.
VERIFIED = """
from sucharit.base.audit.verifying import chains, verify
print(sum(len(verify(chain).faults) for chain in chains()))
"""
BACKED_UP = """
from pathlib import Path
from sucharit.config.backups import backup
print("backed-up" if backup(Path({target!r})) else "nothing")
"""


def with_a_damaged_database(members: Members) -> Members:
    """Somebody made a new manifest for it; SQLite itself is asked before anything is replaced."""
    place = next(i for i, (entry, _) in enumerate(members) if entry.name.startswith("database/"))
    content = bytearray(members[place][1])
    content[4096 * 3 : 4096 * 9] = b"\0" * (4096 * 6)
    return with_digests([*members[:place], (members[place][0], bytes(content)), *members[place + 1 :]])


def with_digests(members: Members) -> Members:
    """With a manifest that tells exactly what is there."""
    import hashlib

    facts = {e.name: {"sha256": hashlib.sha256(c).hexdigest(), "bytes": len(c)} for e, c in members[1:]}
    return told(members, lambda manifest: manifest.update(members=facts))


def compressed(content: bytes) -> bytes:
    import gzip

    return gzip.compress(content, 1)


def everything_in(folder: Path) -> dict[str, bytes]:
    """Path > content, without what SQLite keeps beside the database."""
    return dict(_contents(folder))


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.endswith(("-wal", "-shm")):
            yield path.relative_to(folder).as_posix(), path.read_bytes()
