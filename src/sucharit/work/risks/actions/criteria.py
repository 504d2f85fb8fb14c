"""The verbs of criteria: begin, write, size, settle an old print, adopt, revise, discard, put a version back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.history.actions import keep_version
from sucharit.base.history.queries import version_of
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.reference import UnknownReference
from sucharit.reference.risks import RiskScale, risk_scale
from sucharit.work.risks.actions.locking import changed, fits, held_open, reason_given
from sucharit.work.risks.actions.writing import index, write_criteria
from sucharit.work.risks.actions.yearly import AT_WORK, begun, held_adopted, of_year
from sucharit.work.risks.contents import SIZES, CriteriaContent, criteria_content, from_snapshot, snapshot
from sucharit.work.risks.models import RiskCriteria, RiskRegister
from sucharit.work.risks.problems import Problems, problems_of

STARTED = declare("risks.criteria_started", gettext_lazy("เริ่มร่าง{label} ({origin})"))
SAVED = declare("risks.criteria_saved", gettext_lazy("แก้ไข{label}"))
RESIZED = declare("risks.criteria_resized", gettext_lazy("ปรับขนาดตารางของ{label} เป็น {likelihoods} x {impacts} ระดับ"))
SETTLED = declare("risks.criteria_print_settled", gettext_lazy("ยืนยันด้านของตารางที่เอกสารเดิมพิมพ์กลับใน{label}"))
ADOPTED = declare("risks.criteria_adopted", gettext_lazy("ประกาศใช้{label}"))
REVISED = declare("risks.criteria_revised", gettext_lazy("เปิดฉบับแก้ไขของ{label} เพราะ {reason}"))
DISCARDED = declare("risks.criteria_discarded", gettext_lazy("ยกเลิกร่าง{label}"))
RESTORED = declare("risks.criteria_restored", gettext_lazy("นำ{label} กลับไปเป็นฉบับที่ {version}"))


@transaction.atomic
def start_criteria(
    fiscal_year: int, *, by: Officer, reference: str = "", copy_of: RiskCriteria | None = None
) -> RiskCriteria:
    """A draft for a year: from a reference matrix, from another year's criteria, or blank 5 x 5."""
    require(by, Can.EDIT_RISKS)
    check_year(fiscal_year)
    if of_year(RiskCriteria, by, fiscal_year, *AT_WORK).exists():
        raise NotAllowed(
            _("ปีงบประมาณ พ.ศ. %(year)s มีเกณฑ์อยู่แล้ว โปรดเปิดฉบับเดิม") % {"year": fiscal_year},
            f"{fiscal_year} has criteria already",
        )
    content, origin = _beginning(by, reference, copy_of)
    criteria = RiskCriteria.objects.create(origin=origin, **begun(RiskCriteria, by, fiscal_year, _("เริ่มร่างใหม่")))
    write_criteria(criteria, content)
    keep(criteria, by=by, verb=STARTED)
    record(STARTED, by=by, subject=criteria, label=str(criteria), facts={"origin": origin or _("เกณฑ์เปล่า")})
    rate_drafts_by(criteria)
    return criteria


def check_year(fiscal_year: int) -> None:
    try:
        FiscalYear(fiscal_year)
    except ValueError as error:
        raise NotAllowed(_("ปีงบประมาณนี้ไม่ถูกต้อง โปรดระบุเป็น พ.ศ. เช่น 2570"), "no such fiscal year") from error
    if not 2500 <= fiscal_year <= 2700:
        raise NotAllowed(_("ปีงบประมาณนี้ไม่ถูกต้อง โปรดระบุเป็น พ.ศ. เช่น 2570"), "no such fiscal year")


def _beginning(by: Officer, reference: str, copy_of: RiskCriteria | None) -> tuple[CriteriaContent, str]:
    if reference:
        try:
            scale = risk_scale(reference)
        except UnknownReference as unknown:
            raise NotAllowed(_("ไม่รู้จักเกณฑ์อ้างอิงนี้ โปรดเลือกจากรายการ"), str(unknown)) from unknown
        return reference_content(scale), scale.title
    if copy_of is not None:
        if copy_of.organization_id != by.organization.pk:
            raise NotAllowed(_("ไม่พบเกณฑ์ที่จะคัดลอก"), "no such criteria")
        origin = _("คัดลอกจากเกณฑ์ปีงบประมาณ พ.ศ. %(year)s") % {"year": copy_of.fiscal_year}
        return criteria_content(copy_of), origin
    return CriteriaContent(), ""


