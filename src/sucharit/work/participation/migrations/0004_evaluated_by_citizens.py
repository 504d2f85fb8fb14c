"""What citizens said in a survey stands beside the evaluation."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('participation', '0003_rule_of_the_council'),
        ('surveys', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='planevaluation',
            name='survey',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='surveys.survey', verbose_name='แบบประเมินโดยประชาชน'),
        ),
    ]
