"""Keys of officers and custodians: set, unlocked for some minutes, recovered by two custodians together."""

import base64
import datetime
import secrets
from itertools import combinations

from django.core.cache import cache
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from nacl.exceptions import CryptoError
from nacl.secret import Aead

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core import sealing
from sucharit.core.sealing import LockedKey, Unopened
from sucharit.work.sealed.actions.arranging import seal_dummies
from sucharit.work.sealed.models import Door, Keeper, Recovery, RecoveryHalf, RecoveryShare, Unlocking
from sucharit.work.sealed.queries import custodians_of, keepers_of
from sucharit.work.sealed.strengths import one_of_few, passphrase_strength

MADE = declare("sealed.key_made", gettext_lazy("{label} ตั้งกุญแจของช่องทางแจ้งการทุจริต"))
CHANGED = declare("sealed.key_changed", gettext_lazy("{label} เปลี่ยนวลีผ่านของกุญแจ"))
ASKED = declare("sealed.recovery_asked", gettext_lazy("{label} ขอกู้กุญแจ รหัสเทียบ {code}"))
HELPED = declare("sealed.recovery_helped", gettext_lazy("ช่วยกู้กุญแจของ {label} รหัสเทียบ {code}"))
RECOVERED = declare("sealed.recovered", gettext_lazy("{label} กู้กุญแจสำเร็จด้วยผู้ถือกุญแจสองคน"))
WITHDRAWN = declare("sealed.recovery_withdrawn", gettext_lazy("{label} ถอนคำขอกู้กุญแจ"))
SWAPPED = declare(
    "sealed.key_swapped", gettext_lazy("พบว่ากุญแจสาธารณะของ {label} ในฐานข้อมูลถูกเปลี่ยน ปิดช่องทางแจ้งการทุจริตแล้ว")
)
UNLOCKED_MINUTES = 20
MOST_FAILURES, FAILURES_WITHIN = 8, 3600


class TooMany(Exception):  # noqa: N818 - a rule spoke
    """Too many wrong passphrases; to be tried again within the hour."""


class Swapped(Exception):  # noqa: N818 - somebody else did wrong
    """The public key in the database is not the keeper's: somebody put another there, to read what is sealed to it."""


def _own(by: Officer) -> Keeper:
    require(by, Can.SEE_DESK)
    keeper = Keeper.objects.select_for_update().filter(organization=by.organization, user=by.user, until=None).first()
    if keeper is None:
        raise NotAllowed(_("ท่านไม่มีหน้าที่ในช่องทางแจ้งการทุจริต"), "you have no part in this")
    return keeper


def made_pair(passphrase: str) -> tuple[sealing.KeyPair, LockedKey]:
    """A new pair under a passphrase; the slow part, outside of any transaction. Raises Busy."""
    pair = sealing.new_pair()
    with one_of_few():
        return pair, sealing.lock(pair.private, passphrase, strength=passphrase_strength())


def locked_of(row: Keeper | Recovery) -> LockedKey:
    return LockedKey(bytes(row.salt or b""), bytes(row.locked or b""), row.passes, row.memory)


@transaction.atomic
def set_key(pair: sealing.KeyPair, locked: LockedKey, *, by: Officer) -> Keeper:
    """The first key of a keeper."""
    keeper = _own(by)
    if keeper.public is not None:
        raise NotAllowed(_("ท่านตั้งกุญแจไว้แล้ว"), "your key is set already")
    keeper.public = pair.public
    _put(keeper, locked)
    seal_dummies(keeper)
    if keeper.part == Keeper.Part.OFFICER:
        _share(keeper, pair.private)
    record(MADE, by=by, subject=keeper, label=by.name)
    return keeper


def _put(keeper: Keeper, locked: LockedKey) -> None:
    keeper.salt, keeper.locked = locked.salt, locked.sealed
    keeper.passes, keeper.memory = locked.passes, locked.memory
    keeper.save(update_fields=["public", "salt", "locked", "passes", "memory"])


@transaction.atomic
def change_passphrase(locked: LockedKey, *, by: Officer) -> None:
    """The same key under another passphrase; what was unlocked is locked."""
    keeper = _own(by)
    _put(keeper, locked)
    Unlocking.objects.filter(keeper=keeper).delete()
    record(CHANGED, by=by, subject=keeper, label=by.name)


