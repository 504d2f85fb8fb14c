"""Addresses of every register: /o/<organization>/shelf/<register>/…"""

from django.urls import path

from sucharit.work.shelf.views import front, history, imports, initiatives, lists, sheets, ties

ONE = "<slug:register>/<int:entry>/"
BATCH = "<slug:register>/import/<int:batch>/"

urlpatterns = [
    path("", front.shelf, name="shelf"),
    path("initiatives/<uuid:key>/", initiatives.register_initiative, name="register_initiative"),
    path("initiatives/<uuid:key>/part/", initiatives.register_initiative_part, name="register_initiative_part"),
    path("<slug:register>/", lists.register_list, name="register_list"),
    path("<slug:register>/about/", front.register_about, name="register_about"),
    path("<slug:register>/open/", lists.register_open, name="register_open"),
    path("<slug:register>/new/", sheets.register_new, name="register_new"),
    path("<slug:register>/book/<slug:form>/", lists.register_book, name="register_book"),
    path("<slug:register>/statistics/", lists.register_statistics, name="register_statistics"),
    path("<slug:register>/statistics/<slug:form>/", lists.register_statistics_file, name="register_statistics_file"),
    path("<slug:register>/bind/<int:fiscal_year>/", lists.register_bind, name="register_bind"),
    path("<slug:register>/carry/", imports.register_carry, name="register_carry"),
    path("<slug:register>/import/", imports.register_import, name="register_import"),
    path("<slug:register>/import/template/<slug:form>/", imports.register_template, name="register_template"),
    path(BATCH, imports.register_batch, name="register_batch"),
    path(f"{BATCH}take/", imports.register_batch_take, name="register_batch_take"),
    path(f"{BATCH}undo/", imports.register_batch_undo, name="register_batch_undo"),
    path(ONE, sheets.register_entry, name="register_entry"),
    path(f"{ONE}paper/<slug:form>/", sheets.register_entry_paper, name="register_entry_paper"),
    path(f"{ONE}edit/", sheets.register_edit, name="register_edit"),
    path(f"{ONE}withdraw/", sheets.register_withdraw, name="register_withdraw"),
    path(f"{ONE}put-back/", sheets.register_put_back, name="register_put_back"),
    path(f"{ONE}history/<int:number>/", history.register_version, name="register_version"),
    path(f"{ONE}initiatives/", sheets.register_link, name="register_link"),
    path(f"{ONE}ties/", ties.register_tie, name="register_tie"),
    path(f"{ONE}do/<slug:verb>/", sheets.register_verb, name="register_verb"),
]
