"""Counting complaints for officers, executives and everyone: numbers only, never a name, never a case's words.

One pass over a year's rows; what is linked to another case is received, but not a case of its own.
"""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, Min, Q, Sum
from django.utils.translation import gettext as _

from sucharit.base.organizations.models import Organization
from sucharit.base.screens import words
from sucharit.core.fiscal import FiscalYear
from sucharit.core.thai import BUDDHIST_ERA, SHORT_MONTHS
from sucharit.work.complaints.models import Category, Complaint, PastCount, Satisfaction

_BEGINNING = datetime.timedelta(days=91)
OPEN = (Complaint.State.RECEIVED, Complaint.State.WORKING)


@dataclass
class Tally:
    """How many of something: received, finished, in progress, linked; of the finished how many in their term."""

    name: str
    received: int = 0
    finished: int = 0
    in_progress: int = 0
    linked: int = 0
    in_term: int = 0
    late: int = 0
    late_open: int = 0
    reopened: int = 0
    days: int = 0
    before: int | None = None

    @property
    def cases(self) -> int:
        """Received, without those that repeat another."""
        return self.received - self.linked

    @property
    def change(self) -> int | None:
        """Against the year before; None where that is not known."""
        return None if self.before is None else self.received - self.before

    @property
    def average_days(self) -> Decimal | None:
        return (Decimal(self.days) / self.finished).quantize(Decimal("0.1")) if self.finished else None

    @property
    def in_term_share(self) -> Decimal | None:
        return (Decimal(self.in_term) / self.finished * 100).quantize(Decimal("0.01")) if self.finished else None


@dataclass(frozen=True)
class Month:
    """A month of the year: what came and what was finished in it."""

    label: str
    received: int
    finished: int


@dataclass(frozen=True)
class Rated:
    """Satisfaction of those whose case was finished in the time: how many answered, how many are satisfied."""

    answers: int
    good: int
    faces: dict[int, int] = field(default_factory=dict)

    @property
    def share(self) -> Decimal | None:
        return (Decimal(self.good) / self.answers * 100).quantize(Decimal("0.01")) if self.answers else None


@dataclass(frozen=True)
class Figures:
    """All that is counted of a fiscal year, or of a part of it."""

    year: FiscalYear
    first: datetime.date
    last: datetime.date
    total: Tally
    categories: list[Tally]
    areas: list[Tally]
    channels: list[Tally]
    units: list[Tally]
    months: list[Month]
    outcomes: list[tuple[str, int]]
    rated: Rated
    years: list[tuple[int, int, int]]  # fiscal year, received, finished: oldest first


def figures_of(
    organization: Organization, year: FiscalYear, today: datetime.date, *, first: datetime.date | None = None,
    last: datetime.date | None = None,
) -> Figures:  # fmt: skip
    """The year, or the days of it from `first` to `last`. A fixed number of queries, whatever the number of complaints.
    The year before is compared with whole years alone."""
    begin, end = first or year.first_day, last or year.last_day
    rows = list(
        Complaint.objects.filter(organization=organization, received_on__range=(begin, end))
        .select_related("category", "area", "channel", "unit").defer("detail", "wish", "result", "cause", "prevention")
    )  # fmt: skip
    whole = (begin, end) == (year.first_day, year.last_day)
    before = before_of(organization, year.value - 1) if whole else {}
    used = {row.category_id for row in rows}
    known = Category.objects.filter(organization=organization)
    categories = [(one.pk, one.name) for one in known if one.pk in used or (one.active and not one.safe_door)]
    total = Tally(_("รวม"), before=sum(before.values()) if before else None)
    for row in rows:
        _add(total, row, today)
    return Figures(
        year, begin, end, total, _by(categories, rows, "category_id", today, before),
        _by(_named(rows, "area"), rows, "area_id", today), _by(_named(rows, "channel"), rows, "channel_id", today),
        _by(_named(rows, "unit"), rows, "unit_id", today), _months(organization, rows, year, begin, end),
        [(str(one.label), sum(row.outcome == one for row in rows)) for one in Complaint.Outcome],
        rated_of(organization, begin, end), years_of(organization, year.value),
    )  # fmt: skip


def _named(rows: Iterable[Complaint], name: str) -> list[tuple[int | None, str]]:
    """The lines that occur, in their own order, what has none last."""
    found = {getattr(row, f"{name}_id"): getattr(row, name) for row in rows}
    some = sorted((one for one in found.values() if one is not None), key=lambda one: (one.place, one.pk))
    told: list[tuple[int | None, str]] = [(one.pk, str(one)) for one in some]
    return [*told, (None, _("ยังไม่ระบุ"))] if None in found else told


def _by(
    names: Iterable[tuple[int | None, str]], rows: list[Complaint], field_name: str, today: datetime.date,
    before: dict[int, int] | None = None,
) -> list[Tally]:  # fmt: skip
    made = {pk: Tally(name, before=before.get(pk or 0, 0) if before else None) for pk, name in names}
    for row in rows:
        _add(made[getattr(row, field_name)], row, today)
    return list(made.values())


