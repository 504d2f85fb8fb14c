"""The WSGI door that a server (granian, gunicorn) opens."""

import os

from django.core.wsgi import get_wsgi_application

from sucharit.config.starting import set_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sucharit.config.settings")
set_up()
application = get_wsgi_application()
