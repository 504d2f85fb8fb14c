"""Issued documents in the search of the organization. Drafts are not in it: not everyone who searches may read them."""

from collections.abc import Iterator

from django.urls import reverse

from sucharit.base.organizations.models import Organization
from sucharit.base.search.actions import Findable, put_many
from sucharit.publishing.documents.models import Document

KIND = "documents.document"
_OUT = (Document.State.ISSUED, Document.State.CANCELLED)


def make_findable(document: Document) -> None:
    put_many(document.organization, [_found(document)])


def all_findable(organization: Organization) -> Iterator[Findable]:
    """Every paper that has left the desk, also a cancelled one."""
    rows = Document.objects.filter(organization=organization).filter(state__in=_OUT)
    yield from map(_found, rows.select_related("organization").defer("content").order_by("pk"))


def _found(document: Document) -> Findable:
    """Subject, number, signer and state."""
    told = (document.get_kind_display(), document.numbered, document.signatory, document.signatory_position)
    text = " ".join(str(part) for part in (*told, document.get_state_display(), document.cancel_reason) if part)
    return Findable(
        kind=KIND,
        key=str(document.pk),
        title=f"{document.get_kind_display()} {document.numbered} {document.subject}",
        text=text,
        url=reverse("document", args=[document.organization.code, document.pk]),
    )
