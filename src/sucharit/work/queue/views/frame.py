"""What stands around the office pages of the queue."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.work.queue.models import Point
from sucharit.work.queue.queries import may_serve
from sucharit.work.shelf.registry import register_for
from sucharit.work.shelf.views.frame import register_page

KEY = "queue-days"


def queue_page(officer: Officer, *crumbs: tuple[str, str], point: Point | None = None, **more: Any) -> dict[str, Any]:
    """Context of a page of the room; `point` stands in the crumbs and brings `serves`."""
    code = officer.organization.code
    here = [(_("จุดบริการวันนี้"), reverse("queue_points", args=[code]))]
    if point is not None:
        here.append((point.name, reverse("queue_point", args=[code, point.code])))
        more = {"point": point, "serves": may_serve(officer, point)} | more
    return register_page(officer, register_for(officer, KEY), "queue_points", *here, *crumbs, **more)
