"""What the worker does with large spreadsheets. A second run goes on where the first stood."""

from django_tasks import task

from sucharit.base.people.gate import NotAllowed
from sucharit.work.shelf.models import ImportBatch


@task()
def look_at(batch: int) -> None:
    """Looks at every row of the file."""
    from sucharit.work.shelf.actions.bringing_in import look

    look(_batch(batch))


@task()
def take_rows(batch: int) -> None:
    """Makes the entries."""
    from sucharit.work.shelf.actions.bringing_in import take_piece

    try:
        take_piece(_batch(batch))
    except NotAllowed as refused:
        row = _batch(batch)
        row.report |= {"stopped": refused.thai}
        row.save(update_fields=["report"])


def _batch(pk: int) -> ImportBatch:
    return ImportBatch.objects.select_related("organization", "file", "by", "unit").get(pk=pk)
