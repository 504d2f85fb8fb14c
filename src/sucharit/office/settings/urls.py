"""Addresses of this room."""

from django.urls import path, re_path

from sucharit.office.settings.views import accounts, organizations, overview, people, positions, routes, units, versions

_PERSON = r"^people/@(?P<username>[a-z0-9._-]+)/"

urlpatterns = [
    path("", overview.settings, name="settings"),
    path("roles/", overview.role_table, name="role_table"),
    path("organization/", organizations.settings_organization, name="settings_organization"),
    path("organization/edit/", organizations.settings_organization_edit, name="settings_organization_edit"),
    path("organization/history/", versions.settings_organization_history, name="settings_organization_history"),
    path(
        "organization/history/<int:number>/put-back/", versions.settings_organization_put_back,
        name="settings_organization_put_back",
    ),
    path("logo/", organizations.settings_logo, name="settings_logo"),
    re_path(r"^logo/(?P<digest>[0-9a-f]{64})\.png$", organizations.organization_logo, name="organization_logo"),
    path("units/", units.unit_list, name="unit_list"),
    path("units/add/", units.unit_add, name="unit_add"),
    path("units/<int:pk>/", units.unit_edit, name="unit_edit"),
    path("units/<int:pk>/history/", versions.unit_history, name="unit_history"),
    path("units/<int:pk>/history/<int:number>/put-back/", versions.unit_put_back, name="unit_put_back"),
    path("units/<int:pk>/move/", units.unit_move, name="unit_move"),
    path("units/<int:pk>/active/", units.unit_active, name="unit_active"),
    path("positions/", positions.position_list, name="position_list"),
    path("positions/add/", positions.position_add, name="position_add"),
    path("positions/<int:pk>/", positions.position, name="position"),
    path("positions/<int:pk>/history/", versions.position_history, name="position_history"),
    path("positions/<int:pk>/history/<int:number>/put-back/", versions.position_put_back, name="position_put_back"),
    path("positions/<int:pk>/edit/", positions.position_edit, name="position_edit"),
    path("positions/<int:pk>/move/", positions.position_move, name="position_move"),
    path("positions/<int:pk>/active/", positions.position_active, name="position_active"),
    path("positions/<int:pk>/appoint/", positions.position_appoint, name="position_appoint"),
    path("holdings/<int:pk>/end/", positions.holding_end, name="holding_end"),
    path("holdings/<int:pk>/history/", versions.holding_history, name="holding_history"),
    path("holdings/<int:pk>/history/<int:number>/put-back/", versions.holding_put_back, name="holding_put_back"),
    path("people/", people.person_list, name="person_list"),
    path("people/add/", people.person_add, name="person_add"),
    path("people/invite/", people.person_invite, name="person_invite"),
    path("people/import/", accounts.person_import, name="person_import"),
    re_path(rf"{_PERSON}$", people.person, name="person"),
    re_path(rf"{_PERSON}history/$", versions.person_history, name="person_history"),
    re_path(rf"{_PERSON}history/(?P<number>[0-9]{{1,9}})/put-back/$", versions.person_put_back, name="person_put_back"),
    re_path(rf"{_PERSON}edit/$", people.person_edit, name="person_edit"),
    re_path(rf"{_PERSON}role/$", people.person_role, name="person_role"),
    re_path(rf"{_PERSON}(?P<verb>{'|'.join(accounts.ASKED)})/$", accounts.person_account, name="person_account"),
    path("grants/<int:pk>/end/", people.grant_end, name="grant_end"),
    path("routes/", routes.route_list, name="route_list"),
    path("routes/<str:kind>/", routes.route_edit, name="route_edit"),
    path("sign-in/", accounts.second_factor_rule, name="second_factor_rule"),
]  # fmt: skip
