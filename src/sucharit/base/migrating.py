"""Tables of a room made together. Django renders every model that is connected with a new one, and here all are
connected through the organization: one table at a time, a first start would spend its time on that alone.
"""

from itertools import groupby

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


def _creates(operation: Operation) -> bool:
    return isinstance(operation, migrations.CreateModel)


class TablesTogether(migrations.Migration):
    """A migration whose new tables are told to the state first and made in the database after; the rest as always."""

    def apply(
        self, project_state: ProjectState, schema_editor: BaseDatabaseSchemaEditor, collect_sql: bool = False
    ) -> ProjectState:
        if collect_sql:
            return super().apply(project_state, schema_editor, collect_sql)
        for creates, group in groupby(self.operations, _creates):
            operations = list(group)
            if creates:
                self._make(operations, project_state, schema_editor)
            else:
                rest = migrations.Migration(self.name, self.app_label)
                rest.operations = operations  # type: ignore[misc]  # of this copy only
                project_state = rest.apply(project_state, schema_editor)
        return project_state

    def _make(self, operations: list[Operation], state: ProjectState, editor: BaseDatabaseSchemaEditor) -> None:
        before = state.clone()
        known = state.__dict__.pop("apps", None)  # what stands is not rendered again for what only points at it
        for operation in operations:
            operation.state_forwards(self.app_label, state)
        if known is not None:
            made = [state.models[self.app_label, operation.name.lower()] for operation in operations]  # type: ignore[attr-defined]
            known.render_multiple(made)
            state.__dict__["apps"] = known
        for operation in operations:
            operation.database_forwards(self.app_label, editor, before, state)
