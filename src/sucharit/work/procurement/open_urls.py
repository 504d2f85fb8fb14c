"""Public addresses of this room: /p/<organization>/procurement/"""

from django.urls import path

from sucharit.work.procurement.views import public

urlpatterns = [path("", public.open_procurement, name="open_procurement")]
