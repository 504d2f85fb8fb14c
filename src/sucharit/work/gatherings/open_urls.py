"""Public address of the room: /p/<organization>/gatherings/<key>/"""

from django.urls import path

from sucharit.work.gatherings.views.door import gathering_door

urlpatterns = [path("<slug:key>/", gathering_door, name="gathering_door")]
