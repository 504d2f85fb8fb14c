"""Publications: recorded through one or many channels at once, edited, withdrawn, put back."""

import datetime
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.roles import Can, Role
from sucharit.work.evidence.actions import use_all
from sucharit.work.evidence.actions.adding import fit_address
from sucharit.work.evidence.models import Evidence
from sucharit.work.evidence.queries import evidence_of
from sucharit.work.evidence.subjects import declare_subject
from sucharit.work.plans.pages import address as page_address
from sucharit.work.publications.finding import KIND, forget, make_findable
from sucharit.work.publications.models import Channel, Publication, PublicationInitiative
from sucharit.work.years.models import YearPlan
from sucharit.work.years.queries import may_report, year_initiatives_for
from sucharit.work.years.recording.writing import (
    check_edition,
    day_in_year,
    mark_back,
    mark_withdrawn,
    running_year,
    standing,
    store,
    text_of,
)

RECORDED = declare("publications.recorded", gettext_lazy("บันทึกการเผยแพร่ {label} ทาง{channel}"))
EDITED = declare("publications.edited", gettext_lazy("แก้ไขบันทึกการเผยแพร่ {label} ทาง{channel}"))
WITHDRAWN = declare("publications.withdrawn", gettext_lazy("ถอนบันทึกการเผยแพร่ {label} ทาง{channel}: {reason}"))
PUT_BACK = declare("publications.put_back", gettext_lazy("นำบันทึกการเผยแพร่ {label} ทาง{channel} กลับมา"))
MOST_INITIATIVES = 60
declare_subject(KIND, gettext_lazy("การเผยแพร่"), lambda code, pk: page_address("publication", code, pk))


@transaction.atomic
def record_publications(
    year: YearPlan, *, by: Officer, title: str, channels: Sequence[Channel], published_on: datetime.date | None,
    keys: Iterable[uuid.UUID] = (), addresses: Mapping[int, str] | None = None, document: str = "", note: str = "",
    evidence: Iterable[Evidence] = (),
) -> list[Publication]:  # fmt: skip
    """One row for each channel. Every row has its own address (`addresses` by the channel's number) or shares the
    evidence; ValidationError names the channel that has neither."""
    year = running_year(year, by)
    if not channels:
        raise ValidationError({"channels": _("โปรดเลือกช่องทางอย่างน้อยหนึ่งช่องทาง")})
    proofs, batch, told = list(evidence), uuid.uuid4(), dict(addresses or {})
    wanted = _keys(keys, year, by)
    made = []
    for channel in channels:
        row = Publication(organization=by.organization, fiscal_year=year.fiscal_year, batch=batch, recorded_by=by.user)
        fields = {
            "title": title, "channel": channel, "published_on": published_on, "document": document, "note": note,
            "address": told.get(channel.pk, ""),
        }  # fmt: skip
        _written(row, fields, year, by)
        _proved(row, proofs)
        made.append(_saved(row, by, RECORDED, wanted, proofs, instead=False))
    return made


@transaction.atomic
def edit_publication(
    row: Publication, *, by: Officer, fields: dict[str, Any], keys: Iterable[uuid.UUID] | None = None,
    evidence: Iterable[Evidence] | None = None, edition: int | None = None,
) -> Publication:  # fmt: skip
    """Changes a row; `keys` and `evidence`, where given, are all of them. Stale where someone saved first."""
    row, year = _locked(row, by)
    check_edition(row, edition)
    standing(row)
    _written(row, fields, year, by)
    proofs = None if evidence is None else list(evidence)
    _proved(row, list(evidence_of(row)) if proofs is None else proofs)
    wanted = None if keys is None else _keys(keys, year, by, keep=_own_keys(row))
    return _saved(row, by, EDITED, wanted, proofs, instead=True)


@transaction.atomic
def withdraw_publication(row: Publication, *, by: Officer, reason: str) -> Publication:
    """It no longer counts; it stays to be read with the reason."""
    row, _year = _locked(row, by)
    mark_withdrawn(row, reason, by)
    facts = {"channel": row.channel.name, "reason": row.withdrawn_reason, "year": row.fiscal_year}
    store(row, by=by, verb=WITHDRAWN, label=row.title, facts=facts)
    forget(row, by.organization)
    return row


@transaction.atomic
def put_back_publication(row: Publication, *, by: Officer) -> Publication:
    """It counts again."""
    row, _year = _locked(row, by)
    mark_back(row)
    return _saved(row, by, PUT_BACK, None, None, instead=False)


def may_change(officer: Officer, row: Publication) -> bool:
    """Who recorded it, and the plan officer."""
    return officer.may(Can.REPORT) and (Role.PLAN_OFFICER in officer.roles or row.recorded_by_id == officer.user.pk)


