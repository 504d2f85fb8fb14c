"""allauth's adapter for second factors: their secrets lie encrypted in the database, so that a copied database alone
does not give anybody's second factor away."""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.utils.encoding import force_bytes
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _("นำปัจจัยที่สองนี้ออกไม่ได้"),
        "cannot_generate_recovery_codes": _("ตั้งแอปสร้างรหัสหรือกุญแจผ่านก่อน แล้วจึงสร้างรหัสกู้คืนได้"),
        "incorrect_code": _("รหัสไม่ถูกต้องหรือหมดเวลาแล้ว โปรดดูรหัสล่าสุดในแอปแล้วพิมพ์ใหม่"),
    }

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """With a lost key no code is right; an administrator resets the factor."""
        try:
            return _box().decrypt(encrypted_text.encode("ascii")).decode()
        except (InvalidToken, UnicodeEncodeError):
            return ""

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("กุญแจที่ %(number)s") % {"number": count + 1}


def _box() -> MultiFernet:
    """The installation's secret key, and earlier ones while they are still named in the settings."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str | bytes) -> bytes:
    digest = hashlib.blake2b(force_bytes(key), digest_size=32, person=b"sucharit.factors").digest()
    return base64.urlsafe_b64encode(digest)
