"""Who reported, where they said so: an officer asks with a reason, a custodian decides, the record keeps both."""

import base64
import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core import sealing
from sucharit.core.sealing import Unopened
from sucharit.work.sealed import contents
from sucharit.work.sealed.contents import Identity, place
from sucharit.work.sealed.models import IdentityHalf, IdentityRequest, Keeper
from sucharit.work.sealed.queries import keeper_for
from sucharit.work.sealed.reading import Case

ASKED = declare("sealed.identity_asked", gettext_lazy("ขอเปิดตัวตนผู้แจ้งของเรื่อง {label} เหตุ: {ground}"))
GRANTED = declare("sealed.identity_granted", gettext_lazy("อนุญาตให้เปิดตัวตนผู้แจ้งของเรื่อง {label} แก่ {asked_by}"))
REFUSED = declare("sealed.identity_refused", gettext_lazy("ไม่อนุญาตให้เปิดตัวตนผู้แจ้งของเรื่อง {label} แก่ {asked_by}"))
SEEN = declare("sealed.identity_seen", gettext_lazy("เปิดดูตัวตนผู้แจ้งของเรื่อง {label}"))
OPEN_DAYS = 7


@transaction.atomic
def ask(case: Case, ground: str, reason: str, *, by: Officer) -> IdentityRequest:
    """Asks the custodians. The reason is sealed to each of them who is not accused."""
    require(by, Can.OPEN_SEALED)
    keeper = keeper_for(by)
    if keeper is None or not case.head.named:
        raise NotAllowed(_("ผู้แจ้งไม่ได้ให้ตัวตนไว้"), "no identity was given")
    if not reason.strip():
        raise NotAllowed(_("โปรดเขียนเหตุผลที่จำเป็นต้องทราบตัวตน"), "a reason is needed")
    if IdentityRequest.objects.filter(report=case.report, asked_by=keeper, decided_at=None).exists():
        raise NotAllowed(_("ท่านขอไว้แล้ว กำลังรอผู้ถือกุญแจพิจารณา"), "you have asked already")
    guards = _guards(case)
    words = f"{case.report.number}\n{reason}".encode()
    boxes = {str(one.pk): contents.as_text(sealing.seal_to(bytes(one.public or b""), words)) for one in guards}
    request = IdentityRequest.objects.create(
        report=case.report, asked_by=keeper, asked_at=timezone.now(), ground=ground, reasons=boxes
    )
    facts = {"ground": str(IdentityRequest.Ground(ground).label)}
    record(ASKED, by=by, subject=_subject(request), label=case.report.number, facts=facts)
    tell(
        [one.user for one in guards], organization=by.organization,
        text=_("มีคำขอเปิดตัวตนผู้แจ้งการทุจริตรอท่านพิจารณา"), url=reverse("sealed_custody", args=[by.organization.code]),
    )  # fmt: skip
    return request


def _guards(case: Case) -> list[Keeper]:
    """Custodians with a half of this identity's key who are not accused."""
    halves = IdentityHalf.objects.filter(
        identity__report=case.report, keeper__part=Keeper.Part.CUSTODIAN, keeper__until=None,
        keeper__public__isnull=False,
    ).select_related("keeper__user")  # fmt: skip
    return [half.keeper for half in halves if half.keeper.user_id not in case.head.accused]


def reason_of(request: IdentityRequest, custodian: Keeper, private: bytes) -> str | None:
    """The officer's words for this custodian; None for one who is accused, or who came later."""
    box = request.reasons.get(str(custodian.pk))
    try:
        return sealing.open_box(base64.b64decode(box), private).decode().partition("\n")[2] if box else None
    except Unopened:
        return None


@transaction.atomic
def decide(request: IdentityRequest, private: bytes, *, by: Officer, grant: bool, words: str) -> IdentityRequest:
    """A custodian says yes (the half goes to the officer, for some days) or no, with a reason."""
    require(by, Can.SEE_DESK)
    custodian = keeper_for(by)
    request = IdentityRequest.objects.select_for_update().select_related("asked_by__user", "report").get(pk=request.pk)
    if custodian is None or custodian.part != Keeper.Part.CUSTODIAN or str(custodian.pk) not in request.reasons:
        raise NotAllowed(_("ท่านพิจารณาคำขอนี้ไม่ได้"), "this request is not yours to decide")
    if request.decided_at is not None:
        raise NotAllowed(_("คำขอนี้พิจารณาแล้ว"), "this request has been decided")
    if not words.strip():
        raise NotAllowed(_("โปรดเขียนเหตุผลของการพิจารณา"), "a reason is needed")
    now, public = timezone.now(), bytes(request.asked_by.public or b"")
    request.decided_by, request.decided_at, request.granted = custodian, now, grant
    request.answer = sealing.seal_to(public, words.encode())
    if grant:
        half = IdentityHalf.objects.get(identity__report=request.report, keeper=custodian)
        request.half = sealing.seal_to(public, sealing.open_box(bytes(half.box), private))
        request.until = now + datetime.timedelta(days=OPEN_DAYS)
    request.save()
    facts = {"asked_by": request.asked_by.user.full_name}
    record(GRANTED if grant else REFUSED, by=by, subject=_subject(request), label=request.report.number, facts=facts)
    tell(
        [request.asked_by.user], organization=by.organization, text=_("ผู้ถือกุญแจพิจารณาคำขอของท่านแล้ว"),
        url=reverse("sealed_list", args=[by.organization.code]),
    )  # fmt: skip
    return request


@transaction.atomic
def see(case: Case, private: bytes, *, by: Officer) -> Identity:
    """The identity, while a grant to this officer holds; each look stands in the record."""
    require(by, Can.OPEN_SEALED)
    keeper = keeper_for(by)
    granted = IdentityRequest.objects.filter(
        report=case.report, asked_by=keeper, granted=True, until__gt=timezone.now()
    ).first()
    mine = IdentityHalf.objects.filter(identity__report=case.report, keeper=keeper).select_related("identity").first()
    if granted is None or mine is None:
        raise NotAllowed(_("ต้องได้รับอนุญาตจากผู้ถือกุญแจก่อน"), "a custodian must grant it first")
    key = sealing.joined(
        sealing.open_box(bytes(mine.box), private), sealing.open_box(bytes(granted.half or b""), private)
    )
    at = place(case.report.pk, "identity")
    identity = contents.opened(bytes(mine.identity.sealed), key, at, Identity)
    record(SEEN, by=by, subject=_subject(granted), label=case.report.number)
    return identity


def forget_halves() -> int:
    """Grants whose days are over lose their half."""
    return IdentityRequest.objects.filter(until__lt=timezone.now(), half__isnull=False).update(half=None)


def _subject(request: IdentityRequest) -> str:
    return f"sealed.sealedreport:{request.report_id.hex}"
