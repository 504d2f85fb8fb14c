"""The commands of the web system: demo, serve, worker, setup, audit, backup, restore, reindex, synthesize.

Django is loaded inside each command: `read` and `check` must not pay for it.
"""

import os
import shutil
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from sucharit.cli import show

NOT_DONE = 2
PORT = 8000


def home() -> Path:
    """Where everything is kept: SUCHARIT_HOME, or a folder of the user's own."""
    named = os.environ.get("SUCHARIT_HOME")
    return Path(named).expanduser() if named else Path.home() / "sucharit"


def _with_database() -> None:
    """Django itself, for a command that asks the database."""
    _set_up()
    from sucharit.config.starting import set_up

    set_up()


def _set_up(**environment: str) -> None:
    """The settings of this process, before Django reads them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sucharit.config.settings")
    os.environ.update(environment)


class OfficeCommand(click.Command):
    """A command of the web system: nonsense in the settings, or a database that does not answer, is one sentence."""

    def invoke(self, context: click.Context) -> object:
        from django.core.exceptions import ImproperlyConfigured
        from django.db import OperationalError

        try:
            return super().invoke(context)
        except ImproperlyConfigured as problem:
            thai, _slash, english = str(problem).partition(" / ")
            show.problem("settings", thai, english)
        except OperationalError as problem:
            show.problem(
                "database", "ฐานข้อมูลไม่ตอบ โปรดตรวจว่าเปิดอยู่ และ SUCHARIT_HOME กับ DATABASE_URL ถูกต้อง",
                f"the database does not answer ({problem})",
            )  # fmt: skip
        sys.exit(NOT_DONE)


@click.command(cls=OfficeCommand)
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(1, 65535), help="พอร์ตที่เปิดรับ")
@click.option("--no-browser", is_flag=True, help="ไม่เปิดเบราว์เซอร์")
@click.option("--reset", is_flag=True, help="ลบข้อมูลสาธิตเดิมแล้วสร้างใหม่")
def demo(port: int, no_browser: bool, reset: bool) -> None:
    """เปิดระบบสาธิตพร้อม อปท. สมมุติที่กำลังทำงานอยู่ และหน้าที่บอกว่าเข้าใช้เป็นใครได้บ้าง"""
    folder = home() / "demo"
    if reset:
        _clear_demo(folder)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    address = _demo_address(port)
    _set_up(
        SUCHARIT_HOME=str(folder), SUCHARIT_DEMONSTRATION="1", SUCHARIT_HTTPS="0", SUCHARIT_ADDRESS=address,
        SUCHARIT_DEBUG="0", SUCHARIT_BEHIND_PROXY="0", SUCHARIT_HOSTS="localhost,127.0.0.1,[::1]",
        DATABASE_URL=os.environ.get("SUCHARIT_DEMO_DATABASE_URL", ""),
    )  # fmt: skip
    if not os.environ["DATABASE_URL"]:
        del os.environ["DATABASE_URL"]  # the demonstration never touches the database of a real installation
    from sucharit.config.presence import Presence
    from sucharit.config.starting import Processes, ready, server, worker

    show.note("กำลังเตรียมระบบสาธิต…")
    with Presence(folder, "demo"):
        ready()
        from sucharit.office.demonstration.building import build_once

        build_once(say=show.note)
        processes = Processes([server("127.0.0.1", int(address.rpartition(":")[2]), workers=1), worker()], {})
        code = processes.run(lambda: _demo_open(address, folder, browse=not no_browser and _has_screen()))
    sys.exit(code)


def _clear_demo(folder: Path) -> None:
    """Nothing is taken away under a demonstration that runs."""
    from sucharit.config.presence import at_work

    if at_work(folder):
        show.problem(
            str(folder), "ระบบสาธิตกำลังเปิดอยู่ โปรดหยุดก่อน (Ctrl+C ในหน้าต่างที่เปิดไว้) แล้วสั่ง --reset ใหม่",
            "a demonstration is running; stop it first",
        )  # fmt: skip
        sys.exit(NOT_DONE)
    if folder.exists():
        shutil.rmtree(folder)


def _demo_open(address: str, folder: Path, *, browse: bool) -> None:
    show.note(f"\nเปิดใช้งานได้ที่ {address}/demo/   (หยุดด้วย Ctrl+C)\nข้อมูลทั้งหมดอยู่ที่ {folder}")
    if browse:
        webbrowser.open(f"{address}/demo/")


def _demo_address(port: int) -> str:
    from sucharit.config.starting import free_port

    try:
        free = free_port(port)
    except OSError as error:
        raise click.UsageError(str(error)) from error
    if free != port:
        show.note(f"พอร์ต {port} ไม่ว่าง จึงใช้ {free} แทน / port {port} is taken, using {free}")
    return f"http://127.0.0.1:{free}"


@click.command(cls=OfficeCommand)
@click.option("--host", default="127.0.0.1", show_default=True, help="ที่อยู่ที่เปิดรับ (หลัง reverse proxy ใช้ค่าเดิม)")
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="จำนวนโพรเซสของเว็บ")
@click.option("--with-worker/--without-worker", default=True, show_default=True, help="เปิดตัวทำงานเบื้องหลังพร้อมกัน")
@click.option(
    "--door-port", type=click.IntRange(1, 65535),
    help="พอร์ตของช่องทางแจ้งการทุจริต (/s/) ซึ่งจะมีเซิร์ฟเวอร์ของตนเอง ไม่ต้องรอหน้าอื่น",
)  # fmt: skip
def serve(host: str, port: int, workers: int, with_worker: bool, door_port: int | None) -> None:
    """เปิดระบบจริง (ตั้งค่าด้วยตัวแปรสภาพแวดล้อม ดู docs/operating/)"""
    _set_up()
    _must_keep_real_time()
    _must_be_free(host, port)
    if door_port:
        _must_be_free(host, door_port)
    from sucharit.config.presence import Presence
    from sucharit.config.starting import Processes, door, ready, server
    from sucharit.config.starting import worker as worker_command

    with Presence(home(), "serve"):
        ready()
        _warn_of_settings()
        from sucharit.office.settings.first_run import setup_address

        if address := setup_address():
            show.note(f"ยังไม่มีหน่วยงานในระบบ เริ่มตั้งค่าที่ {address}")
        commands = [server(host, port, workers=workers), *([worker_command()] if with_worker else [])]
        commands += [door(host, door_port)] if door_port else []
        code = Processes(commands, {}).run(lambda: show.note(f"เปิดรับที่ http://{host}:{port}  (หยุดด้วย Ctrl+C)"))
    sys.exit(code)


def _must_keep_real_time() -> None:
    """Not even where SUCHARIT_DEMONSTRATION is set: what is served to others has today's date on it."""
    if os.environ.get("SUCHARIT_TODAY", "").strip():
        show.problem(
            "SUCHARIT_TODAY", "ใช้ได้เฉพาะคำสั่ง sucharit demo ระบบจริงใช้วันที่จริงเสมอ โปรดนำตัวแปรนี้ออก",
            "is for `sucharit demo` alone; serve works on the real day: remove it",
        )  # fmt: skip
        sys.exit(NOT_DONE)


