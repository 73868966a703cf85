"""Signing in the dialog for a document: one signs what one sees, and what is changed afterwards is signed again."""

from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gui.documents.dialog import DocumentDialog
from gui.signing.dialog import SignatureDialog
from gui.signing.refusal_dialog import RefusalDialog
from inspections.cases.documents import DocumentState
from inspections.cases.numbers import NumberKind
from inspections.documents.wanted import WantedDocument
from inspections.session import Session
from tests.support.gui.clicking import press
from tests.support.gui.document_dialog import Open, answer, write
from tests.support.gui.stored_visit import documents_of, noticed_visit, one_visit
from tests.support.made_up_case import SIGNED, opened, visit

pytestmark = pytest.mark.usefixtures("dressed")


def sign(dialog: DocumentDialog, key: str) -> None:
    press(dialog.form.signing[key])
    signing: SignatureDialog = list(dialog.findChildren(SignatureDialog))[-1]
    QTest.mousePress(signing.pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 40))
    QTest.mouseMove(signing.pad, QPoint(180, 90))
    QTest.mouseRelease(signing.pad, Qt.MouseButton.LeftButton, pos=QPoint(240, 60))
    press(signing.accepting)


def test_one_signs_or_refuses_and_the_place_says_so(open_dialog: Open, session: Session) -> None:
    _, case = one_visit(session)
    dialog = open_dialog(WantedDocument(NumberKind.SITE_RECORD, case))
    sign(dialog, "officer_1")
    sign(dialog, "officer_2")
    press(dialog.form.signing["officer_2"])
    press(list(dialog.findChildren(SignatureDialog))[-1].by_hand)
    press(dialog.form.signing["party"])
    press(list(dialog.findChildren(SignatureDialog))[-1].refusing)
    refusing: RefusalDialog = list(dialog.findChildren(RefusalDialog))[-1]
    QTest.keyClicks(refusing.reason, "no")
    refusing.presenter.accept()
    assert dialog.form.signing["party"].text() == "更改…"
    assert dialog.form.signing["officer_2"].text() == "签名…"
    answer(dialog, "签发")
    (document,) = documents_of(session, case, NumberKind.SITE_RECORD)
    assert set(document.content["signatures"]) == {"officer_1", "party"}
    party = document.content["signatures"]["party"]
    assert party["refused"] == {"reason": "no", "witnesses": []}
    assert datetime.fromisoformat(party["at"]).tzinfo is not None
    assert len({signature["of"] for signature in document.content["signatures"].values()}) == 1


def told_of_signing(dialog: DocumentDialog) -> list[str]:
    assert dialog.unsigned.isVisible() == bool(dialog.unsigned.text())
    return dialog.unsigned.text().splitlines()


def test_what_is_typed_after_the_signature_takes_it_away_and_says_so(open_dialog: Open, session: Session) -> None:
    _, case = one_visit(session)
    dialog = open_dialog(WantedDocument(NumberKind.SITE_RECORD, case))
    sign(dialog, "party")
    assert told_of_signing(dialog) == []
    write(dialog, "statement", "no objection")
    dialog.presenter.settle()
    assert told_of_signing(dialog) == ["内容改动后需要重新签名：被检查单位负责人"]
    assert dialog.form.signing["party"].text() == "签名…"
    assert "签名" in dialog.presenter.question()
    sign(dialog, "party")
    assert told_of_signing(dialog) == []
    answer(dialog, "签发")
    (document,) = documents_of(session, case, NumberKind.SITE_RECORD)
    assert "party" in document.content["signatures"]


