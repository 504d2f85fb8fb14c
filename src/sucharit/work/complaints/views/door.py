"""What every public page of this room shares: no session, no cookie of ours but the key of a followed case, a frame.

Forms here carry no CSRF token, because nobody is signed in: a filed form carries its own signed token, and what is
posted in a followed case needs a cookie that the browser sends from our own pages alone (SameSite=Strict).
"""

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template import Context
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from sucharit.base.doors.pages import View, language_links
from sucharit.base.doors.pages import open_door as door_of
from sucharit.base.organizations.models import Organization
from sucharit.work.complaints.models import Centre
from sucharit.work.complaints.queries import open_centre
from sucharit.work.plans.pages import address


def open_door(*methods: str) -> Callable[[View], View]:
    """A public page of the room; the view gets the centre instead of a code."""
    return door_of(open_centre, *methods, missing=_missing)


def _missing(request: HttpRequest, _code: str, centre: Centre | None) -> HttpResponse:
    """In the frame of the centre; the plain 404 where there is none or its door is closed."""
    if centre is None:
        raise Http404
    return page(request, centre, "missing", status=404)


def page(
    request: HttpRequest, centre: Centre, template: str, current: str = "", status: int = 200, **more: Any
) -> HttpResponse:
    """Rendered without context processors, so that no session is touched."""
    made = Context(frame(request, centre, current) | more)
    made.request = request  # type: ignore[attr-defined]  # where Django's own tags look for the query
    return HttpResponse(cast(Any, get_template(f"complaints/{template}.html")).template.render(made), status=status)


def frame(request: HttpRequest, centre: Centre, current: str) -> dict[str, Any]:
    house = centre.organization
    language = translation.get_language() or "th"
    pages = (
        ("complaint_new", _("ร้องเรียน")), ("complaint_track", _("ติดตามเรื่อง")), ("complaint_open_figures", _("สถิติ")),
        ("complaint_cases", _("กรณีที่เผยแพร่")), ("complaint_manual", _("คู่มือ")),
    )  # fmt: skip
    return {
        "request": request,
        "messages": (),
        "language": language,
        "centre": centre,
        "row": house,
        "home_url": within(centre, "complaint_door"),
        "organization": {"name": house.name, "code": house.code, "emblem_url": _emblem(house)},
        "responsible_unit": f"{centre.name} {house.name}",
        "contact": " ".join(filter(None, (centre.place, centre.contact))),
        "licence": _("ข้อมูลสาธารณะ ใช้ต่อได้โดยอ้างที่มา"),
        "door_pages": [
            {"label": label, "url": within(centre, name), "current": name == current} for name, label in pages
        ],
        "safe_door_url": address("door_front", house.code),
        "language_links": language_links(request),
    }


def _emblem(house: Organization) -> str:
    return address("organization_logo", house.code, house.logo) if house.logo else ""


def within(centre: Centre, name: str, *args: object) -> str:
    """A page of the door, in the language of this one."""
    found = reverse(name, args=[centre.organization.code, *args])
    return f"{found}?lang=en" if translation.get_language() == "en" else found


def absolute(centre: Centre, name: str) -> str:
    """An address to print: with that of this installation, without a language."""
    return f"{settings.ADDRESS}{reverse(name, args=[centre.organization.code])}"


def too_many(request: HttpRequest, centre: Centre) -> HttpResponse:
    """Kind words, and when to come again."""
    answer = page(request, centre, "too_many", status=429)
    answer["Retry-After"] = "60"
    return answer