def reference_content(scale: RiskScale) -> CriteriaContent:
    """A reference as content to edit; where it has no matrix the cells stay empty."""
    rows = scale.matrix.rows if scale.matrix else {}
    scales = {"likelihood": scale.likelihood, "impact_financial": scale.impact_baht, "impact_other": scale.impact}
    return CriteriaContent(
        likelihoods=len(scale.likelihood),
        impacts=max(len(scale.impact), len(scale.impact_baht)) or 5,
        scales={
            name: {str(step.level): step.text for step in steps if step.text.strip() != "-"}
            for name, steps in scales.items()
        },
        cells={
            f"{likelihood}-{impact}": word
            for likelihood, row in rows.items()
            for impact, word in enumerate(row, 1)
        },
    )  # fmt: skip


def keep(criteria: RiskCriteria, *, by: Officer, verb: str) -> bool:
    """A version of the criteria; False where nothing changed."""
    return keep_version(criteria, snapshot(criteria_content(criteria)), by=by, verb=verb) is not None


@transaction.atomic
def save_criteria(
    criteria: RiskCriteria, content: CriteriaContent, *, by: Officer, edition: int | None = None, verb: str = SAVED
) -> RiskCriteria:
    """Scales and cells as written, whether they are sound or not: what is wrong is told, and stops only adoption."""
    criteria = held_open(criteria, by)
    fits(criteria.edition, edition)
    write_criteria(criteria, content)
    if keep(criteria, by=by, verb=verb):
        changed(criteria)
        record(verb, by=by, subject=criteria, label=str(criteria))
        _index_drafts(criteria)
    return criteria


@transaction.atomic
def resize(criteria: RiskCriteria, likelihoods: int, impacts: int, *, by: Officer) -> RiskCriteria:
    """Another number of steps; what lies beyond is dropped from the draft and stays in the history."""
    criteria = held_open(criteria, by)
    if likelihoods not in SIZES or impacts not in SIZES:
        raise NotAllowed(_("จำนวนระดับต้องเป็น 3 ถึง 6"), "three to six steps")
    content = criteria_content(criteria)
    write_criteria(
        criteria, CriteriaContent(likelihoods=likelihoods, impacts=impacts, scales=content.scales, cells=content.cells)
    )
    if keep(criteria, by=by, verb=RESIZED):
        changed(criteria)
        facts = {"likelihoods": likelihoods, "impacts": impacts}
        record(RESIZED, by=by, subject=criteria, label=str(criteria), facts=facts)
        _index_drafts(criteria)
    return criteria


@transaction.atomic
def settle_print(criteria: RiskCriteria, *, by: Officer, as_printed: bool) -> RiskCriteria:
    """The officer says which way up an old, turned print is: as it was set upright, or as it was printed."""
    criteria = held_open(criteria, by)
    if not criteria.printed_matrix:
        return criteria
    if as_printed:
        content = criteria_content(criteria)
        write_criteria(criteria, CriteriaContent(
            likelihoods=content.likelihoods, impacts=content.impacts, scales=content.scales,
            cells=_cells_printed(criteria.printed_matrix),
        ))  # fmt: skip
    criteria.printed_matrix = []
    criteria.save(update_fields=["printed_matrix"])
    keep(criteria, by=by, verb=SETTLED)
    changed(criteria)
    record(SETTLED, by=by, subject=criteria, label=str(criteria), facts={"as_printed": as_printed})
    _index_drafts(criteria)
    return criteria


def _cells_printed(printed: list[list[str]]) -> dict[str, str]:
    from sucharit.core.risk import Matrix

    matrix = Matrix.from_print(printed)
    return {f"{cell.likelihood}-{cell.impact}": matrix.word(cell) for cell in matrix.cells} if matrix else {}


