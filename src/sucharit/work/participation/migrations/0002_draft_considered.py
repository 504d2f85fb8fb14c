"""A draft is considered by the committee, the executive and the council."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('participation', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='plandraft',
            name='committee_on',
            field=models.DateField(blank=True, null=True, verbose_name='วันที่คณะกรรมการพัฒนาพิจารณา'),
        ),
        migrations.AddField(
            model_name='plandraft',
            name='council_on',
            field=models.DateField(blank=True, null=True, verbose_name='วันที่สภาเห็นชอบ'),
        ),
        migrations.AddField(
            model_name='plandraft',
            name='executive_on',
            field=models.DateField(blank=True, null=True, verbose_name='วันที่ผู้บริหารเห็นชอบ'),
        ),
        migrations.AddConstraint(
            model_name='plandraft',
            constraint=models.CheckConstraint(condition=models.Q(('committee_on__isnull', True), models.Q(('closed_on__isnull', False), ('committee_on__gte', models.F('closed_on'))), _connector='OR'), name='plan_draft_considered_after_it_was_closed'),
        ),
        migrations.AddConstraint(
            model_name='plandraft',
            constraint=models.CheckConstraint(condition=models.Q(('executive_on__isnull', True), models.Q(('committee_on__isnull', False), ('executive_on__gte', models.F('committee_on'))), _connector='OR'), name='plan_draft_executive_after_committee'),
        ),
        migrations.AddConstraint(
            model_name='plandraft',
            constraint=models.CheckConstraint(condition=models.Q(('council_on__isnull', True), models.Q(('council_on__gte', models.F('executive_on')), ('executive_on__isnull', False)), _connector='OR'), name='plan_draft_council_after_executive'),
        ),
    ]
