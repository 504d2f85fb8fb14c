"""Opening: what an officer's key, or a reporter's receipt, makes readable. In memory, for one request."""

import datetime
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.http import Http404

from sucharit.core import sealing
from sucharit.core.sealing import KEY_BYTES, Unopened
from sucharit.work.sealed import contents
from sucharit.work.sealed.actions.filing import Held
from sucharit.work.sealed.contents import About, Filed, Head, Latest, Message, Note, Sender, Standing, State, place
from sucharit.work.sealed.models import Door, Keeper, ReportBox, SealedFile, SealedReport


@dataclass(frozen=True)
class Case:
    """A report in the hands of an officer who can open it."""

    report: SealedReport
    talk: bytes
    case: bytes
    head: Head
    standing: Standing
    latest: Latest

    @property
    def waits(self) -> bool:
        """The reporter spoke last, and nobody has answered."""
        return self.latest.sender == Sender.REPORTER and not self.report.finished_on

    @property
    def held(self) -> Held:
        return Held(self.report, self.talk)

    @property
    def state(self) -> State:
        return State(self.standing.state)

    @property
    def matter(self) -> str:
        return str(contents.Matter(self.head.matter).label)


@dataclass(frozen=True)
class Said:
    """A message with its day and files, as it is shown."""

    on: datetime.date
    message: Message
    files: list["Shown"] = field(default_factory=list)

    @property
    def sender(self) -> str:
        return str(contents.Sender(self.message.sender).label)


@dataclass(frozen=True)
class Shown:
    """A file by name."""

    pk: uuid.UUID
    about: About

    @property
    def name(self) -> str:
        """In addresses."""
        return self.pk.hex


def cases(rows: Iterable[SealedReport], keeper: Keeper, private: bytes) -> list[Case]:
    """Those that open with this key. One that does not is left out without a word: its officer is accused in it."""
    reports = {row.pk: row for row in rows}
    boxes = ReportBox.objects.filter(keeper=keeper, report__in=list(reports)) if len(reports) < 500 else (
        ReportBox.objects.filter(keeper=keeper)
    )  # fmt: skip
    opened = sealing.opener(private)
    found = (_case(reports[pk], bytes(box), opened) for pk, box in boxes.values_list("report", "box") if pk in reports)
    return [one for one in found if one is not None]


def case_of(report: SealedReport, keeper: Keeper, private: bytes) -> Case:
    """One, or Http404."""
    box = ReportBox.objects.filter(keeper=keeper, report=report).first()
    case = _case(report, bytes(box.box), sealing.opener(private)) if box else None
    if case is None:
        raise Http404
    return case


def _case(report: SealedReport, box: bytes, opened: Callable[[bytes], bytes]) -> Case | None:
    try:
        keys = opened(box)
        talk, case = keys[:KEY_BYTES], keys[KEY_BYTES:]
        head = contents.opened(bytes(report.head), talk, place(report.pk, "head"), Head)
        standing = contents.opened(bytes(report.standing), case, place(report.pk, "standing"), Standing)
        latest = contents.opened(bytes(report.latest), talk, place(report.pk, "latest"), Latest)
    except Unopened:
        return None
    return Case(report, talk, case, head, standing, latest)


def filed(held: Held) -> Filed:
    """What was reported."""
    return contents.opened(bytes(held.report.content), held.talk, place(held.report.pk, "content"), Filed)


def files(held: Held) -> dict[str, Shown]:
    """Name of the row > file, without its bytes."""
    rows = SealedFile.objects.filter(report=held.report).defer("content")
    return {
        row.pk.hex: Shown(
            row.pk, contents.opened(bytes(row.about), held.talk, place(held.report.pk, "about", row.pk), About)
        )
        for row in rows
    }


def file_of(held: Held, pk: uuid.UUID) -> tuple[About, bytes]:
    """One file with its bytes, or Http404."""
    row = SealedFile.objects.filter(report=held.report, pk=pk).first()
    if row is None:
        raise Http404
    about = contents.opened(bytes(row.about), held.talk, place(held.report.pk, "about", pk), About)
    return about, sealing.open_envelope(bytes(row.content), held.talk, place=place(held.report.pk, "file", pk))


def messages(held: Held, known: dict[str, Shown] | None = None) -> list[Said]:
    """In the order in which they were written."""
    known = files(held) if known is None else known
    said = [
        (row.on, contents.opened(bytes(row.sealed), held.talk, place(held.report.pk, "message", row.pk), Message))
        for row in held.report.messages.all()
    ]
    said.sort(key=lambda one: one[1].seq)
    return [Said(on, one, [known[name] for name in one.files if name in known]) for on, one in said]


def first_files(known: dict[str, Shown], said: Sequence[Said]) -> list[Shown]:
    """The files that came with the report itself."""
    later = {name for one in said for name in one.message.files}
    return [one for name, one in known.items() if name not in later]


def notes(case: Case) -> list[tuple[datetime.date, Note]]:
    """The officers' own, in order."""
    told = [
        (row.on, contents.opened(bytes(row.sealed), case.case, place(case.report.pk, "note", row.pk), Note))
        for row in case.report.notes.all()
    ]
    return sorted(told, key=lambda one: one[1].seq)


@dataclass(frozen=True)
class Due:
    """The next term of a case and whether it is over."""

    label: str
    on: datetime.date
    late: bool


def due_of(case: Case, door: Door, today: datetime.date) -> Due | None:
    """The first answer, the first check, the end; None for a finished case."""
    from django.utils.translation import gettext as _

    if case.report.finished_on:
        return None
    began = case.report.received_on
    if not case.standing.answered_on:
        label, days = _("ตอบผู้แจ้งครั้งแรก"), door.answer_days
    elif case.state in (State.RECEIVED, State.CHECKING):
        label, days = _("ตรวจสอบเบื้องต้นให้เสร็จ"), door.checking_days
    else:
        label, days = _("ดำเนินการให้เสร็จ"), door.finish_days
    on = began + datetime.timedelta(days=days)
    return Due(label, on, on < today)
