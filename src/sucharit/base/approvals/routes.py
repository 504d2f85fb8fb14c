"""Setting the route by which things of one kind go up the line."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from sucharit.base.approvals.models import Route, RouteStep, StepVerb
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.models import Position
from sucharit.base.people.roles import Can

ROUTE_SET = declare("approvals.route_set", gettext_lazy("กำหนดเส้นทาง {label}: {steps}"))
MOST_STEPS = 10

Steps = Sequence[tuple[str, Position]]


@transaction.atomic
def set_route(
    organization: Organization,
    *,
    by: Officer | None,
    subject_kind: str,
    name: str,
    steps: Steps,
    own_work_forbidden: bool = True,
) -> Route:
    """The route of this kind as it shall be from now on; what is already on its way keeps the steps that it left with.

    `steps` are (StepVerb, position) in order; the last must approve. ValidationError says what is wrong with them.
    """
    if by is not None:
        require(by, Can.MANAGE_ORGANIZATION)
        if by.organization != organization:
            raise NotAllowed("หน่วยงานนี้ไม่ใช่หน่วยงานของท่าน", "this is not your organization")
    _checked(organization, name, steps)
    route, _made = Route.objects.select_for_update().update_or_create(
        organization=organization,
        subject_kind=subject_kind,
        defaults={"name": name.strip()[:120], "own_work_forbidden": own_work_forbidden},
    )
    route.steps.all().delete()
    RouteStep.objects.bulk_create(
        RouteStep(route=route, place=place, verb=verb, position=position)
        for place, (verb, position) in enumerate(steps, 1)
    )
    with override("th"):
        said = " > ".join(f"{StepVerb(verb).label} {position.title}" for verb, position in steps)
    facts = {"steps": said, "own_work_forbidden": own_work_forbidden}
    record(ROUTE_SET, by=by, subject=route, label=route.name, facts=facts, chain=organization.code)
    return route


def _checked(organization: Organization, name: str, steps: Steps) -> None:
    """Raises ValidationError with every fault at once."""
    faults = [] if name.strip() else [_("โปรดตั้งชื่อเส้นทาง")]
    if not steps:
        faults.append(_("เส้นทางต้องมีอย่างน้อยหนึ่งขั้น"))
    if len(steps) > MOST_STEPS:
        faults.append(_("เส้นทางมีได้ไม่เกิน %(most)s ขั้น") % {"most": MOST_STEPS})
    if any(verb not in StepVerb.values for verb, _position in steps):
        faults.append(_("หน้าที่ของแต่ละขั้นต้องเป็น ตรวจสอบ เห็นชอบ หรืออนุมัติ"))
    faults.extend(_faults_of_order(steps))
    faults.extend(_faults_of_positions(organization, [position for _verb, position in steps]))
    if faults:
        raise ValidationError(faults)


def _faults_of_order(steps: Steps) -> list[str]:
    """Exactly the last step approves: what comes after an approval would change nothing."""
    approving = [place for place, (verb, _position) in enumerate(steps, 1) if verb == StepVerb.APPROVE]
    if steps and approving != [len(steps)]:
        return [_("ขั้นสุดท้ายต้องเป็น “อนุมัติ” และมีได้เพียงขั้นเดียว")]
    return []


def _faults_of_positions(organization: Organization, positions: list[Position]) -> list[str]:
    faults = []
    if any(position.organization_id != organization.pk for position in positions):
        faults.append(_("ทุกตำแหน่งต้องเป็นตำแหน่งของหน่วยงานนี้"))
    elif any(not position.active for position in positions):
        faults.append(_("มีตำแหน่งที่เลิกใช้แล้วในเส้นทาง"))
    if len({position.pk for position in positions}) < len(positions):
        faults.append(_("ตำแหน่งเดียวกันอยู่ในเส้นทางได้เพียงขั้นเดียว"))
    return faults
