"""One risk: to read, to write, to add, to take out and put back; order, pasted rows, history."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.history.queries import versions_of
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens import asking
from sucharit.base.screens.saving import is_autosave, saved
from sucharit.base.screens.words import number as in_digits
from sucharit.core.thai import fold
from sucharit.work.risks import actions, queries
from sucharit.work.risks.contents import content_of
from sucharit.work.risks.findings import findings_of
from sucharit.work.risks.forms import PasteForm, RiskForm
from sucharit.work.risks.models import Risk, RiskRegister
from sucharit.work.risks.pasting import COLUMNS, PastedRow, read_rows
from sucharit.work.risks.rows import row_of, rows_of
from sucharit.work.risks.values import levels_of
from sucharit.work.risks.views.answers import crumbs, may_edit, register_address, says_why, still_open
from sucharit.work.risks.views.cards import card, risk_difference, risk_versions

MOST_VERSIONS = 50


@gate(Can.SEE_RISKS)
@require_safe
def risk(request: OfficerRequest, fiscal_year: int, seq: int) -> HttpResponse:
    """The form for who may write in a draft, the sheet for everyone else."""
    register = queries.register_for(request.officer, fiscal_year)
    found = queries.risk_for(request.officer, register, seq)
    if may_edit(request.officer, register):
        return _form_page(request, register, RiskForm(register, content_of(found)), found)
    return render(request, "risks/risk.html", {**_context(request, register, found)})


def _context(request: OfficerRequest, register: RiskRegister, found: Risk | None) -> dict[str, Any]:
    levels = levels_of(register.criteria)
    title = _("ความเสี่ยงลำดับที่ %(seq)s") % {"seq": found.seq} if found else _("เพิ่มความเสี่ยง")
    last = queries.last_place(register)
    return {
        "register": register,
        "risk": found,
        "row": row_of(found, levels, request.officer.today) if found else None,
        "levels": {f"{likelihood}-{impact}": word for (likelihood, impact), word in levels.items()},
        "before": found.seq - 1 if found and found.seq > 1 else None,
        "after": found.seq + 1 if found and found.seq < last else None,
        "crumbs": crumbs(request, register.fiscal_year, (title, "")),
        "title": title,
    }


def _form_page(
    request: OfficerRequest, register: RiskRegister, form: RiskForm, found: Risk | None, **more: Any
) -> HttpResponse:
    status = more.pop("status", 200)
    context = {**_context(request, register, found), "form": form, "version": found.edition if found else "", **more}
    return render(request, "risks/risk_edit.html", context, status=status)


@gate(Can.EDIT_RISKS)
@require_POST
@says_why
def risk_save(request: OfficerRequest, fiscal_year: int, seq: int) -> HttpResponseBase:
    """Writes the risk that the page was about: known by its key, for places move while people work."""
    register = queries.register_for(request.officer, fiscal_year)
    key = _key(request.POST.get("key", ""))
    found = (
        queries.risk_by_key(request.officer, register, key) if key else queries.risk_for(request.officer, register, seq)
    )
    form = RiskForm(register, content_of(found), request.POST)
    if not form.is_valid():
        if is_autosave(request):
            return JsonResponse({"errors": form.all_errors}, status=422)
        return _form_page(request, register, form, found, status=422, version=_edition(request) or found.edition)
    try:
        written = actions.save_risk(found, form.content, by=request.officer, edition=_edition(request))
    except actions.Stale as stale:
        return _conflict(request, register, found, form, stale)
    except NotAllowed as refused:
        return _refused(request, register, form, found, refused)
    if is_autosave(request):
        return saved(written.edition)
    messages.success(request, _("บันทึกความเสี่ยงลำดับที่ %(seq)s แล้ว") % {"seq": written.seq})
    return redirect(reverse("risk", args=[register.organization.code, fiscal_year, written.seq]))


def _refused(
    request: OfficerRequest, register: RiskRegister, form: RiskForm, found: Risk | None, refused: NotAllowed
) -> HttpResponse:
    """The page again with why, and every word that was typed; for a script the reason alone."""
    if is_autosave(request):
        raise refused
    form.add_error(None, refused.said)
    return _form_page(request, register, form, found, status=422)


def _edition(request: OfficerRequest) -> int | None:
    return asking.number(request.POST.get("version", ""), 9)


def _key(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text[:40])
    except ValueError:
        return None


def _conflict(
    request: OfficerRequest, register: RiskRegister, found: Risk, form: RiskForm, stale: actions.Stale
) -> HttpResponse:
    """Both versions, field by field. What was typed stays in the form; saving again overwrites with open eyes."""
    theirs = content_of(queries.risk_by_key(request.officer, register, found.key))
    last = versions_of(found).first()
    context = {
        "who": last.by.full_name if last and last.by else _("ผู้อื่น"),
        "differences": risk_difference(theirs, form.content, _units(request)),
        "theirs_url": reverse("risk", args=[register.organization.code, register.fiscal_year, found.seq]),
        "version": stale.edition,
    }
    if is_autosave(request):
        return render(request, "risks/_conflict.html", {**context, "by_script": True}, status=409)
    return _form_page(request, register, form, found, status=409, conflict=context, version=stale.edition)


def _units(request: OfficerRequest) -> dict[int, str]:
    return {unit.pk: str(unit) for unit in request.officer.organization.units.all()}


@gate(Can.EDIT_RISKS)
@says_why
def risk_add(request: OfficerRequest, fiscal_year: int) -> HttpResponseBase:
    """A new risk at the end."""
    register = queries.register_for(request.officer, fiscal_year)
    if request.method != "POST":
        still_open(register)
    form = RiskForm(register, None, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            added = actions.add_risk(register, form.content, by=request.officer)
        except NotAllowed as refused:
            return _refused(request, register, form, None, refused)
        messages.success(request, _("เพิ่มความเสี่ยงลำดับที่ %(seq)s แล้ว") % {"seq": added.seq})
        if "another" in request.POST:
            return redirect(register_address(register, "risk_add"))
        return redirect(reverse("risk", args=[register.organization.code, fiscal_year, added.seq]))
    return _form_page(request, register, form, None, status=422 if form.is_bound else 200)


@gate(Can.EDIT_RISKS)
@says_why
def risk_remove(request: OfficerRequest, fiscal_year: int, seq: int) -> HttpResponseBase:
    """Asks once; the list then offers to undo."""
    register = queries.register_for(request.officer, fiscal_year)
    found = queries.risk_for(request.officer, register, seq)
    if request.method == "POST":
        key = _key(request.POST.get("key", "")) or found.key
        actions.remove_risk(queries.risk_by_key(request.officer, register, key), by=request.officer)
        return redirect(f"{register_address(register)}?removed={key}")
    context = {
        "register": register,
        "title": _("นำความเสี่ยงลำดับที่ %(seq)s ออกจากทะเบียน") % {"seq": seq},
        "text": found.process,
        "key": found.key,
        "things": [control.text for control in found.controls.all()],
        "consequence": _("นำกลับเข้าทะเบียนได้ภายหลังจากหน้าประวัติ พร้อมมาตรการและการเชื่อมโยงเดิม"),
        "action": _("นำออกจากทะเบียน"),
        "danger": True,
        "cancel_url": reverse("risk", args=[register.organization.code, fiscal_year, seq]),
        "crumbs": crumbs(request, fiscal_year, (_("นำออกจากทะเบียน"), "")),
    }
    return render(request, "risks/confirm.html", context)


@gate(Can.EDIT_RISKS)
@require_POST
@says_why
def risk_return(request: OfficerRequest, fiscal_year: int, key: uuid.UUID) -> HttpResponseBase:
    """Puts back what was taken out."""
    register = queries.register_for(request.officer, fiscal_year)
    back = actions.return_risk(queries.risk_by_key(request.officer, register, key), by=request.officer)
    messages.success(
        request,
        _("นำความเสี่ยง “%(process)s” กลับเข้าทะเบียนเป็นลำดับที่ %(seq)s แล้ว")
        % {"process": back.process[:80], "seq": back.seq},
    )
    return redirect(register_address(register))


@gate(Can.EDIT_RISKS)
@says_why
def risk_order(request: OfficerRequest, fiscal_year: int) -> HttpResponseBase:
    """Numbers typed beside the risks, or one of them a step up or down; works without a script."""
    register = queries.register_for(request.officer, fiscal_year)
    still_open(register)
    risks = list(queries.risks_in_order(register))
    if request.method == "POST":
        actions.order_risks(register, _wanted_order(request, risks), by=request.officer, edition=_edition(request))
        messages.success(request, _("จัดลำดับแล้ว"))
        return redirect(register_address(register, "risk_order" if "move" in request.POST else "risk_register"))
    context = {
        "register": register,
        "risks": risks,
        "may_edit": may_edit(request.officer, register),
        "crumbs": crumbs(request, fiscal_year, (_("จัดลำดับ"), "")),
    }
    return render(request, "risks/risk_order.html", context)


def _wanted_order(request: OfficerRequest, risks: list[Risk]) -> list[uuid.UUID]:
    """By the typed numbers (equal numbers keep their order), then the one that is moved by a button."""
    typed = {one.key: request.POST.get(f"place-{one.key}", "") for one in risks}
    places = {
        key: (float(text), at) if text.isdecimal() and len(text) < 6 else (float(at + 1), at)
        for at, (key, text) in enumerate(typed.items())
    }
    keys = sorted(typed, key=lambda key: places[key])
    way, _sep, name = request.POST.get("move", "").partition(":")
    moved = _key(name)
    if moved in keys and way in ("up", "down"):
        at = keys.index(moved)
        to = max(0, min(len(keys) - 1, at + (-1 if way == "up" else 1)))
        keys.insert(to, keys.pop(at))
    return keys


@gate(Can.EDIT_RISKS)
@says_why
def risk_paste(request: OfficerRequest, fiscal_year: int) -> HttpResponseBase:
    """Rows from a spreadsheet: read, shown, and added only when the officer says so."""
    register = queries.register_for(request.officer, fiscal_year)
    still_open(register)
    form = PasteForm(request.POST or None)
    rows: list[PastedRow] = []
    if request.method == "POST" and form.is_valid():
        rows = _pasted(request, register, form.cleaned_data["rows"])
        contents = [row.content for row in rows if row.content]
        if "add" in request.POST and len(contents) == len(rows):
            added = actions.add_risks(register, contents, by=request.officer)
            messages.success(request, _("เพิ่มความเสี่ยง %(count)s เรื่องแล้ว") % {"count": in_digits(len(added))})
            return redirect(register_address(register))
    context = {
        "register": register,
        "form": form,
        "rows": rows,
        "columns": COLUMNS,
        "ready": bool(rows) and all(row.content for row in rows),
        "bad": sum(1 for row in rows if not row.content),
        "crumbs": crumbs(request, fiscal_year, (_("วางจาก Excel"), "")),
    }
    return render(request, "risks/risk_paste.html", context)


def _pasted(request: OfficerRequest, register: RiskRegister, text: str) -> list[PastedRow]:
    criteria = register.criteria
    units: dict[str, int] = {}
    for unit in request.officer.organization.units.all():
        units |= {fold(name): unit.pk for name in (unit.name, unit.abbreviation) if name}
    return read_rows(text, units, criteria.likelihoods if criteria else 5, criteria.impacts if criteria else 5)


@gate(Can.SEE_RISKS)
@require_safe
def risk_findings(request: OfficerRequest, fiscal_year: int, seq: int) -> HttpResponse:
    """What the rules say of this risk now; asked again after each save."""
    register = queries.register_for(request.officer, fiscal_year)
    found = queries.risk_for(request.officer, register, seq)
    told = findings_of(register, rows_of(register, request.officer.today))
    cards = [card(request, register, one) for one in told if one.row is not None and one.row.risk.pk == found.pk]
    return render(request, "risks/_findings.html", {"findings": cards})


@gate(Can.SEE_RISKS)
@require_safe
def risk_history(request: OfficerRequest, fiscal_year: int, seq: int) -> HttpResponse:
    """Every version with what it changed, and a way back."""
    register = queries.register_for(request.officer, fiscal_year)
    found = queries.risk_for(request.officer, register, seq)
    versions = list(versions_of(found)[:MOST_VERSIONS])
    context = {
        **_context(request, register, found),
        "versions": risk_versions(versions, _units(request)),
        "may_edit": may_edit(request.officer, register),
        "crumbs": crumbs(
            request,
            fiscal_year,
            (
                _("ความเสี่ยงลำดับที่ %(seq)s") % {"seq": seq},
                reverse("risk", args=[register.organization.code, fiscal_year, seq]),
            ),
            (_("ประวัติ"), ""),
        ),
    }
    return render(request, "risks/risk_history.html", context)


@gate(Can.EDIT_RISKS)
@require_POST
@says_why
def risk_version_restore(request: OfficerRequest, fiscal_year: int, seq: int, number: int) -> HttpResponseBase:
    """An earlier version becomes the newest."""
    register = queries.register_for(request.officer, fiscal_year)
    found = queries.risk_for(request.officer, register, seq)
    queries.version_or_404(found, number)
    actions.restore_risk_version(found, number, by=request.officer)
    messages.success(request, _("นำกลับไปเป็นฉบับที่ %(number)s แล้ว") % {"number": number})
    return redirect(reverse("risk", args=[register.organization.code, fiscal_year, seq]))
