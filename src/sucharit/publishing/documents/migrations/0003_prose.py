from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_report_kinds")]

    operations = [
        migrations.AddField(
            model_name="document",
            name="prose",
            field=models.JSONField(blank=True, default=dict, verbose_name="ถ้อยคำของเล่ม"),
        ),
    ]
