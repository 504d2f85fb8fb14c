"""Registers as anyone may read them: opened by the office, redacted by rule, without a cookie, kept by caches."""

from collections.abc import Callable
from decimal import Decimal
from functools import wraps
from typing import Any, cast

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404
from django.template import Context
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base import clock
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import public
from sucharit.base.screens import asking
from sucharit.base.screens.words import money
from sucharit.work.plans.pages import address
from sucharit.work.shelf.declaring import Register
from sucharit.work.shelf.papers import open_csv, open_heads, open_json, open_rows
from sucharit.work.shelf.queries import open_keys, opened, public_rows
from sucharit.work.shelf.registry import public_registers, register_called
from sucharit.work.years.recording.papers import Value

PAGE = 100
KEPT = 300  # seconds that a cache may keep a page
MOST_OPEN = 50_000


def anyone(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A public page: no session is touched, no cookie set, in the language of `?lang=`."""

    @public
    @require_safe
    @wraps(view)
    def opened_view(request: HttpRequest, organization: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with translation.override("en" if request.GET.get("lang") == "en" else "th"):
            answer = view(request, get_object_or_404(Organization, code=organization), *args, **kwargs)
            answer["Content-Language"] = translation.get_language() or "th"
        patch_cache_control(answer, public=True, max_age=KEPT)
        return answer

    return opened_view


def open_page(
    request: HttpRequest, template: str, organization: Organization, crumbs: list[tuple[str, str]], **more: Any
) -> HttpResponse:
    """Rendered without context processors, so that no session is touched. For public pages of the rooms too."""
    code, logo = organization.code, organization.logo
    told = {
        "request": request, "messages": (), "language": translation.get_language() or "th",
        "organization": {
            "name": organization.name, "code": code,
            "emblem_url": address("organization_logo", code, logo) if logo else "",
        },
        "home_url": address("portal_organization", code) or reverse("open_registers", args=[code]),
        "responsible_unit": organization.name, "data_date": clock.today(),
        "licence": _("ข้อมูลสาธารณะ ใช้ต่อได้โดยอ้างที่มา"),
        "crumbs": [(_("ทะเบียนที่เปิดเผย"), reverse("open_registers", args=[code])), *crumbs],
        "language_links": [
            (tongue, label, f"{request.path}{'?lang=en' if tongue == 'en' else ''}")
            for tongue, label in (("th", "ไทย"), ("en", "English"))
        ],
        **more,
    }  # fmt: skip
    told["crumbs"][-1] = (told["crumbs"][-1][0], "")
    made = Context(told)
    made.request = request  # type: ignore[attr-defined]  # where Django's own tags look for the query
    return HttpResponse(cast(Any, get_template(template)).template.render(made))


@anyone
def open_registers(request: HttpRequest, organization: Organization) -> HttpResponse:
    """The registers that this office has opened."""
    keys = open_keys(organization)
    told = [
        {"register": one, "count": public_rows(one, organization).count()}
        for one in public_registers()
        if one.key in keys
    ]
    return open_page(request, "shelf/open_front.html", organization, [], registers=told)


@anyone
def open_register(request: HttpRequest, organization: Organization, register: str) -> HttpResponse:
    """A register's open columns, a year at a time."""
    found = _open(organization, register)
    years = list(
        public_rows(found, organization).order_by("-fiscal_year").values_list("fiscal_year", flat=True).distinct()
    )
    year = _year(request, years)
    page = Paginator(public_rows(found, organization, year), PAGE).get_page(request.GET.get("page"))
    heads, lines = open_heads(found), open_rows(found, page.object_list)
    return open_page(
        request, "shelf/open.html", organization, [(str(found.name), "")], register=found, years=years, year=year,
        page=page, heads=heads, lines=[list(zip(heads, map(_shown, line), strict=True)) for line in lines],
    )  # fmt: skip


def _shown(value: Value) -> str:
    """Amounts as people read them; files keep them plain."""
    return money(value) if isinstance(value, Decimal) else "" if value is None else str(value)


@anyone
def open_register_csv(request: HttpRequest, organization: Organization, register: str) -> HttpResponse:
    found = _open(organization, register)
    year = asking.year(request.GET)
    text = open_csv(found, public_rows(found, organization, year)[:MOST_OPEN])
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{organization.code}-{found.key}-{year or "all"}.csv"'
    return answer


@anyone
def open_register_json(request: HttpRequest, organization: Organization, register: str) -> HttpResponse:
    found = _open(organization, register)
    year = asking.year(request.GET)
    rows = public_rows(found, organization, year)[:MOST_OPEN]
    answer = JsonResponse(open_json(found, rows, organization, year), json_dumps_params={"ensure_ascii": False})
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _open(organization: Organization, key: str) -> Register:
    found = register_called(key)
    if found is None or found.public is None or opened(found, organization) is None:
        raise Http404
    return found


def _year(request: HttpRequest, years: list[int]) -> int | None:
    asked = asking.year(request.GET)
    return asked if asked in years else next(iter(years), None)