def _must_be_free(host: str, port: int) -> None:
    from sucharit.config.starting import is_free

    try:
        free = is_free(host, port)
    except OSError:
        free = False
    if not free:
        show.problem(
            f"{host}:{port}", "เปิดรับที่นี่ไม่ได้: มีโปรแกรมอื่นใช้พอร์ตนี้อยู่ ไม่มีสิทธิ์ หรือที่อยู่ไม่ถูกต้อง โปรดเลือกด้วย --port หรือ --host",
            "cannot listen here: taken, not permitted, or no address of ours; choose with --port or --host",
        )  # fmt: skip
        sys.exit(NOT_DONE)


def _warn_of_settings() -> None:
    """A misspelt variable would change nothing and say nothing."""
    from sucharit.config.environment import unknown

    for name in unknown():
        show.note(f"ไม่รู้จักตัวแปร {name} จึงไม่มีผล โปรดตรวจตัวสะกด / {name} is not a setting of Sucharit")


@click.command(cls=OfficeCommand)
def worker() -> None:
    """เปิดตัวทำงานเบื้องหลังหนึ่งตัว (อ่านเอกสาร พิมพ์เล่ม ส่งอีเมล)"""
    _with_database()
    from sucharit.config.working import main

    main()


@click.command(cls=OfficeCommand)
def setup() -> None:
    """เตรียมตารางและไฟล์ แล้วพิมพ์ที่อยู่สำหรับตั้งหน่วยงานใหม่ (ใช้ได้ครั้งเดียว)"""
    _set_up()
    from sucharit.config.starting import ready

    ready(quiet=False)
    _warn_of_settings()
    from sucharit.office.settings.first_run import new_setup_address

    show.note(f"ตั้งหน่วยงานได้ที่ {new_setup_address()}")


