"""A year in every register of อบต.ดอนสุขใจ; each room has a module of its own beside this one."""

from collections.abc import Callable

from django.utils.translation import override

from sucharit.office.demonstration.agreements import a_year_of_agreements
from sucharit.office.demonstration.conduct import a_year_of_conduct
from sucharit.office.demonstration.delegations import a_year_of_delegations
from sucharit.office.demonstration.gatherings import a_year_of_gatherings
from sucharit.office.demonstration.honours import a_year_of_honours
from sucharit.office.demonstration.inspection import a_year_of_inspection
from sucharit.office.demonstration.participation import a_year_of_participation
from sucharit.office.demonstration.people import Cast
from sucharit.office.demonstration.procurement import a_year_of_procurement
from sucharit.office.demonstration.service import a_year_of_service

#: one line for each room, in the order of the shelves
ROOMS: tuple[Callable[[Cast], None], ...] = (
    a_year_of_conduct,
    a_year_of_gatherings,
    a_year_of_delegations,
    a_year_of_agreements,
    a_year_of_honours,
    a_year_of_service,
    a_year_of_procurement,
    a_year_of_participation,
    a_year_of_inspection,
)


def a_year_of_registers(office: Cast) -> None:
    """By the verbs of officers, on the day that the house believes it is."""
    with override("th"):
        for room in ROOMS:
            room(office)
