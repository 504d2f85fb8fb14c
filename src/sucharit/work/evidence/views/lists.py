"""The list of evidence, its galleries, and the list as a spreadsheet."""

import io
import uuid
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.files.kinds import MEDIA_TYPES
from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.core.papers import write_xlsx
from sucharit.work.evidence.actions.adding import may_add
from sucharit.work.evidence.forms import EvidenceFilter
from sucharit.work.evidence.listing import choices_for, gallery_for, listed_for, marked_twice
from sucharit.work.evidence.papers import MOST_LISTED, list_paper
from sucharit.work.plans.pages import address

PAGE = 24


def _filter(request: OfficerRequest) -> EvidenceFilter:
    years, initiatives = choices_for(request.officer)
    return EvidenceFilter(request.GET or None, years=years, initiatives=initiatives)


@require_safe
@gate(Can.SEE_YEAR)
def evidence_list(request: OfficerRequest) -> HttpResponse:
    officer = request.officer
    form = _filter(request)
    rows = listed_for(officer, form.wanted, request.GET.get("sort", ""))
    page: Page[Any] = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    twice = marked_twice(list(page), officer.organization.code)
    for row in page:
        row.twice = twice.get(row.pk, "")
    return render(request, "evidence/evidence_list.html", {
        "page": page, "form": form, "filtered": any(form.wanted.values()), "may_add": may_add(officer),
        "sort": request.GET.get("sort", ""), "crumbs": [(_("หลักฐาน"), "")],
    })  # fmt: skip


@require_safe
@gate(Can.SEE_YEAR)
def evidence_export(request: OfficerRequest) -> FileResponse:
    """What the filter shows, as XLSX."""
    rows = list(listed_for(request.officer, _filter(request).wanted, request.GET.get("sort", ""))[:MOST_LISTED])
    data = write_xlsx(list_paper(request.officer, rows))
    name = _("รายการหลักฐาน.xlsx")
    return FileResponse(io.BytesIO(data), as_attachment=True, filename=name, content_type=MEDIA_TYPES["xlsx"])


@require_safe
@gate(Can.SEE_YEAR)
def evidence_gallery(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """Everything used in a year, by initiative."""
    return _gallery(request, fiscal_year, None)


@require_safe
@gate(Can.SEE_YEAR)
def evidence_initiative(request: OfficerRequest, fiscal_year: int, key: uuid.UUID) -> HttpResponse:
    """Everything used for one initiative in a year."""
    return _gallery(request, fiscal_year, key)


def _gallery(request: OfficerRequest, fiscal_year: int, key: uuid.UUID | None) -> HttpResponse:
    officer = request.officer
    code = officer.organization.code
    groups = gallery_for(officer, fiscal_year, key)
    seen = [one for group in groups for one in (group.evidence if key or not group.key else group.first)]
    twice = marked_twice(seen, code)
    for one in seen:
        one.twice = twice.get(one.pk, "")  # type: ignore[attr-defined]
    own = (_("ปีงบประมาณ พ.ศ. %(year)s") % {"year": fiscal_year}, address("year", code, fiscal_year))
    crumbs = [(_("ปีงบประมาณ"), address("year_list", code)), own, (_("หลักฐาน"), "")]
    if key is not None:
        crumbs[-1] = (_("หลักฐาน"), address("evidence_gallery", code, fiscal_year))
        crumbs.append((groups[0].title if groups else _("โครงการ"), ""))
    return render(request, "evidence/evidence_gallery.html", {
        "groups": groups, "year": fiscal_year, "key": key, "crumbs": crumbs, "may_add": may_add(officer),
        "count": len({one.pk for group in groups for one in group.evidence}),
    })  # fmt: skip