@click.group()
def audit() -> None:
    """บันทึกการกระทำ"""


@audit.command(name="verify", cls=OfficeCommand)
def audit_verify() -> None:
    """ตรวจว่าสายบันทึกต่อกันครบถ้วนทุกหน่วยงาน (ออกด้วยรหัส 1 หากผิดปกติ)"""
    _with_database()
    from sucharit.base.audit.verifying import chains, verify

    broken = False
    for chain in chains():
        verified = verify(chain)
        broken = broken or bool(verified.faults)
        show.note(f"{chain or '(ระบบ)'}: {verified.entries:,} รายการ ลายนิ้วมือท้ายสาย {verified.digest}")
        for fault in verified.faults:
            show.problem(f"{fault.chain} #{fault.number}", fault.thai, fault.english)
    show.note("พบสิ่งผิดปกติ / the record is broken" if broken else "สายบันทึกต่อกันครบถ้วน / the record holds")
    sys.exit(1 if broken else 0)


@contextmanager
def _unusable_is_said(file: Path) -> Iterator[None]:
    """A backup that cannot be made or used is a sentence and a code, not a traceback."""
    from sucharit.config.backups import UnusableBackup

    try:
        yield
    except UnusableBackup as problem:
        show.problem(str(file), problem.thai, problem.english)
        sys.exit(NOT_DONE)


@click.command(cls=OfficeCommand)
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
def backup(target: Path) -> None:
    """สำรองฐานข้อมูล ไฟล์ และกุญแจ ลงในไฟล์เดียว (ระบบทำงานต่อได้ระหว่างสำรอง)"""
    _with_database()
    from sucharit.config.backups import backup as made

    with _unusable_is_said(target):
        size = made(target)
    show.note(f"สำรองแล้ว: {target} ({size / 1024 / 1024:,.1f} MB) ผู้ที่ได้ไฟล์นี้ได้กุญแจไปด้วย โปรดเก็บให้มิดชิด")


@click.command(cls=OfficeCommand)
@click.argument("source", type=click.Path(path_type=Path, dir_okay=False))
def restore(source: Path) -> None:
    """กู้คืนจากไฟล์สำรองลงในระบบที่ยังว่าง แล้วตรวจว่าครบถ้วน"""
    _with_database()
    from sucharit.config.backups import restore as bring_back

    with _unusable_is_said(source):
        restored = bring_back(source)
    show.note(f"กู้คืนแล้ว: {restored.members:,} ไฟล์ในชุด, บันทึก {restored.entries:,} รายการ, ไฟล์แนบ {restored.files:,} ไฟล์")
    for fault in restored.faults:
        show.note(f"  ผิดปกติ: {fault}")
    sys.exit(1 if restored.faults else 0)


@click.command(cls=OfficeCommand)
def reindex() -> None:
    """สร้างดัชนีค้นหาใหม่จากข้อมูลที่มี ทุกหน่วยงาน (ระบบทำงานต่อได้ระหว่างนั้น)"""
    _with_database()
    from sucharit.base.organizations.models import Organization
    from sucharit.office.finding.reindexing import reindex as made

    for organization in Organization.objects.order_by("pk").iterator():
        show.note(f"{organization.code}: ค้นหาได้ {made(organization):,} รายการ")
    show.note("ดัชนีค้นหาตรงกับข้อมูลแล้ว / the search index is in line with the records")


@click.command(cls=OfficeCommand)
@click.option("--organizations", default=7850, show_default=True, type=click.IntRange(1, 20_000), help="จำนวน อปท.")
def synthesize(organizations: int) -> None:
    """สร้าง อปท. สังเคราะห์จำนวนมากลงในระบบว่าง เพื่อวัดความเร็ว (ไม่ใช่ข้อมูลจริง)"""
    _set_up()
    from sucharit.config.starting import ready

    ready()
    from sucharit.office.synthesis.nation import NotForPeople
    from sucharit.office.synthesis.nation import synthesize as made

    try:
        with click.progressbar(length=organizations, label="อปท. สังเคราะห์") as bar:
            added = made(organizations, say=lambda done: bar.update(done - bar.pos))
    except NotForPeople as problem:
        show.problem(str(home()), problem.thai, problem.english)
        sys.exit(NOT_DONE)
    show.note(f"สร้างแล้ว {added:,} อปท.")


def _has_screen() -> bool:
    """On a server there is nothing to open, and a text browser would take over the terminal."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


COMMANDS = (demo, serve, worker, setup, audit, backup, restore, reindex, synthesize)
