"""Evidence comes in: a photo is drawn anew without metadata, a document is kept as it came, an address is noted."""

import datetime
import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.files.actions import accepted_kind, keep, keep_made, shown_name
from sucharit.base.files.models import StoredFile
from sucharit.base.history.actions import keep_version
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import day
from sucharit.core.thai import clean
from sucharit.work.evidence.camera import Camera
from sucharit.work.evidence.documents import check_document
from sucharit.work.evidence.finding import make_findable
from sucharit.work.evidence.models import Evidence
from sucharit.work.evidence.snapshots import snapshot

ADDED = declare("evidence.added", gettext_lazy("เพิ่มหลักฐาน {label}"))
KINDS = ("jpeg", "png", "pdf", "docx", "xlsx")
LONGEST_TITLE, LONGEST_PLACE, LONGEST_ADDRESS = 300, 200, 500
_OF_THE_YEAR = (Can.REPORT, Can.EDIT_YEAR, Can.ACCEPT_REPORTS, Can.ASSESS, Can.DISCLOSE, Can.PUBLISH)


def may_add(officer: Officer) -> bool:
    """Everyone whose work is proved by evidence: the year's, or registers that one keeps (an auditor's inspections)."""
    return proves_the_year(officer) or officer.may(Can.KEEP_REGISTERS)


def proves_the_year(officer: Officer) -> bool:
    """Who has a hand in the initiatives of a year; an auditor looks at them and proves none."""
    return any(officer.may(capability) for capability in _OF_THE_YEAR)


def require_may_add(officer: Officer) -> None:
    if not may_add(officer):
        raise NotAllowed(
            "บทบาทของท่านเพิ่มหรือใช้หลักฐานไม่ได้ โปรดติดต่อผู้ดูแลระบบของหน่วยงาน", "your role may not add or use evidence"
        )


def add_file(
    upload: UploadedFile[Any],
    *,
    by: Officer,
    title: str,
    taken_on: datetime.date | None = None,
    keep_place: bool = False,
    personal: bool = False,
    place: str = "",
) -> Evidence:
    """A photo (PNG, JPEG) or a document (PDF, DOCX, XLSX), by its content. UnacceptableFile says what is wrong with it.

    What the camera wrote stands in `evidence.camera`: its day is taken where none is given, its place only where
    `keep_place` says so. An empty title becomes that of the day or the file.
    """
    require_may_add(by)
    name = shown_name(upload.name or "")
    kind = accepted_kind(upload, kinds=KINDS)
    _checked_day(taken_on, by)
    received = file_digest(upload)
    if kind in ("jpeg", "png"):
        return _add_picture(upload, name, kind, received, title, by, taken_on, keep_place, personal, place)
    check_document(upload.file, name=name, kind=kind)  # type: ignore[arg-type]
    return _add_document(upload, name, received, title, by, taken_on, personal, place)


def _add_picture(
    upload: UploadedFile[Any], name: str, kind: str, received: str, title: str, by: Officer,
    taken_on: datetime.date | None, keep_place: bool, personal: bool, place: str,
) -> Evidence:  # fmt: skip
    from sucharit.work.evidence.pictures import clean_picture  # the drawing library waits until a photo comes

    picture = clean_picture(upload.file, name=name, kind=kind)  # type: ignore[arg-type]
    camera = _believable(picture.camera, by)
    with transaction.atomic():
        kept = keep_made(picture.content, name=name, kind=kind, organization=by.organization, by=by)
        small = keep_made(picture.thumbnail, name=name, kind="jpeg", organization=by.organization, by=by)
        on = taken_on or camera.day
        row = Evidence(
            kind=Evidence.Kind.PHOTO, file=kept, thumbnail=small, received_digest=received, taken_on=on,
            taken_by_camera=taken_on is None and on is not None, personal=personal, place=_place(place),
            title=_title(title) or (_("ภาพถ่าย %(day)s") % {"day": day(on)} if on else _("ภาพถ่าย")),
        )  # fmt: skip
        if keep_place and camera.placed:
            row.latitude, row.longitude = camera.latitude, camera.longitude
        row.camera = camera  # type: ignore[attr-defined]  # offered to the officer, kept nowhere
        return _added(row, by)


