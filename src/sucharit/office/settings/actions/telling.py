"""Who is told of power that an administrator takes."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext

from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import Officer, held_on
from sucharit.base.people.models import Holding, Position, RoleGrant, User
from sucharit.base.people.roles import Role


def tell_clerk(by: Officer, what: str) -> None:
    """An administrator who takes power to decide is seen by those whose power it is, themselves excepted."""
    clerks = (
        User.objects.filter(
            models.Q(
                grants__in=RoleGrant.objects.filter(
                    held_on(by.today), organization=by.organization, role__in=[Role.CLERK, Role.CHIEF_EXECUTIVE]
                )
            )
            | models.Q(
                holdings__in=Holding.objects.filter(
                    held_on(by.today),
                    position__organization=by.organization,
                    position__rank__in=[Position.Rank.CLERK, Position.Rank.CHIEF_EXECUTIVE],
                )
            )
        )
        .exclude(pk=by.user.pk)
        .distinct()
    )
    text = gettext("ผู้ดูแลระบบ %(name)s ให้%(what)sแก่ตนเอง โปรดตรวจสอบ") % {"name": by.name, "what": what}
    tell(clerks, organization=by.organization, text=text, url=reverse("desk", args=[by.organization.code]))
