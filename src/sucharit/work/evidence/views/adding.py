"""Evidence comes in: files from the script one by one or from a form, and addresses."""

import uuid
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.files.actions import UnacceptableFile
from sucharit.base.people.answers import refusals_told
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens import asking
from sucharit.base.screens.words import day, number
from sucharit.work.evidence.actions import add_address, keep_place
from sucharit.work.evidence.actions.adding import may_add
from sucharit.work.evidence.forms import AboutFiles, AddressForm
from sucharit.work.evidence.models import Evidence
from sucharit.work.evidence.picking import ACCEPT, MOST_FILES, TakenIn, offers_for, taken_in
from sucharit.work.evidence.queries import evidence_for, known_file_for, places_of, usable_for
from sucharit.work.plans.pages import address

OFFERED = "evidence-place:{}"  # in the session: a place that a camera wrote, until the officer has chosen


@gate(Can.SEE_YEAR)
def evidence_add(request: OfficerRequest) -> HttpResponse:
    """GET the form; POST files: JSON to the script that sends them one by one, a page to a form."""
    _may(request)
    if request.method != "POST":
        return _form(request, AboutFiles(initial={"title": request.GET.get("title", "")[:300]}))
    about = AboutFiles(request.POST)
    files = request.FILES.getlist("evidence_files")[:MOST_FILES]
    wants_json = "application/json" in request.headers.get("Accept", "")
    if not about.is_valid():
        return _refused(request, " ".join(_faults(about)), about, wants_json)
    if not files:
        return _refused(request, _("โปรดเลือกไฟล์หรือถ่ายภาพ"), about, wants_json)
    if wants_json:
        return _one_by_script(request, files[0], about)
    return _many_by_form(request, files, about)


def _may(request: OfficerRequest) -> None:
    """Those who only read do not even learn that there is a form."""
    if not may_add(request.officer):
        raise Http404


def _take(request: OfficerRequest, upload: UploadedFile[Any], about: AboutFiles) -> TakenIn:
    told = about.cleaned_data
    title = told["title"] or request.POST.get("evidence_for", "")[:300]
    done = taken_in(
        upload, by=request.officer, title=title, again=told["again"], taken_on=told["taken_on"],
        keep_place=told["keep_place"], personal=told["personal"],
    )  # fmt: skip
    _offer_place(request, done.evidence)
    return done


def _offer_place(request: OfficerRequest, evidence: Evidence) -> None:
    """A place that was not kept waits in this officer's session, and nowhere else, until they chose."""
    camera = getattr(evidence, "camera", None)
    if camera is not None and camera.placed and evidence.latitude is None:
        request.session[OFFERED.format(evidence.pk)] = [str(camera.latitude), str(camera.longitude)]


def _one_by_script(request: OfficerRequest, upload: UploadedFile[Any], about: AboutFiles) -> HttpResponse:
    try:
        done = _take(request, upload, about)
    except UnacceptableFile as fault:
        return JsonResponse({"error": fault.said}, status=422)
    except NotAllowed as refusal:
        return JsonResponse({"error": refusal.said}, status=403)
    except ValidationError as fault:
        return JsonResponse({"error": " ".join(map(str, fault.messages))}, status=422)
    return JsonResponse(_answer(request, done), status=201)


def _answer(request: OfficerRequest, done: TakenIn) -> dict[str, Any]:
    """For file-drop.js (url, label) and for the picker (the rest)."""
    code, row = request.officer.organization.code, done.evidence
    return {
        "url": reverse("evidence", args=[code, row.pk]),
        "label": row.title,
        "pk": row.pk,
        "thumbnail": reverse("evidence_thumbnail", args=[code, row.pk]) if row.thumbnail_id else "",
        "day": day(row.taken_on) if row.taken_on else "",
        "place": OFFERED.format(row.pk) in request.session,
        "already": done.already,
        "notes": notes_on(request, done),
    }


def notes_on(request: OfficerRequest, done: TakenIn) -> list[dict[str, str]]:
    """Sentences with links: that the file was here before, and where it is used."""
    if not done.already:
        return []
    row, code = done.evidence, request.officer.organization.code
    first = _("ไฟล์นี้มีอยู่แล้ว (เพิ่มเมื่อ %(day)s) จึงใช้รายการเดิม") % {"day": day(row.added_at)}
    told = [{"text": first, "url": reverse("evidence", args=[code, row.pk])}]
    return [*told, *({"text": _("ใช้แล้วกับ %(place)s") % {"place": p.words}, "url": p.url} for p in places_of(row, code))]


