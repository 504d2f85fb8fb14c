"""What is said about the work, on standard error, and what goes out as it is. Results stand in `results`.

Light: whoever only says a sentence does not wait for tables and readers.
"""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

PIPED_WIDTH = 120


def console(*, stderr: bool = False) -> "Console":
    """Where tables and bars are drawn; as wide as the terminal, or PIPED_WIDTH where there is none."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    return Console(stderr=stderr, highlight=False, soft_wrap=False, width=None if stream.isatty() else PIPED_WIDTH)


def raw(content: bytes) -> None:
    """JSON as bytes, past any wrapping."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content + b"\n")
    sys.stdout.buffer.flush()


def note(text: str) -> None:
    """A sentence about the work."""
    click.echo(text, err=True)


def problem(name: str, thai: str, english: str) -> None:
    """What went wrong with `name`, in two languages."""
    plain = False if os.environ.get("NO_COLOR") else None  # None: as the terminal can
    told = f"{click.style('✖', fg='red')} {click.style(name, bold=True)}: {thai}\n  {click.style(english, dim=True)}"
    click.echo(told, err=True, color=plain)


def cannot_use(error: OSError) -> tuple[str, str]:
    """Thai and English for a place that cannot be read or written."""
    return (
        f"อ่านหรือเขียนที่นี่ไม่ได้ ({error.strerror}) โปรดตรวจชื่อ สิทธิ์ และพื้นที่ว่าง แล้วลองใหม่",
        f"cannot read or write here ({error.strerror}); check the name, the permissions and the free space",
    )


@contextlib.contextmanager
def progress(total: int) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal, a line each where there is none."""
    if not sys.stderr.isatty():
        yield lambda name: note(f"อ่านแล้ว {name}")
        return
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    counting = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(
        TextColumn("กำลังอ่าน"), *counting, TextColumn("{task.description}"), console=console(stderr=True)
    ) as bar:
        task = bar.add_task("", total=total)
        yield lambda name: bar.update(task, advance=1, description=escape(name))
