"""The manual, the figures and the poster of the door: made of its settings, so that they are never untrue."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from sucharit.base import clock
from sucharit.core.papers.writing.pdf import write_pdf
from sucharit.work.sealed.figures import as_of, figures_of
from sucharit.work.sealed.manual import manual_of, manual_paper
from sucharit.work.sealed.models import Door
from sucharit.work.sealed.queries import officers_of
from sucharit.work.sealed.signing import public_keys
from sucharit.work.sealed.views.opening import at_the_door, shown


@at_the_door("GET")
def door_manual(request: HttpRequest, door: Door) -> HttpResponseBase:
    return shown(
        request, door, "sealed/door_manual.html", {"parts": manual_of(door, _officers(door)), "keys": public_keys(door)}
    )


@at_the_door("GET")
def door_manual_pdf(_request: HttpRequest, door: Door) -> HttpResponseBase:
    paper = manual_paper(door, _officers(door), clock.today())
    response = HttpResponse(write_pdf(paper), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="manual.pdf"'
    return response


@at_the_door("GET")
def door_figures(request: HttpRequest, door: Door) -> HttpResponseBase:
    today = clock.today()
    context = {"rows": figures_of(door.organization, today), "as_of": as_of(today)}
    return shown(request, door, "sealed/door_figures.html", context)


@at_the_door("GET")
def door_poster(request: HttpRequest, door: Door) -> HttpResponseBase:
    address = settings.ADDRESS + reverse("door_front", args=[door.organization.code])
    return shown(request, door, "sealed/door_poster.html", {"address": address})


def _officers(door: Door) -> list[str]:
    return [one.user.full_name for one in officers_of(door.organization, clock.today())]
