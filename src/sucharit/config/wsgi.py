"""The WSGI door that a server (granian, gunicorn) opens."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sucharit.config.settings")
application = get_wsgi_application()
