"""People are invited, speakers and materials are named, tests and evaluations are linked."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import NotAllowed, Officer, held_on
from sucharit.base.people.models import Holding, Position
from sucharit.base.screens.words import day
from sucharit.work.evidence.models import Evidence
from sucharit.work.gatherings.models import Gathering, Participant
from sucharit.work.gatherings.names import fit_name, lines_of, name_key
from sucharit.work.plans.pages import address
from sucharit.work.plans.sheet import fit_text
from sucharit.work.shelf.actions import kept, locked
from sucharit.work.surveys.models import Survey

INVITED = declare("gatherings.invited", gettext_lazy("เชิญผู้เข้าร่วม{label} {count} คน"))
SPEAKER = declare("gatherings.speaker", gettext_lazy("เพิ่มวิทยากรของ{label}"))
MATERIAL = declare("gatherings.material", gettext_lazy("เพิ่มเอกสารประกอบ{label}"))
MEASURED = declare("gatherings.measured", gettext_lazy("เลือกแบบทดสอบและแบบประเมินของ{label}"))
State, Kind = Gathering.State, Participant.Kind
COMING = (State.PLANNED, State.INVITED)
RUNNING = (*COMING, State.OPEN)
MOST_PEOPLE = 5_000
_KINDS = {
    Position.Rank.CHIEF_EXECUTIVE: Kind.EXECUTIVE, Position.Rank.DEPUTY_EXECUTIVE: Kind.EXECUTIVE,
    Position.Rank.COUNCIL: Kind.COUNCIL,
}  # fmt: skip


@transaction.atomic
def invite(
    gathering: Gathering, *, by: Officer, everyone: bool = False, names: str = "", kind: str = Kind.CITIZEN
) -> Gathering:
    """Everyone who holds a position here (they get a notice), and the names, a line each: name, position or village.
    Who is on the list already is not invited twice."""
    row = locked(gathering, by, *COMING)
    if by.today > row.last_day:
        raise NotAllowed("วันที่จัดผ่านไปแล้ว เชิญเพิ่มไม่ได้", "the day has passed")
    if kind not in Kind.values:
        raise ValidationError({"kind": _("โปรดเลือกประเภทผู้เข้าร่วม")})
    known = set(row.people.values_list("key", flat=True))
    wanted = [*(_holders(by) if everyone else ()), *_named(names, kind)]
    fresh = {name_key(one["name"]): one for one in reversed(wanted) if name_key(one["name"]) not in known}
    if not fresh:
        raise ValidationError({"names": _("ไม่มีชื่อใหม่ โปรดพิมพ์ชื่อบรรทัดละคน หรือเลือกเชิญบุคลากรทุกคน")})
    if len(known) + len(fresh) > MOST_PEOPLE:
        raise ValidationError({"names": _("รายการหนึ่งมีผู้เข้าร่วมได้ไม่เกิน 5,000 คน")})
    made = Participant.objects.bulk_create(
        [Participant(gathering=row, key=key, invited=True, **fresh[key]) for key in sorted(fresh)], batch_size=500
    )
    url = address("register_entry", by.organization.code, "gatherings", row.pk)
    text = _("ขอเชิญเข้าร่วม %(title)s วันที่ %(day)s %(place)s") % {
        "title": row.title, "day": day(row.held_on), "place": row.place,
    }  # fmt: skip
    tell([one.user for one in made if one.user is not None], organization=by.organization, text=text, url=url)
    row.state = State.INVITED
    return kept(row, by=by, verb=INVITED, facts={"count": len(made)})


def _holders(by: Officer) -> Iterator[dict[str, Any]]:
    rows = Holding.objects.filter(held_on(by.today), position__organization=by.organization, user__is_active=True)
    seen: set[int] = set()
    for held in rows.select_related("user", "position").order_by("acting", "position__place", "pk"):
        if held.user_id not in seen:
            seen.add(held.user_id)
            kind = _KINDS.get(Position.Rank(held.position.rank), Kind.STAFF)
            yield {
                "name": held.user.full_name, "group": held.position.title[:160], "user": held.user, "kind": kind
            }  # fmt: skip


def _named(names: str, kind: str) -> Iterator[dict[str, Any]]:
    for name, group in lines_of(names, MOST_PEOPLE):
        yield {"name": name, "group": group, "kind": kind}


@transaction.atomic
def add_speaker(
    gathering: Gathering, *, by: Officer, name: str, position: str = "", topic: str = "", fee: Decimal | None = None
) -> Gathering:
    row = locked(gathering, by, *RUNNING)
    told = fit_name(name)
    if not told:
        raise ValidationError({"name": _("โปรดใส่ชื่อวิทยากร")})
    topic = fit_text(topic, 300, one_line=True)
    if row.speakers.filter(name=told, topic=topic).exists():
        raise ValidationError({"name": _("มีวิทยากรชื่อนี้ในหัวข้อนี้แล้ว")})
    row.speakers.create(name=told, position=fit_text(position, 200, one_line=True), topic=topic, fee=fee)
    return kept(row, by=by, verb=SPEAKER)


@transaction.atomic
def add_material(
    gathering: Gathering, *, by: Officer, title: str, address: str = "", evidence: Iterable[Evidence] = ()
) -> Gathering:
    """A handout: where it is read, or the file itself beside the other proof."""
    row = locked(gathering, by, *RUNNING, State.HELD)
    told = fit_text(title, 200, one_line=True)
    if not told:
        raise ValidationError({"title": _("โปรดใส่ชื่อเอกสาร")})
    if row.materials.filter(title=told).exists():
        raise ValidationError({"title": _("มีเอกสารชื่อนี้แล้ว")})
    row.materials.create(title=told, address=address)
    return kept(row, by=by, verb=MATERIAL, evidence=evidence)


@transaction.atomic
def link_surveys(
    gathering: Gathering, *, by: Officer, before_test: Survey | None = None, after_test: Survey | None = None,
    evaluation: Survey | None = None, follow_up: Survey | None = None,
) -> Gathering:  # fmt: skip
    """Which test is before, which after; how it was judged then and months later. A test has a key; a rehearsal is no
    result."""
    row = locked(gathering, by, *RUNNING, State.HELD, State.REPORTED)
    given = {"before_test": before_test, "after_test": after_test, "evaluation": evaluation, "follow_up": follow_up}
    chosen = [one.pk for one in given.values() if one is not None]
    if len(set(chosen)) < len(chosen):
        raise ValidationError({"before_test": _("แบบหนึ่งใช้ได้ในที่เดียว ก่อนอบรมและหลังอบรมต้องเป็นคนละแบบหรือคนละรอบ")})
    for name, survey in given.items():
        if survey is not None:
            _fits(row, name, survey)
        setattr(row, name, survey)
    return kept(row, by=by, verb=MEASURED)


def _fits(row: Gathering, name: str, survey: Survey) -> None:
    if name.endswith("_test") and not survey.test:
        raise ValidationError({name: _("แบบนี้ไม่ใช่แบบทดสอบที่มีเฉลย")})
    if not name.endswith("_test") and survey.purpose != Survey.Purpose.SURVEY:
        raise ValidationError({name: _("แบบนี้ไม่ใช่แบบประเมิน")})
    taken = Gathering.objects.filter(organization=row.organization_id, withdrawn_at=None, **{name: survey})
    if other := taken.exclude(pk=row.pk).first():
        raise ValidationError({name: _("แบบนี้ใช้กับ %(other)s แล้ว โปรดสร้างรอบใหม่ของแบบ") % {"other": other}})
