"""One item: what it asks for, what it shows, looks and reviews; accepting, editing, leaving out."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.files.actions import UnacceptableFile
from sucharit.base.files.serving import sent
from sucharit.base.history.queries import versions_of
from sucharit.base.people.answers import refusals_on, refusals_told
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.publishing.disclosure import actions
from sucharit.publishing.disclosure.actions.items import Stale
from sucharit.publishing.disclosure.forms import AddressForm, EntryForm, FileForm, ItemForm, ReasonForm
from sucharit.publishing.disclosure.models import ChecklistItem
from sucharit.publishing.disclosure.queries import (
    checklist_for,
    entry_for,
    item_for,
    items_for,
    may_fill,
    standings_of,
)
from sucharit.publishing.disclosure.views.pages import frame, how_sure, list_name
from sucharit.work.plans.pages import address


@require_safe
@gate(Can.SEE_YEAR)
def checklist_item(request: OfficerRequest, checklist: str, number: str) -> HttpResponse:
    return _page(request, item_for(request.officer, checklist, number))


def _page(request: OfficerRequest, item: ChecklistItem, status: int = 200, **forms: Any) -> HttpResponse:
    officer = request.officer
    row = standings_of(items_for(officer).filter(pk=item.pk), officer)[0]
    fills = may_fill(officer, item) and item.open
    told: dict[str, Any] = {"address_form": None, "file_form": None}
    if fills:
        told = {"address_form": AddressForm(item=item), "file_form": FileForm(item=item)}
    numbers = list(item.checklist.items.order_by("place").values_list("number", flat=True))
    at = numbers.index(item.number)
    waiting = any(one.check and not one.check.settled for one in row.entries)
    context = frame(
        officer, item.checklist, (item.number, ""), row=row, item=item, may_fill=fills, sure=how_sure(item.sureness),
        parts=[(part, place in row.ticked) for place, part in enumerate(item.parts)], waiting=waiting,
        removed=list(item.entries.filter(removed_at__isnull=False).select_related("removed_by")),
        versions=list(versions_of(item)[:30]), before=numbers[at - 1] if at else "", reason_form=ReasonForm(),
        after=numbers[at + 1] if at + 1 < len(numbers) else "", list_name=list_name(item.checklist), **(told | forms),
    )  # fmt: skip
    return render(request, "disclosure/checklist_item.html", context, status=status)


def _back(request: OfficerRequest, item: ChecklistItem) -> HttpResponse:
    return redirect("checklist_item", request.officer.organization.code, item.checklist.code, item.number)


def _tried(request: OfficerRequest, item: ChecklistItem, said: str, verb: Any) -> HttpResponse:
    """A verb without a form: done, or why not."""
    with refusals_told(request):
        verb()
        messages.success(request, said)
    return _back(request, item)


@gate(Can.DISCLOSE)
def checklist_item_new(request: OfficerRequest, checklist: str) -> HttpResponse:
    row = checklist_for(request.officer, checklist)
    form = ItemForm(request.POST or None, officer=request.officer)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = actions.add_item(row, by=request.officer, number=form.cleaned_data["number"], fields=form.said)
            return _back(request, made)
    context = frame(request.officer, row, (_("เพิ่มข้อ"), ""), form=form)
    return render(request, "disclosure/checklist_item_edit.html", context, status=422 if form.errors else 200)


@gate(Can.DISCLOSE)
def checklist_item_edit(request: OfficerRequest, checklist: str, number: str) -> HttpResponse:
    item = item_for(request.officer, checklist, number)
    form = ItemForm(request.POST or None, officer=request.officer, item=item)
    conflict = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_item(item, by=request.officer, fields=form.said, edition=form.cleaned_data["edition"])
        except Stale as stale:
            form.data = {**request.POST.dict(), "edition": str(stale.item.edition)}
            conflict = stale.item
        except NotAllowed as refused:
            form.add_error(None, refused.said)
        else:
            messages.success(request, _("บันทึกแล้ว"))
            return _back(request, item)
    own = (item.number, address("checklist_item", request.officer.organization.code, checklist, number))
    context = frame(
        request.officer, item.checklist, own, (_("แก้ไข"), ""), form=form, item=item, conflict=conflict,
        sure=how_sure(item.sureness),
    )  # fmt: skip
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "disclosure/checklist_item_edit.html", context, status=status)


@require_POST
@gate(Can.DISCLOSE)
def checklist_item_accept(request: OfficerRequest, checklist: str, number: str) -> HttpResponse:
    item = item_for(request.officer, checklist, number)
    return _tried(request, item, _("รับรายการแล้ว"), lambda: actions.accept(item, by=request.officer))


@require_POST
@gate(Can.DISCLOSE)
def checklist_item_drop(request: OfficerRequest, checklist: str, number: str) -> HttpResponse:
    item = item_for(request.officer, checklist, number)
    reason = request.POST.get("reason", "")[:2_000]
    said = _("ไม่ใช้ข้อนี้แล้ว นำกลับมาได้")
    return _tried(request, item, said, lambda: actions.drop(item, by=request.officer, reason=reason))


@require_POST
@gate(Can.DISCLOSE)
def checklist_item_take_back(request: OfficerRequest, checklist: str, number: str) -> HttpResponse:
    item = item_for(request.officer, checklist, number)
    return _tried(request, item, _("นำกลับมาใช้แล้ว"), lambda: actions.take_back(item, by=request.officer))


@require_POST
@gate(Can.SEE_YEAR)
def entry_add_address(request: OfficerRequest, checklist: str, number: str) -> HttpResponse:
    item = item_for(request.officer, checklist, number)
    form = AddressForm(request.POST, item=item)
    if form.is_valid():
        try:
            actions.add_address(item, form.cleaned_data["address"], by=request.officer, **form.said)
        except NotAllowed as refused:
            form.add_error("address", refused.said)
        else:
            messages.success(request, _("เพิ่มแล้ว ระบบกำลังเปิดตรวจอยู่เบื้องหลัง"))
            return _back(request, item)
    return _page(request, item, 422, address_form=form)


@require_POST
@gate(Can.SEE_YEAR)
def entry_add_file(request: OfficerRequest, checklist: str, number: str) -> HttpResponse:
    item = item_for(request.officer, checklist, number)
    form = FileForm(request.POST, request.FILES, item=item)
    if form.is_valid():
        try:
            actions.add_file(item, form.cleaned_data["file"], by=request.officer, **form.said)
        except (NotAllowed, UnacceptableFile) as refused:
            form.add_error("file", refused.said)
        else:
            messages.success(request, _("แนบไฟล์แล้ว"))
            return _back(request, item)
    return _page(request, item, 422, file_form=form)


@gate(Can.SEE_YEAR)
def entry_edit(request: OfficerRequest, checklist: str, number: str, entry: int) -> HttpResponse:
    item = item_for(request.officer, checklist, number)
    row = entry_for(request.officer, item, entry)
    if not may_fill(request.officer, item) or row.removed_at is not None:
        raise Http404
    form = EntryForm(request.POST or None, entry=row)
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_entry(row, by=request.officer, edition=form.cleaned_data["edition"], **form.said)
        except NotAllowed as refused:
            row.refresh_from_db()
            form.data = {**request.POST.dict(), "edition": str(row.edition), "parts": request.POST.getlist("parts")}
            form.add_error(None, refused.said)
        else:
            messages.success(request, _("บันทึกแล้ว"))
            return _back(request, item)
    own = (item.number, address("checklist_item", request.officer.organization.code, checklist, number))
    context = frame(request.officer, item.checklist, own, (_("แก้ไขรายการ"), ""), form=form, item=item, entry=row)
    return render(request, "disclosure/entry_edit.html", context, status=422 if form.errors else 200)


@require_POST
@gate(Can.SEE_YEAR)
def entry_remove(request: OfficerRequest, checklist: str, number: str, entry: int) -> HttpResponse:
    item = item_for(request.officer, checklist, number)
    row, reason = entry_for(request.officer, item, entry), request.POST.get("reason", "")[:2_000]
    said = _("นำออกแล้ว เหตุผลยังอ่านได้")
    return _tried(request, item, said, lambda: actions.remove_entry(row, by=request.officer, reason=reason))


@require_POST
@gate(Can.SEE_YEAR)
def entry_check(request: OfficerRequest, checklist: str, number: str, entry: int) -> HttpResponse:
    item = item_for(request.officer, checklist, number)
    row = entry_for(request.officer, item, entry)
    if row.removed_at is not None:
        raise Http404
    return _tried(request, item, _("กำลังตรวจอยู่เบื้องหลัง"), lambda: actions.ask_check(row, by=request.officer))


@require_safe
@gate(Can.SEE_YEAR)
def entry_file(request: OfficerRequest, checklist: str, number: str, entry: int) -> FileResponse:
    """The file of an entry, also of one that was taken away: who works here may look back."""
    row = entry_for(request.officer, item_for(request.officer, checklist, number), entry)
    if row.file is None:
        raise Http404
    try:
        return sent(row.file, inline=True)
    except FileNotFoundError:
        raise Http404 from None
