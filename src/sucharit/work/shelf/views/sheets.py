"""One entry: its sheet, writing it, its verbs, withdrawing it, its initiatives."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.people.gate import Officer, OfficerRequest, gate
from sucharit.base.people.models import User
from sucharit.base.people.roles import Can
from sucharit.work.evidence.models import Evidence
from sucharit.work.evidence.picking import Picked, picked, picker_for
from sucharit.work.evidence.queries import evidence_of
from sucharit.work.shelf.actions import add, amend, link_initiatives, put_back, withdraw
from sucharit.work.shelf.actions.restoring import changing
from sucharit.work.shelf.actions.writing import settled_words
from sucharit.work.shelf.declaring import Personal, Register, Verb
from sucharit.work.shelf.forms import ColumnsForm, EntryForm, LinkForm, VerbForm
from sucharit.work.shelf.keeping import held_of
from sucharit.work.shelf.papers import sheet_of
from sucharit.work.shelf.queries import (
    decides_all,
    emptied,
    entry_for,
    initiatives_of,
    is_about,
    links_of,
    may_amend,
    may_decide,
    may_keep,
    sees_sensitive,
)
from sucharit.work.shelf.registry import register_for
from sucharit.work.shelf.tied import tied_to
from sucharit.work.shelf.values import HIDDEN, with_position, word
from sucharit.work.shelf.views.frame import entry_address, entry_crumb, register_page
from sucharit.work.shelf.views.lists import _tone
from sucharit.work.years.queries import year_initiatives_for
from sucharit.work.years.recording.answers import says_why, tried, withdrawing
from sucharit.work.years.recording.papers import paper_file
from sucharit.work.years.recording.stories import stories_of


@require_safe
@gate(Can.SEE_REGISTERS)
def register_entry(request: OfficerRequest, register: str, entry: int) -> HttpResponse:
    officer = request.officer
    found = register_for(officer, register)
    row = entry_for(found, officer, entry)
    gone = emptied(found, row)
    keeps = gone is None and may_keep(found, officer, row)
    amends = gone is None and may_amend(found, officer, row)
    settled = keeps and not amends and not row.withdrawn
    context = register_page(
        officer, found, "register_list", entry_crumb(officer, found, row), entry=row, row=row,
        fields=_told(found, row, officer), tone=_tone(found, row), mine=keeps, amends=amends,
        settled=settled_words(found, row) if settled else "",
        stories=_stories(found, row, officer, amends=amends),
        evidence=list(evidence_of(row, officer)), initiatives=initiatives_of(row, officer),
        verbs=[one for one in found.verbs if gone is None and may_do(one, found, row, officer)], gone=gone,
        next_one=row.carried_to.first(),
        parts=[(one.template, dict(one.context(row, officer))) for one in found.parts],
        tied=tied_to(row, officer), chain_subject=f"entry-{found.key}",
        held=held_of(found, row) if gone is None else None, releases=decides_all(officer),
    )  # fmt: skip
    return render(request, "shelf/sheet.html", context)


def _stories(register: Register, row: Any, officer: Officer, *, amends: bool) -> list[dict[str, Any]]:
    """The history, with the way back to each older version for who may amend, and without private matters where they
    are not this officer's to read."""
    told = stories_of(row)
    for story in told[1:] if amends else ():
        version = story["version"]
        if changing(register, row, version):
            arguments = [officer.organization.code, register.key, row.pk, version.number]
            story["put_back"] = reverse("register_version", args=arguments)
    if sees_sensitive(register, officer, row):
        return told
    private = [one.field for one in register.columns if one.personal == Personal.SENSITIVE]
    labels = {str(register.field_of(name).verbose_name) for name in private}
    for story in told:
        story["fields"] = [one for one in story["fields"] if one[0] not in labels]
    return told


def _typed(request: OfficerRequest) -> Any:
    """What was posted, also where that is nothing; None where the form is only shown."""
    return request.POST if request.method == "POST" else None


def _files_of(request: OfficerRequest, register: Register) -> Picked:
    """What came for the evidence; nothing where the register takes none."""
    return picked(request, title=str(register.entry_word)) if register.files else Picked()


def _told(register: Register, row: Any, officer: Officer) -> list[tuple[str, str]]:
    """Every column with its word; people with their positions."""
    told, all_of_it = [], sees_sensitive(register, officer, row)
    for one in (column for column in register.columns if column.shown):
        if one.personal == Personal.SENSITIVE and not all_of_it:
            told.append((register.label_of(one), str(HIDDEN)))
            continue
        value = getattr(row, one.field)
        if isinstance(value, User):
            day = getattr(row, register.dated_by, None) if register.dated_by else None
            text = with_position(value, officer.organization, day or officer.today)
        else:
            text = word(register, row, one)
        if text or one.written:  # what a verb has not come to yet says nothing
            told.append((register.label_of(one), text))
    return told


