"""The list of channels: in use, out of use, another name, another order."""

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.plans.pages import address
from sucharit.work.publications.actions import add_channel, edit_channel, ensure_channels, move_channel
from sucharit.work.publications.forms import ChannelForm
from sucharit.work.publications.queries import channel_for, channels_for
from sucharit.work.years.recording.answers import posted, says_why


def _crumbs(request: OfficerRequest, *more: tuple[str, str]) -> list[tuple[str, str]]:
    code = request.officer.organization.code
    first = (_("การเผยแพร่"), address("publication_list", code))
    told = [first, (_("ช่องทางเผยแพร่"), address("channel_list", code)), *more]
    return [*told[:-1], (told[-1][0], "")]


@gate(Can.EDIT_YEAR)
def channel_list(request: OfficerRequest) -> HttpResponseBase:
    """GET the list and a form for another; POST adds it."""
    officer = request.officer
    ensure_channels(officer.organization, by=officer)
    form = ChannelForm(request.POST or None)
    made, status, _conflict = posted(request, form, lambda: add_channel(by=officer, **form.said))
    if made:
        messages.success(request, _("เพิ่มช่องทาง “%(name)s” แล้ว") % {"name": made.name})
        return redirect("channel_list", officer.organization.code)
    rows = list(channels_for(officer).annotate(uses=Count("publications")))
    context: dict[str, Any] = {"rows": rows, "form": form, "crumbs": _crumbs(request)}
    return render(request, "publications/channel_list.html", context, status=status)


@gate(Can.EDIT_YEAR)
def channel_edit(request: OfficerRequest, channel: int) -> HttpResponseBase:
    officer = request.officer
    row = channel_for(officer, channel)
    form = ChannelForm(request.POST or None, initial={"name": row.name, "online": row.online})
    made, status, _conflict = posted(request, form, lambda: edit_channel(row, by=officer, **form.said))
    if made:
        messages.success(request, _("แก้ไขช่องทางแล้ว"))
        return redirect("channel_list", officer.organization.code)
    context = {"row": row, "form": form, "crumbs": _crumbs(request, (row.name, ""))}
    return render(request, "publications/channel_edit.html", context, status=status)


@require_POST
@gate(Can.EDIT_YEAR)
@says_why
def channel_state(request: OfficerRequest, channel: int) -> HttpResponse:
    """`active=yes` into use, anything else out of use; `move=up|down` changes its place."""
    officer = request.officer
    row = channel_for(officer, channel)
    if request.POST.get("move"):
        move_channel(row, by=officer, up=request.POST["move"] == "up")
    else:
        row = edit_channel(row, by=officer, active=request.POST.get("active") == "yes")
        told = _("ใช้ช่องทาง “%(name)s” แล้ว") if row.active else _("เลิกใช้ช่องทาง “%(name)s” แล้ว รายการเดิมยังอยู่")
        messages.success(request, told % {"name": row.name})
    return redirect("channel_list", officer.organization.code)