def _add(tally: Tally, row: Complaint, today: datetime.date) -> None:
    tally.received += 1
    tally.reopened += row.reopened > 0
    if row.state == Complaint.State.LINKED:
        tally.linked += 1
    elif row.state == Complaint.State.FINISHED and row.finished_on is not None:
        tally.finished += 1
        late = row.term_end is not None and row.finished_on > row.term_end
        tally.late += late
        tally.in_term += not late
        tally.days += (row.finished_on - (row.restarted_on or row.received_on)).days
    else:
        tally.in_progress += 1
        tally.late_open += row.due_on is not None and row.due_on < today


def _months(
    organization: Organization, rows: list[Complaint], year: FiscalYear, begin: datetime.date, end: datetime.date
) -> list[Month]:
    """Twelve months from October; finished counts what was finished in that month, whenever it came."""
    came = Counter((row.received_on.year, row.received_on.month) for row in rows)
    ended = Complaint.objects.filter(
        organization=organization, state=Complaint.State.FINISHED, finished_on__range=(begin, end)
    )
    done = Counter((day.year, day.month) for day in ended.values_list("finished_on", flat=True) if day is not None)
    told = []
    for number in range(12):
        month = (9 + number) % 12 + 1
        of = year.first_day.year + (month < 10)
        if begin <= datetime.date(of, month, 1) <= end:
            label = f"{SHORT_MONTHS[month - 1]} {of + BUDDHIST_ERA}"
            told.append(Month(label, came[of, month], done[of, month]))
    return told


def rated_of(organization: Organization, first: datetime.date, last: datetime.date) -> Rated:
    """Answers to cases finished between two days; of a case closed twice only the last closing counts."""
    rows = Satisfaction.objects.filter(
        complaint__organization=organization, complaint__finished_on__range=(first, last),
    ).values_list("face", "closing", "complaint__reopened")  # fmt: skip
    faces = Counter(face for face, closing, now in rows if closing == now)
    good = sum(count for face, count in faces.items() if face >= Satisfaction.GOOD)
    return Rated(sum(faces.values()), good, {face: faces[face] for face, _name in Satisfaction.FACES})


def before_of(organization: Organization, year: int) -> dict[int, int]:
    """Category > received in another year: counted here, or entered with its source; empty where nothing is known."""
    counted = dict(
        Complaint.objects.filter(organization=organization, fiscal_year=year)
        .order_by()
        .values_list("category")
        .annotate(n=Count("pk"))
    )
    if counted:
        return counted
    rows = PastCount.objects.filter(organization=organization, fiscal_year=year)
    return dict(rows.values_list("category", "received"))


def past_counts(organization: Organization, years: Iterable[int]) -> dict[int, dict[str, int]]:
    """Of each of these years: key of a category > cases, to compare another year with. Counted here where cases were
    kept from the first quarter on, else as entered with their source; empty where nothing whole is known. "own" are the
    office's own categories. Corruption is not counted here. Three queries, however many years."""
    ours = Complaint.objects.filter(organization=organization, category__safe_door=False).order_by()
    told: dict[int, dict[str, int]] = {year: {} for year in years}
    first = ours.aggregate(first=Min("received_on"))["first"]
    kept = {year for year in told if first is not None and first <= FiscalYear(year).first_day + _BEGINNING}
    rows = ours.filter(fiscal_year__in=kept).exclude(state=Complaint.State.LINKED) if kept else Complaint.objects.none()
    if kept:
        known = Category.objects.filter(organization=organization, safe_door=False).values_list("key", flat=True)
        told |= {year: {key or "own": 0 for key in known} for year in kept}
    past = PastCount.objects.filter(organization=organization, fiscal_year__in=set(told) - kept).order_by()
    for year, key, count in (
        *rows.values_list("fiscal_year", "category__key").annotate(n=Count("pk")),
        *past.values_list("fiscal_year", "category__key").annotate(n=Sum("received")),
    ):
        told[year][key or "own"] = told[year].get(key or "own", 0) + count
    return told


def years_of(organization: Organization, upto: int, most: int = 5) -> list[tuple[int, int, int]]:
    """Year over year: received and finished of each year that is known, oldest first."""
    rows = Complaint.objects.filter(organization=organization, fiscal_year__lte=upto).order_by().values("fiscal_year")
    told = {
        one["fiscal_year"]: (one["n"], one["done"])
        for one in rows.annotate(n=Count("pk"), done=Count("pk", filter=Q(state=Complaint.State.FINISHED)))
    }
    counted = set(told)
    for past in PastCount.objects.filter(organization=organization, fiscal_year__lte=upto):
        if past.fiscal_year not in counted:
            n, done = told.get(past.fiscal_year, (0, 0))
            told[past.fiscal_year] = (n + past.received, done + past.finished)
    return sorted((year, n, done) for year, (n, done) in told.items())[-most:]


def shown(number: int) -> str:
    """Zero is published as a word, so that nobody takes it for a gap."""
    return words.number(number) if number else _("ไม่มี")
