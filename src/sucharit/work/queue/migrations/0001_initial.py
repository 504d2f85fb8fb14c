"""The tables of the room."""

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import sucharit.work.queue.models.point
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
            name="Point",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(default=sucharit.work.queue.models.point.new_code, editable=False, max_length=12),
                ),
                ("name", models.CharField(max_length=120, verbose_name="ชื่อจุดบริการ")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="ที่ตั้ง")),
                ("hours", models.CharField(blank=True, max_length=120, verbose_name="วันและเวลาให้บริการ")),
                ("phone", models.BooleanField(default=True, verbose_name="รับบัตรคิวด้วยโทรศัพท์ได้")),
                ("here_only", models.BooleanField(default=True, verbose_name="รับด้วยโทรศัพท์ได้เฉพาะผู้ที่มาถึงแล้ว")),
                (
                    "run",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="เรียกบัตรที่มีสิทธิก่อนติดกันได้ไม่เกิน (ใบ)",
                    ),
                ),
                (
                    "target_minutes",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(480),
                        ],
                        verbose_name="รอไม่เกิน (นาที)",
                    ),
                ),
                ("notice", models.CharField(blank=True, max_length=200, verbose_name="ข้อความบนจอหน้าห้อง")),
                (
                    "kiosk_key",
                    models.CharField(default=sucharit.work.queue.models.point.new_key, editable=False, max_length=16),
                ),
                ("active", models.BooleanField(default=True, verbose_name="ใช้อยู่")),
                ("edition", models.PositiveIntegerField(default=1)),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="queue_points",
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
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "code"), name="queue_point_code_once"),
                    models.UniqueConstraint(fields=("organization", "name"), name="queue_point_name_once"),
                    models.CheckConstraint(
                        condition=models.Q(("run__gte", 1), ("run__lte", 10)), name="queue_point_run"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("target_minutes__gte", 1), ("target_minutes__lte", 480)),
                        name="queue_point_target",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "letter",
                    models.CharField(
                        max_length=1,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-OQ-Z]$", "โปรดใช้อักษร A ถึง Z ตัวเดียว ไม่ใช้ P ซึ่งหมายถึงสิทธิก่อน"
                            )
                        ],
                        verbose_name="อักษรนำ",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="ชื่องาน")),
                ("series", models.UUIDField(blank=True, null=True, verbose_name="คู่มือบริการ")),
                ("active", models.BooleanField(default=True, verbose_name="ใช้อยู่")),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="queue.point"
                    ),
                ),
            ],
            options={
                "ordering": ["letter"],
                "constraints": [models.UniqueConstraint(fields=("point", "letter"), name="queue_line_letter_once")],
            },
        ),
        migrations.CreateModel(
            name="Counter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "number",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(99),
                        ],
                        verbose_name="ช่องที่",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=80, verbose_name="ชื่อช่อง")),
                ("active", models.BooleanField(default=True, verbose_name="ใช้อยู่")),
                (
                    "lines",
                    models.ManyToManyField(
                        blank=True, related_name="counters", to="queue.line", verbose_name="งานที่ให้บริการ"
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="counters", to="queue.point"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("point", "number"), name="queue_counter_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1), ("number__lte", 99)), name="queue_counter_number"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Priority",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=120, verbose_name="ผู้มีสิทธิก่อน")),
                ("basis", models.CharField(max_length=200, verbose_name="ตามหลักเกณฑ์ใด")),
                ("active", models.BooleanField(default=True, verbose_name="ใช้อยู่")),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="priorities", to="queue.point"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("point", "title"), name="queue_priority_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("basis", ""), _negated=True)
                        ),
                        name="queue_priority_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QueueDay",
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
                ("date", models.DateField(verbose_name="วันที่")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "เปิดอยู่"), ("closed", "ปิดวันแล้ว")],
                        default="closed",
                        max_length=6,
                        verbose_name="สถานะ",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("live", "นับจากบัตรคิวในระบบ"), ("paper", "กรอกจากบัตรคิวกระดาษ")],
                        default="paper",
                        max_length=5,
                        verbose_name="ที่มา",
                    ),
                ),
                ("run", models.PositiveSmallIntegerField(default=1, verbose_name="เรียกสิทธิก่อนติดกันได้ (ใบ)")),
                ("target_minutes", models.PositiveSmallIntegerField(default=30, verbose_name="สัญญาว่ารอไม่เกิน (นาที)")),
                ("issued", models.PositiveIntegerField(default=0, verbose_name="ออกบัตร")),
                ("served", models.PositiveIntegerField(default=0, verbose_name="ให้บริการ")),
                ("skipped", models.PositiveIntegerField(default=0, verbose_name="เรียกแล้วไม่มา")),
                ("gone", models.PositiveIntegerField(default=0, verbose_name="คืนบัตรหรือกลับก่อน")),
                ("urgent", models.PositiveIntegerField(default=0, verbose_name="บัตรสิทธิก่อน")),
                ("mean_wait", models.PositiveIntegerField(blank=True, null=True, verbose_name="รอเฉลี่ย (นาที)")),
                ("longest_wait", models.PositiveIntegerField(blank=True, null=True, verbose_name="รอนานที่สุด (นาที)")),
                ("waited", models.PositiveIntegerField(default=0, verbose_name="ได้เรียก")),
                ("within", models.PositiveIntegerField(default=0, verbose_name="ได้เรียกภายในเวลา")),
                ("breaches", models.PositiveIntegerField(blank=True, null=True, verbose_name="เรียกผิดลำดับ")),
                ("tickets", models.PositiveIntegerField(default=0, verbose_name="ลำดับบัตรล่าสุด")),
                ("moves", models.PositiveIntegerField(default=0, verbose_name="ลำดับการเรียกล่าสุด")),
                ("in_a_row", models.PositiveIntegerField(default=0, verbose_name="เรียกสิทธิก่อนติดกันแล้ว")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="ปิดวันเมื่อ")),
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
                        to="queue.queueday",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="days",
                        to="queue.point",
                        verbose_name="จุดบริการ",
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
                "indexes": [models.Index(fields=["point", "date"], name="queue_day_by_date")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "fiscal_year", "number"), name="queue_queueday_numbered_once"
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
                        name="queue_queueday_withdrawn_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__isnull", False), ("withdrawn_at__isnull", False), _connector="OR"),
                        name="queue_queueday_has_a_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 2500), ("fiscal_year__lte", 2700)),
                        name="queue_queueday_of_a_fiscal_year",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)), fields=("point", "date"), name="queue_day_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open"), ("withdrawn_at", None)),
                        fields=("point",),
                        name="queue_day_open_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "open"), _negated=True), ("source", "live"), _connector="OR"
                        ),
                        name="queue_day_open_is_live",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"),
                            (
                                "issued__gte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("served"), "+", models.F("skipped")
                                    ),
                                    "+",
                                    models.F("gone"),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="queue_day_serves_whom_it_gave_a_ticket",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("within__lte", models.F("waited"))), name="queue_day_within_were_called"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Stream",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("urgent", models.BooleanField(default=False)),
                ("issued", models.PositiveIntegerField(default=0)),
                ("called", models.PositiveIntegerField(default=0)),
                (
                    "day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="streams", to="queue.queueday"
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="queue.line"),
                ),
            ],
            options={
                "ordering": ["line", "urgent"],
                "constraints": [
                    models.UniqueConstraint(fields=("day", "line", "urgent"), name="queue_stream_once"),
                    models.CheckConstraint(
                        condition=models.Q(("called__lte", models.F("issued"))), name="queue_stream_calls_what_it_gave"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ticket",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.PositiveIntegerField()),
                ("rank", models.PositiveIntegerField()),
                ("label", models.CharField(max_length=8)),
                ("key", models.CharField(max_length=32, unique=True)),
                (
                    "door",
                    models.CharField(choices=[("paper", "บัตรพิมพ์"), ("phone", "โทรศัพท์")], default="paper", max_length=5),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "รอเรียก"),
                            ("called", "กำลังให้บริการ"),
                            ("served", "ให้บริการแล้ว"),
                            ("skipped", "เรียกแล้วไม่มา"),
                            ("gone", "คืนบัตรแล้ว"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("turn", models.PositiveIntegerField(null=True)),
                ("issued_at", models.DateTimeField()),
                ("called_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("times", models.PositiveSmallIntegerField(default=0)),
                (
                    "counter",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="given", to="queue.counter"
                    ),
                ),
                (
                    "day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="given", to="queue.queueday"
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="queue.priority"
                    ),
                ),
                (
                    "stream",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="given", to="queue.stream"
                    ),
                ),
            ],
            options={
                "ordering": ["day", "seq"],
                "indexes": [models.Index(fields=["day", "state", "seq"], name="queue_ticket_by_state")],
                "constraints": [
                    models.UniqueConstraint(fields=("day", "seq"), name="queue_ticket_place_once"),
                    models.UniqueConstraint(fields=("stream", "rank"), name="queue_ticket_rank_once"),
                    models.CheckConstraint(
                        condition=models.Q(("turn", None), ("turn", models.F("rank")), _connector="OR"),
                        name="queue_ticket_called_in_its_turn",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "called")),
                        fields=("counter",),
                        name="queue_counter_serves_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("called_at", None),
                                ("counter", None),
                                ("ended_at", None),
                                ("state", "waiting"),
                                ("turn", None),
                            ),
                            models.Q(
                                ("called_at__isnull", False),
                                ("counter__isnull", False),
                                ("ended_at", None),
                                ("state", "called"),
                                ("turn__isnull", False),
                            ),
                            models.Q(
                                ("called_at__isnull", False),
                                ("counter__isnull", False),
                                ("ended_at__isnull", False),
                                ("state__in", ("served", "skipped")),
                                ("turn__isnull", False),
                            ),
                            models.Q(("ended_at__isnull", False), ("state", "gone")),
                            _connector="OR",
                        ),
                        name="queue_ticket_state_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("called_at", None), ("called_at__gte", models.F("issued_at")), _connector="OR"),
                            models.Q(("ended_at", None), ("ended_at__gte", models.F("issued_at")), _connector="OR"),
                        ),
                        name="queue_ticket_time_runs_forward",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("called", "เรียก"),
                            ("again", "เรียกซ้ำ"),
                            ("served", "เสร็จ"),
                            ("skipped", "ไม่มา"),
                            ("back", "เรียกผู้ที่กลับมา"),
                            ("left", "คืนบัตร"),
                        ],
                        max_length=8,
                    ),
                ),
                ("issued", models.PositiveIntegerField()),
                ("lines", models.CharField(blank=True, max_length=30)),
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
                    "counter",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="queue.counter"
                    ),
                ),
                (
                    "day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="log", to="queue.queueday"
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="log", to="queue.ticket"
                    ),
                ),
            ],
            options={
                "ordering": ["day", "seq"],
                "constraints": [
                    models.UniqueConstraint(fields=("day", "seq"), name="queue_move_place_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "called")),
                        fields=("ticket",),
                        name="queue_ticket_first_called_once",
                    ),
                ],
            },
        ),
    ]
