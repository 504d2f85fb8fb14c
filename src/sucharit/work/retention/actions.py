"""Kept longer, held, released; put on a list by one person, and destroyed or refused by another."""

import datetime
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record, subject_key
from sucharit.base.audit.forgetting import forget, words_about
from sucharit.base.audit.sealing import COVER, WENT, Word, proof
from sucharit.base.audit.verbs import declare
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import NotAllowed, Officer, held_on, require
from sucharit.base.people.models import RoleGrant, User
from sucharit.base.people.roles import Can, Role
from sucharit.core.fiscal import FiscalYear
from sucharit.work.plans.pages import address
from sucharit.work.plans.sheet import fit_text
from sucharit.work.retention import emptying
from sucharit.work.retention.models import MOST_YEARS, Destruction, DestructionLine, Hold, KeepingOrder
from sucharit.work.retention.queries import due, keeps, over, standing_orders, years_of
from sucharit.work.retention.series import OfRegister, Series, series_called
from sucharit.work.shelf.models import Emptied, NumberLine
from sucharit.work.shelf.queries import decides_all, is_about, keeps_all

PROLONGED = declare("retention.prolonged", gettext_lazy("ขยายเวลาเก็บ{label} เป็น {years} ปี ตาม {order}: {reason}"))
ENDED = declare("retention.order_ended", gettext_lazy("เลิกใช้การขยายเวลาเก็บ{label}: {reason}"))
HELD = declare("retention.held", gettext_lazy("สั่งเก็บ {label} ไว้ ไม่ทำลายแม้ครบกำหนด: {reason}"))
RELEASED = declare("retention.released", gettext_lazy("เลิกสั่งเก็บ {label}: {reason}"))
PROPOSED = declare("retention.proposed", gettext_lazy("เสนอ{label} {count} รายการ"))
TAKEN_BACK = declare("retention.taken_back", gettext_lazy("ถอน{label}"))
REFUSED = declare("retention.refused", gettext_lazy("ไม่อนุมัติ{label}: {reason}"))
DESTROYED = declare(
    "retention.destroyed", gettext_lazy("ทำลายข้อมูลที่ครบกำหนดเก็บตาม{label} {count} รายการ เว้นไว้ {left} รายการ")
)
MOST = 5_000
LINE = "retention"
Fate = DestructionLine.Fate


@transaction.atomic
def prolong(
    series: Series, *, by: Officer, years: int, order_number: str, ordered_on: datetime.date, reason: str
) -> KeepingOrder:
    """Kept longer than declared, by an order that was signed; a new order takes the place of the one before."""
    _require_above(by)
    if not series.retention.years < years <= MOST_YEARS:
        raise NotAllowed(
            _("ขยายได้เฉพาะให้นานกว่า %(n)s ปี และไม่เกิน %(most)s ปี") % {"n": series.retention.years, "most": MOST_YEARS},
            "only longer than declared, a hundred years at most",
        )
    if ordered_on > by.today:
        raise NotAllowed(_("คำสั่งลงวันที่ในอนาคต บันทึกได้เมื่อลงนามแล้ว"), "the order is not signed yet")
    order, why = _said(order_number, _("โปรดใส่เลขที่คำสั่งหรือบันทึกที่อนุมัติ"), 120), _said(reason, _("โปรดเขียนเหตุผล"))
    standing = _standing_order(series, by)
    if standing is not None:
        _end(standing, by, _("มีคำสั่งใหม่ %(order)s") % {"order": order})
    row = KeepingOrder.objects.create(
        organization=by.organization, series=series.key, years=years, order_number=order, ordered_on=ordered_on,
        reason=why, by=by.user,
    )  # fmt: skip
    facts = {"years": years, "order": order, "reason": why}
    record(PROLONGED, by=by, subject=row, label=str(series.name), facts=facts)
    return row


@transaction.atomic
def end_order(series: Series, *, by: Officer, reason: str) -> None:
    """From now on as declared."""
    _require_above(by)
    standing = _standing_order(series, by)
    if standing is None:
        raise NotAllowed(_("ไม่มีคำสั่งขยายเวลาที่ใช้อยู่"), "no order stands")
    why = _said(reason, _("โปรดเขียนเหตุผล"))
    _end(standing, by, why)
    record(ENDED, by=by, subject=standing, label=str(series.name), facts={"reason": why})


