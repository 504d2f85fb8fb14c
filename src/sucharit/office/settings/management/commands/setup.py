"""`manage.py setup`: the token by which a first or a further organization is founded."""

from typing import Any

from django.core.management.base import BaseCommand

from sucharit.office.settings.first_run import new_setup_address


class Command(BaseCommand):
    help = "พิมพ์รหัสติดตั้งสำหรับตั้งหน่วยงานใหม่ / prints a one-time token for founding an organization"

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(new_setup_address())
