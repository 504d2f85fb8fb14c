"""A rule of the council may be open to comment too."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('participation', '0002_draft_considered'),
    ]

    operations = [
        migrations.AlterField(
            model_name='plandraft',
            name='kind',
            field=models.CharField(choices=[('plan', 'แผนพัฒนาท้องถิ่น'), ('change', 'แผนพัฒนาท้องถิ่น เพิ่มเติมหรือเปลี่ยนแปลง'), ('work', 'แผนการดำเนินงาน'), ('budget', 'ข้อบัญญัติหรือเทศบัญญัติงบประมาณ'), ('rule', 'หลักเกณฑ์ให้ประชาชนเข้าฟังประชุมสภา')], max_length=10, verbose_name='ประเภท'),
        ),
    ]