def _standing_order(series: Series, by: Officer) -> KeepingOrder | None:
    rows = KeepingOrder.objects.select_for_update()
    return rows.filter(organization=by.organization, series=series.key, ended_at=None).first()


def _end(row: KeepingOrder, by: Officer, reason: str) -> None:
    row.ended_at, row.ended_by, row.ended_reason = timezone.now(), by.user, reason[:300]
    row.save()


@transaction.atomic
def hold(series: Series, pk: int, *, by: Officer, reason: str) -> Hold:
    """This row is not destroyed until somebody who decides releases it. Whoever keeps rows of it may say so at once."""
    row = _row(series, pk, by)
    if not (decides_all(by) or (keeps(by) and (keeps_all(by) or row.unit_id in by.unit_ids))):
        raise NotAllowed(_("สั่งเก็บไว้ได้เฉพาะผู้ดูแลทะเบียน ปลัด และนายก"), "only who keeps or decides")
    if Hold.objects.filter(series=series.key, entry=pk, released_at=None).exists():
        raise NotAllowed(_("รายการนี้สั่งเก็บไว้อยู่แล้ว"), "it is held already")
    if Emptied.objects.filter(register=series.key, entry=pk).exists():
        raise NotAllowed(_("รายการนี้ทำลายแล้ว"), "it was destroyed")
    why = _said(reason, _("โปรดเขียนเหตุที่ต้องเก็บต่อ โดยไม่ระบุชื่อบุคคล"))
    made = Hold.objects.create(
        organization=by.organization, series=series.key, entry=pk, label=series.label(row), reason=why, by=by.user
    )
    record(HELD, by=by, subject=made, label=f"{series.name} {made.label}", facts={"reason": why})
    return made


@transaction.atomic
def release(row: Hold, *, by: Officer, reason: str) -> None:
    """Its time runs out again as that of the others."""
    _require_above(by)
    row = Hold.objects.select_for_update().get(pk=row.pk, organization=by.organization)
    if row.released_at is not None:
        raise NotAllowed(_("เลิกสั่งเก็บไปแล้ว"), "it was released")
    row.released_at, row.released_by = timezone.now(), by.user
    row.released_reason = _said(reason, _("โปรดเขียนเหตุผล"))
    row.save()
    series = series_called(row.series)
    label = f"{series.name if series else row.series} {row.label}"
    record(RELEASED, by=by, subject=row, label=label, facts={"reason": row.released_reason})


def _row(series: Series, pk: int, by: Officer) -> Any:
    """The row itself, locked, of this organization, for who may look into its series."""
    require(by, series.see)
    row = series.all_of(by.organization).select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise NotAllowed(_("ไม่พบรายการนี้ในหน่วยงาน"), "no such row")
    return row


