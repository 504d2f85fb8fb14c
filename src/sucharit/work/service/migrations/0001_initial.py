"""The tables of the room."""

import django.core.validators
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from sucharit.base.migrating import TablesTogether


class Migration(TablesTogether):
    initial = True

    dependencies = [
        ("files", "0001_initial"),
        ("organizations", "0001_initial"),
        ("people", "0001_initial"),
        ("shelf", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Manual",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("edition", models.PositiveIntegerField(default=1)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300, verbose_name="เหตุผลที่ถอน")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
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
                        to="service.manual",
                    ),
                ),
                (
                    "series",
                    models.UUIDField(db_index=True, default=uuid.uuid4, editable=False, verbose_name="รหัสชุดของคู่มือ"),
                ),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="ฉบับที่")),
                (
                    "kind",
                    models.CharField(
                        choices=[("citizen", "คู่มือสำหรับประชาชน"), ("work", "คู่มือปฏิบัติงาน")],
                        default="citizen",
                        max_length=8,
                        verbose_name="ชนิด",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "ร่าง"),
                            ("proposed", "เสนอแล้ว"),
                            ("published", "ใช้อยู่"),
                            ("replaced", "มีฉบับใหม่แทน"),
                            ("ended", "เลิกใช้"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="สถานะ",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="งานบริการหรือกระบวนงาน")),
                (
                    "area",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("building", "โครงสร้างพื้นฐาน"),
                            ("life", "ส่งเสริมคุณภาพชีวิต"),
                            ("order", "จัดระเบียบชุมชน สังคม และความสงบเรียบร้อย"),
                            ("trade", "การวางแผน การลงทุน พาณิชยกรรม และการท่องเที่ยว"),
                            ("nature", "ทรัพยากรธรรมชาติและสิ่งแวดล้อม"),
                            ("culture", "การศึกษา ศาสนา ศิลปวัฒนธรรม และภูมิปัญญาท้องถิ่น"),
                        ],
                        max_length=8,
                        verbose_name="ด้านบริการ",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=200, verbose_name="คำที่ประชาชนใช้ค้น")),
                ("criteria", models.TextField(blank=True, verbose_name="หลักเกณฑ์ วิธีการ และเงื่อนไข")),
                ("place", models.CharField(blank=True, max_length=300, verbose_name="สถานที่ให้บริการ")),
                ("hours", models.CharField(blank=True, max_length=160, verbose_name="วันและเวลาให้บริการ")),
                ("contact", models.CharField(blank=True, max_length=200, verbose_name="ติดต่อสอบถาม")),
                ("law", models.TextField(blank=True, verbose_name="กฎหมายหรือระเบียบ")),
                ("post", models.CharField(blank=True, max_length=200, verbose_name="ตำแหน่งผู้ปฏิบัติ")),
                ("free", models.BooleanField(default=False, verbose_name="ไม่มีค่าธรรมเนียม")),
                ("no_needs", models.BooleanField(default=False, verbose_name="ไม่ต้องใช้เอกสาร")),
                ("changes", models.CharField(blank=True, max_length=300, verbose_name="แก้ไขจากฉบับก่อนอย่างไร")),
                ("effective_on", models.DateField(blank=True, null=True, verbose_name="ใช้ตั้งแต่")),
                ("review_on", models.DateField(blank=True, null=True, verbose_name="ทบทวนภายใน")),
                ("reviewed_on", models.DateField(blank=True, null=True, verbose_name="ทบทวนล่าสุด")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="เลิกใช้เมื่อ")),
                ("returned", models.CharField(blank=True, max_length=300, verbose_name="เหตุที่ส่งกลับ")),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ผู้เสนอ",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ผู้ประกาศใช้",
                    ),
                ),
            ],
            options={
                "ordering": ["-fiscal_year", "-number"],
                "abstract": False,
                "indexes": [models.Index(fields=["organization", "state", "kind"], name="manual_by_state")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "fiscal_year", "number"), name="service_manual_numbered_once"
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
                        name="service_manual_withdrawn_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__isnull", False), ("withdrawn_at__isnull", False), _connector="OR"),
                        name="service_manual_has_a_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 2500), ("fiscal_year__lte", 2700)),
                        name="service_manual_of_a_fiscal_year",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("series", "version"),
                        name="manual_version_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("draft", "proposed")), ("withdrawn_at", None)),
                        fields=("series",),
                        name="manual_written_once_at_a_time",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "published"), ("withdrawn_at", None)),
                        fields=("series",),
                        name="manual_in_force_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "proposed"), _negated=True),
                            ("proposed_by__isnull", False),
                            _connector="OR",
                        ),
                        name="manual_proposed_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_by", None), ("state__in", ("draft", "proposed"))),
                            models.Q(
                                ("decided_by__isnull", False),
                                ("effective_on__isnull", False),
                                ("proposed_by__isnull", False),
                                ("review_on__isnull", False),
                                ("state__in", ("published", "replaced", "ended")),
                            ),
                            _connector="OR",
                        ),
                        name="manual_in_force_was_decided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by", None),
                            models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="manual_decided_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("review_on", None),
                            ("effective_on", None),
                            ("review_on__gt", models.F("effective_on")),
                            _connector="OR",
                        ),
                        name="manual_reviewed_after_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on__isnull", False), ("state", "ended")),
                            models.Q(models.Q(("state", "ended"), _negated=True), ("ended_on", None)),
                            _connector="OR",
                        ),
                        name="manual_ended_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "manual",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="service.manual"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=500, verbose_name="ขั้นตอน")),
                (
                    "amount",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(999),
                        ],
                        verbose_name="ใช้เวลา",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[("minute", "นาที"), ("hour", "ชั่วโมง"), ("day", "วันทำการ")],
                        default="minute",
                        max_length=6,
                        verbose_name="หน่วยเวลา",
                    ),
                ),
                ("owner", models.CharField(blank=True, max_length=160, verbose_name="ผู้รับผิดชอบ")),
            ],
            options={
                "ordering": ["place"],
                "constraints": [
                    models.UniqueConstraint(fields=("manual", "place"), name="manual_step_place_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount", None), models.Q(("amount__gte", 1), ("amount__lte", 999)), _connector="OR"
                        ),
                        name="manual_step_takes_time",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Fee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "manual",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="fees", to="service.manual"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200, verbose_name="ค่าธรรมเนียม")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="บาท")),
                ("per", models.CharField(blank=True, max_length=80, verbose_name="ต่อ")),
            ],
            options={
                "ordering": ["place"],
                "constraints": [
                    models.UniqueConstraint(fields=("manual", "place"), name="manual_fee_place_once"),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="manual_fee_is_an_amount"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "manual",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="needs", to="service.manual"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=300, verbose_name="เอกสารหรือหลักฐาน")),
                (
                    "originals",
                    models.PositiveSmallIntegerField(
                        default=1, validators=[django.core.validators.MaxValueValidator(20)], verbose_name="ฉบับจริง"
                    ),
                ),
                (
                    "copies",
                    models.PositiveSmallIntegerField(
                        default=0, validators=[django.core.validators.MaxValueValidator(20)], verbose_name="สำเนา"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="เงื่อนไข")),
            ],
            options={
                "ordering": ["place"],
                "constraints": [
                    models.UniqueConstraint(fields=("manual", "place"), name="manual_need_place_once"),
                    models.CheckConstraint(
                        condition=models.Q(("originals__gt", 0), ("copies__gt", 0), _connector="OR"),
                        name="manual_need_is_at_least_one_paper",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Blank",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
                ("series", models.UUIDField(db_index=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("form", "แบบฟอร์ม"), ("example", "ตัวอย่างที่กรอกแล้ว"), ("leaflet", "แผ่นพับ")],
                        default="form",
                        max_length=8,
                        verbose_name="ชนิด",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="ชื่อ")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("taken_down_on", models.DateField(null=True)),
            ],
            options={
                "ordering": ["kind", "title", "pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="PointCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("edition", models.PositiveIntegerField(default=1)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300, verbose_name="เหตุผลที่ถอน")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
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
                        to="service.pointcheck",
                    ),
                ),
                ("checked_on", models.DateField(verbose_name="วันที่ตรวจ")),
                ("point", models.CharField(max_length=160, verbose_name="จุดบริการ")),
                (
                    "shown",
                    models.CharField(
                        choices=[
                            ("there", "มี ใช้ได้"),
                            ("broken", "มี แต่ใช้ไม่ได้"),
                            ("lacking", "ไม่มี"),
                            ("not_here", "ไม่เกี่ยวกับจุดนี้"),
                        ],
                        max_length=8,
                        verbose_name="ป้ายขั้นตอน ค่าธรรมเนียม และเวลา",
                    ),
                ),
                (
                    "order",
                    models.CharField(
                        choices=[
                            ("there", "มี ใช้ได้"),
                            ("broken", "มี แต่ใช้ไม่ได้"),
                            ("lacking", "ไม่มี"),
                            ("not_here", "ไม่เกี่ยวกับจุดนี้"),
                        ],
                        max_length=8,
                        verbose_name="บัตรคิวหรือลำดับก่อนหลัง",
                    ),
                ),
                (
                    "online",
                    models.CharField(
                        choices=[
                            ("there", "มี ใช้ได้"),
                            ("broken", "มี แต่ใช้ไม่ได้"),
                            ("lacking", "ไม่มี"),
                            ("not_here", "ไม่เกี่ยวกับจุดนี้"),
                        ],
                        max_length=8,
                        verbose_name="ช่องทางออนไลน์ของงานที่จุดนี้",
                    ),
                ),
                (
                    "camera",
                    models.CharField(
                        choices=[
                            ("there", "มี ใช้ได้"),
                            ("broken", "มี แต่ใช้ไม่ได้"),
                            ("lacking", "ไม่มี"),
                            ("not_here", "ไม่เกี่ยวกับจุดนี้"),
                        ],
                        max_length=8,
                        verbose_name="กล้องวงจรปิด",
                    ),
                ),
                (
                    "ramp",
                    models.CharField(
                        choices=[
                            ("there", "มี ใช้ได้"),
                            ("broken", "มี แต่ใช้ไม่ได้"),
                            ("lacking", "ไม่มี"),
                            ("not_here", "ไม่เกี่ยวกับจุดนี้"),
                        ],
                        max_length=8,
                        verbose_name="ทางลาดและราวจับ",
                    ),
                ),
                (
                    "toilet",
                    models.CharField(
                        choices=[
                            ("there", "มี ใช้ได้"),
                            ("broken", "มี แต่ใช้ไม่ได้"),
                            ("lacking", "ไม่มี"),
                            ("not_here", "ไม่เกี่ยวกับจุดนี้"),
                        ],
                        max_length=8,
                        verbose_name="ห้องน้ำผู้สูงอายุและคนพิการ",
                    ),
                ),
                (
                    "parking",
                    models.CharField(
                        choices=[
                            ("there", "มี ใช้ได้"),
                            ("broken", "มี แต่ใช้ไม่ได้"),
                            ("lacking", "ไม่มี"),
                            ("not_here", "ไม่เกี่ยวกับจุดนี้"),
                        ],
                        max_length=8,
                        verbose_name="ที่จอดรถคนพิการ",
                    ),
                ),
                (
                    "help",
                    models.CharField(
                        choices=[
                            ("there", "มี ใช้ได้"),
                            ("broken", "มี แต่ใช้ไม่ได้"),
                            ("lacking", "ไม่มี"),
                            ("not_here", "ไม่เกี่ยวกับจุดนี้"),
                        ],
                        max_length=8,
                        verbose_name="ที่นั่งและผู้ช่วยสำหรับผู้สูงอายุและคนพิการ",
                    ),
                ),
                (
                    "rating",
                    models.CharField(
                        choices=[
                            ("there", "มี ใช้ได้"),
                            ("broken", "มี แต่ใช้ไม่ได้"),
                            ("lacking", "ไม่มี"),
                            ("not_here", "ไม่เกี่ยวกับจุดนี้"),
                        ],
                        max_length=8,
                        verbose_name="ช่องทางประเมินความพึงพอใจ",
                    ),
                ),
                (
                    "complaint",
                    models.CharField(
                        choices=[
                            ("there", "มี ใช้ได้"),
                            ("broken", "มี แต่ใช้ไม่ได้"),
                            ("lacking", "ไม่มี"),
                            ("not_here", "ไม่เกี่ยวกับจุดนี้"),
                        ],
                        max_length=8,
                        verbose_name="ช่องทางร้องเรียน รวมถึงการบริการไม่เป็นธรรม",
                    ),
                ),
                ("todo", models.TextField(blank=True, max_length=2000, verbose_name="สิ่งที่ต้องปรับปรุง")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="ปรับปรุงภายใน")),
                (
                    "state",
                    models.CharField(
                        choices=[("whole", "มีครบ"), ("open", "ต้องปรับปรุง"), ("mended", "ปรับปรุงแล้ว")],
                        default="whole",
                        max_length=8,
                        verbose_name="สถานะ",
                    ),
                ),
                ("mended", models.TextField(blank=True, max_length=2000, verbose_name="ปรับปรุงอย่างไร")),
                ("mended_on", models.DateField(blank=True, null=True, verbose_name="วันที่ปรับปรุงเสร็จ")),
                (
                    "mended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ผู้บันทึกการปรับปรุง",
                    ),
                ),
            ],
            options={
                "ordering": ["-fiscal_year", "-number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "fiscal_year", "number"), name="service_pointcheck_numbered_once"
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
                        name="service_pointcheck_withdrawn_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__isnull", False), ("withdrawn_at__isnull", False), _connector="OR"),
                        name="service_pointcheck_has_a_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 2500), ("fiscal_year__lte", 2700)),
                        name="service_pointcheck_of_a_fiscal_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "whole"),
                                models.Q(
                                    ("shown__in", ("broken", "lacking")),
                                    ("order__in", ("broken", "lacking")),
                                    ("online__in", ("broken", "lacking")),
                                    ("camera__in", ("broken", "lacking")),
                                    ("ramp__in", ("broken", "lacking")),
                                    ("toilet__in", ("broken", "lacking")),
                                    ("parking__in", ("broken", "lacking")),
                                    ("help__in", ("broken", "lacking")),
                                    ("rating__in", ("broken", "lacking")),
                                    ("complaint__in", ("broken", "lacking")),
                                    _connector="OR",
                                    _negated=True,
                                ),
                            ),
                            models.Q(
                                ("state__in", ("open", "mended")),
                                models.Q(
                                    ("shown__in", ("broken", "lacking")),
                                    ("order__in", ("broken", "lacking")),
                                    ("online__in", ("broken", "lacking")),
                                    ("camera__in", ("broken", "lacking")),
                                    ("ramp__in", ("broken", "lacking")),
                                    ("toilet__in", ("broken", "lacking")),
                                    ("parking__in", ("broken", "lacking")),
                                    ("help__in", ("broken", "lacking")),
                                    ("rating__in", ("broken", "lacking")),
                                    ("complaint__in", ("broken", "lacking")),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="point_is_whole_when_nothing_wants",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "whole"), models.Q(("due_on__isnull", False), ("todo__gt", "")), _connector="OR"
                        ),
                        name="point_wants_are_to_be_mended",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on", None), ("due_on__gte", models.F("checked_on")), _connector="OR"),
                        name="point_is_mended_after_the_look",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("mended", ""),
                                ("mended_by", None),
                                ("mended_on", None),
                                ("state__in", ("whole", "open")),
                            ),
                            models.Q(
                                ("mended__gt", ""),
                                ("mended_by__isnull", False),
                                ("mended_on__gte", models.F("checked_on")),
                                ("mended_on__isnull", False),
                                ("state", "mended"),
                            ),
                            _connector="OR",
                        ),
                        name="point_was_mended_by_someone",
                        violation_error_message="โปรดบอกว่าปรับปรุงอย่างไร และวันที่เสร็จซึ่งไม่อยู่ก่อนวันที่ตรวจ",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
