"""Reports go to a successor, and out of the house in a parcel that opens with a code."""

import io
import zipfile
from collections.abc import Sequence

import msgspec
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core import sealing
from sucharit.core.sealing import Unopened
from sucharit.work.sealed import reading
from sucharit.work.sealed.actions.casework import move, note
from sucharit.work.sealed.contents import NoteKind, State
from sucharit.work.sealed.drawing import cleaned
from sucharit.work.sealed.models import IdentityHalf, Keeper, ReportBox
from sucharit.work.sealed.queries import keeper_for
from sucharit.work.sealed.reading import Case
from sucharit.work.sealed.strengths import one_of_few, receipt_strength

HANDED = declare("sealed.handed_on", gettext_lazy("ปิดผนึกเรื่องที่ตนเปิดได้ให้ {label} เปิดได้ด้วย จำนวน {count} เรื่อง"))


@transaction.atomic
def hand_on(cases: Sequence[Case], private: bytes, to: Keeper, *, by: Officer) -> int:
    """Seals what the officer can open to a colleague too, never a report in which the colleague is accused."""
    require(by, Can.OPEN_SEALED)
    keeper = keeper_for(by)
    if to.organization_id != by.organization.pk or to.part != Keeper.Part.OFFICER or to.public is None or to.until:
        raise NotAllowed(_("ผู้รับต้องเป็นเจ้าหน้าที่ผู้รับแจ้งที่ตั้งกุญแจแล้ว"), "the successor must have a key")
    if keeper is None or to.pk == keeper.pk:
        raise NotAllowed(_("โปรดเลือกเจ้าหน้าที่คนอื่น"), "choose another officer")
    count = 0
    for case in cases:
        if to.user_id in case.head.accused:
            continue
        _again(ReportBox.objects.filter(report=case.report, keeper=to), to, case.talk + case.case)
        _hand_half(case, keeper, private, to)
        count += 1
    facts = {"count": count, "username": to.user.username}
    record(HANDED, by=by, subject=to, label=to.user.full_name, facts=facts)
    return count


def _again(rows: object, to: Keeper, secret: bytes) -> None:
    rows.update(box=sealing.seal_to(bytes(to.public or b""), secret))  # type: ignore[attr-defined]


def _hand_half(case: Case, keeper: Keeper, private: bytes, to: Keeper) -> None:
    """The officers' half of an identity goes along."""
    mine = IdentityHalf.objects.filter(identity__report=case.report, keeper=keeper).first()
    if mine is None:
        return
    try:
        half = sealing.open_box(bytes(mine.box), private)
    except Unopened:
        return
    _again(IdentityHalf.objects.filter(identity=mine.identity, keeper=to), to, half)


def parcel_of(case: Case, *, by: Officer) -> tuple[bytes, str]:
    """Report, messages, notes and files without metadata as one sealed file, and its code. Name and contact of the
    reporter are not in it. The slow part, outside of any transaction. Raises Busy."""
    require(by, Can.OPEN_SEALED)
    code = sealing.new_receipt()
    packed = _packed(case)
    with one_of_few():
        return sealing.pack(packed, code, strength=receipt_strength()), sealing.shown_receipt(code)


def _packed(case: Case) -> bytes:
    known = reading.files(case.held)
    told = {
        "number": case.report.number, "received_on": case.report.received_on,
        "organization": str(case.report.organization),
        "head": case.head, "report": reading.filed(case.held).content,
        "accused": reading.filed(case.held).accused_names,
        "messages": [(one.on, one.message) for one in reading.messages(case.held, known)],
        "notes": reading.notes(case), "files": [one.about for one in known.values()],
    }  # fmt: skip
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("report.json", msgspec.json.format(msgspec.json.encode(told), indent=1))
        for place, one in enumerate(known.values(), 1):
            about, data = reading.file_of(case.held, one.pk)
            try:
                package.writestr(f"{place:02}.{about.kind}", cleaned(about.kind, data))
            except ValueError:
                package.writestr(f"{place:02}-{about.kind}.bin", data)
    return made.getvalue()


@transaction.atomic
def sent_outside(case: Case, office: str, *, by: Officer) -> None:
    """A parcel was made for an office outside; the case says so, and to which. The record does not: an accused mayor
    reads it."""
    require(by, Can.OPEN_SEALED)
    text = _("ทำห่อปิดผนึกส่ง %(office)s") % {"office": office}
    note(case, text, by=by, kind=NoteKind.REFERRAL)
    if case.state not in (State.REFERRED, State.CLOSED):
        move(case, State.REFERRED, text, by=by)
