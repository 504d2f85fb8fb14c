"""Reminds the keeper once a year."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RetentionConfig(AppConfig):
    name = "sucharit.work.retention"

    def ready(self) -> None:
        from sucharit.work.obligations.models import Rule
        from sucharit.work.obligations.office_rules import OfficeRule, declare_rule
        from sucharit.work.retention.queries import Keeper
        from sucharit.work.shelf.keeping import kept_by

        kept_by("retention", Keeper())

        declare_rule(
            OfficeRule(
                "retention-yearly", _("สำรวจข้อมูลที่ครบกำหนดเก็บ และจัดทำบัญชีขอทำลายประจำปี"), Rule.Often.YEARLY, 60,
                _(
                    "ระเบียบงานสารบรรณให้สำรวจหนังสือที่ครบอายุการเก็บภายใน 60 วันหลังสิ้นปีปฏิทิน "
                    "และกฎหมายคุ้มครองข้อมูลส่วนบุคคลให้เก็บเท่าที่จำเป็น ที่นี่นับจากสิ้นปีงบประมาณ โปรดตรวจกับระเบียบที่ใช้"
                ),
                unsure=True,
            )
        )  # fmt: skip
