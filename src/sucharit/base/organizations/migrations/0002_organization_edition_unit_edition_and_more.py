import sucharit.base.organizations.names
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organizations', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='organization',
            name='edition',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='unit',
            name='edition',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AlterField(
            model_name='organization',
            name='name',
            field=models.CharField(max_length=200, validators=[sucharit.base.organizations.names.check_name], verbose_name='ชื่อเต็ม'),
        ),
        migrations.AlterField(
            model_name='organization',
            name='short_name',
            field=models.CharField(max_length=80, validators=[sucharit.base.organizations.names.check_name], verbose_name='ชื่อย่อ'),
        ),
        migrations.AlterField(
            model_name='unit',
            name='abbreviation',
            field=models.CharField(blank=True, max_length=20, validators=[sucharit.base.organizations.names.check_name], verbose_name='อักษรย่อ'),
        ),
        migrations.AlterField(
            model_name='unit',
            name='name',
            field=models.CharField(max_length=160, validators=[sucharit.base.organizations.names.check_name], verbose_name='ชื่อหน่วยงาน'),
        ),
    ]
