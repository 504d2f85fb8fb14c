"""The list of one's notices, and opening one (which marks it read)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.notices.actions import read_all, read_notice
from sucharit.base.notices.queries import notices_for
from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can

PER_PAGE = 30


@require_safe
@gate(Can.SEE_DESK)
def notice_list(request: OfficerRequest) -> HttpResponse:
    """`?unread=1` only what was not read."""
    unread = request.GET.get("unread") == "1"
    notices = notices_for(request.officer)
    page = Paginator(notices.filter(read_at=None) if unread else notices, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "notices/notice_list.html", {"page": page, "unread": unread})


@require_POST
@gate(Can.SEE_DESK)
def notice_open(request: OfficerRequest, notice: int) -> HttpResponse:
    """Marks it read and goes where it points; only to addresses of this installation."""
    found = get_object_or_404(notices_for(request.officer), pk=notice)
    read_notice(found, by=request.officer)
    if not url_has_allowed_host_and_scheme(found.url, allowed_hosts=None):
        return redirect("notice_list", request.officer.organization.code)
    return redirect(found.url)


@require_POST
@gate(Can.SEE_DESK)
def notice_read_all(request: OfficerRequest) -> HttpResponse:
    count = read_all(by=request.officer)
    messages.success(request, _("ทำเครื่องหมายว่าอ่านแล้ว %(count)d รายการ") % {"count": count})
    return redirect("notice_list", request.officer.organization.code)
