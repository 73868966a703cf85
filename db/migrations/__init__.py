"""The store's steps, oldest first. A step that was released is never changed; a new one is added after it."""

from __future__ import annotations

from db.migrations.m0001_first_store import m0001_first_store
from db.migrations.m0002_list_of_records import m0002_list_of_records
from db.migrations.m0003_rejudgements import m0003_rejudgements
from db.migrations.m0004_case_files import m0004_case_files
from db.migrations.m0005_own_wording import m0005_own_wording
from db.migrations.m0006_links_by_uuid import m0006_links_by_uuid
from db.migrations.m0007_party_keys import m0007_party_keys
from db.migrations.m0008_corrected_evidence import m0008_corrected_evidence
from db.migrations.m0009_terms_from_service import m0009_terms_from_service
from db.migrations.m0010_visits_and_matters import m0010_visits_and_matters

STEPS = (
    m0001_first_store,
    m0002_list_of_records,
    m0003_rejudgements,
    m0004_case_files,
    m0005_own_wording,
    m0006_links_by_uuid,
    m0007_party_keys,
    m0008_corrected_evidence,
    m0009_terms_from_service,
    m0010_visits_and_matters,
)
