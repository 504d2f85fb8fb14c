"""Who keeps the centre, and its box on the web."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("information", "0002_appeal"),
        ("organizations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="clock",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organizations.unit",
                verbose_name="หน่วยงานที่ดูแลศูนย์ข้อมูลข่าวสาร",
            ),
        ),
        migrations.AddField(
            model_name="clock",
            name="place",
            field=models.CharField(blank=True, max_length=300, verbose_name="สถานที่ เวลา โทรศัพท์ และผู้รับผิดชอบ"),
        ),
        migrations.AddField(
            model_name="clock",
            name="box",
            field=models.BooleanField(default=False, verbose_name="เปิดกล่องรับข้อเสนอแนะทางเว็บ"),
        ),
        migrations.AddField(
            model_name="suggestion",
            name="token",
            field=models.CharField(blank=True, max_length=64, null=True, verbose_name="เครื่องหมายของแบบที่ส่ง"),
        ),
        migrations.AlterField(
            model_name="suggestion",
            name="recorded_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="clock",
            constraint=models.CheckConstraint(
                condition=models.Q(("box", False), ("unit__isnull", False), _connector="OR"),
                name="information_box_has_a_unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.UniqueConstraint(fields=("organization", "token"), name="suggestion_sent_once"),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("recorded_by__isnull", False), ("token__isnull", False), _connector="OR"),
                name="suggestion_written_by_someone",
            ),
        ),
    ]