def _locked(row: Publication, by: Officer) -> tuple[Publication, YearPlan]:
    year = running_year(YearPlan.objects.get(organization=by.organization, fiscal_year=row.fiscal_year), by)
    rows = Publication.objects.select_for_update(of=("self",)).select_related("channel", "organization")
    locked = rows.get(pk=row.pk, organization=by.organization)
    if not may_change(by, locked):
        raise NotAllowed("แก้ไขได้เฉพาะผู้บันทึกและเจ้าหน้าที่แผน", "only who recorded it, and the plan officer")
    return locked, year


def _written(row: Publication, told: Mapping[str, Any], year: YearPlan, by: Officer) -> None:
    if "title" in told:
        row.title = text_of(told["title"], 300, "title", one_line=True, required=_("โปรดเขียนว่าเผยแพร่อะไร"))
    if "channel" in told:
        row.channel = _channel(row, told["channel"], by)
    if "published_on" in told:
        row.published_on = day_in_year(told["published_on"], year, by, "published_on")
    if "address" in told:
        row.address = fit_address(told["address"]) if (told["address"] or "").strip() else ""
    if "document" in told:
        row.document = text_of(told["document"], 300, "document", one_line=True)
    if "note" in told:
        row.note = text_of(told["note"], 500, "note", one_line=True)


def _channel(row: Publication, channel: Channel, by: Officer) -> Channel:
    """One of the organization's own that is in use; the one that stands may stay."""
    found = Channel.objects.filter(pk=channel.pk, organization=by.organization).first()
    if found is None or not (found.active or found.pk == row.channel_id):
        raise ValidationError({"channels": _("ช่องทางนี้เลิกใช้แล้ว โปรดเลือกช่องทางอื่น")})
    return found


def _proved(row: Publication, evidence: Sequence[Evidence]) -> None:
    if row.address or evidence:
        return
    raise ValidationError(
        {
            "channels": _("“%(channel)s” ยังไม่มีหลักฐาน โปรดใส่ที่อยู่เว็บ หรือแนบภาพหรือเอกสารที่พิสูจน์ว่าเผยแพร่แล้ว")
            % {"channel": row.channel.name}
        }
    )


def _own_keys(row: Publication) -> set[uuid.UUID]:
    return set(row.initiatives.values_list("initiative_key", flat=True))


def _keys(keys: Iterable[uuid.UUID], year: YearPlan, by: Officer, keep: Iterable[uuid.UUID] = ()) -> list[uuid.UUID]:
    """Initiatives of the year that this officer records for; those that stood there may stay."""
    wanted = list(dict.fromkeys(keys))
    if len(wanted) > MOST_INITIATIVES:
        raise ValidationError({"initiatives": _("เลือกโครงการได้ไม่เกิน %(n)s โครงการต่อครั้ง") % {"n": MOST_INITIATIVES}})
    there = {row.key: row for row in year_initiatives_for(by, year.fiscal_year).filter(key__in=wanted)}
    kept = set(keep)
    for key in wanted:
        if key in kept:
            continue
        if key not in there:
            raise ValidationError({"initiatives": _("มีโครงการที่ไม่อยู่ในปีงบประมาณนี้ โปรดเลือกใหม่")})
        if not may_report(by, there[key]):
            raise NotAllowed(
                f"ท่านไม่ได้รับผิดชอบ “{there[key].title[:120]}” จึงบันทึกการเผยแพร่แทนไม่ได้", "not your unit's initiative"
            )
    if not wanted and Role.PLAN_OFFICER not in by.roles and not kept:
        raise ValidationError({"initiatives": _("โปรดเลือกโครงการที่เผยแพร่นี้เป็นส่วนหนึ่ง")})
    return wanted


def _saved(
    row: Publication,
    by: Officer,
    verb: str,
    keys: list[uuid.UUID] | None,
    evidence: list[Evidence] | None,
    *,
    instead: bool,
) -> Publication:
    facts = {
        "channel": row.channel.name,
        "on": row.published_on.isoformat(),
        "year": row.fiscal_year,
        "address": row.address,
    }
    store(row, by=by, verb=verb, label=row.title, facts=facts)
    if keys is not None:
        row.initiatives.exclude(initiative_key__in=keys).delete()
        there = _own_keys(row)
        PublicationInitiative.objects.bulk_create(
            PublicationInitiative(publication=row, initiative_key=key) for key in keys if key not in there
        )
    if evidence is not None:
        first = keys[0] if keys and len(keys) == 1 else None
        use_all(evidence, row, by=by, initiative_key=first, fiscal_year=row.fiscal_year, instead=instead)
    make_findable(row, by.organization)
    return row
