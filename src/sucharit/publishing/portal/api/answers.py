"""The questions that the API answers."""
# ruff: noqa: ARG001 - each answer is called with the request

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from sucharit import __version__
from sucharit.base.organizations.models import Organization
from sucharit.core.plan import Step
from sucharit.publishing.portal.api import years
from sucharit.publishing.portal.api.asking import FOUND_OR_NOT, Page, Size, Words, known_year, paged
from sucharit.publishing.portal.api.shapes import (
    Amount,
    BudgetLine,
    Initiatives,
    InitiativeShape,
    InitiativeWhole,
    Organizations,
    OrganizationShape,
    Plans,
    PlanShape,
    Problem,
    StepShape,
)
from sucharit.publishing.portal.models import PublishedPlan
from sucharit.publishing.portal.pages import absolute
from sucharit.publishing.portal.queries import Gone, open_organizations, open_plan, open_plans
from sucharit.publishing.portal.reading import Reading, Sheet

api = NinjaAPI(
    title="ข้อมูลเปิดแผนป้องกันการทุจริต (Sucharit open data)",
    version="1",
    description=f"อ่านอย่างเดียว ไม่ต้องลงทะเบียน / read only, no registration. Sucharit {__version__}",
    urls_namespace="open_data_1",
    docs_url=None,
    openapi_url="openapi.json",
)


@api.get("/organizations", response=Organizations, summary="หน่วยงานที่เผยแพร่ข้อมูล / who has published")
def organizations(request: HttpRequest, q: Words, page: Page, size: Size, province: str = "") -> Organizations:
    rows = open_organizations()
    for word in q.split()[:8]:
        rows = rows.filter(Q(name__icontains=word) | Q(short_name__icontains=word))
    if province:
        rows = rows.filter(province=province[:80])
    items = [_organization(row) for row in rows[(page - 1) * size : page * size]]
    return Organizations(count=rows.count(), page=page, items=items)


@api.get(
    "/organizations/{organization}",
    response={200: OrganizationShape, 404: Problem},
    summary="หน่วยงานเดียว / one organization",
)
def organization(request: HttpRequest, organization: str) -> OrganizationShape:
    row = open_organizations().filter(code=organization[:40]).first()
    if row is None:
        raise Http404
    return _organization(row)


@api.get("/plans", response=Plans, summary="แผนที่เผยแพร่ / published plans")
def plans(
    request: HttpRequest,
    page: Page,
    size: Size,
    organization: str = "",
    year: int | None = None,
) -> Plans:
    rows = open_plans()
    if organization:
        rows = rows.filter(organization__code=organization[:40])
    if year is not None:
        known_year(year)
        rows = rows.filter(first_year__lte=year, last_year__gte=year)
    items = [_plan(row) for row in rows[(page - 1) * size : page * size]]
    return Plans(count=rows.count(), page=page, items=items)


@api.get("/plans/{organization}/{span}", response={200: PlanShape, **FOUND_OR_NOT}, summary="แผนเดียว / one plan")
def plan(request: HttpRequest, organization: str, span: str) -> PlanShape:
    return _plan(open_plan(organization, span).snapshot)


@api.get(
    "/plans/{organization}/{span}/initiatives", response={200: Initiatives, **FOUND_OR_NOT},
    summary="โครงการ กิจกรรม มาตรการ / initiatives",
)  # fmt: skip
def initiatives(
    request: HttpRequest, organization: str, span: str, q: Words, page: Page, size: Size,
    dimension: str = "", year: int | None = None,
) -> Initiatives:  # fmt: skip
    snapshot, read = open_plan(organization, span)
    found = read.found(q, dimension[:10], year)
    items = [_initiative(snapshot, sheet) for sheet in paged(found, page, size)]
    return Initiatives(count=len(found), page=page, items=items)


@api.get(
    "/plans/{organization}/{span}/initiatives/{seq}", response={200: InitiativeWhole, **FOUND_OR_NOT},
    summary="รายการเดียวพร้อมเก้าหัวข้อ / one initiative with its nine sections",
)  # fmt: skip
def initiative(request: HttpRequest, organization: str, span: str, seq: int) -> InitiativeWhole:
    snapshot, read = open_plan(organization, span)
    if seq not in read.by_seq:
        raise Http404
    return _whole(snapshot, read, read.by_seq[seq])