@transaction.atomic
def propose(groups: Sequence[tuple[Series, int]], *, by: Officer, seen: str, note: str = "") -> Destruction:
    """A list of everything that is due in these series and years. `seen`: what the page showed; where somebody changed
    a row meanwhile, the list is not made and must be looked at again."""
    require(by, Can.KEEP_REGISTERS)
    found = due_in(groups, by)
    count = sum(len(rows) for _series, rows in found)
    if not count:
        raise NotAllowed(_("ไม่มีรายการที่ครบกำหนดในกลุ่มที่เลือก"), "nothing is due")
    if count > MOST:
        raise NotAllowed(
            _("เลือกได้ครั้งละไม่เกิน %(n)s รายการ โปรดแบ่งเป็นหลายบัญชี") % {"n": f"{MOST:,}"}, "too many for one list"
        )
    for series, rows in found:
        _not_about(series, rows, by)
    if mark_of(found, by) != seen:
        raise NotAllowed(_("รายการเปลี่ยนไปจากที่ท่านเห็น โปรดดูอีกครั้งก่อนเสนอ"), "the list changed; look at it again")
    year, salt, orders = FiscalYear.of(by.today).value, secrets.token_hex(32), standing_orders(by.organization)
    row = Destruction.objects.create(
        organization=by.organization, fiscal_year=year, number=_next_number(by, year), salt=salt, proposed_by=by.user,
        proposed_name=by.name, proposed_as=by.signs_as[:200], proposed_on=by.today,
        note=fit_text(note, 400, one_line=True),
    )  # fmt: skip
    DestructionLine.objects.bulk_create(
        [
            DestructionLine(
                destruction=row, series=series.key, fiscal_year=one.fiscal_year, entry=one.pk, label=series.label(one),
                years=years_of(series, orders), mark=marks[one.pk],
            )
            for series, rows in found for marks in (emptying.marks(series, rows, salt),) for one in rows
        ],
        batch_size=500,
    )  # fmt: skip
    record(PROPOSED, by=by, subject=row, label=_label(row), facts={"count": count, "lists": _counts(found)})
    tell(
        _deciders(by), organization=by.organization, url=_url(row),
        text=_("%(list)s รอท่านพิจารณา %(n)s รายการ") % {"list": _label(row), "n": count},
    )  # fmt: skip
    return row


def due_in(groups: Sequence[tuple[Series, int]], by: Officer) -> list[tuple[Series, list[Any]]]:
    """The rows that are due and that this officer may put on a list, by series; one more than MOST at most."""
    orders, found = standing_orders(by.organization), []
    for key in dict.fromkeys(series.key for series, _year in groups):
        series = next(one for one, _year in groups if one.key == key)
        require(by, series.see)
        years = [year for one, year in groups if one.key == key]
        rows = due(series, by, years_of(series, orders)).filter(fiscal_year__in=years)
        if not keeps_all(by):
            rows = rows.filter(unit__in=by.unit_ids)
        found.append((series, list(rows.select_related("organization")[: MOST + 1])))
    return [(series, rows) for series, rows in found if rows]


def _not_about(series: Series, rows: Sequence[Any], by: Officer) -> None:
    """Whom a row is about has no hand in its end."""
    if isinstance(series, OfRegister) and any(is_about(series.register, by, row) for row in rows):
        raise NotAllowed(
            _("ในบัญชีมี%(series)sที่เกี่ยวกับท่าน จึงเสนอหรือพิจารณาบัญชีนี้ไม่ได้ โปรดให้ผู้อื่นดำเนินการ") % {"series": series.name},
            "a row is about you: somebody else does this",
        )


def mark_of(found: Sequence[tuple[Series, Sequence[Any]]], by: Officer) -> str:
    """What a page showed, in a word that tells nothing: another one where a row came, went or was changed."""
    told = [
        f"{series.key} {sorted(emptying.marks(series, rows, by.organization.code).items())}" for series, rows in found
    ]
    return emptying.digest_of(told)


def _next_number(by: Officer, year: int) -> int:
    place: dict[str, Any] = {"organization": by.organization, "register": LINE, "fiscal_year": year}
    NumberLine.objects.get_or_create(**place)
    NumberLine.objects.select_for_update().get(**place)
    rows = Destruction.objects.filter(organization=by.organization, fiscal_year=year)
    return int(rows.aggregate(last=Max("number"))["last"] or 0) + 1


@transaction.atomic
def take_back(row: Destruction, *, by: Officer) -> None:
    """Who proposed it does not ask any more."""
    require(by, Can.KEEP_REGISTERS)
    row = _waiting(row, by)
    if row.proposed_by_id != by.user.pk:
        raise NotAllowed(_("ถอนได้เฉพาะผู้เสนอ"), "only who proposed it")
    _decided(row, by, Destruction.State.TAKEN_BACK, "")
    record(TAKEN_BACK, by=by, subject=row, label=_label(row))


