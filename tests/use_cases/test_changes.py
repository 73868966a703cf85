"""A use case says what it changed: the kinds, and which ones of them where it is known."""

from datetime import date
from pathlib import Path
from uuid import uuid4

from inspections.profiles.confirmed_laws import ConfirmedLaw
from inspections.profiles.loading import load_profile
from inspections.store import Store
from inspections.use_cases.attach_evidence import Found, attach
from inspections.use_cases.changes import NOTHING, Changed, Changes, changes_of
from inspections.use_cases.confirm_laws import confirm_law, withdraw_law
from inspections.use_cases.correct_evidence import withdraw
from inspections.use_cases.discard_draft import discard_draft
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_document
from inspections.use_cases.save_profile import save_profile
from inspections.use_cases.void_document import void_document
from tests.support.memory_drafts import MemoryDrafts
from tests.support.records import RESOURCES
from tests.support.store_samples import AT, ISSUED_ON, PREFIX, checked, order, record

COUNTY = "410823"


def test_what_is_done_with_a_record_and_its_documents_names_the_record(store: Store, tmp_path: Path) -> None:
    assert import_records(store, checked(record()), author="张某", at=AT).changes == Changes.of(Changed.RECORDS)
    document = issue_document(store, order(store, record()), prefix=PREFIX, issued_on=ISSUED_ON).document
    assert void_document(store, document.uuid, "误") == Changes.of(Changed.DOCUMENTS, uuids=[record().uuid])
    photo = tmp_path / "1.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0photo")
    attached = attach(store, record().uuid, [Found(photo, "表箱", (), AT, "配电房", "张某")])
    evidence = Changes.of(Changed.EVIDENCE, uuids=[record().uuid])
    assert attached.changes == evidence
    assert withdraw(store, attached.pieces[0].uuid, "重复") == evidence


def test_what_a_bureau_keeps_names_its_county(store: Store) -> None:
    profile = load_profile(RESOURCES / "profiles" / f"{COUNTY}.toml")
    assert save_profile(store, profile) == Changes.of(Changed.PROFILES, Changed.SETTINGS, counties=[COUNTY])
    law = ConfirmedLaw("a", "《某法》", date(2023, 8, 2), "李某")
    confirmed, withdrawn = confirm_law(store, COUNTY, law), withdraw_law(store, COUNTY, "a")
    assert (confirmed.laws, withdrawn.laws) == ((law,), ())
    assert confirmed.changes == withdrawn.changes == Changes.of(Changed.SETTINGS, counties=[COUNTY])


def test_a_draft_that_is_deleted_is_named() -> None:
    draft = uuid4()
    assert discard_draft(MemoryDrafts(), draft) == Changes.of(Changed.DRAFTS, uuids=[draft])


def test_two_changes_together_touch_what_either_did_and_name_none() -> None:
    both = Changes.of(Changed.PROFILES, counties=[COUNTY]) | Changes.of(Changed.RECORDS)
    assert both == Changes.of(Changed.PROFILES, Changed.RECORDS)
    assert both.touch(Changed.RECORDS)
    assert not both.touch(Changed.EVIDENCE)


def test_a_result_that_says_nothing_of_changes_changed_nothing() -> None:
    assert [changes_of(result) for result in (None, "text", (1, 2), NOTHING)] == [None] * 4
