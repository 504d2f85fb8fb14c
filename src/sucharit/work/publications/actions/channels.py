"""The list of channels: begun with the usual ones, then the office's own."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.work.publications.models import Channel
from sucharit.work.years.recording.writing import text_of

BEGUN = declare("publications.channels_begun", gettext_lazy("เริ่มรายการช่องทางเผยแพร่ {count} ช่องทาง"))
ADDED = declare("publications.channel_added", gettext_lazy("เพิ่มช่องทางเผยแพร่ {label}"))
EDITED = declare("publications.channel_edited", gettext_lazy("แก้ไขช่องทางเผยแพร่ {label} (เดิม {before})"))
STOPPED = declare("publications.channel_stopped", gettext_lazy("เลิกใช้ช่องทางเผยแพร่ {label}"))
RESUMED = declare("publications.channel_resumed", gettext_lazy("ใช้ช่องทางเผยแพร่ {label} อีกครั้ง"))
MOST = 100
#: the usual channels of a local government, and whether each has an address on the web
USUAL = (
    ("เว็บไซต์ของหน่วยงาน", True), ("เฟซบุ๊กของหน่วยงาน", True), ("ไลน์ของหน่วยงาน", True), ("ป้ายประกาศที่ทำการ", False),
    ("ป้ายประกาศประจำหมู่บ้าน/ชุมชน", False), ("หอกระจายข่าว/เสียงตามสาย", False), ("เอกสาร แผ่นพับ วารสาร", False),
    ("หนังสือแจ้งหน่วยงานและชุมชน", False), ("ที่ประชุมหรือประชาคม", False), ("ศูนย์ข้อมูลข่าวสาร", False),
)  # fmt: skip


@transaction.atomic
def ensure_channels(organization: Organization, *, by: Officer) -> None:
    """At the first use the list begins with the usual channels; later nothing happens, whatever was taken out."""
    if Channel.objects.filter(organization=organization).exists():
        return
    Organization.objects.select_for_update().get(pk=organization.pk)
    if Channel.objects.filter(organization=organization).exists():
        return
    Channel.objects.bulk_create(
        Channel(organization=organization, name=name, online=online, place=place)
        for place, (name, online) in enumerate(USUAL, 1)
    )
    record(BEGUN, by=by, subject=organization, label=organization.name, facts={"count": len(USUAL)})


@transaction.atomic
def add_channel(*, by: Officer, name: str, online: bool) -> Channel:
    """Another channel at the end of the list."""
    require(by, Can.EDIT_YEAR)
    rows = Channel.objects.select_for_update().filter(organization=by.organization)
    if rows.count() >= MOST:
        raise NotAllowed(f"มีช่องทางได้ไม่เกิน {MOST} ช่องทาง", f"at most {MOST} channels")
    last = rows.aggregate(last=Max("place"))["last"] or 0
    made = Channel(organization=by.organization, name=_name(name), online=online, place=last + 1)
    _saved(made)
    record(ADDED, by=by, subject=made, label=made.name, facts={"online": online})
    return made


@transaction.atomic
def edit_channel(channel: Channel, *, by: Officer, **fields: Any) -> Channel:
    """Another name, online or not, in use or not."""
    require(by, Can.EDIT_YEAR)
    channel = Channel.objects.select_for_update().get(pk=channel.pk, organization=by.organization)
    before, was_active = channel.name, channel.active
    if "name" in fields:
        channel.name = _name(fields["name"])
    channel.online = fields.get("online", channel.online)
    channel.active = fields.get("active", channel.active)
    _saved(channel)
    verb = EDITED if was_active == channel.active else RESUMED if channel.active else STOPPED
    record(verb, by=by, subject=channel, label=channel.name, facts={"before": before, "online": channel.online})
    return channel


@transaction.atomic
def move_channel(channel: Channel, *, by: Officer, up: bool) -> None:
    """One place up or down; the order is that of the forms."""
    require(by, Can.EDIT_YEAR)
    rows = list(Channel.objects.select_for_update().filter(organization=by.organization))
    at = next(place for place, row in enumerate(rows) if row.pk == channel.pk)
    other = at - 1 if up else at + 1
    if not 0 <= other < len(rows):
        return
    rows[at], rows[other] = rows[other], rows[at]
    for place, row in enumerate(rows, 1):
        if row.place != place:
            Channel.objects.filter(pk=row.pk).update(place=place)
    record(EDITED, by=by, subject=channel, label=channel.name, facts={"before": channel.name, "place": other + 1})


def _name(name: str) -> str:
    return text_of(name, 160, "name", one_line=True, required=_("โปรดใส่ชื่อช่องทาง"))


def _saved(channel: Channel) -> None:
    try:
        with transaction.atomic():
            channel.save()
    except IntegrityError as error:
        raise ValidationError({"name": _("มีช่องทางชื่อนี้แล้ว")}) from error
