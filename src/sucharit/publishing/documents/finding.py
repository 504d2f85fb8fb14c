"""Issued documents in the search of the organization. Drafts are not in it: not everyone who searches may read them."""

from django.urls import reverse

from sucharit.base.search.actions import put
from sucharit.publishing.documents.models import Document


def make_findable(document: Document) -> None:
    """Puts subject, number, signer and state where search looks."""
    told = (document.get_kind_display(), document.numbered, document.signatory, document.signatory_position)
    text = " ".join(str(part) for part in (*told, document.get_state_display(), document.cancel_reason) if part)
    put(
        organization=document.organization,
        kind="documents.document",
        key=str(document.pk),
        title=f"{document.get_kind_display()} {document.numbered} {document.subject}",
        text=text,
        url=reverse("document", args=[document.organization.code, document.pk]),
    )
