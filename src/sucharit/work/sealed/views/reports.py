"""The officers' pages: list, one report, answer, notes and states, files, identity, referral, destruction."""

import datetime
import uuid
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.people.answers import refusals_told
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.sealed import drawing, reading
from sucharit.work.sealed.actions import casework, destroying, handing_on, identities
from sucharit.work.sealed.actions.filing import Full
from sucharit.work.sealed.contents import Known, Matter, NoteKind, State
from sucharit.work.sealed.forms.door import ACCEPT, MessageForm, uploads_of
from sucharit.work.sealed.forms.office import HandOnForm, IdentityForm, MoveForm, NoteForm, ReferForm
from sucharit.work.sealed.models import Door, IdentityRequest, Keeper, SealedIdentity
from sucharit.work.sealed.queries import (
    destructions_for,
    door_of,
    keepers_of,
    officers_of,
    report_for,
    reports_for,
)
from sucharit.work.sealed.reading import Case
from sucharit.work.sealed.strengths import Busy
from sucharit.work.sealed.views.pages import tabs_for
from sucharit.work.sealed.views.unlocking import KeyRequest, refusal, with_key

OFFICER = Keeper.Part.OFFICER
PER_PAGE = 100
#: What a list needs not: a thousand reports are opened for it.
NOT_LISTED = ("content", "signature", "signed_by", "digest", "locator", "reporter_public", "reporter_box")


@gate(Can.SEE_SEALED_FIGURES)
def sealed(request: OfficerRequest) -> HttpResponseBase:
    """The room's own door: officers go to the reports, everyone else to the figures."""
    first = "sealed_list" if request.officer.may(Can.OPEN_SEALED) else "sealed_figures"
    return redirect(first, request.officer.organization.code)


@gate(Can.OPEN_SEALED)
@require_safe
def sealed_list(request: OfficerRequest) -> HttpResponseBase:
    """Without a part in this room: how one gets it. With one: the reports that open."""
    keeper = keepers_of(request.officer.organization).filter(user=request.officer.user).first()
    if keeper is None or keeper.part != OFFICER:
        return render(request, "sealed/sealed_list.html", {"tabs": tabs_for(request.officer, "list"), "outsider": True})
    return _opened_list(request)


@with_key(OFFICER)
def _opened_list(request: KeyRequest) -> HttpResponseBase:
    officer = request.officer
    door = door_of(officer.organization)
    rows = reports_for(officer).defer(*NOT_LISTED).order_by("-received_on", "id")
    found = reading.cases(rows, request.keeper, request.private)
    lines = [_line(one, door, officer.today) for one in found] if door else []
    wanted, words = request.GET.get("state", "open"), request.GET.get("q", "")[:100].strip()
    order = "due" if request.GET.get("order") == "due" else "new"
    shown = [one for one in lines if one.is_in(wanted) and words.lower() in one.case.head.title.lower()]
    shown.sort(key=_by_term if order == "due" else _newest)
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "tabs": tabs_for(officer, "list"), "page": page, "count": len(shown), "all": len(found), "state": wanted,
        "q": words, "order": order, "states": State.choices, "keeper": request.keeper, "rows": page,
        "late": sum(one.late for one in lines), "to_destroy": sum(one.is_in("gone") for one in lines),
        "readers": [one.user.full_name for one in officers_of(officer.organization, officer.today)],
    }  # fmt: skip
    return render(request, "sealed/sealed_list.html", context)


@dataclass(frozen=True)
class Line:
    """A report in the list: its next term, and from which day on it is to be destroyed."""

    case: Case
    due: reading.Due | None
    goes_on: datetime.date | None
    gone: bool

    @property
    def late(self) -> bool:
        return self.due is not None and self.due.late

    def is_in(self, view: str) -> bool:
        """Does a view of the list show it? What is unknown shows what is not finished."""
        views = {"all": True, "waiting": self.case.waits, "late": self.late, "gone": self.gone}
        if view in views:
            return views[view]
        return self.case.state == view if view in State.values else self.case.state != State.CLOSED


