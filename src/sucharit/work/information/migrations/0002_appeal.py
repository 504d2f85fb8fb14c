"""How letters of an office tell of the right to appeal."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("information", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="clock",
            name="appeal",
            field=models.CharField(blank=True, max_length=300, verbose_name="ข้อความแจ้งสิทธิอุทธรณ์ในหนังสือ"),
        ),
    ]
