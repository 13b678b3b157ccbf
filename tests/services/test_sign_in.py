"""Signing in: wrong passwords are acts, waits never for ever, a signature needs the password for its own act."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest

from compounder.domain.audit import AuditBody
from compounder.domain.errors import Refusal
from compounder.domain.sign_in_wait import SignInWait, wait_after
from compounder.domain.staff import Permission, Role, StaffId, StaffMember
from compounder.services.authority import Signing, permitted, sign
from compounder.services.manage_staff import (
    NewMember,
    add_staff,
    change_role,
    deactivate,
    reset_password,
    unlock,
)
from compounder.services.passwords import Argon2Passwords
from compounder.services.set_up import set_up
from compounder.services.sign_in import (
    Session,
    change_password,
    confirm_password,
    recover_administrator,
    sign_in,
)
from compounder.services.unit_of_work import Act, UnitOfWork
from compounder.store.raw import snapshot
from tests.services.pharmacy import (
    CHOICES,
    PASSWORD,
    PASSWORDS,
    RECOVERY,
    TestPharmacy,
    new_id,
    new_pharmacy,
)
from tests.words_files import words

START = datetime(2026, 11, 24, 8, 0)  # noqa: DTZ001 - only differences count


def entered(pharmacy: TestPharmacy, login: str = "tina", password: str = PASSWORD) -> Session:
    """Try to sign in."""
    return sign_in(pharmacy.records, PASSWORDS, login=login, password=password, attempt=new_id())


def refused(pharmacy: TestPharmacy, login: str = "tina", password: str = PASSWORD[:-1]) -> Refusal:
    """The refusal of an attempt."""
    with pytest.raises(Refusal) as caught:
        entered(pharmacy, login, password)
    return caught.value


def entries(pharmacy: TestPharmacy) -> list[AuditBody]:
    """Every entry of the trail."""
    with snapshot(pharmacy.location) as database:
        database.cursor.execute("SELECT body FROM audit ORDER BY seq")
        rows = [row[0] for row in database.cursor.fetchall()]
    return [AuditBody.parse(row.decode() if isinstance(row, bytes) else row) for row in rows]


def test_the_right_password_signs_in_and_writes_nothing(pharmacy: TestPharmacy) -> None:
    """Reading needs a sign-in; it must not fill the trail."""
    before = len(entries(pharmacy))
    session = entered(pharmacy, "Tina ")
    assert (session.login, session.role, session.must_change_password) == ("tina", Role.TECHNICIAN, False)
    assert len(entries(pharmacy)) == before


def test_a_wrong_password_is_an_act_and_keeps_no_password(pharmacy_on_each_engine: TestPharmacy) -> None:
    """The one refusal that writes (records.md); neither the password nor its hash enters the trail."""
    pharmacy = pharmacy_on_each_engine
    assert refused(pharmacy, password="tr0ub4dor & three").code == "sign_in_refused"
    last = entries(pharmacy)[-1]
    assert (last.act, last.by) == ("sign_in_failed", pharmacy.member("tina").id)
    assert "tr0ub4dor" not in last.text()
    assert "argon2" not in "".join(entry.text() for entry in entries(pharmacy))
    assert pharmacy.member("tina").failed_sign_ins == 1


def test_an_unknown_login_is_refused_and_written_down_in_the_same_way(pharmacy: TestPharmacy) -> None:
    """Nobody learns from the answer which logins there are; what was typed is not kept."""
    known = [refused(pharmacy) for _ in range(4)]
    unknown = [refused(pharmacy, login="my-secret-password") for _ in range(4)]
    assert [str(refusal) for refusal in unknown] == [str(refusal) for refusal in known]
    assert [refusal.code for refusal in unknown] == ["sign_in_refused"] * 3 + ["sign_in_wait"]
    last = entries(pharmacy)[-1]
    assert (last.act, last.by) == ("sign_in_failed", None)
    assert "my-secret-password" not in json.dumps([entry.text() for entry in entries(pharmacy)])


def test_a_deactivated_person_is_refused_like_an_unknown_one(pharmacy: TestPharmacy) -> None:
    tina = pharmacy.member("tina")
    deactivate(pharmacy.records, pharmacy.act("deactivate", Role.ADMINISTRATOR, "left"), tina.id)
    assert str(refused(pharmacy, password=PASSWORD)) == str(refused(pharmacy, login="nobody"))


def test_three_wrong_passwords_begin_a_wait_that_the_right_one_does_not_break(
    pharmacy_on_each_engine: TestPharmacy,
) -> None:
    """After 3 wrong passwords a wait; the counter is in the database, so a restart does not end it."""
    pharmacy = pharmacy_on_each_engine
    assert [refused(pharmacy).phrase.key.rpartition(".")[2] for _ in range(3)] == ["tries", "last_try", "wait"]
    written = len(entries(pharmacy))
    assert refused(pharmacy, password=PASSWORD).code == "sign_in_wait"
    assert len(entries(pharmacy)) == written


def test_a_wrong_password_says_how_many_tries_are_left_and_what_follows(pharmacy: TestPharmacy) -> None:
    """True at the sign-in and where only the password is asked; the wait doubles."""
    said = [words("en").sentence(refused(pharmacy).phrase) for _ in range(2)]
    assert said == [
        "Name or password is wrong. Type again: 2 tries left, then 5 minutes’ wait.",
        "Name or password is wrong. Type again: 1 try left, then 5 minutes’ wait.",
    ]
    refused(pharmacy)
    pharmacy.clock.now += timedelta(minutes=5)
    with pytest.raises(Refusal) as caught:
        confirm_password(
            pharmacy.records, PASSWORDS, login="tina", password="guess", attempt=new_id(), command="a command"
        )  # fmt: skip
    french = words("fr").sentence(caught.value.phrase)
    assert french.endswith("encore 2 essais, puis 10 minutes d’attente.")


def test_after_the_wait_the_right_password_ends_the_counting(pharmacy: TestPharmacy) -> None:
    for _ in range(3):
        refused(pharmacy)
    pharmacy.clock.now += timedelta(minutes=4, seconds=59)
    assert refused(pharmacy, password=PASSWORD).code == "sign_in_wait"
    pharmacy.clock.now += timedelta(seconds=1)
    entered(pharmacy)
    tina = pharmacy.member("tina")
    assert (tina.failed_sign_ins, tina.lock_count, tina.locked_until) == (0, 0, None)
    assert refused(pharmacy).phrase.key.endswith("tries")


def test_waits_double_to_an_hour_and_never_last_for_ever() -> None:
    """5, 10, 20, 40, 60, 60 … minutes; each after three more wrong passwords."""
    minutes = []
    wait = SignInWait()
    for _ in range(20 * 3):
        wait = wait.with_wrong_password(START)
        if wait.wrong % 3 == 0 and wait.until is not None:
            minutes.append((wait.until - START) // timedelta(minutes=1))
    assert minutes == [5, 10, 20, 40] + [60] * 16
    assert wait_after([START] * 60) == wait


def test_the_signature_prompt_counts_wrong_passwords_too(pharmacy: TestPharmacy) -> None:
    """Threat 15: guessing at the signature is guessing."""
    act = pharmacy.act("accept_lot", Role.PHARMACIST)
    for _ in range(3):
        with pytest.raises(Refusal):
            confirm_password(
                pharmacy.records, PASSWORDS, login="paul", password="wrong password", attempt=new_id(),
                command=act.command,
            )  # fmt: skip
    assert refused(pharmacy, "paul", PASSWORD).code == "sign_in_wait"


def test_an_administrator_unlocks(pharmacy: TestPharmacy) -> None:
    for _ in range(3):
        refused(pharmacy)
    unlock(pharmacy.records, pharmacy.act("unlock", Role.ADMINISTRATOR), pharmacy.member("tina").id)
    entered(pharmacy)


def test_a_password_that_another_set_must_be_changed_before_anything_else(pharmacy: TestPharmacy) -> None:
    """11.200: an administrator cannot sign for a user; a reset forces a change and is recorded."""
    admin = pharmacy.act("reset_password", Role.ADMINISTRATOR, "forgotten")
    reset_password(pharmacy.records, PASSWORDS, admin, pharmacy.member("admin").id, "another password")
    session = entered(pharmacy, "admin", "another password")
    assert session.must_change_password
    act = Act("unlock", session.person, new_id())
    with pytest.raises(Refusal) as caught:
        unlock(pharmacy.records, act, pharmacy.member("tina").id)
    assert caught.value.code == "password_change_needed"
    change = Act("change_password", session.person, new_id())
    change_password(
        pharmacy.records, PASSWORDS, change, login="admin", old="another password", new="my own password",
        attempt=new_id(),
    )  # fmt: skip
    unlock(pharmacy.records, Act("unlock", session.person, new_id()), pharmacy.member("tina").id)


@pytest.mark.parametrize("new", ["short", "x" * 201, "aaaaaaaaaaaa", PASSWORD])
def test_a_weak_or_unchanged_password_is_refused(pharmacy: TestPharmacy, new: str) -> None:
    act = pharmacy.act("change_password", Role.TECHNICIAN)
    with pytest.raises(Refusal) as caught:
        change_password(pharmacy.records, PASSWORDS, act, login="tina", old=PASSWORD, new=new, attempt=new_id())
    assert caught.value.code == "weak_password"
    entered(pharmacy)


def test_the_sealed_code_lets_the_administrator_in_once(pharmacy: TestPharmacy) -> None:
    """The code is kept as a hash, typed back with doubtful letters, and used up."""
    for _ in range(3):
        refused(pharmacy, "admin")
    pharmacy.clock.now += timedelta(minutes=5)
    typed = RECOVERY.lower().replace(" ", "-").replace("0", "o").replace("1", "l")
    following = "ZZZZ ZZZZ ZZZZ ZZZZ ZZZZ ZZZZ"

    def recover(code: str, new: str) -> None:
        recover_administrator(
            pharmacy.records, PASSWORDS, login="admin", code=code, new=new, next_code=following, attempt=new_id()
        )

    recover(typed, "found again 1")
    assert not entered(pharmacy, "admin", "found again 1").must_change_password
    with pytest.raises(Refusal) as caught:
        recover(RECOVERY, "found again 2")
    assert caught.value.code == "sign_in_refused"
    recover(following, "found again 3")


def test_a_code_that_was_used_meanwhile_opens_nothing(pharmacy: TestPharmacy) -> None:
    """Two copies of the same sealed paper: the first one counts."""

    def recover(passwords: Argon2Passwords, new: str) -> None:
        recover_administrator(
            pharmacy.records,
            passwords,
            login="admin",
            code=RECOVERY,
            new=new,
            next_code="ZZZZ ZZZZ ZZZZ ZZZZ ZZZZ ZZZZ",
            attempt=new_id(),
        )

    class Overtaken(Argon2Passwords):
        """Another person recovers while this code is compared."""

        def matches(self, hashed: str, password: str) -> bool:
            right = PASSWORDS.matches(hashed, password)
            recover(PASSWORDS, "the first of two")
            return right

    with pytest.raises(Refusal) as caught:
        recover(Overtaken(time_cost=1, memory_cost=8, parallelism=1), "the second of two")
    assert caught.value.code == "sign_in_refused"
    entered(pharmacy, "admin", "the first of two")


@pytest.mark.parametrize("typed", ["x" * 100_000, "caf\udce9", "a\x00b", ""])
def test_whatever_is_typed_as_a_password_is_only_wrong(pharmacy: TestPharmacy, typed: str) -> None:
    assert refused(pharmacy, password=typed).code == "sign_in_refused"
    assert refused(pharmacy, login=typed).code == "sign_in_refused"


def test_nobody_else_has_a_sealed_code(pharmacy: TestPharmacy) -> None:
    with pytest.raises(Refusal) as caught:
        recover_administrator(
            pharmacy.records, PASSWORDS, login="tina", code=RECOVERY, new="found again", next_code=RECOVERY,
            attempt=new_id(),
        )  # fmt: skip
    assert caught.value.code == "sign_in_refused"


def test_a_hash_of_weaker_settings_is_made_anew_at_sign_in(pharmacy: TestPharmacy) -> None:
    """Threat 14: rehash on login."""
    stronger = Argon2Passwords(time_cost=2, memory_cost=16, parallelism=1)
    sign_in(pharmacy.records, stronger, login="tina", password=PASSWORD, attempt=new_id())
    assert "m=16,t=2" in pharmacy.member("tina").password
    assert not stronger.is_outdated(pharmacy.member("tina").password)
    sign_in(pharmacy.records, stronger, login="tina", password=PASSWORD, attempt=new_id())


def test_production_hashes_stand_above_the_floor() -> None:
    """Argon2id with at least 19 MiB and two passes (OWASP)."""
    hashed = Argon2Passwords().hashed("anything at all")
    assert hashed.startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_a_signing_serves_its_own_act_alone(pharmacy: TestPharmacy) -> None:
    """The password given for one command signs no other, and none of another person."""
    act, other = pharmacy.act("one", Role.PHARMACIST), pharmacy.act("two", Role.PHARMACIST)
    signing = pharmacy.signing(act)

    def attempt(act: Act, signing: Signing) -> str:
        def work(uow: UnitOfWork) -> Mapping[str, str]:
            member = permitted(uow, Permission.ACCEPT_LOT)
            return {"signature": sign(uow, member, signing, "accept_lot", (StaffMember, member.id))}

        try:
            return pharmacy.records.perform(act, work).result["signature"]
        except Refusal as refusal:
            return refusal.code

    stolen = Signing(pharmacy.member("tina").id, act.command, signing.against)
    assert attempt(other, signing) == "not_signed"
    assert attempt(act, stolen) == "not_signed"
    assert attempt(act, Signing(signing.person, act.command, "a guessed hash")) == "not_signed"
    assert len(attempt(act, signing)) == 32
    assert "argon2" not in repr(signing)


def test_a_login_is_never_given_twice(pharmacy: TestPharmacy) -> None:
    """11.100: ids never re-used, nobody deleted."""
    tina = pharmacy.member("tina")
    deactivate(pharmacy.records, pharmacy.act("deactivate", Role.ADMINISTRATOR, "left"), tina.id)
    again = NewMember("tina", "Tina Two", Role.TECHNICIAN, "given by the admin")
    with pytest.raises(Refusal) as caught:
        add_staff(pharmacy.records, PASSWORDS, pharmacy.act("add_staff", Role.ADMINISTRATOR), again)
    assert caught.value.code == "login_taken"


@pytest.mark.parametrize("login", ["a", "Ada", "ada lovelace", "1ada", "аda", "ada\u202e", "a" * 41])
def test_a_login_that_can_be_mistaken_is_refused(pharmacy: TestPharmacy, login: str) -> None:
    """Threat 27: the third from the end begins with a Cyrillic letter."""
    member = NewMember(login, "Ada", Role.TECHNICIAN, "given by the admin")
    with pytest.raises(Refusal) as caught:
        add_staff(pharmacy.records, PASSWORDS, pharmacy.act("add_staff", Role.ADMINISTRATOR), member)
    assert caught.value.code == "invalid_name"


def test_the_last_administrator_stays_and_nobody_promotes_themselves(pharmacy: TestPharmacy) -> None:
    admin = pharmacy.member("admin").id
    with pytest.raises(Refusal) as caught:
        deactivate(pharmacy.records, pharmacy.act("deactivate", Role.ADMINISTRATOR, "left"), admin)
    assert caught.value.code == "last_administrator"
    with pytest.raises(Refusal) as caught:
        change_role(pharmacy.records, pharmacy.act("change_role", Role.ADMINISTRATOR, "x"), admin, Role.PHARMACIST)
    assert caught.value.code == "own_role"


def test_a_pharmacy_is_set_up_once(pharmacy: TestPharmacy) -> None:
    with pytest.raises(Refusal) as caught:
        set_up(pharmacy.records, PASSWORDS, new_pharmacy(), CHOICES, recovery=RECOVERY, command=new_id())
    assert caught.value.code == "database_exists"


def test_no_account_stands_before_somebody_makes_it(pharmacy: TestPharmacy) -> None:
    """Threat 38: no default account."""
    with pharmacy.records.reading() as loads:
        assert {member.login for member in loads.find(StaffMember)} == {"admin", "tina", "paul", "aude"}
    assert StaffId("admin") not in {pharmacy.member(role).id for role in Role}