def opened_key(keeper: Keeper, passphrase: str) -> bytes:
    """The private key. Raises Unopened, TooMany, Busy; and Swapped, after closing the door."""
    count = f"sealed.failures.{keeper.pk}"
    if cache.get(count, 0) >= MOST_FAILURES:
        raise TooMany
    try:
        with one_of_few():
            private = sealing.unlock(locked_of(keeper), passphrase[:200])
    except Unopened:
        cache.add(count, 0, FAILURES_WITHIN)
        cache.incr(count)
        raise
    cache.delete(count)
    if sealing.public_of(private) != bytes(keeper.public or b""):
        _close_after_swap(keeper)
        raise Swapped
    return private


@transaction.atomic
def _close_after_swap(keeper: Keeper) -> None:
    """Nothing more is sealed to a stranger's key; everyone with a part is told."""
    door = Door.objects.select_for_update().select_related("organization").get(organization=keeper.organization_id)
    if not door.open:
        return
    Door.objects.filter(pk=door.pk).update(open=False, edition=door.edition + 1)
    name, house = keeper.user.full_name, door.organization
    record(SWAPPED, by=None, subject=keeper, label=name, chain=house.code)
    text = _("กุญแจของ %(name)s ในฐานข้อมูลไม่ใช่กุญแจจริง ระบบปิดช่องทางแจ้งการทุจริตแล้ว โปรดตรวจเครื่องแม่ข่าย") % {"name": name}
    everyone = [one.user for one in keepers_of(house)]
    tell(everyone, organization=house, text=text, url=reverse("sealed_key", args=[house.code]))


def keep_unlocked(keeper: Keeper, private: bytes) -> str:
    """The token for the officer's browser: a mark and a random key under which the private key is kept some minutes.
    The database holds no key, the browser no ciphertext."""
    Unlocking.objects.filter(until__lt=timezone.now()).delete()
    mark, key = secrets.token_hex(32), sealing.new_key()
    until = timezone.now() + datetime.timedelta(minutes=UNLOCKED_MINUTES)
    bound = f"{keeper.pk}.{mark}".encode()
    Unlocking.objects.create(keeper=keeper, mark=mark, sealed=bytes(Aead(key).encrypt(private, bound)), until=until)
    return f"{mark}.{base64.urlsafe_b64encode(key).decode()}"


def unlocked(keeper: Keeper, token: str) -> bytes | None:
    """The private key of a token that still holds."""
    mark, _dot, told = token.partition(".")
    row = Unlocking.objects.filter(keeper=keeper, mark=mark, until__gt=timezone.now()).first()
    if row is None:
        return None
    try:
        key = base64.urlsafe_b64decode(told.encode())
        return bytes(Aead(key).decrypt(bytes(row.sealed), f"{keeper.pk}.{mark}".encode()))
    except (CryptoError, ValueError, TypeError):
        return None


def lock_again(keeper: Keeper) -> None:
    """At once, on every browser."""
    Unlocking.objects.filter(keeper=keeper).delete()


# Recovery


def refresh_shares(keeper: Keeper, private: bytes) -> bool:
    """After an unlocking: the halves follow the custodians of today. True where they were made anew."""
    if keeper.part != Keeper.Part.OFFICER:
        return False
    wanted = {(a.pk, b.pk) for a, b in combinations(_guards(keeper), 2)}
    if wanted == set(keeper.shares.values_list("first", "second")):
        return False
    with transaction.atomic():
        _share(keeper, private)
    return True


def _guards(keeper: Keeper) -> list[Keeper]:
    return sorted(custodians_of(keeper.organization), key=lambda one: one.pk)


def _share(keeper: Keeper, private: bytes) -> None:
    keeper.shares.all().delete()
    for first, second in combinations(_guards(keeper), 2):
        half, other = sealing.split(private)
        RecoveryShare.objects.create(
            keeper=keeper, first=first, second=second, first_box=sealing.seal_to(bytes(first.public or b""), half),
            second_box=sealing.seal_to(bytes(second.public or b""), other),
        )  # fmt: skip


@transaction.atomic
def ask_recovery(pair: sealing.KeyPair, locked: LockedKey, *, by: Officer) -> Recovery:
    """The officer forgot: a new pair under a new passphrase waits for two custodians."""
    keeper = _own(by)
    if keeper.part != Keeper.Part.OFFICER or not keeper.shares.exists():
        raise NotAllowed(_("กุญแจนี้กู้ไม่ได้ เพราะยังไม่เคยแบ่งให้ผู้ถือกุญแจกู้คืนสองคน"), "there is nothing to recover this key from")
    Recovery.objects.filter(keeper=keeper, done_at=None, withdrawn_at=None).update(withdrawn_at=timezone.now())
    recovery = Recovery.objects.create(
        keeper=keeper, asked_at=timezone.now(), code=code_of(pair.public), public=pair.public, salt=locked.salt,
        locked=locked.sealed, passes=locked.passes, memory=locked.memory,
    )  # fmt: skip
    record(ASKED, by=by, subject=keeper, label=by.name, facts={"code": recovery.code})
    tell(
        [one.user for one in _guards(keeper)], organization=by.organization,
        text=_("มีคำขอกู้กุญแจของช่องทางแจ้งการทุจริต โปรดเทียบรหัสกับผู้ขอด้วยตนเองก่อนช่วย"),
        url=reverse("sealed_custody", args=[by.organization.code]),
    )  # fmt: skip
    return recovery