@transaction.atomic
def refuse(row: Destruction, *, by: Officer, reason: str) -> None:
    """Nothing goes; the rows may be put on another list."""
    row = _for_decision(row, by)
    why = _said(reason, _("โปรดเขียนเหตุผลที่ไม่อนุมัติ"), 400)
    _decided(row, by, Destruction.State.REFUSED, why)
    record(REFUSED, by=by, subject=row, label=_label(row), facts={"reason": why})
    _tell_proposer(row, _("ไม่อนุมัติ%(list)s") % {"list": _label(row)})


@transaction.atomic
def destroy(row: Destruction, *, by: Officer, note: str = "") -> Destruction:
    """Everything on the list that is as it was when the list was made; what somebody changed, held or took up again
    since is left out and told. All of it or nothing; what stays is the certificate."""
    row = _for_decision(row, by)
    emptying.forget_freed_pages()
    orders = standing_orders(by.organization)
    removed, kept_out = emptying.Removed(), 0
    counts: dict[str, int] = {}
    for series, lines in _lines(row, by).items():
        going = _going(series, lines, years_of(series, orders), row.salt, by)
        DestructionLine.objects.bulk_update(lines, ["fate", "mark"], batch_size=500)
        kept_out += len(lines) - len(going)
        if going:
            _not_about(series, going, by)
            removed += emptying.empty(series, going, str(row))
            _mark_emptied(series, going, row, by)
            removed += _batches(series, by, years_of(series, orders)) + _holds(series, going)
            counts[series.key] = len(going)
    if not counts:
        raise NotAllowed(
            _("ไม่มีรายการใดในบัญชีที่ยังทำลายได้ (ถูกแก้ไข สั่งเก็บ หรือยังไม่จบเรื่อง) โปรดไม่อนุมัติบัญชีนี้แล้วจัดทำใหม่"),
            "nothing on the list may go any more; refuse it and make another",
        )
    row.entries, row.left = sum(counts.values()), kept_out
    row.versions, row.parts, row.files = removed.versions, removed.parts, removed.files
    went = _words(removed, by)
    row.words = len(went)
    facts = {"count": row.entries, "left": row.left, "lists": counts, "files": row.files, "versions": row.versions}
    entry = record(DESTROYED, by=by, subject=row, label=_label(row), facts={**facts, WENT: proof(went)})
    forget(by.chain, went, by=entry)
    row.recorded, row.digest = entry.number, entry.digest
    _decided(row, by, Destruction.State.DONE, fit_text(note, 400, one_line=True))
    _tell_proposer(row, _("ทำลายข้อมูลตาม%(list)sแล้ว") % {"list": _label(row)})
    return row


def _words(removed: emptying.Removed, by: Officer) -> list[Word]:
    """What officers typed into the record about what goes: reasons, and names of files. Numbers, days, deeds and who
    did them stay."""
    return [*words_about(by.chain, removed.rows), *words_about(by.chain, removed.named, labels=True)]


def _lines(row: Destruction, by: Officer) -> dict[Series, list[DestructionLine]]:
    """By series, each of which the decider may look into."""
    told: dict[str, list[DestructionLine]] = {}
    for line in row.lines.select_for_update(of=("self",)):
        told.setdefault(line.series, []).append(line)
    found: dict[Series, list[DestructionLine]] = {}
    for key, lines in told.items():
        series = series_called(key)
        if series is None:
            raise NotAllowed(_("ไม่มีทะเบียน %(key)s ในระบบแล้ว") % {"key": key}, "this register is not here any more")
        require(by, series.see)
        found[series] = lines
    return found


def _going(
    series: Series, lines: Sequence[DestructionLine], years: int, salt: str, by: Officer
) -> list[Any]:  # fmt: skip
    """The rows that go, locked; every line is told what becomes of it."""
    numbers = [line.entry for line in lines]
    rows: dict[int, Any] = {}
    for at in range(0, len(numbers), emptying.AT_ONCE):
        some = series.all_of(by.organization).filter(pk__in=numbers[at : at + emptying.AT_ONCE])
        rows |= {one.pk: one for one in some.select_for_update(of=("self",)).select_related("organization")}
    old = over(series, by, years)
    ready = set(old.exclude(series.running()).values_list("pk", flat=True))
    holds = set(Hold.objects.filter(series=series.key, released_at=None).values_list("entry", flat=True))
    marks = emptying.marks(series, list(rows.values()), salt)
    for line in lines:
        line.fate = _fate(line, rows, ready, holds, marks)
        line.mark = ""
    return [rows[line.entry] for line in lines if line.fate == Fate.GONE]


