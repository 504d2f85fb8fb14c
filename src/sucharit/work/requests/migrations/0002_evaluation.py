"""Who was served is invited to a survey."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("requests", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="eservice",
            name="evaluation",
            field=models.UUIDField(
                blank=True,
                help_text="ผู้รับบริการเห็นลิงก์เมื่อเสร็จ คำตอบไม่ผูกกับคำขอ",
                null=True,
                verbose_name="แบบประเมินหลังรับบริการ",
            ),
        ),
    ]
