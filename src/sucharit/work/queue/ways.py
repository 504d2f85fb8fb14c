"""Services of the catalogue for which a point gives tickets."""

from django.utils.translation import gettext as _

from sucharit.base.doors.pages import within
from sucharit.base.organizations.models import Organization
from sucharit.work.queue.models import Line
from sucharit.work.service.doors import Ways


def by_ticket(house: Organization) -> Ways:
    rows = Line.objects.filter(point__organization=house, point__active=True, active=True, series__isnull=False)
    told: Ways = {}
    for one in rows.select_related("point"):
        way = (_("บัตรคิว %(point)s") % {"point": one.point.name}, within("queue_door", house.code, one.point.code))
        if one.series is not None and way not in told.setdefault(one.series, []):
            told[one.series].append(way)
    return told