@api.get(
    "/plans/{organization}/{span}/budget", response={200: list[BudgetLine], **FOUND_OR_NOT},
    summary="งบประมาณตามมิติและปี / money by dimension and year",
)  # fmt: skip
def budget(request: HttpRequest, organization: str, span: str) -> list[BudgetLine]:
    read = open_plan(organization, span).reading
    lines = [
        ("", "ทั้งแผน", len(read.sheets)),
        *((code, read.titles.get(code, ""), read.count(code)) for code in read.dimensions),
    ]
    return [
        BudgetLine(
            code=code, title=title, initiatives=count,
            amounts=[Amount(fiscal_year=year, baht=read.amount(code, year)) for year in read.years],
        )
        for code, title, count in lines
    ]  # fmt: skip


# years, papers and everything that is public: questions of their own file
years.add_to(api)


@api.exception_handler(Http404)
def _missing(request: HttpRequest, _error: Http404) -> HttpResponse:
    return problem(404, "ไม่พบข้อมูล", "ไม่มีข้อมูลที่เผยแพร่ ณ ที่อยู่นี้", "nothing is published at this address")


@api.exception_handler(Gone)
def _gone(request: HttpRequest, error: Gone) -> HttpResponse:
    return problem(
        410, "ถอนแล้ว", f"หน่วยงานถอนข้อมูลนี้แล้ว เพราะ {error.row.withdraw_reason}", "withdrawn by the organization"
    )


@api.exception_handler(ValidationError)
def _wrong(request: HttpRequest, error: ValidationError) -> HttpResponse:
    told = "; ".join(f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in error.errors[:5])
    return problem(422, "คำขอไม่ถูกต้อง", "พารามิเตอร์ในที่อยู่ไม่ถูกต้อง โปรดดูเอกสารประกอบ", told[:400])


def problem(status: int, title: str, detail: str, english: str) -> HttpResponse:
    """A fault as problem JSON."""
    said = Problem(title=title, status=status, detail=detail, detail_en=english)
    return HttpResponse(said.model_dump_json(), status=status, content_type="application/problem+json")


def _organization(row: Organization) -> OrganizationShape:
    return OrganizationShape(
        code=row.code, name=row.name, kind=row.kind, subdistrict=row.subdistrict or None, district=row.district or None,
        province=row.province, url=absolute(reverse("portal_organization", args=[row.code])),
    )  # fmt: skip


def _plan(row: PublishedPlan) -> PlanShape:
    where = [row.organization.code, row.span_code]
    return PlanShape(
        organization=row.organization.code, span=row.span_code, title=row.title, revision=row.revision,
        published_at=row.published_at, correction=row.correction_note or None, digest=row.digest,
        initiatives=row.summary["initiatives"], total_baht=row.summary["total"],
        url=absolute(reverse("portal_plan", args=where)),
        json_url=absolute(reverse("portal_plan_json", args=where)),
        csv_url=absolute(reverse("portal_initiatives_csv", args=where)),
        budget_csv_url=absolute(reverse("portal_budget_csv", args=where)),
    )  # fmt: skip


def _initiative(snapshot: PublishedPlan, sheet: Sheet) -> InitiativeShape:
    return InitiativeShape(**_facts(snapshot, sheet))


def _facts(snapshot: PublishedPlan, sheet: Sheet) -> dict[str, Any]:
    one = sheet.value
    return {
        "seq": one.seq, "kind": sheet.kind or None, "title": one.title, "dimension": one.dimension,
        "mission": one.mission,
        "objective_codes": list(one.objective_codes), "responsible": one.responsible, "total_baht": sheet.total,
        "url": absolute(reverse("portal_initiative", args=[snapshot.organization.code, snapshot.span_code, one.seq])),
    }  # fmt: skip


def _whole(snapshot: PublishedPlan, read: Reading, sheet: Sheet) -> InitiativeWhole:
    one = sheet.value
    return InitiativeWhole(
        **_facts(snapshot, sheet),
        rationale=one.rationale,
        objectives=list(one.objectives),
        target_group=one.target_group.text if one.target_group else None,
        place=one.place,
        steps=[_step(step) for step in one.steps],
        period=one.period.text if one.period else None,
        budget_text=one.budget.text if one.budget else None,
        amounts=[Amount(fiscal_year=year, baht=sheet.amounts.get(year)) for year in read.years],
        outputs=list(one.outputs),
        outcomes=list(one.outcomes),
    )


def _step(step: Step) -> StepShape:
    return StepShape(text=step.text, steps=[_step(inner) for inner in step.steps])
