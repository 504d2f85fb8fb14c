"""Building the demonstration: an organization in the middle of its work, by the same verbs that its people use."""

from collections.abc import Callable
from importlib import resources

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from sucharit.base import clock
from sucharit.base.organizations.models import Organization
from sucharit.base.people.actions import give_role
from sucharit.office.demonstration import chain, plans, risks, year
from sucharit.office.demonstration.complaints import a_year_of_voices
from sucharit.office.demonstration.going_out import documents_and_pages
from sucharit.office.demonstration.ita import scores_and_list
from sucharit.office.demonstration.people import SINCE, VIEWER, Cast, donsukchai, thungnamsai
from sucharit.office.demonstration.progress import a_year_lived
from sucharit.office.demonstration.promises import a_year_promised
from sucharit.office.demonstration.reports import reports_of_the_years
from sucharit.office.demonstration.sealed import sealed_door
from sucharit.office.demonstration.shelf import a_year_of_registers
from sucharit.office.demonstration.surveys import surveys_of_the_office
from sucharit.office.demonstration.working import entries_of_initiatives
from sucharit.office.demonstration.year_in_public import years_in_public
from sucharit.work.indicators.actions import record_judgements
from sucharit.work.intake.actions import receive
from sucharit.work.plans.models import Plan
from sucharit.work.years.models import YearPlan

Say = Callable[[str], None]


def build_once(*, say: Say = lambda _text: None) -> None:
    """Builds everything where nothing is there yet. Each part is whole or absent; a second start goes on."""
    if Organization.objects.exists():
        return
    say("กำลังสร้างหน่วยงานสมมุติ: ผู้คน…")
    with transaction.atomic():
        office, neighbour = donsukchai(), thungnamsai()
    say("แผน ความเสี่ยง และการอนุมัติ…")
    with transaction.atomic():
        build_office(office)
        build_neighbour(neighbour)
        give_role(neighbour.organization, office.users[VIEWER[0]], VIEWER[2], by=None, since=SINCE)
    say("เอกสารและหน้าสาธารณะ…")
    documents_and_pages(office, neighbour)
    say("ผล ITA และรายการเปิดเผยข้อมูล…")
    with transaction.atomic():
        scores_and_list(office)
    say("เสียงประชาชน…")
    with transaction.atomic():
        a_year_of_voices(office)
    say("แบบสำรวจ…")
    with transaction.atomic():
        surveys_of_the_office(office)
    say("ทะเบียน…")
    with transaction.atomic():
        a_year_of_registers(office)
        entries_of_initiatives(office)
    say("รายงานของปี…")
    with transaction.atomic():
        reports_of_the_years(office)
    say("ปีงบประมาณสู่สาธารณะ…")
    with transaction.atomic():
        years_in_public(office)
    say("ช่องทางแจ้งการทุจริต…")
    with transaction.atomic():
        sealed_door(office)
    judged(office)
    waiting_upload(office)


def judged(office: Cast) -> None:
    """As after the night: what the province reads of a year is what its own room says of it."""
    for running in YearPlan.objects.filter(organization=office.organization, state=YearPlan.State.APPROVED):
        record_judgements(running, clock.today())


def build_office(office: Cast) -> Plan:
    """อบต.ดอนสุขใจ: an adopted plan, this year's risks, last year lived through and this year running, and a revision on
    the plan officer's desk."""
    register = risks.last_and_this_year(office)
    adopted = plans.adopted_plan(office, register)
    chain.linked(office, adopted)
    year.running_year(office, _lived)
    plans.revision_at_work(office, adopted)
    return adopted


def _lived(office: Cast, year_plan: YearPlan) -> None:
    """What was done and paid, then what was due and what was promised."""
    a_year_lived(office, year_plan)
    chain.proved(office, year_plan)
    a_year_promised(office, year_plan)
    chain.told_under(office, year_plan)


def build_neighbour(neighbour: Cast) -> Plan:
    """เทศบาลเมืองทุ่งน้ำใส: an adopted plan of its own, so that there is something that must not be seen."""
    return plans.neighbours_plan(neighbour)


def waiting_upload(office: Cast) -> None:
    """Last cycle's plan as a scan was read: it waits on the plan officer's desk with its doubts and contradictions."""
    sample = resources.files("sucharit.samples").joinpath("plan.txt").read_bytes()
    upload = SimpleUploadedFile("แผนป้องกันการทุจริต 2566-2570 (สแกน).txt", sample)
    receive(upload, by=office.officer("planner", clock.today()))
