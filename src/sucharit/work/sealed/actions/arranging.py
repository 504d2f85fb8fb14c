"""Who receives, who helps to recover, which terms: the clerk arranges the door without ever reading through it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.notices.actions import tell
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.models import User
from sucharit.base.people.roles import Can
from sucharit.core import sealing
from sucharit.work.sealed.actions.filing import box_for
from sucharit.work.sealed.models import (
    Door,
    IdentityHalf,
    Keeper,
    Recovery,
    RecoveryShare,
    ReportBox,
    SealedIdentity,
    SealedReport,
    Unlocking,
)
from sucharit.work.sealed.queries import custodians_of, keepers_of, may_be_custodian, may_be_officer, officers_of
from sucharit.work.sealed.signing import sealed_seed

ARRANGED = declare("sealed.arranged", gettext_lazy("แก้ไขการจัดช่องทางแจ้งการทุจริต"))
OPENED = declare("sealed.door_opened", gettext_lazy("เปิดช่องทางแจ้งการทุจริต"))
CLOSED = declare("sealed.door_closed", gettext_lazy("ปิดช่องทางแจ้งการทุจริต"))
APPOINTED = declare("sealed.keeper_appointed", gettext_lazy("กำหนดให้ {label} เป็น{part}ของช่องทางแจ้งการทุจริต"))
DISMISSED = declare("sealed.keeper_dismissed", gettext_lazy("ให้ {label} พ้นจากการเป็น{part}ของช่องทางแจ้งการทุจริต"))
FIELDS = (
    "unit_name", "answer_days", "checking_days", "finish_days", "keep_years", "outside_name", "outside_contact",
)  # fmt: skip


class Stale(Exception):  # noqa: N818 - somebody else was first
    """The door was arranged meanwhile by somebody else."""


def ensure_door(organization: Organization) -> Door:
    """The organization's door, made closed where there is none."""
    from nacl.utils import random

    found = Door.objects.filter(organization=organization).first()
    if found is not None:
        return found
    made = sealing.new_signing_key()
    door, _new = Door.objects.get_or_create(
        organization=organization,
        defaults={"salt": bytes(random(16)), "signing_public": made.public, "signing_sealed": sealed_seed(made.seed)},
    )
    return door


@transaction.atomic
def arrange(values: Mapping[str, Any], *, by: Officer, edition: int) -> Door:
    """Terms, unit and the outside office. Raises Stale."""
    require(by, Can.ARRANGE_SEALED)
    door = Door.objects.select_for_update().get(pk=ensure_door(by.organization).pk)
    if door.edition != edition:
        raise Stale
    before = {name: getattr(door, name) for name in FIELDS}
    for name in FIELDS:
        setattr(door, name, values[name])
    door.edition += 1
    door.clean_fields(exclude={one.name for one in Door._meta.fields} - set(FIELDS))
    door.save()
    changed = {name: [before[name], values[name]] for name in FIELDS if before[name] != values[name]}
    record(ARRANGED, by=by, subject=door, label=by.organization.name, facts={"changed": changed})
    return door


@transaction.atomic
def set_open(*, by: Officer, is_open: bool) -> Door:
    """Opens only where a report could be received, and its officer's key recovered."""
    require(by, Can.ARRANGE_SEALED)
    door = Door.objects.select_for_update().get(pk=ensure_door(by.organization).pk)
    if is_open and (missing := missing_of(by)):
        raise NotAllowed(" ".join(missing), "the door cannot be opened yet: officers or custodians are missing")
    if door.open != is_open:
        door.open, door.edition = is_open, door.edition + 1
        door.save(update_fields=["open", "edition"])
        record(OPENED if is_open else CLOSED, by=by, subject=door, label=by.organization.name)
    return door


def missing_of(by: Officer) -> list[str]:
    """What is still missing before the door may open, in Thai."""
    told = []
    if not officers_of(by.organization, by.today):
        told.append(_("ยังไม่มีเจ้าหน้าที่ผู้รับแจ้งที่ตั้งกุญแจแล้ว"))
    if len(custodians_of(by.organization)) < 2:
        told.append(_("ต้องมีผู้ถือกุญแจกู้คืนที่ตั้งกุญแจแล้วอย่างน้อย 2 คน"))
    return told


