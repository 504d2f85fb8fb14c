"""A part of what was read, field by field beside the document, as an officer may correct it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.changes import Changes, changes
from sucharit.base.screens.digits import shown
from sucharit.core.reading.values import Reading
from sucharit.work.intake import actions
from sucharit.work.intake.actions import Stale
from sucharit.work.intake.actions.claims import Claimed
from sucharit.work.intake.actions.corrections import edition_of, label_of
from sucharit.work.intake.fields import FIELDS, Sheet
from sucharit.work.intake.forms import PartForm, SheetForm, plan_form
from sucharit.work.intake.models import Correction, Intake
from sucharit.work.intake.queries import (
    correction_for,
    corrections_of,
    in_force,
    intake_for,
    light_intake_for,
    questions_of,
    reading_for,
    settled_for,
)
from sucharit.work.intake.settling import Settled
from sucharit.work.intake.views.documents import crumbs, document_pane, opened_to_work
from sucharit.work.intake.views.questions import card_of


@dataclass(frozen=True)
class Shown:
    """A field of the form, the lines where its value stands, and the correction in force."""

    field: forms.BoundField
    first: int | None = None
    last: int | None = None
    correction: Correction | None = None


@dataclass(frozen=True)
class Difference:
    """A field that another saved meanwhile: theirs to mine."""

    label: str
    changes: Changes


@require_http_methods(["GET", "POST"])
@gate(Can.INTAKE)
def intake_part(request: OfficerRequest, intake: int, part: str) -> HttpResponse:
    """The fields of an initiative ("12") or of the plan ("plan"), each beside its lines."""
    found = intake_for(request.officer, intake)
    reading = reading_for(found)
    settled = settled_for(found) if reading else None
    sheet = settled.sheet(int(part)) if settled and part.isdigit() and len(part) < 6 else None
    if reading is None or settled is None or (part != "plan" and sheet is None):
        raise Http404
    edition = edition_of(found, part)
    form = _form(settled, sheet, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        return _save(request, found, part, form, (reading, settled, sheet))
    other = opened_to_work(request, found)
    return _page(request, found, part, form, (reading, settled, sheet), edition=edition, other=other)


Around = tuple[Reading, Settled, Sheet | None]


def _form(settled: Settled, sheet: Sheet | None, data: Any) -> PartForm:
    if sheet is None:
        return plan_form(settled.plan, data)
    span = list(settled.plan.span or ())[:20]
    return SheetForm(sheet, span, data)


def _save(request: OfficerRequest, found: Intake, part: str, form: PartForm, around: Around) -> HttpResponse:
    if not form.is_valid():
        return _page(request, found, part, form, around, edition=request.POST.get("edition", ""), status=422)
    try:
        if request.POST.get("take_over"):
            found = actions.take_over(found, by=request.officer)
        edition = request.POST.get("edition", "")
        made = actions.correct(found, part, form.changed_values, by=request.officer, edition=edition)
    except Stale as stale:
        theirs = _differences(form)
        return _page(request, found, part, form, around, edition=stale.current, theirs=theirs, status=409)
    except Claimed as other:
        edition = request.POST.get("edition", "")
        return _page(request, found, part, form, around, edition=edition, other=other, status=409)
    except NotAllowed as rule:
        messages.error(request, rule.said)
        return redirect("intake", request.officer.organization.code, found.pk)
    said = _("บันทึกการแก้ไข %(n)s ช่องแล้ว") % {"n": len(made)} if made else _("ไม่มีค่าใดเปลี่ยนไป")
    messages.success(request, said)
    return redirect("intake_part", request.officer.organization.code, found.pk, part)


def _differences(form: PartForm) -> list[Difference]:
    """What stands now against what was typed, field by field."""
    return [
        Difference(str(field.label), changes(_words(field.initial), _words(field.value())))
        for field in form
        if _words(field.initial) != _words(field.value())
    ]


def _part_words(part: str) -> str:
    """As the page calls it; the record keeps `part_name`."""
    return _("ข้อมูลแผน") if part == "plan" else _("ลำดับที่ %(n)s") % {"n": shown(part)}


def _words(value: object) -> str:
    return "" if value in (None, False) else str(value).replace("\r\n", "\n").strip()


def _page(
    request: OfficerRequest, found: Intake, part: str, form: PartForm, around: Around, *, edition: str,
    other: Claimed | None = None, theirs: list[Difference] | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    _reading, settled, sheet = around
    spans = [_span(sheet)] if sheet and _span(sheet) else []
    questions = questions_of(found, part=int(part)) if sheet else []
    places = [one.seq for one in settled.sheets]
    here = places.index(sheet.seq) if sheet else -1
    context = {
        "intake": found,
        "part": part,
        "sheet": sheet,
        "name": _part_words(part),
        "form": form,
        "shown": _shown(form, sheet, in_force(corrections_of(found)), part),
        "edition": edition,
        "other": other,
        "theirs": theirs,
        "cards": [card_of(question) for question in questions],
        "previous": places[here - 1] if here > 0 else None,
        "following": places[here + 1] if here + 1 < len(places) else None,
        "crumbs": crumbs(request, found, (_part_words(part), "")),
        **document_pane(found, request, [span for span in spans if span]),
    }
    return render(request, "intake/intake_part.html", context, status=status)


def _span(sheet: Sheet) -> range | None:
    source = sheet.initiative.source
    return range(source.line, source.line + 1) if source.line else None


def _shown(form: PartForm, sheet: Sheet | None, forced: dict[str, Correction], part: str) -> list[Shown]:
    sections = dict(sheet.initiative.source.sections) if sheet else {}
    shown = []
    for bound in form:
        name = "amounts" if bound.name.startswith("amount_") else bound.name
        section = FIELDS[name].section if sheet and name in FIELDS else ""
        first, last = sections.pop(section, (None, None))  # said once, at the first field of the section
        shown.append(Shown(bound, first, last, forced.get(f"{part}/{name}")))
    return shown


@require_safe
@gate(Can.INTAKE)
def intake_corrections(request: OfficerRequest, intake: int) -> HttpResponse:
    """Every correction by hand, newest first, each with its undo."""
    found = light_intake_for(request.officer, intake)
    rows = corrections_of(found)
    counting = {row.pk for row in in_force(rows).values()}
    listed = [
        {
            "row": row,
            "part": _part_words(row.path.partition("/")[0]),
            "part_key": row.path.partition("/")[0],
            "field": label_of(*row.path.split("/", 1)),
            "value": _said(row.value),
            "counts": row.pk in counting,
        }
        for row in rows
    ]
    context = {"intake": found, "rows": listed, "crumbs": crumbs(request, found, (_("การแก้ไขด้วยมือ"), ""))}
    return render(request, "intake/intake_corrections.html", context)


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{year}: {amount if amount is not None else '-'}" for year, amount in sorted(value.items()))
    if isinstance(value, bool):
        return _("ใช่") if value else _("ไม่ใช่")
    return "" if value is None else str(value)


@require_POST
@gate(Can.INTAKE)
def intake_correction_undo(request: OfficerRequest, intake: int, correction: int) -> HttpResponse:
    row = correction_for(request.officer, intake, correction)
    try:
        actions.undo_correction(row, by=request.officer)
        messages.success(request, _("เลิกการแก้ไขแล้ว ค่ากลับเป็นอย่างก่อนหน้า"))
    except (NotAllowed, Claimed) as rule:
        messages.error(request, rule.said)
    if request.POST.get("back") == "part":
        return redirect("intake_part", request.officer.organization.code, intake, row.path.partition("/")[0])
    return redirect("intake_corrections", request.officer.organization.code, intake)