def may_do(verb: Verb, register: Register, row: Any, officer: Officer) -> bool:
    """Does this verb stand on the sheet for this officer now?"""
    if row.withdrawn or not officer.may(verb.capability) or is_about(register, officer, row):
        return False
    if verb.capability == Can.DECIDE and not may_decide(officer, row):
        return False
    if verb.capability == Can.KEEP_REGISTERS and not may_keep(register, officer, row):
        return False
    if verb.states and row.state not in verb.states:
        return False
    return verb.when is None or verb.when(row, officer)


@require_safe
@gate(Can.SEE_REGISTERS)
def register_entry_paper(request: OfficerRequest, register: str, entry: int, form: str) -> HttpResponse:
    """The entry on a sheet to be signed: pdf or docx."""
    found = register_for(request.officer, register)
    row = entry_for(found, request.officer, entry)
    paper = sheet_of(found, row, _told(found, row, request.officer), request.officer)
    return paper_file(paper, form, f"{found.key}-{row.pk}")


@gate(Can.SEE_REGISTERS)
@says_why
def register_new(request: OfficerRequest, register: str) -> HttpResponseBase:
    officer = request.officer
    found = register_for(officer, register)
    if not may_keep(found, officer):
        raise Http404
    names = {*(one.field for one in found.written), "fiscal_year", "unit"}
    initial = {name: value for name, value in request.GET.items() if name in names}
    form = EntryForm(_typed(request), register=found, officer=officer, initial=initial)
    status, files, faults = 200, [], []
    if request.method == "POST":
        told = _files_of(request, found)
        files, faults, status = told.evidence, told.faults, 422
        if form.is_valid() and not faults:
            made, status, _conflict = tried(form, lambda: add(found, by=officer, fields=form.said, evidence=files))
            if made:
                messages.success(request, _("บันทึกเลขที่ %(n)s แล้ว") % {"n": made})
                return redirect(entry_address(officer, found, made))
    context = register_page(
        officer, found, "register_list", (_("บันทึกรายการใหม่"), ""), form=form,
        picker=picker_for(officer, chosen=files, title=found.entry_word, faults=faults) if found.files else None,
        cancel_url=register_page(officer, found, "")["tabs"][0]["url"], heading=_("บันทึกรายการใหม่"),
    )  # fmt: skip
    return render(request, "shelf/form.html", context, status=status)


@gate(Can.SEE_REGISTERS)
@says_why
def register_edit(request: OfficerRequest, register: str, entry: int) -> HttpResponseBase:
    officer = request.officer
    found = register_for(officer, register)
    row = entry_for(found, officer, entry)
    if not may_amend(found, officer, row):
        raise Http404
    form = EntryForm(_typed(request), register=found, officer=officer, entry=row)
    status, conflict, faults, files = 200, None, [], list(evidence_of(row, officer))
    if request.method == "POST":
        told = _files_of(request, found)
        files, faults, status = told.evidence, told.faults, 422
        if form.is_valid() and not faults:
            made, status, conflict = tried(
                form, lambda: amend(row, by=officer, fields=form.said, evidence=files, edition=form.seen)
            )
            if made:
                messages.success(request, _("แก้ไขเลขที่ %(n)s แล้ว") % {"n": made})
                return redirect(entry_address(officer, found, made))
    context = register_page(
        officer, found, "register_list", entry_crumb(officer, found, row), (_("แก้ไข"), ""), form=form, entry=row,
        conflict=conflict, cancel_url=entry_address(officer, found, row), heading=_("แก้ไขเลขที่ %(n)s") % {"n": row},
        picker=picker_for(
            officer, chosen=files, fiscal_year=row.fiscal_year, title=found.entry_word, faults=faults
        ) if found.files else None,
    )  # fmt: skip
    return render(request, "shelf/form.html", context, status=status)


