"""A survey may be listed on the public pages of its office."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("surveys", "0002_forms_of_requests")]

    operations = [
        migrations.AddField(
            model_name="survey",
            name="listed",
            field=models.BooleanField(
                default=False,
                help_text="ใช้กับแบบที่ถามประชาชนทั่วไป ระหว่างเปิดรับคำตอบทางลิงก์",
                verbose_name="ให้ประชาชนเห็นในหน้าบริการของหน่วยงาน",
            ),
        ),
    ]