def code_of(public: bytes) -> str:
    """Eight digits of a key, to be compared by mouth: "4821 0937"."""
    import hashlib

    digits = f"{int.from_bytes(hashlib.sha256(public).digest()[:8], 'big') % 10**8:08}"
    return f"{digits[:4]} {digits[4:]}"


@transaction.atomic
def give_half(recovery: Recovery, private: bytes, *, by: Officer) -> Recovery:
    """A custodian opens the own halves and seals them to the recovery's key; sees nothing of the officer's key."""
    custodian = _own(by)
    recovery = Recovery.objects.select_for_update().get(pk=recovery.pk)
    if custodian.part != Keeper.Part.CUSTODIAN or recovery.keeper.organization_id != by.organization.pk:
        raise NotAllowed(_("ท่านไม่ใช่ผู้ถือกุญแจกู้คืน"), "you are no custodian here")
    if recovery.done_at or recovery.withdrawn_at:
        raise NotAllowed(_("คำขอนี้สิ้นสุดแล้ว"), "this request is over")
    given = 0
    for share in RecoveryShare.objects.filter(keeper=recovery.keeper):
        box = share.first_box if share.first_id == custodian.pk else share.second_box
        if custodian.pk not in (share.first_id, share.second_id):
            continue
        half = sealing.open_box(bytes(box), private)
        _row, new = RecoveryHalf.objects.get_or_create(
            recovery=recovery, share=share, custodian=custodian,
            defaults={"box": sealing.seal_to(bytes(recovery.public), half)},
        )  # fmt: skip
        given += new
    if given:
        facts = {"code": recovery.code}
        record(HELPED, by=by, subject=recovery.keeper, label=recovery.keeper.user.full_name, facts=facts)
        tell(
            [recovery.keeper.user], organization=by.organization, text=_("ผู้ถือกุญแจช่วยกู้กุญแจของท่านแล้ว 1 คน"),
            url=reverse("sealed_key", args=[by.organization.code]),
        )  # fmt: skip
    return recovery


def complete_share(recovery: Recovery) -> tuple[RecoveryHalf, RecoveryHalf] | None:
    """The two halves of one share, where both have been given."""
    found: dict[int, list[RecoveryHalf]] = {}
    for half in recovery.halves.all():
        found.setdefault(half.share_id, []).append(half)
    pair = next((halves for halves in found.values() if len(halves) == 2), None)
    return (pair[0], pair[1]) if pair else None


def recovered_key(recovery: Recovery, waiting: bytes) -> bytes:
    """The officer's private key, joined from the halves of two custodians; `waiting` is the recovery's private key."""
    halves = complete_share(recovery)
    if halves is None:
        raise NotAllowed(_("ยังต้องรอผู้ถือกุญแจให้ครบสองคน"), "two custodians are needed")
    private = sealing.joined(*(sealing.open_box(bytes(half.box), waiting) for half in halves))
    if sealing.public_of(private) != bytes(recovery.keeper.public or b""):
        raise NotAllowed(_("กุญแจที่กู้ได้ไม่ตรงกับกุญแจเดิม โปรดให้ผู้ถือกุญแจคู่อื่นช่วย"), "the recovered key does not fit")
    return private


@transaction.atomic
def put_recovered(recovery: Recovery, locked: LockedKey, *, by: Officer) -> None:
    """The recovered key under the new passphrase; the request is over and its halves are gone."""
    keeper = _own(by)
    _put(keeper, locked)
    recovery.halves.all().delete()
    Unlocking.objects.filter(keeper=keeper).delete()
    Recovery.objects.filter(pk=recovery.pk, keeper=keeper).update(done_at=timezone.now())
    record(RECOVERED, by=by, subject=keeper, label=by.name)


@transaction.atomic
def withdraw_recovery(*, by: Officer) -> None:
    """The passphrase came back to mind."""
    keeper = _own(by)
    open_ones = Recovery.objects.filter(keeper=keeper, done_at=None, withdrawn_at=None)
    if open_ones.update(withdrawn_at=timezone.now()):
        record(WITHDRAWN, by=by, subject=keeper, label=by.name)
