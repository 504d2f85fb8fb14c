"""The surveys of an office that everyone is asked now, and the results that it shows."""

from django.http import HttpRequest, HttpResponse

from sucharit.base.doors.pages import house_called, open_door, page, within
from sucharit.base.organizations.models import Organization
from sucharit.work.surveys.queries import listed_open, listed_results

MOST = 60


@open_door(house_called, "GET")
def survey_doors(request: HttpRequest, house: Organization) -> HttpResponse:
    """What may be answered, then what came of it."""
    asked = [(one, within("survey_door", house.code, one.code)) for one in listed_open(house)[:MOST]]
    told = [(one, within("survey_open_results", house.code, one.code)) for one in listed_results(house)[:MOST]]
    return page(request, house, "surveys/door_list.html", asked=asked, told=told)
