"""The record: chained, complete, and honest about what was done to it."""

import threading

import pytest
from django.db import connection, transaction

from sucharit.base.audit.actions import record
from sucharit.base.audit.forgetting import forget, words_about
from sucharit.base.audit.models import Entry
from sucharit.base.audit.sealing import COVER, WENT, covered, proof
from sucharit.base.audit.sentences import sentence
from sucharit.base.audit.verbs import declare
from sucharit.base.audit.verifying import verify
from sucharit.office.demonstration.people import Cast

TRIED = declare("tests.tried", "ลอง{label}เพราะ{reason}")


def write(office: Cast, label: str = "สิ่งหนึ่ง", **facts: object) -> Entry:
    with transaction.atomic():
        return record(TRIED, by=office.officer("planner"), subject="tests.thing:1", label=label, facts=facts)


def test_each_deed_follows_the_one_before(office: Cast):
    first, second = write(office), write(office)
    assert second.number == first.number + 1
    assert second.previous == first.digest
    assert verify("donsukchai").faults == ()
    assert verify("donsukchai").digest == second.digest


def test_an_entry_names_the_actor_and_the_position(office: Cast):
    entry = write(office)
    assert (entry.actor, entry.actor_name) == ("planner", "นางสาวรัตนาภรณ์ ชูช่วย")
    assert entry.actor_position == "นักวิเคราะห์นโยบายและแผน"


def test_an_entry_is_a_sentence(office: Cast):
    assert sentence(write(office, "แผน", reason="อยากรู้")) == "ลองแผนเพราะอยากรู้"
    assert sentence(Entry(verb="gone.verb", label="แผน")) == "gone.verb: แผน"


def test_a_hostile_label_is_no_pattern(office: Cast):
    assert sentence(write(office, "{reason.__class__}{0}", reason="ก")) == "ลอง{reason.__class__}{0}เพราะก"


def test_an_undeclared_verb_is_refused(office: Cast):
    with pytest.raises(KeyError), transaction.atomic():
        record("tests.unknown", by=office.officer("planner"), subject="tests.thing:1", label="")


def test_an_entry_is_never_changed_or_removed(office: Cast):
    entry = write(office)
    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda e: Entry.objects.filter(pk=e.pk).update(label="อื่น"), "แก้ไข"),
        (lambda e: Entry.objects.filter(pk=e.pk).update(facts={"sum": 2}), "แก้ไข"),
        (lambda e: Entry.objects.filter(pk=e.pk).update(at="2020-01-01T00:00:00Z"), "แก้ไข"),
        (lambda e: Entry.objects.filter(pk=e.pk)._raw_delete("default"), "หายไป"),
        (lambda e: Entry.objects.filter(chain=e.chain, number__gte=e.number)._raw_delete("default"), "ตัดท้าย"),
    ],
)
def test_what_was_done_to_the_record_is_found(office: Cast, harm, said: str):
    middle = write(office)
    write(office)
    harm(middle)
    assert any(said in fault.thai for fault in verify("donsukchai").faults)


def forgotten(office: Cast) -> tuple[Entry, Entry]:
    """An entry whose words went, and the one that says so."""
    old = write(office, "แฟ้มของนายลับ.pdf", reason="นายลับขอให้ถอน", count=3)
    write(office, "สิ่งอื่น", reason="เหตุอื่น")
    with transaction.atomic():
        went = [one for one in words_about("donsukchai", ["tests.thing:1"], labels=True) if one[0] == old.number]
        said = record(
            TRIED, by=office.officer("clerk"), subject="tests.list:1", label="บัญชี", facts={"n": 1, WENT: proof(went)}
        )
        forget("donsukchai", went, by=said)
    old.refresh_from_db()
    return old, said


def test_words_go_and_the_chain_holds(office: Cast):
    """The deed, who did it and when stay; the word is in no column, nor what would find it again."""
    old, _said = forgotten(office)
    assert sentence(old) == f"ลอง{COVER}เพราะ{COVER}"
    assert (old.facts["count"], old.actor) == (3, "planner")
    assert set(old.salts) == set() and set(old.seals) == {"label", "fact:reason"}
    assert "ลับ" not in str(Entry.objects.values())
    assert verify("donsukchai").faults == ()
    assert words_about("donsukchai", ["tests.thing:1"]) == [(old.number + 1, "fact:reason")], "what is left to go"


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda old, _by: {"label": "อย่างอื่น"}, "แก้ไข"),
        (lambda old, _by: {"facts": {**old.facts, "reason": "อย่างอื่น"}}, "แก้ไข"),
        (lambda old, _by: {"facts": {"count": 3}}, "แก้ไข"),
        (lambda old, _by: {"facts": {**old.facts, "count": 4}}, "แก้ไข"),
        (lambda old, _by: {"salts": {}, "seals": {}}, "แก้ไข"),
        (lambda old, by: {"seals": {key: [seal, by - 1] for key, (seal, by) in old.seals.items()}}, "ไม่มีบันทึกการทำลาย"),
        (lambda old, by: {"seals": {key: [seal, 1] for key, (seal, _by) in old.seals.items()}}, "แก้ไข"),
    ],
    ids=["another label", "another reason", "no reason", "a number", "seals away", "another deed", "an earlier deed"],
)
def test_nothing_takes_the_place_of_a_word_that_went(office: Cast, harm, said: str):
    old, by = forgotten(office)
    Entry.objects.filter(pk=old.pk).update(**harm(old, by.number))
    assert any(said in fault.thai for fault in verify("donsukchai").faults)


def test_a_word_that_nobody_destroyed_is_missed(office: Cast):
    """Whoever holds the database covers one more, in the way that destroying does."""
    _old, by = forgotten(office)
    other = Entry.objects.get(chain="donsukchai", label="สิ่งอื่น")
    Entry.objects.bulk_update([covered(other, ["fact:reason"], by.number)], ["facts", "salts", "seals"])
    assert [one.thai for one in verify("donsukchai").faults] == ["ข้อความถูกปิดโดยไม่มีบันทึกการทำลาย"]


def test_an_entry_and_its_deed_are_one(office: Cast):
    before = Entry.objects.count()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(TRIED, by=office.officer("planner"), subject="tests.thing:1", label="")
        _ = 1 / 0
    assert Entry.objects.count() == before


def test_chains_of_two_organizations_do_not_touch(office: Cast, neighbour: Cast):
    write(office)
    assert Entry.objects.filter(chain="thungnamsai", verb="tests.tried").count() == 0
    assert verify("thungnamsai").faults == ()


@pytest.mark.django_db(transaction=True)
def test_many_at_once_never_double_a_number():
    from sucharit.office.demonstration.people import donsukchai, found_again

    office = found_again("donsukchai") or donsukchai(password=None)
    failures: list[Exception] = []

    def work() -> None:
        try:
            for _ in range(5):
                write(office)
        except Exception as error:  # noqa: BLE001 - handed to the test below
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert Entry.objects.filter(verb="tests.tried").count() == 20
    assert verify("donsukchai").faults == ()


class Outside:
    """A connection that is in no transaction."""

    in_atomic_block = False


def test_outside_a_transaction_nothing_is_written(office: Cast, monkeypatch: pytest.MonkeyPatch):
    planner = office.officer("planner")
    with monkeypatch.context() as patched:
        patched.setattr(transaction, "get_connection", lambda using=None: Outside)
        with pytest.raises(transaction.TransactionManagementError):
            record(TRIED, by=planner, subject="tests.thing:1", label="")
