"""The commands and their exit codes: 0 done, 1 the check found errors, 2 a document or an option was at fault.

Each command loads what it uses when it is called: whoever asks for the version does not wait for the reader.
"""

import sys
from pathlib import Path

import click

from sucharit import __version__
from sucharit.cli import show
from sucharit.cli.files import Found, write_whole
from sucharit.cli.limits import SECONDS, limit_memory
from sucharit.cli.office import COMMANDS
from sucharit.cli.printing import PAPERS, SUFFIXES, Digits, printed
from sucharit.cli.sealed import sealed

NOT_DONE = 2
DOCUMENT = click.Path(path_type=Path)
DOCUMENT_COMMANDS = ("read", "check", "print")
time_limit_option = click.option(
    "--time-limit", default=SECONDS, show_default=True, type=click.FloatRange(min=0.1), help="วินาทีสูงสุดต่อเอกสาร"
)
json_option = click.option("--json", "as_json", is_flag=True, help="พิมพ์เป็น JSON ตามสัญญาการอ่าน")
digits_option = click.option(
    "--digits", type=click.Choice(["thai", "arabic"]), default="thai", show_default=True, help="ตัวเลขไทยหรืออารบิก"
)


class DocumentCommand(click.Command):
    """A command on documents: one that cannot be read is one clear message."""

    def invoke(self, context: click.Context) -> object:
        from sucharit.core.reading.values import UnreadableDocument

        try:
            return super().invoke(context)
        except UnreadableDocument as problem:
            show.problem(problem.name, problem.thai, problem.english)
        sys.exit(NOT_DONE)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sucharit")
@click.pass_context
def cli(context: click.Context) -> None:
    """สุจริต: อ่าน ตรวจ พิมพ์ และบริหารแผนปฏิบัติการป้องกันการทุจริตขององค์กรปกครองส่วนท้องถิ่น"""
    if context.invoked_subcommand in DOCUMENT_COMMANDS:  # a server's own processes must not inherit the cap
        limit_memory()


def main() -> None:
    """The console entry: UTF-8 out on every system, one clear message for what goes wrong."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        cli.main(standalone_mode=False)
    except click.ClickException as problem:
        problem.show()
        sys.exit(NOT_DONE)
    except BrokenPipeError:  # `sucharit read ... | head` is a normal way to look
        sys.stderr.close()
    except OSError as error:
        show.problem(str(error.filename or ""), *show.cannot_use(error))
        sys.exit(NOT_DONE)
    except (click.Abort, KeyboardInterrupt):
        show.note("หยุดตามคำสั่ง ไม่มีไฟล์ใดถูกเขียนค้าง / stopped; no file was left half-written")
        sys.exit(130)


@cli.command(cls=DocumentCommand)
@click.argument("paths", nargs=-1, required=True, type=DOCUMENT)
@json_option
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1, 64), help="จำนวนเอกสารที่อ่านพร้อมกัน")
@click.option("--out", type=DOCUMENT, help="โฟลเดอร์สำหรับผลการอ่าน (JSON หนึ่งไฟล์ต่อเอกสาร)")
@time_limit_option
def read(paths: tuple[Path, ...], as_json: bool, jobs: int, out: Path | None, time_limit: float) -> None:
    """อ่านเอกสารหนึ่งฉบับ หลายฉบับ หรือทั้งโฟลเดอร์ ให้เป็นข้อมูล"""
    if len(paths) == 1 and not paths[0].is_dir() and out is None:
        _read_one(paths[0], as_json, time_limit)
        return
    if as_json:
        raise click.UsageError(
            "หลายเอกสารพิมพ์ JSON ออกทางหน้าจอพร้อมกันไม่ได้ โปรดใช้ --out โฟลเดอร์ / many documents: use --out FOLDER"
        )
    from sucharit.cli.folder import read_folder

    sys.exit(read_folder(Found.below(paths), jobs, out, time_limit))


def _read_one(path: Path, as_json: bool, time_limit: float) -> None:
    from sucharit.cli.work import JSON, findings_of, read_document
    from sucharit.core.reading import contract

    document, reading = read_document(path, time_limit)
    if as_json:
        show.raw(JSON.encode(contract(reading)))
        return
    from sucharit.cli import results

    results.reading(path.name, reading, findings_of(document, reading))


@cli.command(cls=DocumentCommand)
@click.argument("path", type=DOCUMENT)
@json_option
@time_limit_option
def check(path: Path, as_json: bool, time_limit: float) -> None:
    """ตรวจความขัดแย้งในเอกสาร แยกตามความสำคัญ พร้อมเลขบรรทัด"""
    from sucharit.cli import results
    from sucharit.cli.work import JSON, findings_of, read_document
    from sucharit.core.checking import check_contract
    from sucharit.core.reading.values import DocumentKind

    document, reading = read_document(path, time_limit)
    findings = findings_of(document, reading)
    if as_json:
        show.raw(JSON.encode(check_contract(reading, findings)))
    else:
        results.findings(path.name, reading, findings)
    if reading.kind is DocumentKind.UNKNOWN:  # nothing was checked, and nobody may take that for a pass
        show.problem(path.name, reading.reason, "this is not a document that can be checked here; nothing was checked")
        sys.exit(NOT_DONE)
    if any(finding.severity.value == "error" for finding in findings):
        sys.exit(1)


@cli.command(name="print", cls=DocumentCommand)
@click.argument("path", type=DOCUMENT)
@click.option("--to", "target", required=True, type=DOCUMENT, help=f"ไฟล์ปลายทาง: {' '.join(SUFFIXES)}")
@click.option("--paper", type=click.Choice(PAPERS), help="เอกสารที่จะพิมพ์ (ไม่ระบุ: ตามชนิดของเอกสาร เช่น แผนพิมพ์เป็นเล่ม)")
@digits_option
@time_limit_option
def print_(path: Path, target: Path, paper: str | None, digits: Digits, time_limit: float) -> None:
    """พิมพ์เอกสารเป็นรูปเล่มราชการ (PDF, DOCX, XLSX) หรือข้อมูล (JSON)"""
    if target.suffix.lower() not in SUFFIXES:
        raise click.BadParameter(
            f"{target.name}: พิมพ์ได้เฉพาะ {' '.join(SUFFIXES)} / can print only these", param_hint="--to"
        )
    from sucharit.cli.work import read_document

    _, reading = read_document(path, time_limit)
    content = printed(reading, paper, target.suffix.lower(), digits)
    write_whole(target, content)
    show.note(f"พิมพ์แล้ว: {target} ({len(content) / 1024:,.0f} KB)")


@cli.command()
@click.argument("name", type=click.Choice(["plan", "reading"]))
def schema(name: str) -> None:
    """พิมพ์ JSON Schema ของข้อมูลแผน (plan) หรือผลการอ่าน (reading)"""
    import msgspec

    from sucharit.core.plan.json import schema as plan_schema
    from sucharit.core.reading.schema import schema as reading_schema

    show.raw(msgspec.json.encode(plan_schema() if name == "plan" else reading_schema()))


for command in (*COMMANDS, sealed):
    cli.add_command(command)
