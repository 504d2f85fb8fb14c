"""House rule: every field of this room that holds text about a person says why it is kept and for how long."""

from django.apps import apps
from django.db import models

from sucharit.base.people.personal import NOT_PERSONAL, PERSONAL

TEXT = (models.CharField, models.TextField, models.JSONField, models.GenericIPAddressField, models.DateTimeField)


def test_every_field_about_people_is_classified():
    for model in apps.get_app_config("people").get_models():
        label = model._meta.label
        named = PERSONAL.get(label, {}).keys() | NOT_PERSONAL.get(label, {}).keys()
        for field in model._meta.get_fields():
            if isinstance(field, TEXT) or (getattr(field, "related_model", None) and field.name == "user"):
                assert field.name in named, f"{label}.{field.name} is not classified in base.people.personal"


def test_nothing_is_classified_that_is_not_there():
    for label, fields in {**PERSONAL, **NOT_PERSONAL}.items():
        there = {field.name for field in apps.get_model(label)._meta.get_fields()}
        assert fields.keys() <= there


def test_each_says_why_and_until_when():
    for fields in PERSONAL.values():
        for name, told in fields.items():
            assert len(told.why) > 8 and len(told.kept) > 8, name
