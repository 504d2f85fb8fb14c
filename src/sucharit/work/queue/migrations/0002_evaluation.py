"""Who was served is invited to a survey."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("queue", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="point",
            name="evaluation",
            field=models.UUIDField(
                blank=True,
                help_text="ผู้รับบริการเห็นลิงก์เมื่อเสร็จ คำตอบไม่ผูกกับบัตรคิว",
                null=True,
                verbose_name="แบบประเมินหลังรับบริการ",
            ),
        ),
    ]
