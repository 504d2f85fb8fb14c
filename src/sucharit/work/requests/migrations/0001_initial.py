"""The tables of the room."""

import django.core.validators
import django.db.models.deletion
import sucharit.work.requests.models
from django.conf import settings
from django.db import migrations, models

from sucharit.base.migrating import TablesTogether


class Migration(TablesTogether):
    initial = True

    dependencies = [
        ("files", "0001_initial"),
        ("organizations", "0003_said_in_words"),
        ("people", "__first__"),
        ("shelf", "0001_initial"),
        ("surveys", "0002_forms_of_requests"),
    ]

    operations = [
        migrations.CreateModel(
            name="EService",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(default=sucharit.work.requests.models.new_code, editable=False, max_length=12),
                ),
                ("series", models.UUIDField(verbose_name="คู่มือบริการ")),
                ("title", models.CharField(max_length=200, verbose_name="ชื่อบริการ")),
                ("intro", models.TextField(blank=True, verbose_name="คำแนะนำก่อนกรอก")),
                ("takes_files", models.BooleanField(default=True, verbose_name="แนบไฟล์ได้")),
                ("open", models.BooleanField(default=False, verbose_name="เปิดรับคำขอ")),
                ("edition", models.PositiveIntegerField(default=1)),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="surveys.survey",
                        verbose_name="แบบคำขอ",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="e_services",
                        to="organizations.organization",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.unit",
                        verbose_name="หน่วยงาน",
                    ),
                ),
            ],
            options={
                "ordering": ["title", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "code"), name="e_service_code_once"),
                    models.UniqueConstraint(fields=("organization", "series"), name="e_service_of_a_manual_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Request",
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
                (
                    "door",
                    models.CharField(
                        choices=[("web", "ออนไลน์"), ("counter", "ที่สำนักงาน")],
                        default="counter",
                        max_length=7,
                        verbose_name="ช่องทาง",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="วันที่รับคำขอ")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "รับคำขอแล้ว"),
                            ("working", "กำลังดำเนินการ"),
                            ("waiting", "รอข้อมูลจากผู้ขอ"),
                            ("done", "เสร็จสิ้น"),
                            ("refused", "ไม่อนุญาต พร้อมเหตุผล"),
                            ("cancelled", "ผู้ขอยกเลิก"),
                        ],
                        default="received",
                        max_length=9,
                        verbose_name="สถานะ",
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(default=0, verbose_name="กำหนด (วันทำการ)")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="ครบกำหนด")),
                ("waiting_since", models.DateField(blank=True, null=True, verbose_name="รอผู้ขอตั้งแต่")),
                ("finished_on", models.DateField(blank=True, null=True, verbose_name="เสร็จเมื่อ")),
                ("result", models.TextField(blank=True, verbose_name="ผลหรือเหตุผล")),
                ("token", models.CharField(blank=True, max_length=64, null=True, verbose_name="เครื่องหมายของแบบที่ส่ง")),
                ("secret_salt", models.CharField(blank=True, max_length=32, verbose_name="เกลือของรหัสติดตาม")),
                ("secret_digest", models.CharField(blank=True, max_length=64, verbose_name="ลายนิ้วมือของรหัสติดตาม")),
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
                        to="requests.request",
                    ),
                ),
                (
                    "finished_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ผู้ตอบ",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ผู้รับผิดชอบ",
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="requests.eservice",
                        verbose_name="บริการ",
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
                "indexes": [models.Index(fields=["organization", "state", "due_on"], name="request_by_term")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "fiscal_year", "number"), name="requests_request_numbered_once"
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
                        name="requests_request_withdrawn_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__isnull", False), ("withdrawn_at__isnull", False), _connector="OR"),
                        name="requests_request_has_a_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 2500), ("fiscal_year__lte", 2700)),
                        name="requests_request_of_a_fiscal_year",
                    ),
                    models.UniqueConstraint(fields=("organization", "token"), name="request_sent_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("finished_by__isnull", False),
                                ("finished_on__isnull", False),
                                ("state__in", ("done", "refused")),
                                models.Q(("result", ""), _negated=True),
                            ),
                            models.Q(("finished_on__isnull", False), ("state", "cancelled")),
                            models.Q(("finished_on", None), ("state__in", ("received", "working", "waiting"))),
                            _connector="OR",
                        ),
                        name="request_finished_with_a_result",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "waiting"), ("waiting_since__isnull", False)),
                            models.Q(models.Q(("state", "waiting"), _negated=True), ("waiting_since", None)),
                            _connector="OR",
                        ),
                        name="request_waits_since_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finished_on", None), ("finished_on__gte", models.F("received_on")), _connector="OR"
                        ),
                        name="request_ends_after_it_came",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("door", "counter"), ("recorded_by__isnull", False)),
                            ("door", "web"),
                            _connector="OR",
                        ),
                        name="request_written_by_someone",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("filed", "รับคำขอ"),
                            ("state", "เปลี่ยนสถานะ"),
                            ("out", "ข้อความถึงผู้ขอ"),
                            ("in", "ข้อความจากผู้ขอ"),
                            ("note", "บันทึกภายใน"),
                        ],
                        max_length=5,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("shown", models.BooleanField(default=False)),
                ("token", models.CharField(blank=True, max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="requests.request"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("token", ""), _negated=True),
                        fields=("request", "token"),
                        name="request_message_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="ชื่อไฟล์")),
                ("shown", models.BooleanField(default=True)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attachments", to="requests.message"
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attachments", to="requests.request"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Applicant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=160, verbose_name="ชื่อ-นามสกุล")),
                ("telephone", models.CharField(blank=True, max_length=40, verbose_name="โทรศัพท์")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="อีเมล")),
                ("address", models.CharField(blank=True, max_length=400, verbose_name="ที่อยู่")),
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="applicant", to="requests.request"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField()),
                ("question", models.CharField(max_length=400)),
                ("text", models.TextField(blank=True)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="requests.request"
                    ),
                ),
            ],
            options={
                "ordering": ["place"],
                "constraints": [models.UniqueConstraint(fields=("request", "place"), name="request_answer_place_once")],
            },
        ),
    ]
