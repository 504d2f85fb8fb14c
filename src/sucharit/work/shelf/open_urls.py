"""Public addresses of registers: /p/<organization>/registers/…"""

from django.urls import path

from sucharit.work.shelf.views import public

urlpatterns = [
    path("", public.open_registers, name="open_registers"),
    path("<slug:register>/", public.open_register, name="open_register"),
    path("<slug:register>/data.csv", public.open_register_csv, name="open_register_csv"),
    path("<slug:register>/data.json", public.open_register_json, name="open_register_json"),
]
