"""Published disclosure lists on the shelves of the portal, so that its pages, feeds and API know them."""

from django.db.models import QuerySet
from django.urls import reverse

from sucharit.publishing.disclosure.models import PublishedChecklist
from sucharit.publishing.portal.shelves import File, OpenThing, Shelf, put_up

KIND = "disclosure"


def put_up_shelf() -> None:
    put_up(Shelf(KIND, PublishedChecklist, _rows, _told))


def _rows() -> QuerySet[PublishedChecklist]:
    rows = PublishedChecklist.objects.filter(state=PublishedChecklist.State.PUBLISHED)
    return rows.select_related("organization").defer("value")


def _told(row: PublishedChecklist) -> OpenThing:
    where = [row.organization.code, row.fiscal_year]
    return OpenThing(
        KIND, row.pk, row.organization, f"การเปิดเผยข้อมูลสาธารณะ (OIT) ปีงบประมาณ พ.ศ. {row.fiscal_year}",
        reverse("portal_disclosure", args=where), row.published_at, row.published_at, row.correction_note, row.digest,
        row.fiscal_year, row.fiscal_year, f"{row.organization.code}-oit-{row.fiscal_year}",
        (
            File(reverse("portal_disclosure_json", args=where), "application/json", "JSON"),
            File(reverse("portal_disclosure_csv", args=where), "text/csv", "CSV"),
        ),
    )  # fmt: skip
