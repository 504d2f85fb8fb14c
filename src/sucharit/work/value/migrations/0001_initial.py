"""The tables of the room."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sucharit.base.migrating import TablesTogether


class Migration(TablesTogether):
    initial = True

    dependencies = [
        ("organizations", "0003_said_in_words"),
        ("people", "__first__"),
        ("shelf", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("edition", models.PositiveIntegerField(default=1)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300, verbose_name="เหตุผลที่ถอน")),
                (
                    "fiscal_year",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2500),
                            django.core.validators.MaxValueValidator(2700),
                        ],
                        verbose_name="ปีงบประมาณ",
                    ),
                ),
                ("number", models.PositiveIntegerField(null=True, verbose_name="เลขที่")),
                ("title", models.CharField(max_length=300, verbose_name="ภารกิจ โครงการ หรือการจัดซื้อจัดจ้าง")),
                (
                    "kind",
                    models.CharField(
                        choices=[("mission", "ภารกิจ"), ("project", "โครงการ"), ("purchase", "การจัดซื้อจัดจ้าง")],
                        default="project",
                        max_length=8,
                        verbose_name="ชนิด",
                    ),
                ),
                ("people", models.PositiveIntegerField(blank=True, null=True, verbose_name="ประชาชนที่ได้รับผลกระทบ (คน)")),
                (
                    "budget",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="งบประมาณ (บาท)",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="วงเงินจัดซื้อจัดจ้าง (บาท)",
                    ),
                ),
                ("required", models.BooleanField(default=False, verbose_name="ต้องประเมิน")),
                ("by_people", models.BooleanField(default=False, verbose_name="ถึงเกณฑ์จำนวนประชาชน")),
                ("by_budget", models.BooleanField(default=False, verbose_name="ถึงเกณฑ์งบประมาณ")),
                ("by_amount", models.BooleanField(default=False, verbose_name="ถึงเกณฑ์วงเงิน")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("listed", "รอประเมินก่อนดำเนินการ"),
                            ("before", "ประเมินก่อนแล้ว"),
                            ("after", "ประเมินผลแล้ว"),
                        ],
                        default="listed",
                        max_length=6,
                        verbose_name="สถานะ",
                    ),
                ),
                ("assessed_on", models.DateField(blank=True, null=True, verbose_name="ประเมินก่อนเมื่อ")),
                ("expected", models.TextField(blank=True, verbose_name="ผลที่คาดว่าจะได้รับ")),
                ("alternatives", models.TextField(blank=True, verbose_name="ทางเลือกที่เปรียบเทียบ")),
                ("concluded_on", models.DateField(blank=True, null=True, verbose_name="ประเมินผลเมื่อ")),
                (
                    "spent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="ใช้จ่ายจริง (บาท)",
                    ),
                ),
                (
                    "served",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="ประชาชนที่ได้รับประโยชน์จริง (คน)"),
                ),
                ("result", models.TextField(blank=True, verbose_name="ผลที่เกิดขึ้นจริง")),
                ("lesson", models.TextField(blank=True, verbose_name="ข้อเสนอสำหรับครั้งต่อไป")),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("worth", "คุ้มค่า"), ("partly", "คุ้มค่าบางส่วน"), ("not", "ไม่คุ้มค่า")],
                        max_length=6,
                        verbose_name="สรุป",
                    ),
                ),
                (
                    "assessed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ผู้ประเมินก่อน",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shelf.importbatch",
                    ),
                ),
                (
                    "carried_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried_to",
                        to="value.assessment",
                    ),
                ),
                (
                    "concluded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ผู้ประเมินผล",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.unit",
                        verbose_name="หน่วยงาน",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-fiscal_year", "-number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "fiscal_year", "number"), name="value_assessment_numbered_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True), ("withdrawn_reason", "")
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_by__isnull", False),
                                models.Q(("withdrawn_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="value_assessment_withdrawn_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__isnull", False), ("withdrawn_at__isnull", False), _connector="OR"),
                        name="value_assessment_has_a_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 2500), ("fiscal_year__lte", 2700)),
                        name="value_assessment_of_a_fiscal_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("required", True),
                                models.Q(
                                    ("by_people", True), ("by_budget", True), ("by_amount", True), _connector="OR"
                                ),
                            ),
                            models.Q(
                                ("by_amount", False), ("by_budget", False), ("by_people", False), ("required", False)
                            ),
                            _connector="OR",
                        ),
                        name="value_required_by_a_measure",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("assessed_on", None), ("concluded_on", None), ("state", "listed")),
                            models.Q(
                                ("assessed_by__isnull", False),
                                ("assessed_on__isnull", False),
                                ("concluded_on", None),
                                ("state", "before"),
                                models.Q(("expected", ""), _negated=True),
                            ),
                            models.Q(
                                ("assessed_on__isnull", False),
                                ("concluded_by__isnull", False),
                                ("concluded_on__gte", models.F("assessed_on")),
                                ("spent__isnull", False),
                                ("state", "after"),
                                models.Q(("expected", ""), _negated=True),
                                models.Q(("result", ""), _negated=True),
                                models.Q(("verdict", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="value_before_and_after",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ValueRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "people",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="ประชาชนได้รับผลกระทบตั้งแต่ (คน)"),
                ),
                (
                    "budget",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="งบประมาณตั้งแต่ (บาท)"
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="วงเงินจัดซื้อจัดจ้างตั้งแต่ (บาท)"
                    ),
                ),
                ("basis", models.CharField(max_length=200, verbose_name="ตามประกาศหรือแนวทางใด")),
                ("edition", models.PositiveIntegerField(default=1)),
                (
                    "organization",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="value_rule",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("budget", None), ("budget__gt", 0), _connector="OR"),
                            models.Q(("amount", None), ("amount__gt", 0), _connector="OR"),
                        ),
                        name="value_rule_is_above_nothing",
                    )
                ],
            },
        ),
    ]