def _many_by_form(request: OfficerRequest, files: list[UploadedFile[Any]], about: AboutFiles) -> HttpResponse:
    done: list[TakenIn] = []
    faults: list[str] = []
    for upload in files:
        try:
            done.append(_take(request, upload, about))
        except UnacceptableFile as fault:
            faults.append(f"{fault.name}: {fault.said}")
        except ValidationError as fault:
            faults.extend(map(str, fault.messages))
    for one in done:
        for note in notes_on(request, one):
            messages.warning(request, note["text"])
    if done:
        count = len(done)
        messages.success(
            request, ngettext("รับหลักฐาน %(n)s ชิ้นแล้ว", "รับหลักฐาน %(n)s ชิ้นแล้ว", count) % {"n": number(count)}
        )
    if faults:
        return _refused(request, faults, about, wants_json=False)
    code = request.officer.organization.code
    if len(done) == 1:
        return redirect("evidence", code, done[0].evidence.pk)
    return redirect(f"{reverse('evidence_list', args=[code])}?{urlencode({'only': 'mine'})}")


def _refused(request: OfficerRequest, thai: str | list[str], about: AboutFiles, wants_json: bool) -> HttpResponse:
    faults = [thai] if isinstance(thai, str) else thai
    if wants_json:
        return JsonResponse({"error": " ".join(faults)}, status=422)
    for fault in faults:
        about.add_error(None, fault)
    return _form(request, about, status=422)


def _faults(form: AboutFiles) -> list[str]:
    return [str(message) for messages_ in form.errors.values() for message in messages_]


def _form(request: OfficerRequest, about: AboutFiles, status: int = 200) -> HttpResponse:
    crumbs = [(_("หลักฐาน"), address("evidence_list", request.officer.organization.code)), (_("เพิ่มหลักฐาน"), "")]
    context = {"form": about, "crumbs": crumbs, "accept": ACCEPT, "max_bytes": max_bytes()}
    return render(request, "evidence/evidence_add.html", context, status=status)


def max_bytes() -> int:
    """The largest file that the installation takes, for the browser to say so before it sends."""
    return int(settings.FILE_LIMIT)


@gate(Can.SEE_YEAR)
def evidence_add_address(request: OfficerRequest) -> HttpResponse:
    """An address that proves something."""
    _may(request)
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = add_address(by=request.officer, **form.cleaned_data)
        except ValidationError as fault:
            form.add_error("address", fault.messages) if "address" in fault.message_dict else form.add_error(
                None, fault.messages
            )
        else:
            messages.success(request, _("เพิ่มหลักฐานแล้ว"))
            return redirect("evidence", request.officer.organization.code, row.pk)
    code = request.officer.organization.code
    crumbs = [(_("หลักฐาน"), address("evidence_list", code)), (_("เพิ่มที่อยู่เว็บ"), "")]
    context = {"form": form, "crumbs": crumbs}
    return render(request, "evidence/evidence_add_address.html", context, status=422 if form.errors else 200)


@require_safe
@gate(Can.SEE_YEAR)
def evidence_known(request: OfficerRequest) -> JsonResponse:
    """`?digest=`: is the very same file here already, and where is it used? Asked before it is sent."""
    _may(request)
    digest = request.GET.get("digest", "")[:64]
    row = known_file_for(request.officer, digest).first()
    if row is None:
        return JsonResponse({"known": False, "notes": []})
    return JsonResponse({"known": True, "notes": notes_on(request, TakenIn(row, already=True))})


@require_safe
@gate(Can.SEE_YEAR)
def evidence_choose(request: OfficerRequest) -> HttpResponse:
    """The choices of the picker for `?q=`: a part of a page, for htmx."""
    _may(request)
    rows = usable_for(request.officer)
    words = request.GET.get("evidence_q", "").replace("\0", "").strip()[:200]
    if words:
        rows = rows.filter(title__icontains=words)
    key, year = request.GET.get("evidence_key", ""), request.GET.get("evidence_year", "")
    chosen = set(asking.numbers(request.GET.getlist("evidence")[:200]))
    offers = offers_for(
        request.officer, list(rows.exclude(pk__in=chosen)[:24]), _key(key), int(year) if year.isdecimal() else None
    )
    return render(request, "evidence/_choices.html", {"offers": offers, "code": request.officer.organization.code})


def _key(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


@require_POST
@gate(Can.SEE_YEAR)
def evidence_place(request: OfficerRequest, evidence: int) -> HttpResponse:
    """The officer's choice about the place that a camera wrote: `keep=yes` keeps it, anything else forgets it."""
    _may(request)
    row = evidence_for(request.officer, evidence)
    offered = request.session.pop(OFFERED.format(row.pk), None)
    if offered and request.POST.get("keep") == "yes":
        with refusals_told(request):
            keep_place(row, by=request.officer, latitude=Decimal(offered[0]), longitude=Decimal(offered[1]))
            messages.success(request, _("เก็บพิกัดของภาพแล้ว"))
    elif offered:
        messages.success(request, _("ไม่เก็บพิกัดของภาพ พิกัดถูกลบแล้ว"))
    return redirect("evidence", request.officer.organization.code, row.pk)