@transaction.atomic
def _add_document(
    upload: UploadedFile[Any], name: str, received: str, title: str, by: Officer,
    taken_on: datetime.date | None, personal: bool, place: str,
) -> Evidence:  # fmt: skip
    kept = keep(upload, by=by, kinds=KINDS)
    row = Evidence(
        kind=Evidence.Kind.DOCUMENT, file=kept, received_digest=received, taken_on=taken_on, personal=personal,
        title=_title(title) or _title(name.rpartition(".")[0] or name), place=_place(place),
    )  # fmt: skip
    row.camera = Camera()  # type: ignore[attr-defined]
    return _added(row, by)


@transaction.atomic
def add_address(
    address: str,
    *,
    by: Officer,
    title: str,
    taken_on: datetime.date | None = None,
    personal: bool = False,
    place: str = "",
) -> Evidence:
    """A page on the web that proves something. ValidationError where it is no http(s) address, or says nothing."""
    require_may_add(by)
    _checked_day(taken_on, by)
    told = fit_address(address)
    row = Evidence(
        kind=Evidence.Kind.ADDRESS, address=told, title=_title(title) or told[:LONGEST_TITLE], taken_on=taken_on,
        personal=personal, place=_place(place),
    )  # fmt: skip
    row.camera = Camera()  # type: ignore[attr-defined]
    return _added(row, by)


@transaction.atomic
def add_kept(stored: StoredFile, *, by: Officer, title: str, taken_on: datetime.date | None = None) -> Evidence:
    """A paper that the house itself has made and keeps: the same file, not a second one."""
    require_may_add(by)
    _checked_day(taken_on, by)
    if stored.organization_id != by.organization.pk:
        raise NotAllowed("ไม่พบไฟล์นี้", "no such file")
    row = Evidence(
        kind=Evidence.Kind.DOCUMENT, file=stored, received_digest=stored.digest, taken_on=taken_on, title=_title(title)
    )
    row.camera = Camera()  # type: ignore[attr-defined]
    return _added(row, by)


def fit_address(address: str) -> str:
    """An http(s) address as it is kept; a missing "https://" is put before it."""
    told = address.strip()
    if told and "://" not in told:
        told = f"https://{told}"
    try:
        if len(told) > LONGEST_ADDRESS:
            raise ValidationError("long")  # noqa: TRY301
        URLValidator(schemes=["http", "https"])(told)
    except ValidationError as fault:
        raise ValidationError(
            {"address": _("ที่อยู่เว็บนี้ไม่ถูกต้อง โปรดคัดลอกทั้งบรรทัดจากเบราว์เซอร์ เช่น https://www.example.go.th/news/12")}
        ) from fault
    return told


def _added(row: Evidence, by: Officer) -> Evidence:
    row.organization, row.added_by = by.organization, by.user
    row.save(force_insert=True)
    keep_version(row, snapshot(row), by=by, verb=ADDED)
    facts = {"kind": row.kind, "digest": row.received_digest, "address": row.address, "personal": row.personal}
    record(ADDED, by=by, subject=row, label=row.title, facts=facts)
    make_findable(row)
    return row


def file_digest(upload: UploadedFile[Any]) -> str:
    """SHA-256 of the file as it came, hexadecimal. Rewinds it."""
    digest = hashlib.sha256()
    for piece in upload.chunks():
        digest.update(piece)
    upload.seek(0)
    return digest.hexdigest()


def _believable(camera: Camera, by: Officer) -> Camera:
    """A camera from the future has a clock that was never set."""
    if camera.day is not None and camera.day > by.today:
        return Camera(None, camera.latitude, camera.longitude)
    return camera


def _checked_day(day: datetime.date | None, by: Officer) -> None:
    if day is not None and not datetime.date(1900, 1, 1) <= day <= by.today:
        raise ValidationError({"taken_on": _("วันที่ของหลักฐานต้องไม่เกินวันนี้")})


def _title(title: str) -> str:
    return " ".join(clean(title[: 4 * LONGEST_TITLE]).split())[:LONGEST_TITLE]


def _place(place: str) -> str:
    return " ".join(clean(place[: 4 * LONGEST_PLACE]).split())[:LONGEST_PLACE]


fit_title, fit_place, checked_day = _title, _place, _checked_day
