"""Who of another unit looked at the papers of a purchase."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('procurement', '0002_answer_named'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='purchase',
            name='crossed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ผู้ตรวจสอบข้ามสายงาน'),
        ),
        migrations.AddField(
            model_name='purchase',
            name='crossed_found',
            field=models.CharField(blank=True, max_length=400, verbose_name='สิ่งที่พบและแก้ไข'),
        ),
        migrations.AddField(
            model_name='purchase',
            name='crossed_on',
            field=models.DateField(blank=True, null=True, verbose_name='วันที่ตรวจสอบข้ามสายงาน'),
        ),
        migrations.AddConstraint(
            model_name='purchase',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('crossed_by', None), ('crossed_on', None)), models.Q(('crossed_by__isnull', False), ('crossed_on__isnull', False), models.Q(('crossed_by', models.F('recorded_by')), _negated=True)), _connector='OR'), name='purchase_crossed_by_another'),
        ),
    ]
