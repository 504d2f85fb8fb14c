"""A reporter files, writes again and takes a proof. Everything is sealed in memory before anything is written."""

import base64
import datetime
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from django.db import IntegrityError, transaction

from sucharit.core import sealing
from sucharit.work.sealed import contents
from sucharit.work.sealed.contents import (
    About,
    Content,
    Filed,
    Head,
    Identity,
    Latest,
    Message,
    Sender,
    Standing,
    place,
)
from sucharit.work.sealed.models import (
    Door,
    IdentityHalf,
    Keeper,
    ReportBox,
    SealedFile,
    SealedIdentity,
    SealedMessage,
    SealedReport,
)
from sucharit.work.sealed.queries import custodians_of, keepers_of, officers_of
from sucharit.work.sealed.signing import signing_key
from sucharit.work.sealed.strengths import one_of_few, receipt_strength

MOST_MESSAGES = 400
MOST_FILES = 60


class NobodyLeft(Exception):  # noqa: N818 - a rule spoke
    """Nobody inside may receive this: all officers are accused, or none holds a key. `identity`: only the name has
    nobody to guard it."""

    def __init__(self, *, identity: bool = False) -> None:
        super().__init__()
        self.identity = identity


class Full(Exception):  # noqa: N818 - a bound was reached
    """This report holds as many messages as one may."""


@dataclass(frozen=True)
class Upload:
    """A file in memory, its kind known by its content."""

    name: str
    kind: str
    data: bytes


@dataclass(frozen=True)
class Filing:
    """What a reporter sends: already bounded and cleaned by the form."""

    head: Head
    content: Content
    accused_names: tuple[str, ...] = ()
    identity: Identity | None = None
    files: tuple[Upload, ...] = ()


@dataclass(frozen=True)
class Held:
    """A report in the hands of who has its receipt."""

    report: SealedReport
    talk: bytes


def reporter_keys(door: Door, receipt: str) -> sealing.ReceiptKeys:
    """The work that a receipt costs, right or wrong. Raises Busy."""
    with one_of_few():
        return sealing.receipt_keys(receipt, bytes(door.salt), strength=receipt_strength())


def file_report(door: Door, filing: Filing, keys: sealing.ReceiptKeys, *, today: datetime.date) -> bool:
    """Files once; False where this receipt has filed before: nothing is doubled. Raises NobodyLeft."""
    if SealedReport.objects.filter(locator=keys.locator).exists():
        return False
    officers = [one for one in officers_of(door.organization, today) if one.user_id not in filing.head.accused]
    if not officers:
        raise NobodyLeft
    try:
        with transaction.atomic():
            _write(door, filing, keys, officers, today)
    except IntegrityError:
        if SealedReport.objects.filter(locator=keys.locator).exists():  # the same form, sent twice at one moment
            return False
        raise
    return True


def _write(
    door: Door, filing: Filing, keys: sealing.ReceiptKeys, officers: Sequence[Keeper], today: datetime.date
) -> None:
    pk, talk, case = uuid.uuid4(), sealing.new_key(), sealing.new_key()
    nonce, signer = secrets.token_bytes(32), signing_key(door)
    digest = sealing.digest_of(contents.told_content(filing.content, list(filing.accused_names)), nonce)
    filed = Filed(content=filing.content, nonce=nonce, accused_names=list(filing.accused_names))
    organization = door.organization
    report = SealedReport.objects.create(
        id=pk, organization=organization, received_on=today, locator=keys.locator, reporter_public=keys.public,
        reporter_box=sealing.seal_to(keys.public, talk),
        head=contents.sealed(filing.head, talk, place(pk, "head"), HEADS),
        content=contents.sealed(filed, talk, place(pk, "content")),
        standing=contents.sealed(Standing(), case, place(pk, "standing"), sealing.SMALL),
        latest=contents.sealed(Latest(), talk, place(pk, "latest"), sealing.SMALL),
        digest=digest, signed_by=signer.public,
        signature=sealing.sign(signer.seed, organization=organization.name, day=today.isoformat(), digest=digest),
    )  # fmt: skip
    able = {one.pk for one in officers}
    ReportBox.objects.bulk_create(
        ReportBox(report=report, keeper=one, box=box_for(one, talk + case, opens=one.pk in able))
        for one in keepers_of(organization).filter(part=Keeper.Part.OFFICER, public__isnull=False)
    )
    SealedFile.objects.bulk_create(sealed_file(report, talk, upload, Sender.REPORTER, today) for upload in filing.files)
    if filing.identity is not None:
        _seal_identity(report, filing, officers)


#: A title of 120 Thai letters and what is accused fit.
HEADS = (1024,)