def _line(case: Case, door: Door, today: datetime.date) -> Line:
    goes_on = destroying.may_go_on(case.report, door)
    return Line(case, reading.due_of(case, door, today), goes_on, goes_on is not None and goes_on <= today)


def _by_term(one: Line) -> tuple[datetime.date, uuid.UUID]:
    return (one.due.on if one.due else one.goes_on or datetime.date.max), one.case.report.pk


def _newest(one: Line) -> tuple[int, uuid.UUID]:
    return -one.case.report.received_on.toordinal(), one.case.report.pk


def _case(request: KeyRequest, key: uuid.UUID) -> Case:
    return reading.case_of(report_for(request.officer, key), request.keeper, request.private)


@gate(Can.OPEN_SEALED)
@require_safe
@with_key(OFFICER)
def sealed_report(request: KeyRequest, key: uuid.UUID) -> HttpResponseBase:
    return _page(request, _case(request, key))


def _page(request: KeyRequest, case: Case, **forms: Any) -> HttpResponse:
    from sucharit.work.sealed.views.opening import once

    known = reading.files(case.held)
    said = reading.messages(case.held, known)
    filed = reading.filed(case.held)
    door = door_of(request.officer.organization)
    may_go = destroying.may_go_on(case.report, door) if door else None
    context = {
        "tabs": tabs_for(request.officer, "list"), "case": case, "filed": filed, "said": said,
        "known": dict(Known.choices).get(filed.content.known, ""),
        "matter": dict(Matter.choices).get(case.head.matter, ""),
        "first_files": reading.first_files(known, said), "accept": ACCEPT, "drawn": drawing.DRAWN,
        "notes": [(on, one, _kind_of(one), _held_on(one)) for on, one in reading.notes(case)],
        "due": reading.due_of(case, door, request.officer.today) if door else None, "door": door, "may_go": may_go,
        "gone_by_now": may_go is not None and may_go <= request.officer.today,
        "message_form": MessageForm(initial={"once": once()}), "note_form": NoteForm(),
        "move_form": MoveForm(initial={"state": case.state}),
        "identity": SealedIdentity.objects.filter(report=case.report).exists(),
    }  # fmt: skip
    return render(request, "sealed/sealed_report.html", context | forms)


def _held_on(note: Any) -> datetime.date | None:
    """The day of what a note tells, where it says one."""
    with suppress(ValueError):
        return datetime.date.fromisoformat(note.held_on)
    return None


def _kind_of(note: Any) -> str:
    if note.state:
        return str(State(note.state).label)
    return str(NoteKind(note.kind).label)


@gate(Can.OPEN_SEALED)
@require_POST
@with_key(OFFICER)
def sealed_answer(request: KeyRequest, key: uuid.UUID) -> HttpResponseBase:
    """A message to the reporter, with files."""
    case, form = _case(request, key), MessageForm(request.POST)
    too_large = getattr(request, "files_too_large", False)
    files, faults = uploads_of(request.FILES.getlist("files"), too_large=too_large)
    for fault in faults:
        form.add_error(None, fault)
    if not form.is_valid():
        return _page(request, case, message_form=form, files_lost=bool(request.FILES))
    try:
        casework.answer(case, form.cleaned_data["text"], files, by=request.officer)
    except Full:
        form.add_error(None, _("เรื่องนี้มีข้อความหรือไฟล์ครบจำนวนแล้ว"))
        return _page(request, case, message_form=form, files_lost=bool(request.FILES))
    messages.success(request, _("ส่งข้อความแล้ว ผู้แจ้งจะอ่านได้เมื่อกลับมาด้วยใบรับ"))
    return _back(request, case, "talk")


@gate(Can.OPEN_SEALED)
@require_POST
@with_key(OFFICER)
def sealed_note(request: KeyRequest, key: uuid.UUID) -> HttpResponseBase:
    case, form = _case(request, key), NoteForm(request.POST)
    if not form.is_valid():
        return _page(request, case, note_form=form)
    told = form.cleaned_data
    casework.note(case, told["text"], by=request.officer, kind=told["kind"], held_on=told["held_on"])
    messages.success(request, _("บันทึกแล้ว เห็นเฉพาะเจ้าหน้าที่ที่เปิดเรื่องนี้ได้"))
    return _back(request, case, "case")


