"""Addresses of one's own profile."""

from django.urls import path

from sucharit.office.settings.me import views

urlpatterns = [
    path("", views.me, name="me"),
    path("sign-out-everywhere/", views.me_sign_out_everywhere, name="me_sign_out_everywhere"),
    path("sign-ins/<int:pk>/end/", views.me_end_sign_in, name="me_end_sign_in"),
    path("digits/", views.me_digits, name="me_digits"),
    path("second-factor/", views.second_factor_needed, name="second_factor_needed"),
]