@transaction.atomic
def adopt_criteria(criteria: RiskCriteria, *, by: Officer, despite: str = "") -> RiskCriteria:
    """Freezes the criteria for their year and replaces those adopted before. A matrix that cannot be looked up is
    refused; one that is only strange is adopted with a reason (`despite`)."""
    criteria = held_open(criteria, by)
    found = problems_of(criteria)
    _check_sound(found, despite)
    of_year(RiskCriteria, by, criteria.fiscal_year, RiskCriteria.State.ADOPTED).update(
        state=RiskCriteria.State.SUPERSEDED
    )
    criteria.state, criteria.adopted_at, criteria.adopted_by = RiskCriteria.State.ADOPTED, timezone.now(), by.user
    criteria.adopted_despite = reason_given(despite) if found.strange else ""
    criteria.save()
    changed(criteria)
    facts = {"year": criteria.fiscal_year, "revision": criteria.revision, "despite": criteria.adopted_despite}
    record(ADOPTED, by=by, subject=criteria, label=str(criteria), facts=facts)
    rate_drafts_by(criteria)
    return criteria


def _check_sound(found: Problems, despite: str) -> None:
    if found.stopping:
        raise NotAllowed(
            _("ยังประกาศใช้ไม่ได้: %(problem)s") % {"problem": found.stopping[0].message}, found.stopping[0].code
        )
    if found.strange and not despite.strip():
        raise NotAllowed(
            _("ตารางมีข้อสังเกต: %(problem)s หากยืนยันจะใช้ โปรดระบุเหตุผล") % {"problem": found.strange[0].message},
            "strange matrix: adopt with a reason",
        )


def rate_drafts_by(criteria: RiskCriteria) -> None:
    """Draft registers of the year follow the newest criteria; adopted ones keep those they were rated by."""
    drafts = RiskRegister.objects.filter(
        organization_id=criteria.organization_id, fiscal_year=criteria.fiscal_year, state=RiskRegister.State.DRAFT
    ).exclude(criteria=criteria)
    for register in drafts:
        register.criteria = criteria
        register.save(update_fields=["criteria", "changed_at"])
        changed(register)
    _index_drafts(criteria)


def _index_drafts(criteria: RiskCriteria) -> None:
    """Levels are looked up, so another matrix means other words to find a risk by."""
    for register in RiskRegister.objects.filter(criteria=criteria, state=RiskRegister.State.DRAFT):
        index(register)


@transaction.atomic
def revise_criteria(criteria: RiskCriteria, *, by: Officer, reason: str) -> RiskCriteria:
    """A draft that will replace adopted criteria, with the reason that the law of the office asks for."""
    only = NotAllowed(_("เปิดฉบับแก้ไขได้เฉพาะเกณฑ์ที่ประกาศใช้แล้ว"), "only adopted criteria are revised")
    criteria, why = held_adopted(criteria, by, otherwise=only), reason_given(reason)
    draft = RiskCriteria.objects.create(origin=criteria.origin, **begun(RiskCriteria, by, criteria.fiscal_year, why))
    write_criteria(draft, criteria_content(criteria))
    keep(draft, by=by, verb=REVISED)
    record(REVISED, by=by, subject=draft, label=str(draft), facts={"reason": why, "revision": draft.revision})
    rate_drafts_by(draft)
    return draft


@transaction.atomic
def discard_criteria(criteria: RiskCriteria, *, by: Officer) -> None:
    """A draft that will not be adopted. Draft registers go back to the adopted criteria of the year, if any."""
    criteria = held_open(criteria, by)
    criteria.state = RiskCriteria.State.DISCARDED
    criteria.save(update_fields=["state", "changed_at"])
    record(DISCARDED, by=by, subject=criteria, label=str(criteria))
    adopted = of_year(RiskCriteria, by, criteria.fiscal_year, RiskCriteria.State.ADOPTED).first()
    if adopted:
        rate_drafts_by(adopted)
    else:
        RiskRegister.objects.filter(criteria=criteria, state=RiskRegister.State.DRAFT).update(criteria=None)


@transaction.atomic
def restore_criteria(criteria: RiskCriteria, number: int, *, by: Officer) -> RiskCriteria:
    """An earlier version of a draft becomes its newest."""
    content = from_snapshot(version_of(criteria, number).snapshot, CriteriaContent)
    criteria = held_open(criteria, by)
    write_criteria(criteria, content)
    if keep(criteria, by=by, verb=RESTORED):
        changed(criteria)
        record(RESTORED, by=by, subject=criteria, label=str(criteria), facts={"version": number})
        _index_drafts(criteria)
    return criteria