@gate(Can.OPEN_SEALED)
@require_POST
@with_key(OFFICER)
def sealed_move(request: KeyRequest, key: uuid.UUID) -> HttpResponseBase:
    case, form = _case(request, key), MoveForm(request.POST)
    if not form.is_valid():
        return _page(request, case, move_form=form)
    told = form.cleaned_data
    try:
        casework.move(case, State(told["state"]), told["text"], by=request.officer, tell_reporter=told["tell"])
    except NotAllowed as fault:
        form.add_error(None, refusal(fault))
        return _page(request, case, move_form=form)
    messages.success(request, _("เปลี่ยนสถานะแล้ว ผู้แจ้งเห็นสถานะใหม่"))
    return _back(request, case, "case")


def _back(request: KeyRequest, case: Case, part: str) -> HttpResponse:
    made = redirect("sealed_report", request.officer.organization.code, case.report.pk)
    made["Location"] += f"#{part}"
    return made


def named(file: str) -> uuid.UUID:
    """The row that an address names, or Http404."""
    try:
        return uuid.UUID(file)
    except ValueError as fault:
        raise Http404 from fault


@gate(Can.OPEN_SEALED)
@require_safe
@with_key(OFFICER)
def sealed_file(request: KeyRequest, key: uuid.UUID, file: str) -> HttpResponseBase:
    """A file without its metadata, as a download."""
    case = _case(request, key)
    about, data = reading.file_of(case.held, named(file))
    try:
        data = drawing.cleaned(about.kind, data)
    except drawing.Undrawable:
        messages.error(request, _("ล้างข้อมูลแฝงของไฟล์นี้ไม่ได้ ไฟล์อาจเสียหายหรือเป็นอันตราย จึงไม่ส่งให้"))
        return _back(request, case, "files")
    response = HttpResponse(data, content_type=drawing.MEDIA_TYPES[about.kind])
    response["Content-Disposition"] = f'attachment; filename="{case.report.number}-{file[:6]}.{about.kind}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@gate(Can.OPEN_SEALED)
@require_safe
@with_key(OFFICER)
def sealed_picture(request: KeyRequest, key: uuid.UUID, file: str, page: int) -> HttpResponseBase:
    """One page of a file as PNG: nothing of the sender's runs in the officer's browser."""
    about, data = reading.file_of(_case(request, key).held, named(file))
    try:
        drawn = drawing.page(about.kind, data, page)
    except drawing.Undrawable as fault:
        raise Http404 from fault
    return HttpResponse(drawn.data, content_type="image/png")


@gate(Can.OPEN_SEALED)
@require_safe
@with_key(OFFICER)
def sealed_view(request: KeyRequest, key: uuid.UUID, file: str) -> HttpResponseBase:
    """The pages of a file, drawn; a text as text."""
    case = _case(request, key)
    about, data = reading.file_of(case.held, named(file))
    count, text = 0, ""
    if about.kind == "txt":
        text = data[:200_000].decode("utf-8", "replace")
    elif about.kind in drawing.DRAWN:
        try:
            count = drawing.page(about.kind, data, 1).pages
        except drawing.Undrawable:
            count = 0
    context = {
        "tabs": tabs_for(request.officer, "list"), "case": case, "about": about, "file": file, "text": text,
        "pages": range(1, count + 1),
    }  # fmt: skip
    return render(request, "sealed/sealed_view.html", context)


