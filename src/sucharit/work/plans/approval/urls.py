"""Addresses of a plan's way to adoption, under /o/<organization>/plans/."""

from django.urls import path

from sucharit.work.plans.approval import views

urlpatterns = [
    path("<int:plan>/approval/", views.plan_approval, name="plan_approval"),
    path("<int:plan>/submit/", views.plan_submit, name="plan_submit"),
    path("<int:plan>/decide/", views.plan_decide, name="plan_decide"),
    path("<int:plan>/withdraw/", views.plan_withdraw, name="plan_withdraw"),
    path("<int:plan>/adopt/", views.plan_adopt, name="plan_adopt"),
    path("<int:plan>/reopen/", views.plan_reopen, name="plan_reopen"),
    path("<int:plan>/book.pdf", views.plan_book, name="plan_book"),
]
