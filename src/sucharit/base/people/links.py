"""The address by which a person sets their password. It works once: it is made of the present password."""

from allauth.account.app_settings import PASSWORD_RESET_TOKEN_GENERATOR
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from sucharit.base.people.models import User


def password_link(user: User) -> str:
    """The full address; never kept, never logged."""
    key = PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
    return f"{settings.ADDRESS}{path}"