@gate(Can.OPEN_SEALED)
@with_key(OFFICER)
def sealed_identity(request: KeyRequest, key: uuid.UUID) -> HttpResponseBase:
    """Asking for the identity; and, while a grant holds, the identity itself after one more press."""
    case = _case(request, key)
    if not case.head.named:
        raise Http404
    form, identity = IdentityForm(), None
    if request.method == "POST":
        with refusals_told(request):
            if "see" in request.POST:
                identity = identities.see(case, request.private, by=request.officer)
            else:
                form = IdentityForm(request.POST)
                if form.is_valid():
                    identities.ask(case, form.cleaned_data["ground"], form.cleaned_data["reason"], by=request.officer)
                    messages.success(request, _("ส่งคำขอถึงผู้ถือกุญแจแล้ว"))
                    return redirect("sealed_identity", request.officer.organization.code, key)
    mine = IdentityRequest.objects.filter(report=case.report, asked_by=request.keeper).select_related(
        "decided_by__user"
    )
    context = {
        "tabs": tabs_for(request.officer, "list"), "case": case, "form": form, "identity": identity,
        "requests": [(one, _answer_of(one, request.private)) for one in mine], "now": _now(),
    }  # fmt: skip
    return render(request, "sealed/sealed_identity.html", context)


def _now() -> Any:
    from django.utils import timezone

    return timezone.now()


def _answer_of(request: IdentityRequest, private: bytes) -> str:
    from sucharit.core import sealing

    if request.answer is None:
        return ""
    try:
        return sealing.open_box(bytes(request.answer), private).decode()
    except sealing.Unopened:
        return ""


@gate(Can.OPEN_SEALED)
@with_key(OFFICER)
def sealed_refer(request: KeyRequest, key: uuid.UUID) -> HttpResponseBase:
    """A parcel for an office outside: the file is in the page that shows its code once."""
    import base64

    case, form = _case(request, key), ReferForm(request.POST or None)
    context: dict[str, Any] = {"tabs": tabs_for(request.officer, "list"), "case": case, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            parcel, code = handing_on.parcel_of(case, by=request.officer)
        except Busy:
            form.add_error(None, _("ระบบกำลังทำงานมาก โปรดลองอีกครั้ง"))
        else:
            handing_on.sent_outside(case, form.office_name, by=request.officer)
            context |= {"code": code, "parcel": base64.b64encode(parcel).decode(), "office": form.office_name}
    return render(request, "sealed/sealed_refer.html", context)


@gate(Can.OPEN_SEALED)
@with_key(OFFICER)
def sealed_hand_on(request: KeyRequest) -> HttpResponseBase:
    """All that one can open, sealed to a colleague too."""
    officer = request.officer
    colleagues = (
        keepers_of(officer.organization).filter(part=OFFICER, public__isnull=False).exclude(pk=request.keeper.pk)
    )
    form = HandOnForm(request.POST or None, colleagues=colleagues)
    if request.method == "POST" and form.is_valid():
        rows = reports_for(officer).defer("content", "signature")
        found = reading.cases(rows, request.keeper, request.private)
        with refusals_told(request):
            count = handing_on.hand_on(found, request.private, form.cleaned_data["to"], by=officer)
            messages.success(request, _("ปิดผนึกให้แล้ว %(n)s เรื่อง") % {"n": count})
            return redirect("sealed_list", officer.organization.code)
    context = {"tabs": tabs_for(officer, "list"), "form": form, "colleagues": colleagues}
    return render(request, "sealed/sealed_hand_on.html", context)


@gate(Can.OPEN_SEALED)
@with_key(OFFICER)
def sealed_destroy(request: KeyRequest, key: uuid.UUID) -> HttpResponseBase:
    case, door = _case(request, key), door_of(request.officer.organization)
    if door is None:
        raise Http404
    if request.method == "POST":
        try:
            certificate = destroying.destroy(case, door, by=request.officer)
        except NotAllowed as fault:
            messages.error(request, refusal(fault))
            return _back(request, case, "case")
        return redirect("sealed_certificate", request.officer.organization.code, certificate.pk)
    context = {"case": case, "tabs": tabs_for(request.officer, "list"), "door": door}
    return render(request, "sealed/sealed_destroy.html", context)


@gate(Can.OPEN_SEALED)
@require_safe
def sealed_certificate(request: OfficerRequest, certificate: int) -> HttpResponseBase:
    """What stays of a destroyed report."""
    row = destructions_for(request.officer).filter(pk=certificate).first()
    if row is None:
        raise Http404
    context = {"row": row, "tabs": tabs_for(request.officer, "figures"), "signature": bytes(row.signature).hex()}
    return render(request, "sealed/sealed_certificate.html", context)