@gate(Can.SEE_REGISTERS)
@says_why
def register_verb(request: OfficerRequest, register: str, entry: int, verb: str) -> HttpResponseBase:
    """A page that says what will happen and asks what must be known; POST does it."""
    officer = request.officer
    found = register_for(officer, register)
    row = entry_for(found, officer, entry)
    chosen = next((one for one in found.verbs if one.key == verb), None)
    if chosen is None or not officer.may(chosen.capability):
        raise Http404
    if not may_do(chosen, found, row, officer):
        messages.error(request, _("ทำรายการนี้ไม่ได้ในสถานะปัจจุบัน หรือไม่ใช่หน้าที่ของท่าน"))
        return redirect(entry_address(officer, found, row))
    form = _form_of(chosen, found, row, request)
    status, conflict = 200, None
    files, faults = list[Evidence](), list[str]()
    if request.method == "POST":
        told = picked(request, title=str(chosen.label)) if chosen.evidence else None
        files, faults = (told.evidence, told.faults) if told else ([], [])
        status = 422
        if form.is_valid() and not faults:
            made, status, conflict = tried(form, lambda: _acted(chosen, row, officer, form, files))
            if made:
                messages.success(request, _("%(verb)s เลขที่ %(n)s แล้ว") % {"verb": chosen.label, "n": row})
                return redirect(entry_address(officer, found, row))
    context = register_page(
        officer, found, "register_list", entry_crumb(officer, found, row), (str(chosen.label), ""), entry=row,
        form=form, verb=chosen, conflict=conflict, cancel_url=entry_address(officer, found, row),
        picker=picker_for(officer, chosen=files, fiscal_year=row.fiscal_year, title=str(chosen.label), faults=faults)
        if chosen.evidence else None,
    )  # fmt: skip
    return render(request, "shelf/verb.html", context, status=status)


def _form_of(verb: Verb, register: Register, row: Any, request: OfficerRequest) -> Any:
    told = {"entry": row, "officer": request.officer}
    if verb.asks:
        return ColumnsForm(_typed(request), register=register, asks=verb.asks, **told)
    return (verb.form or VerbForm)(_typed(request), **told)


def _acted(verb: Verb, row: Any, officer: Officer, form: Any, files: list[Any]) -> Any:
    told = dict(form.said)
    if verb.evidence:
        told["evidence"] = files
    return verb.act(row, by=officer, **told) or row


@gate(Can.SEE_REGISTERS)
def register_withdraw(request: OfficerRequest, register: str, entry: int) -> HttpResponseBase:
    officer = request.officer
    found = register_for(officer, register)
    row = entry_for(found, officer, entry)
    if not may_keep(found, officer, row):
        raise Http404
    page = register_page(officer, found, "register_list", entry_crumb(officer, found, row), (_("ถอนรายการ"), ""))
    return withdrawing(
        request, lambda reason: withdraw(row, by=officer, reason=reason), title=_("ถอนรายการ"),
        things=[f"{found.entry_word} {row}"], back=entry_address(officer, found, row),
        done=_("ถอนเลขที่ %(n)s แล้ว") % {"n": row}, crumbs=page["crumbs"],
        consequence=_("รายการนี้จะไม่ถูกนับ แต่ยังอ่านได้พร้อมเหตุผล และนำกลับมาได้ เลขที่นี้ไม่ให้รายการอื่น"),
    )  # fmt: skip


@require_POST
@gate(Can.SEE_REGISTERS)
@says_why
def register_put_back(request: OfficerRequest, register: str, entry: int) -> HttpResponseBase:
    officer = request.officer
    found = register_for(officer, register)
    row = put_back(entry_for(found, officer, entry), by=officer)
    messages.success(request, _("นำเลขที่ %(n)s กลับมาแล้ว") % {"n": row})
    return redirect(entry_address(officer, found, row))


@gate(Can.SEE_REGISTERS)
@says_why
def register_link(request: OfficerRequest, register: str, entry: int) -> HttpResponseBase:
    """Which initiatives of its year the entry is work of."""
    officer = request.officer
    found = register_for(officer, register)
    row = entry_for(found, officer, entry)
    if not may_keep(found, officer, row):
        raise Http404
    rows = list(year_initiatives_for(officer, row.fiscal_year))
    form = LinkForm(_typed(request), rows=rows, initial={"initiatives": [str(key) for key in links_of(row)]})
    if request.method == "POST" and form.is_valid():
        link_initiatives(row, by=officer, keys=[uuid.UUID(key) for key in form.cleaned_data["initiatives"]])
        messages.success(request, _("ผูกกับโครงการแล้ว"))
        return redirect(entry_address(officer, found, row))
    context = register_page(
        officer, found, "register_list", entry_crumb(officer, found, row), (_("ผูกกับโครงการ"), ""), form=form,
        entry=row,
        rows=rows, cancel_url=entry_address(officer, found, row), heading=_("ผูกเลขที่ %(n)s กับโครงการ") % {"n": row},
    )  # fmt: skip
    return render(request, "shelf/link.html", context)
