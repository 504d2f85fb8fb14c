"""Services of the catalogue that may be asked for online."""

from django.utils.translation import gettext as _

from sucharit.base.doors.pages import within
from sucharit.base.organizations.models import Organization
from sucharit.work.requests.queries import open_services
from sucharit.work.service.doors import Ways


def online(house: Organization) -> Ways:
    return {
        one.series: [(_("ยื่นคำขอออนไลน์"), within("e_service_form", house.code, one.code))]
        for one in open_services(house)
    }