def _fate(
    line: DestructionLine, rows: Mapping[int, Any], ready: set[int], holds: set[int], marks: Mapping[int, str]
) -> str:  # fmt: skip
    if line.entry not in rows:
        return Fate.MISSING
    if line.entry in holds:
        return Fate.HELD
    if line.entry not in ready:
        return Fate.NOT_DUE
    return Fate.GONE if marks[line.entry] == line.mark else Fate.CHANGED


def _mark_emptied(series: Series, rows: Sequence[Any], row: Destruction, by: Officer) -> None:
    Emptied.objects.bulk_create(
        [
            Emptied(
                organization=by.organization, register=series.key, entry=one.pk, destruction=row.pk,
                certificate=str(row), on=by.today,
            )
            for one in rows
        ],
        batch_size=500,
    )  # fmt: skip


def _batches(series: Series, by: Officer, years: int) -> emptying.Removed:
    if not isinstance(series, OfRegister):
        return emptying.Removed()
    last = FiscalYear.of(by.today).value - 1 - years
    return emptying.empty_batches(series.register, by.organization, last)


def _holds(series: Series, rows: Sequence[Any]) -> emptying.Removed:
    """Why these rows were once held is forgotten with them."""
    found = Hold.objects.filter(series=series.key, entry__in=[one.pk for one in rows])
    told = tuple(map(subject_key, found))
    found.exclude(released_reason="").update(released_reason=COVER)
    found.update(reason=COVER)
    return emptying.Removed(rows=told)


def _for_decision(row: Destruction, by: Officer) -> Destruction:
    """Locked, for who decides and did not prepare it."""
    _require_above(by)
    row = _waiting(row, by)
    if row.proposed_by_id == by.user.pk:
        raise NotAllowed(_("ผู้เสนอพิจารณาบัญชีของตนเองไม่ได้ โปรดให้ผู้มีอำนาจอีกคนพิจารณา"), "who proposed it does not decide")
    return row


def _waiting(row: Destruction, by: Officer) -> Destruction:
    row = Destruction.objects.select_for_update().get(pk=row.pk, organization=by.organization)
    if not row.waits:
        raise NotAllowed(_("บัญชีนี้พิจารณาไปแล้ว"), "it was decided already")
    return row


def _decided(row: Destruction, by: Officer, state: str, note: str) -> None:
    row.state, row.decided_by, row.decided_on, row.decided_note, row.salt = state, by.user, by.today, note, ""
    row.decided_name, row.decided_as = by.name, by.signs_as[:200]
    row.save()
    if state != Destruction.State.DONE:
        row.lines.update(mark="")


def _require_above(by: Officer) -> None:
    require(by, Can.DECIDE)
    if not decides_all(by):
        raise NotAllowed(_("เป็นอำนาจของนายก ปลัด หรือผู้รักษาการแทน"), "for the chief executive and the clerk")


def _said(text: str, missing: str, most: int = 300) -> str:
    told = fit_text(text, most, one_line=True)
    if not told:
        raise NotAllowed(missing, "say why")
    return told


def _label(row: Destruction) -> str:
    return f"บัญชีขอทำลาย {row}"


def _url(row: Destruction) -> str:
    return address("destruction", row.organization.code, row.pk)


def _counts(found: Sequence[tuple[Series, Sequence[Any]]]) -> dict[str, int]:
    return {series.key: len(rows) for series, rows in found}


def _deciders(by: Officer) -> list[User]:
    grants = RoleGrant.objects.filter(
        held_on(by.today), organization=by.organization, role__in=[Role.CHIEF_EXECUTIVE, Role.CLERK]
    )
    return [one.user for one in grants.exclude(user=by.user).select_related("user")]


def _tell_proposer(row: Destruction, text: str) -> None:
    tell([row.proposed_by], organization=row.organization, text=text, url=_url(row))
