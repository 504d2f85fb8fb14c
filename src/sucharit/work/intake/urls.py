"""Addresses of this room: /o/<organization>/intake/… A document is named by its number, a part by its place in it."""

from django.urls import path

from sucharit.work.intake.views import documents, lists, parts, questions

urlpatterns = [
    path("", lists.intake_list, name="intake_list"),
    path("upload/", lists.intake_upload, name="intake_upload"),
    path("<int:intake>/", documents.intake, name="intake"),
    path("<int:intake>/state/", lists.intake_state, name="intake_state"),
    path("<int:intake>/original/", documents.intake_original, name="intake_original"),
    path("<int:intake>/document/", documents.intake_document, name="intake_document"),
    path("<int:intake>/read-again/", documents.intake_read_again, name="intake_read_again"),
    path("<int:intake>/discard/", documents.intake_discard, name="intake_discard"),
    path("<int:intake>/restore/", documents.intake_restore, name="intake_restore"),
    path("<int:intake>/reopen/", documents.intake_reopen, name="intake_reopen"),
    path("<int:intake>/claim/", documents.intake_claim, name="intake_claim"),
    path("<int:intake>/release/", documents.intake_release, name="intake_release"),
    path("<int:intake>/questions/", questions.intake_questions, name="intake_questions"),
    path("<int:intake>/questions/accept/", questions.intake_accept, name="intake_accept"),
    path("<int:intake>/questions/explain/", questions.intake_explain_alike, name="intake_explain_alike"),
    path("<int:intake>/questions/<int:question>/", questions.intake_answer, name="intake_answer"),
    path(
        "<int:intake>/questions/<int:question>/reopen/", questions.intake_question_reopen, name="intake_question_reopen"
    ),
    path("<int:intake>/parts/<slug:part>/", parts.intake_part, name="intake_part"),
    path("<int:intake>/corrections/", parts.intake_corrections, name="intake_corrections"),
    path(
        "<int:intake>/corrections/<int:correction>/undo/", parts.intake_correction_undo, name="intake_correction_undo"
    ),
]
