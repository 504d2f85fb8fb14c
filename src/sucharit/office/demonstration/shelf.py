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
from sucharit.office.demonstration.personnel import a_year_of_personnel
from sucharit.office.demonstration.procurement import a_year_of_procurement
from sucharit.office.demonstration.retention import years_gone_by
from sucharit.office.demonstration.service import a_year_of_service
from sucharit.work.conduct.registers import CHECKS
from sucharit.work.participation.registers import OBSERVATIONS
from sucharit.work.procurement.registers import PURCHASES
from sucharit.work.shelf.actions import tie

#: one line for each room, in the order of the shelves
ROOMS: tuple[Callable[[Cast], None], ...] = (
    a_year_of_conduct,
    a_year_of_gatherings,
    a_year_of_delegations,
    a_year_of_agreements,
    a_year_of_honours,
    a_year_of_personnel,
    a_year_of_service,
    a_year_of_procurement,
    a_year_of_participation,
    a_year_of_inspection,
    years_gone_by,
)
#: register whose entries are tied, with the purchase that they are of: which of them
OF_A_PURCHASE = ((OBSERVATIONS, {"step": "procurement"}), (CHECKS, {"state": "open"}))


def a_year_of_registers(office: Cast) -> None:
    """By the verbs of officers, on the day that the house believes it is."""
    with override("th"):
        for room in ROOMS:
            room(office)
        _of_one_matter(office)


def _of_one_matter(office: Cast) -> None:
    """Who came to look at a purchase, and whether its sellers are related with anyone here."""
    purchases = PURCHASES.rows(office.organization).exclude(vendor="").order_by("-contract_on", "-pk")[:2]
    for purchase, (register, which) in zip(purchases, OF_A_PURCHASE, strict=False):
        row = register.rows(office.organization).filter(**which).order_by("-pk").first()
        if row is not None:
            tie(row, by=office.officer("planner"), register=PURCHASES.key, number=str(purchase))
