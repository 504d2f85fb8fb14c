"""Public addresses of this room: /p/<organization>/disclosure/<year>/…"""

from django.urls import URLPattern, path

from sucharit.publishing.disclosure.views import open_pages

urlpatterns: list[URLPattern] = [
    path("<int:fiscal_year>/", open_pages.portal_disclosure, name="portal_disclosure"),
    path("<int:fiscal_year>/disclosure.json", open_pages.portal_disclosure_json, name="portal_disclosure_json"),
    path("<int:fiscal_year>/disclosure.csv", open_pages.portal_disclosure_csv, name="portal_disclosure_csv"),
    path("<int:fiscal_year>/files/<slug:digest>/", open_pages.portal_disclosure_file, name="portal_disclosure_file"),
]
