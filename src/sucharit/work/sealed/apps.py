"""Makes the figures of this room a source of indicators."""

from django.apps import AppConfig


class SealedConfig(AppConfig):
    name = "sucharit.work.sealed"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from sucharit.work.indicators.sources import register
        from sucharit.work.sealed.figures import CorruptionCases

        register(
            "corruption_cases", _("จำนวนคดีหรือเรื่องทุจริต เทียบปีฐาน"), CorruptionCases(), entered=True,
            hint=_("นับคดีหรือเรื่องร้องเรียนการทุจริตตลอดปี และบันทึกค่าปีฐาน"),
        )  # fmt: skip
