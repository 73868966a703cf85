"""A law marked 待核 is printed once the bureau has confirmed the very text that the pack names."""

from dataclasses import replace
from datetime import date

from inspections.checklists.consequences import Circumstances, Payer, consequence
from inspections.documents.finding_words import basis_text
from inspections.profiles.confirmed_laws import ConfirmedLaw, with_confirmed
from tests.support.checklists import pack_with

PACK = pack_with("wuzhi-2023")
TODAY = Circumstances("grid_company", Payer.MARKET, (date(2025, 6, 1),))


def test_only_a_confirmation_of_the_same_text_confirms() -> None:
    requirement, law = replace(PACK.requirement("wuzhi-2023.fees.banned"), legal_basis=("129",)), PACK.laws["129"]
    confirmed = ConfirmedLaw(law.key, law.name, date(2023, 8, 1), "王某")
    assert basis_text([consequence(requirement, PACK.laws, TODAY)]) == ""
    assert basis_text([consequence(requirement, with_confirmed(PACK, [confirmed]).laws, TODAY)]) == law.name
    assert with_confirmed(PACK, [replace(confirmed, name=f"{law.name}（修订）")]) == PACK
    assert with_confirmed(PACK, []) == PACK
