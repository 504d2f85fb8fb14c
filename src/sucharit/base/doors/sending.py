"""What a public form is asked before a room looks into it: is it whole, ours and not too old, and no robot's?"""

from django.forms import Form
from django.utils.translation import gettext as _

from sucharit.base.screens.forms import retyped


def well_sent(form: Form, token: str | None, fresh: str) -> bool:
    """What is wrong stands on the form. `token` is what its field "token" was read as (receipts.Tokens), None where it
    is not ours or too old: then the form goes on with a `fresh` one. A robot fills every field, "website" too, which
    people do not see."""
    good = form.is_valid()
    if token is None:
        form.add_error(None, _("แบบฟอร์มนี้เปิดไว้นานเกินไป ข้อความของท่านยังอยู่ โปรดตรวจแล้วกดส่งอีกครั้ง"))
        retyped(form, "token", fresh)
        return False
    if form.data.get("website"):
        form.add_error(None, _("โปรดเว้นช่อง “เว้นช่องนี้ว่างไว้” ให้ว่าง แล้วกดส่งอีกครั้ง"))
        return False
    return good
