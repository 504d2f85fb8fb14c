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
            name="Clock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        default=15,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="ตอบภายใน (วัน)",
                    ),
                ),
                ("working", models.BooleanField(default=False, verbose_name="นับเฉพาะวันทำการ")),
                ("basis", models.CharField(max_length=200, verbose_name="ตามระเบียบหรือประกาศใด")),
                ("edition", models.PositiveIntegerField(default=1)),
                (
                    "organization",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="information_clock",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("days__gte", 1), ("days__lte", 180)), name="information_clock"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InfoRequest",
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
                ("received_on", models.DateField(verbose_name="วันที่รับคำขอ")),
                ("subject", models.CharField(max_length=300, verbose_name="ข้อมูลที่ขอ")),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("7", "มาตรา 7 ข้อมูลที่ลงราชกิจจานุเบกษา"),
                            ("9", "มาตรา 9 ข้อมูลที่จัดให้ตรวจดู"),
                            ("11", "มาตรา 11 ข้อมูลที่ขอเป็นการเฉพาะราย"),
                            ("25", "มาตรา 25 ข้อมูลส่วนบุคคลของตนเอง"),
                        ],
                        default="11",
                        max_length=2,
                        verbose_name="ตามมาตรา",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("person", "มาด้วยตนเอง"),
                            ("phone", "โทรศัพท์หรือ Call Center"),
                            ("online", "เว็บไซต์หรือสื่อสังคมออนไลน์"),
                            ("box", "กล่องรับความคิดเห็น"),
                            ("letter", "หนังสือ"),
                            ("meeting", "เวทีประชุมหรือศูนย์บริการร่วม"),
                        ],
                        default="person",
                        max_length=8,
                        verbose_name="ช่องทาง",
                    ),
                ),
                ("requester", models.CharField(blank=True, max_length=160, verbose_name="ผู้ขอ")),
                ("contact", models.CharField(blank=True, max_length=300, verbose_name="ที่ติดต่อผู้ขอ")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "รับคำขอแล้ว"),
                            ("answered", "เปิดเผยหรือให้ข้อมูลแล้ว"),
                            ("partly", "เปิดเผยบางส่วน"),
                            ("refused", "ไม่เปิดเผย พร้อมเหตุผล"),
                            ("referred", "แนะนำไปหน่วยงานที่มีข้อมูล"),
                            ("off", "ผู้ขอยุติคำขอ"),
                        ],
                        default="received",
                        max_length=8,
                        verbose_name="สถานะ",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="ครบกำหนด")),
                ("extended", models.PositiveSmallIntegerField(default=0, verbose_name="ขยายเวลา (วัน)")),
                ("extended_because", models.CharField(blank=True, max_length=300, verbose_name="เหตุที่ขยายเวลา")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="แจ้งผลเมื่อ")),
                ("answer", models.TextField(blank=True, verbose_name="คำตอบหรือเหตุผล")),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("14", "มาตรา 14 กระทบต่อสถาบันพระมหากษัตริย์"),
                            ("15-1", "มาตรา 15 (1) ความมั่นคง หรือความสัมพันธ์ระหว่างประเทศ"),
                            ("15-2", "มาตรา 15 (2) การบังคับใช้กฎหมายเสื่อมประสิทธิภาพ"),
                            ("15-3", "มาตรา 15 (3) ความเห็นหรือคำแนะนำภายในหน่วยงาน"),
                            ("15-4", "มาตรา 15 (4) อันตรายต่อชีวิตหรือความปลอดภัย"),
                            ("15-5", "มาตรา 15 (5) รายงานการแพทย์หรือข้อมูลส่วนบุคคล"),
                            ("15-6", "มาตรา 15 (6) มีกฎหมายคุ้มครองมิให้เปิดเผย"),
                            ("none", "ไม่มีข้อมูลในความครอบครอง"),
                        ],
                        max_length=5,
                        verbose_name="เหตุที่ไม่เปิดเผย",
                    ),
                ),
                ("appeal_told", models.BooleanField(default=False, verbose_name="แจ้งสิทธิอุทธรณ์แล้ว")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ผู้แจ้งผล",
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
                        to="information.inforequest",
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
                        fields=("organization", "fiscal_year", "number"), name="information_inforequest_numbered_once"
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
                        name="information_inforequest_withdrawn_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__isnull", False), ("withdrawn_at__isnull", False), _connector="OR"),
                        name="information_inforequest_has_a_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 2500), ("fiscal_year__lte", 2700)),
                        name="information_inforequest_of_a_fiscal_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_on", None), ("state", "received")),
                            models.Q(
                                models.Q(("state", "received"), _negated=True),
                                ("answered_by__isnull", False),
                                ("answered_on__gte", models.F("received_on")),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="info_request_answered_in_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("refused", "partly")), _negated=True),
                            models.Q(models.Q(("ground", ""), _negated=True), ("appeal_told", True)),
                            _connector="OR",
                        ),
                        name="info_request_refused_with_ground_and_appeal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("extended", 0), ("extended_because", "")),
                            models.Q(("extended__gt", 0), models.Q(("extended_because", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="info_request_extended_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Suggestion",
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
                ("given_on", models.DateField(verbose_name="วันที่")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("praise", "ชมเชย"),
                            ("blame", "ติเพื่อก่อ"),
                            ("idea", "ข้อเสนอแนะ"),
                            ("question", "สอบถาม"),
                        ],
                        default="idea",
                        max_length=8,
                        verbose_name="ชนิด",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("person", "มาด้วยตนเอง"),
                            ("phone", "โทรศัพท์หรือ Call Center"),
                            ("online", "เว็บไซต์หรือสื่อสังคมออนไลน์"),
                            ("box", "กล่องรับความคิดเห็น"),
                            ("letter", "หนังสือ"),
                            ("meeting", "เวทีประชุมหรือศูนย์บริการร่วม"),
                        ],
                        default="box",
                        max_length=8,
                        verbose_name="ช่องทาง",
                    ),
                ),
                ("words", models.TextField(verbose_name="ข้อความ")),
                (
                    "state",
                    models.CharField(
                        choices=[("new", "รอพิจารณา"), ("treated", "พิจารณาแล้ว")],
                        default="new",
                        max_length=8,
                        verbose_name="สถานะ",
                    ),
                ),
                ("treated_on", models.DateField(blank=True, null=True, verbose_name="พิจารณาเมื่อ")),
                ("treatment", models.TextField(blank=True, verbose_name="ผลการพิจารณา")),
                ("adopted", models.BooleanField(default=False, verbose_name="นำไปปรับปรุง")),
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
                        to="information.suggestion",
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
                        fields=("organization", "fiscal_year", "number"), name="information_suggestion_numbered_once"
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
                        name="information_suggestion_withdrawn_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__isnull", False), ("withdrawn_at__isnull", False), _connector="OR"),
                        name="information_suggestion_has_a_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 2500), ("fiscal_year__lte", 2700)),
                        name="information_suggestion_of_a_fiscal_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("adopted", False), ("state", "new"), ("treated_on", None), ("treatment", "")),
                            models.Q(
                                ("state", "treated"),
                                ("treated_on__gte", models.F("given_on")),
                                models.Q(("treatment", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="suggestion_treated_with_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Visit",
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
                ("visited_on", models.DateField(verbose_name="วันที่")),
                (
                    "people",
                    models.PositiveIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10000),
                        ],
                        verbose_name="จำนวนคน",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("read", "ตรวจดูข้อมูลข่าวสารที่จัดไว้ (มาตรา 9)"),
                            ("ask", "สอบถามหรือขอคำแนะนำ"),
                            ("copy", "ขอสำเนา"),
                            ("net", "ใช้อินเทอร์เน็ตบริการประชาชน"),
                            ("other", "อื่น ๆ"),
                        ],
                        default="read",
                        max_length=6,
                        verbose_name="มาเพื่อ",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("person", "มาด้วยตนเอง"),
                            ("phone", "โทรศัพท์หรือ Call Center"),
                            ("online", "เว็บไซต์หรือสื่อสังคมออนไลน์"),
                            ("box", "กล่องรับความคิดเห็น"),
                            ("letter", "หนังสือ"),
                            ("meeting", "เวทีประชุมหรือศูนย์บริการร่วม"),
                        ],
                        default="person",
                        max_length=8,
                        verbose_name="ช่องทาง",
                    ),
                ),
                ("topic", models.CharField(blank=True, max_length=200, verbose_name="เรื่องที่สนใจ")),
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
                        to="information.visit",
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
                        fields=("organization", "fiscal_year", "number"), name="information_visit_numbered_once"
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
                        name="information_visit_withdrawn_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__isnull", False), ("withdrawn_at__isnull", False), _connector="OR"),
                        name="information_visit_has_a_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 2500), ("fiscal_year__lte", 2700)),
                        name="information_visit_of_a_fiscal_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("people__gte", 1), ("people__lte", 10000)), name="visit_of_people"
                    ),
                ],
            },
        ),
    ]
