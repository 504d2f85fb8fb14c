"""The centre is opened, its rules and lists set, and identities are forgotten after a look at what goes."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.complaints.actions import arranging, forgetting
from sucharit.work.complaints.forms import CentreForm, LineForm
from sucharit.work.complaints.queries import LISTS, centre_for, centre_of, listing
from sucharit.work.complaints.standing import counting_words
from sucharit.work.complaints.views.door import absolute
from sucharit.work.complaints.views.register import room_page
from sucharit.work.years.recording.answers import said, says_why
from sucharit.work.years.recording.writing import Stale


@require_POST
@gate(Can.HANDLE_COMPLAINTS)
@says_why
def complaint_open(request: OfficerRequest) -> HttpResponseBase:
    arranging.open_centre(by=request.officer)
    messages.success(request, _("เปิดศูนย์รับเรื่องร้องเรียนแล้ว โปรดตรวจข้อกำหนดของศูนย์"))
    return redirect("complaint_settings", request.officer.organization.code)


@gate(Can.HANDLE_COMPLAINTS)
def complaint_settings(request: OfficerRequest) -> HttpResponseBase:
    """The rules of the centre, its lists, the address of its public door."""
    officer = request.officer
    centre = centre_of(officer.organization)
    if centre is None:
        return render(request, "complaints/closed.html", room_page(officer, "complaint_settings"))
    form = CentreForm(request.POST or None, instance=centre_of(officer.organization))
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        edition = told.pop("edition")
        try:
            arranging.change_centre(centre, by=officer, fields=told, edition=edition)
        except Stale:
            form.add_error(None, _("มีผู้แก้ไขข้อกำหนดก่อนท่าน สิ่งที่ท่านพิมพ์ยังอยู่ โปรดเปิดหน้านี้ใหม่เพื่อดูค่าล่าสุดก่อนบันทึก"))
        except NotAllowed as refusal:
            form.add_error(None, said(refusal))
        except ValidationError as fault:
            form.add_error(None, fault.messages)
        else:
            messages.success(request, _("บันทึกข้อกำหนดของศูนย์แล้ว"))
            return redirect("complaint_settings", officer.organization.code)
    context = room_page(
        officer,
        "complaint_settings",
        form=form,
        centre=centre,
        rule=counting_words(centre),
        door_url=absolute(centre, "complaint_door"),
        lists=[(kind, _titles()[kind], listing(officer.organization, kind)) for kind in LISTS],
    )
    return render(request, "complaints/settings.html", context, status=422 if form.is_bound else 200)


def _titles() -> dict[str, str]:
    return {"channels": _("ช่องทางรับเรื่อง"), "categories": _("ประเภทเรื่อง"), "areas": _("ด้านบริการ")}


@gate(Can.HANDLE_COMPLAINTS)
def complaint_lines(request: OfficerRequest, kind: str) -> HttpResponseBase:
    """One list: a line is added at its end."""
    officer = request.officer
    centre_for(officer)
    if kind not in LISTS:
        raise Http404
    form = LineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = _line(request, form, lambda: arranging.add_line(kind, by=officer, name=form.cleaned_data["name"]))
        if told:
            return redirect("complaint_lines", officer.organization.code, kind)
    context = room_page(
        officer, "complaint_settings", (_titles()[kind], ""), kind=kind, title=_titles()[kind], form=form,
        rows=listing(officer.organization, kind),
    )  # fmt: skip
    return render(request, "complaints/lines.html", context, status=422 if form.is_bound else 200)


@gate(Can.HANDLE_COMPLAINTS)
def complaint_line(request: OfficerRequest, kind: str, line: int) -> HttpResponseBase:
    """A line gets another name, another place, or is no longer used."""
    officer = request.officer
    centre_for(officer)
    if kind not in LISTS:
        raise Http404
    row: Any = get_object_or_404(listing(officer.organization, kind), pk=line)
    if (direction := request.POST.get("direction")) in ("up", "down"):
        arranging.move_line(kind, row.pk, by=officer, earlier=direction == "up")
        return redirect("complaint_lines", officer.organization.code, kind)
    initial = {"name": row.name, "active": row.active, "safe_door": getattr(row, "safe_door", False)}
    form = LineForm(request.POST or None, initial=initial)
    if kind != "categories":
        del form.fields["safe_door"]
    if request.method == "POST" and form.is_valid():
        told = _line(request, form, lambda: arranging.edit_line(kind, row.pk, by=officer, **form.cleaned_data))
        if told:
            return redirect("complaint_lines", officer.organization.code, kind)
    here = (_titles()[kind], redirect("complaint_lines", officer.organization.code, kind)["Location"])
    context = room_page(
        officer, "complaint_settings", here, (row.name, ""), kind=kind, row=row, form=form, back=here[1]
    )
    return render(request, "complaints/line.html", context, status=422 if form.is_bound else 200)


def _line(request: OfficerRequest, form: LineForm, verb: Any) -> bool:
    try:
        verb()
    except NotAllowed as refusal:
        form.add_error(None, said(refusal))
    except ValidationError as fault:
        form.add_error("name", fault.messages)
    else:
        messages.success(request, _("บันทึกรายการแล้ว"))
        return True
    return False


@gate(Can.HANDLE_COMPLAINTS)
@says_why
def complaint_retention(request: OfficerRequest) -> HttpResponseBase:
    """What would go today, case by case; a second step lets it go."""
    officer = request.officer
    centre = centre_of(officer.organization)
    if centre is None:
        return render(request, "complaints/closed.html", room_page(officer, "complaint_retention"))
    if request.method == "POST":
        seen = request.POST.get("seen", "")[:6]
        count = forgetting.forget(centre, by=officer, seen=int(seen) if seen.isascii() and seen.isdigit() else -1)
        messages.success(request, _("ลบข้อมูลผู้ร้อง %(n)s เรื่องแล้ว") % {"n": count})
        return redirect("complaint_retention", officer.organization.code)
    context = room_page(officer, "complaint_retention", centre=centre, going=forgetting.preview(centre, officer.today))
    return render(request, "complaints/retention.html", context)
