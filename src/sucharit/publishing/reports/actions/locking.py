"""A report is locked before anything in it changes."""

from django.db.models import F

from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.publishing.reports.models import Report


def locked_report(report: Report, by: Officer) -> Report:
    """The report, locked; DoesNotExist for a stranger's."""
    found = Report.objects.select_for_update(of=("self",)).get(pk=report.pk, organization=by.organization)
    found.organization = by.organization
    return found


def check_writable(report: Report) -> None:
    if not report.open_to_change:
        raise NotAllowed(
            f"รายงานนี้{report.get_state_display()} จึงแก้ไขไม่ได้ หากต้องแก้ ให้เปิดแก้ไขใหม่พร้อมเหตุผล",
            f"a report that is {report.state} is not written; open it again",
        )


def touch(report: Report) -> Report:
    """Counts one change of anything in it. The caller has locked it."""
    Report.objects.filter(pk=report.pk).update(edition=F("edition") + 1)
    report.refresh_from_db(fields=["edition"])
    return report