def test_a_record_changed_after_the_signature_takes_it_away_when_the_paper_is_opened_again(open_dialog: Open, session: Session) -> None:
    """The trial of 0.4.0: the party signed above 1200 yuan, and 99999 yuan stood above its signature."""
    record, case = one_visit(session)
    dialog = open_dialog(WantedDocument(NumberKind.SITE_RECORD, case))
    sign(dialog, "party")
    sign(dialog, "officer_1")
    dialog.accept()
    lines = visit()["fees"]
    opened(session.store, visit(fees=[{**lines[0], "amount": "99999.00"}, *lines[1:]]))
    again = open_dialog(WantedDocument(NumberKind.SITE_RECORD, case))
    assert again.presenter.record == record.uuid
    assert told_of_signing(again) == ["内容改动后需要重新签名：检查人员 张某某", "内容改动后需要重新签名：被检查单位负责人"]
    assert {button.text() for button in again.form.signing.values()} == {"签名…"}
    answer(again, "签发")
    (document,) = documents_of(session, case, NumberKind.SITE_RECORD)
    assert "signatures" not in document.content


def test_a_draft_signed_by_an_older_version_is_signed_again(open_dialog: Open, session: Session) -> None:
    _, case = one_visit(session)
    wanted = WantedDocument(NumberKind.SITE_RECORD, case)
    session.drafts.keep_paper(wanted.key, {"signatures": {"party": SIGNED}})
    assert told_of_signing(open_dialog(wanted)) == ["内容改动后需要重新签名：被检查单位负责人"]


def test_an_unfinished_paper_is_signed_by_nobody(open_dialog: Open, session: Session) -> None:
    _, case = one_visit(session)
    dialog = open_dialog(WantedDocument(NumberKind.RECEIPT, case))
    assert not any(button.isEnabled() for button in dialog.form.signing.values())
    assert dialog.form.signing_told.text() == "内容填写完整、签发前检查中没有标✗的各项以后，才能签名。"


def test_what_the_record_gave_is_marked_until_somebody_touched_it(open_dialog: Open, session: Session) -> None:
    _, case = one_visit(session)
    dialog = open_dialog(WantedDocument(NumberKind.RECEIPT, case))
    location: Any = dialog.form.part("place")
    assert location.note.text() == "由检查记录带入，请核对"
    write(dialog, "place", "here")
    assert not location.note.text()


def test_a_whole_list_that_the_record_gave_is_marked_too(open_dialog: Open, session: Session) -> None:
    _, case, _ = noticed_visit(session)
    dialog = open_dialog(WantedDocument(NumberKind.REVIEW, case))
    officers = dialog.form.boxes["content"].lists["officers"]
    assert officers.note.text() == "由检查记录带入，请核对"
    dialog.presenter.edit("officers[1].name", "赵某")
    assert not officers.note.text()


def test_a_click_to_sign_right_after_typing_signs_what_was_typed(open_dialog: Open, session: Session) -> None:
    _, case = one_visit(session)
    dialog = open_dialog(WantedDocument(NumberKind.SITE_RECORD, case))
    write(dialog, "attendee", "Zhou")
    sign(dialog, "party")
    dialog.presenter.settle()
    assert told_of_signing(dialog) == []
    assert dialog.form.signing["party"].text() == "更改…"


def test_a_new_one_stands_in_the_place_of_the_former_without_its_signatures(open_dialog: Open, session: Session) -> None:
    _, case = one_visit(session)
    dialog = open_dialog(WantedDocument(NumberKind.SITE_RECORD, case))
    write(dialog, "attendee", "Zhou")
    sign(dialog, "officer_1")
    answer(dialog, "签发")
    (former,) = documents_of(session, case, NumberKind.SITE_RECORD)
    again = open_dialog(WantedDocument(NumberKind.SITE_RECORD, case, replaced=former.uuid))
    part: Any = again.form.part("attendee")
    assert part.editor.line.text() == "Zhou"
    assert "签发后替换武发改能源检〔2023〕1号（2023年8月20日签发），该件不再生效。" in answer(again, "签发")
    old, new = documents_of(session, case, NumberKind.SITE_RECORD)
    assert (old.state, new.replaces) == (DocumentState.REPLACED, old.uuid)
    assert "signatures" not in new.content
