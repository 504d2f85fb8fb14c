"""Office addresses of this room."""

urlpatterns: list[object] = []
