"""What has left the house in the demonstration: an order, an announcement, a pledge, and two published plans."""

from django.db import transaction

from sucharit.core.fiscal import FiscalYear
from sucharit.office.demonstration.people import Cast
from sucharit.publishing.documents.actions import issue
from sucharit.publishing.documents.kinds import Kind
from sucharit.publishing.documents.making import ask_for
from sucharit.publishing.documents.models import Document
from sucharit.publishing.documents.starting import (
    announcement_of,
    draft_of_plan,
    memo_about,
    order_from_positions,
    pledge,
)
from sucharit.publishing.portal.actions import publish, publish_document
from sucharit.work.plans.models import Plan


def documents_and_pages(office: Cast, neighbour: Cast) -> None:
    """Issued and published papers, drafts that wait, and the public plans of both organizations."""
    adopted = Plan.objects.get(organization=office.organization, state=Plan.State.ADOPTED)
    with transaction.atomic():
        issued = _papers(office, adopted)
        publish(adopted, by=office.officer("planner"))
        for document in issued:
            publish_document(document, by=office.officer("planner"))
    with transaction.atomic():
        theirs = Plan.objects.get(organization=neighbour.organization, state=Plan.State.ADOPTED)
        publish(theirs, by=neighbour.officer("neighbour-planner"))


def _papers(office: Cast, adopted: Plan) -> list[Document]:
    planner = office.officer("planner")
    order = _issued(order_from_positions(by=planner), office)
    announcement = _issued(announcement_of(adopted, by=planner), office)
    year = FiscalYear.of(planner.today).value
    no_gift = _issued(pledge(Kind.NO_GIFT_PLEDGE, year, by=planner), office)
    memo_about(adopted, by=planner)
    book = draft_of_plan(Kind.BOOK, adopted, by=planner)
    transaction.on_commit(lambda: ask_for(book))
    return [order, announcement, no_gift]


def _issued(document: Document, office: Cast) -> Document:
    planner = office.officer("planner")
    return issue(document, by=planner, edition=document.edition, dated_on=planner.today)
