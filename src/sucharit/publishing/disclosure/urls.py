"""Addresses of this room: /o/<organization>/disclosure/… A list is named "2569" (OIT) or "2569-own" (the plan's)."""

from django.urls import URLPattern, path

from sucharit.publishing.disclosure.views import items, lists, outside

LIST = "<slug:checklist>/"
ITEM = f"{LIST}items/<str:number>/"
ENTRY = f"{ITEM}entries/<int:entry>/"

urlpatterns: list[URLPattern] = [
    path("", lists.checklist_list, name="checklist_list"),
    path("new/", lists.checklist_new, name="checklist_new"),
    path("crosswalk/", lists.checklist_crosswalk, name="checklist_crosswalk"),
    path(LIST, lists.checklist, name="checklist"),
    path(f"{LIST}copy/", lists.checklist_copy, name="checklist_copy"),
    path(f"{LIST}assign/", lists.checklist_assign, name="checklist_assign"),
    path(f"{LIST}accept/", lists.checklist_accept, name="checklist_accept"),
    path(f"{LIST}pull/", lists.checklist_pull, name="checklist_pull"),
    path(f"{LIST}check/", lists.checklist_check, name="checklist_check"),
    path(f"{LIST}gaps/", lists.checklist_gaps, name="checklist_gaps"),
    path(f"{LIST}checklist.xlsx", lists.checklist_xlsx, name="checklist_xlsx"),
    path(f"{LIST}review/", outside.checklist_review, name="checklist_review"),
    path(f"{LIST}review/begin/", outside.checklist_round, name="checklist_round"),
    path(f"{LIST}publish/", outside.checklist_publish, name="checklist_publish"),
    path(f"{LIST}withdraw/", outside.checklist_withdraw, name="checklist_withdraw"),
    path(f"{LIST}add/", items.checklist_item_new, name="checklist_item_new"),
    path(ITEM, items.checklist_item, name="checklist_item"),
    path(f"{ITEM}edit/", items.checklist_item_edit, name="checklist_item_edit"),
    path(f"{ITEM}accept/", items.checklist_item_accept, name="checklist_item_accept"),
    path(f"{ITEM}drop/", items.checklist_item_drop, name="checklist_item_drop"),
    path(f"{ITEM}take-back/", items.checklist_item_take_back, name="checklist_item_take_back"),
    path(f"{ITEM}review/", outside.item_review, name="item_review"),
    path(f"{ITEM}add-address/", items.entry_add_address, name="entry_add_address"),
    path(f"{ITEM}add-file/", items.entry_add_file, name="entry_add_file"),
    path(f"{ENTRY}edit/", items.entry_edit, name="entry_edit"),
    path(f"{ENTRY}remove/", items.entry_remove, name="entry_remove"),
    path(f"{ENTRY}check/", items.entry_check, name="entry_check"),
    path(f"{ENTRY}file/", items.entry_file, name="entry_file"),
]
