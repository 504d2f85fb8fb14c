"""The plan of e-GP says no method."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('procurement', '0004_nothing_missing'),
    ]

    operations = [
        migrations.AlterField(
            model_name='planline',
            name='method',
            field=models.CharField(blank=True, choices=[('open', 'ประกาศเชิญชวนทั่วไป'), ('selective', 'คัดเลือก'), ('specific', 'เฉพาะเจาะจง'), ('other', 'วิธีอื่น')], max_length=10, verbose_name='วิธีจัดซื้อจัดจ้าง'),
        ),
    ]