@transaction.atomic
def appoint_keeper(user: User, part: str, *, by: Officer) -> Keeper:
    """Names an officer or a custodian; they set their own passphrase. A chief executive is neither."""
    require(by, Can.ARRANGE_SEALED)
    door = Door.objects.select_for_update().get(pk=ensure_door(by.organization).pk)
    able = may_be_officer if part == Keeper.Part.OFFICER else may_be_custodian
    if not able(by.organization, by.today).filter(user=user).exists():
        raise NotAllowed(_("ผู้นี้รับหน้าที่นี้ไม่ได้ โปรดดูบทบาทในหน้าตั้งค่าผู้ใช้"), "this person cannot take this part")
    if keepers_of(by.organization).filter(user=user).exists():
        raise NotAllowed(_("ผู้นี้มีหน้าที่ในช่องทางนี้อยู่แล้ว"), "this person has a part already")
    keeper = Keeper.objects.create(organization=by.organization, user=user, part=part, since=by.today)
    facts = {"part": str(Keeper.Part(part).label), "username": user.username}
    record(APPOINTED, by=by, subject=door, label=user.full_name, facts=facts)
    tell(
        [user], organization=by.organization, text=_("ท่านได้รับหน้าที่ในช่องทางแจ้งการทุจริต โปรดตั้งกุญแจของท่าน"),
        url=reverse("sealed_key", args=[by.organization.code]),
    )  # fmt: skip
    return keeper


@transaction.atomic
def dismiss_keeper(keeper: Keeper, *, by: Officer) -> None:
    """Takes the part away with every box that was sealed to it. The last who can open anything stays until another
    can: the door is closed first."""
    require(by, Can.ARRANGE_SEALED)
    door = Door.objects.select_for_update().get(pk=ensure_door(by.organization).pk)
    keeper = Keeper.objects.select_for_update().get(pk=keeper.pk, organization=by.organization, until=None)
    _must_not_be_needed(door, keeper)
    ReportBox.objects.filter(keeper=keeper).delete()
    IdentityHalf.objects.filter(keeper=keeper).delete()
    RecoveryShare.objects.filter(keeper=keeper).delete()
    RecoveryShare.objects.filter(first=keeper).delete()
    RecoveryShare.objects.filter(second=keeper).delete()
    Recovery.objects.filter(keeper=keeper).delete()
    Unlocking.objects.filter(keeper=keeper).delete()
    keeper.until, keeper.public, keeper.locked, keeper.salt = by.today, None, None, None
    keeper.save(update_fields=["until", "public", "locked", "salt"])
    facts = {"part": str(keeper.get_part_display()), "username": keeper.user.username}
    record(DISMISSED, by=by, subject=door, label=keeper.user.full_name, facts=facts)


def _must_not_be_needed(door: Door, keeper: Keeper) -> None:
    others = keepers_of(door.organization).filter(part=keeper.part, public__isnull=False).exclude(pk=keeper.pk)
    if keeper.public is None:
        return
    least = 1 if keeper.part == Keeper.Part.OFFICER else 2
    needed = door.open or SealedReport.objects.filter(organization=door.organization).exists()
    if needed and others.count() < least:
        raise NotAllowed(
            _("หากให้ผู้นี้พ้นหน้าที่จะไม่มีใครเปิดหรือกู้เรื่องที่มีอยู่ได้ โปรดกำหนดผู้อื่นแทนและให้ตั้งกุญแจก่อน"),
            "nobody could open or recover what is there; name another first",
        )


def seal_dummies(keeper: Keeper) -> None:
    """A keeper who has just set a key gets boxes that open nothing for every report that is there: from outside nobody
    sees who can open which. Somebody who can open them seals the real ones (handing_on)."""
    reports = SealedReport.objects.filter(organization=keeper.organization)
    if keeper.part == Keeper.Part.OFFICER:
        missing = reports.exclude(boxes__keeper=keeper)
        ReportBox.objects.bulk_create(
            ReportBox(report=one, keeper=keeper, box=box_for(keeper, bytes(64), opens=False)) for one in missing
        )
    identities = SealedIdentity.objects.filter(report__in=reports).exclude(halves__keeper=keeper)
    IdentityHalf.objects.bulk_create(
        IdentityHalf(identity=one, keeper=keeper, box=box_for(keeper, bytes(32), opens=False)) for one in identities
    )
