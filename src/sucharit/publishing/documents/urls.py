"""Addresses of this room: /o/<organization>/documents/…"""

from django.urls import path

from sucharit.publishing.documents.views import documents, drafts, files, registers

urlpatterns = [
    path("", documents.document_list, name="document_list"),
    path("new/", drafts.document_new, name="document_new"),
    path("new/<slug:kind>/", drafts.document_start, name="document_start"),
    path("registers/", registers.register_list, name="register_list"),
    path("registers/<slug:register>/<int:year>/", registers.register, name="register"),
    path("registers/<slug:register>/<int:year>/register.<slug:format>", registers.register_file, name="register_file"),
    path("registers/<slug:register>/<int:year>/void/", registers.register_void, name="register_void"),
    path("registers/<slug:register>/<int:year>/start/", registers.register_start, name="register_start"),
    path("registers/<slug:register>/<int:year>/basis/", registers.register_basis, name="register_basis"),
    path("<int:number>/", documents.document, name="document"),
    path("<int:number>/edit/", drafts.document_edit, name="document_edit"),
    path("<int:number>/preview/", files.document_preview, name="document_preview"),
    path("<int:number>/progress/", files.document_progress, name="document_progress"),
    path("<int:number>/pages/<int:page>.png", files.document_page, name="document_page"),
    path("<int:number>/issue/", documents.document_issue, name="document_issue"),
    path("<int:number>/copy/", documents.document_copy, name="document_copy"),
    path("<int:number>/discard/", documents.document_discard, name="document_discard"),
    path("<int:number>/cancel/", documents.document_cancel, name="document_cancel"),
    path("<int:number>/scan/", documents.document_scan, name="document_scan"),
    path("<int:number>/scan-file/", files.document_scan_file, name="document_scan_file"),
    path("<int:number>/document.<slug:format>", files.document_file, name="document_file"),
]
