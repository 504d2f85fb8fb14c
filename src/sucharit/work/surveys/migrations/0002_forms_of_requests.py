"""Questions of a request for a service are built like those of a survey."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("surveys", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="survey",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("survey", "แบบสำรวจหรือแบบประเมิน"),
                    ("test", "แบบทดสอบ มีเฉลย"),
                    ("rehearsal", "ซ้อมประเมิน ไม่ใช่ผลทางการ"),
                    ("form", "แบบคำขอบริการ ไม่ใช่แบบสำรวจ"),
                ],
                default="survey",
                max_length=10,
                verbose_name="ชนิด",
            ),
        ),
    ]