def box_for(keeper: Keeper, keys: bytes, *, opens: bool) -> bytes:
    """The keys for this officer; for an accused one random bytes to a key that nobody has: the same from outside."""
    if opens:
        return sealing.seal_to(bytes(keeper.public or b""), keys)
    return sealing.seal_to(sealing.new_pair().public, secrets.token_bytes(len(keys)))


def _seal_identity(report: SealedReport, filing: Filing, officers: Sequence[Keeper]) -> None:
    custodians = [one for one in custodians_of(report.organization) if one.user_id not in filing.head.accused]
    if not custodians or filing.identity is None:
        raise NobodyLeft(identity=True)
    key = sealing.new_key()
    identity = SealedIdentity.objects.create(
        report=report, sealed=contents.sealed(filing.identity, key, place(report.pk, "identity"))
    )
    ours, theirs = sealing.split(key)
    everyone = keepers_of(report.organization).filter(public__isnull=False)
    able = {one.pk for one in (*officers, *custodians)}
    IdentityHalf.objects.bulk_create(
        IdentityHalf(
            identity=identity, keeper=one,
            box=box_for(one, ours if one.part == Keeper.Part.OFFICER else theirs, opens=one.pk in able),
        )
        for one in everyone
    )  # fmt: skip


def sealed_file(report: SealedReport, talk: bytes, upload: Upload, sender: str, today: datetime.date) -> SealedFile:
    """A row that is not yet saved."""
    pk = uuid.uuid4()
    about = About(
        name=upload.name, kind=upload.kind, size=len(upload.data), digest=_sha256(upload.data), sender=sender
    )  # fmt: skip
    content = sealing.seal_envelope(
        upload.data, talk, place=place(report.pk, "file", pk), classes=sealing.FILES
    )  # fmt: skip
    return SealedFile(
        id=pk, report=report, on=today, about=contents.sealed(about, talk, place(report.pk, "about", pk), HEADS),
        content=content,
    )  # fmt: skip


def _sha256(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()


def found_by(keys: sealing.ReceiptKeys, door: Door) -> Held | None:
    """The report of a receipt, opened; None where there is none at this door."""
    report = SealedReport.objects.filter(locator=keys.locator, organization=door.organization).first()
    if report is None:
        return None
    return Held(report, sealing.open_box(bytes(report.reporter_box), keys.private))


def say(
    held: Held, text: str, files: Sequence[Upload], *, sender: str, today: datetime.date, by: str = "", once: str = ""
) -> None:
    """A message with its files, in one transaction. Raises Full. The caller has asked who may."""
    with transaction.atomic():
        report = SealedReport.objects.select_for_update().get(pk=held.report.pk)
        if once and _written_before(report, held.talk, once):
            return
        rows = [sealed_file(report, held.talk, upload, sender, today) for upload in files]
        seq = report.messages.count() + 1
        if seq > MOST_MESSAGES or report.files.count() + len(rows) > MOST_FILES:
            raise Full
        message = Message(seq=seq, sender=sender, text=text, files=[row.pk.hex for row in rows], by=by, once=once)
        write_message(report, held.talk, message, today)
        SealedFile.objects.bulk_create(rows)
        latest = Latest(sender=sender, seq=seq)
        report.latest = contents.sealed(latest, held.talk, place(report.pk, "latest"), sealing.SMALL)
        report.told = report.told and sender != Sender.REPORTER
        report.save(update_fields=["latest", "told"])


def _written_before(report: SealedReport, talk: bytes, once: str) -> bool:
    """Has the same form been written already?"""
    rows = report.messages.all()
    at = (contents.opened(bytes(row.sealed), talk, place(report.pk, "message", row.pk), Message) for row in rows)
    return any(one.once == once for one in at)


def write_message(report: SealedReport, talk: bytes, message: Message, today: datetime.date) -> None:
    pk = uuid.uuid4()
    SealedMessage.objects.create(
        id=pk, report=report, on=today, sealed=contents.sealed(message, talk, place(report.pk, "message", pk))
    )


def proof_of(held: Held, *, whole: bool) -> bytes:
    """The proof as a file; `whole` with the text, so that anyone sees what was reported."""
    report = held.report
    proof = sealing.Proof(
        organization=report.organization.name, day=report.received_on.isoformat(), digest=report.digest,
        signature=contents.as_text(bytes(report.signature)), public_key=contents.as_text(bytes(report.signed_by)),
    )  # fmt: skip
    if whole:
        filed = contents.opened(bytes(report.content), held.talk, place(report.pk, "content"), Filed)
        text = contents.told_content(filed.content, filed.accused_names)
        proof = msgspec.structs.replace(
            proof, content=text, nonce=base64.b64encode(filed.nonce).decode()
        )  # fmt: skip
    return msgspec.json.format(msgspec.json.encode(proof), indent=1)
