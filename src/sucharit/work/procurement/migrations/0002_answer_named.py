"""An answer remembers how many purchases its question named."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('procurement', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='answer',
            name='named',
            field=models.PositiveIntegerField(default=0, verbose_name='รายการที่คำถามชี้'),
        ),
    ]
