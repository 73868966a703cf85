"""What an archived document's signature is worth, in words. Runs in the worker; imports pyHanko."""

from __future__ import annotations

from gui.digital_signature.state import Verified
from inspections.cases.documents import Document
from inspections.documents.digital_signature.verify import Integrity, SignatureFound, verify
from inspections.documents.digital_signature.wording import integrity_told, time_told
from inspections.faults import UserError
from inspections.session import Session

_CHANGED = "存档的文件与签发时登记的 SHA-256 不一致，请从备份中恢复。"


def verified(session: Session, document: Document) -> Verified:
    """Verify the archived file, also one that is no longer what was archived. Raises UserError where it is gone."""
    content = session.store.archive.read_unchecked(document.sha256)
    try:
        session.store.archive.read(document.sha256)
    except UserError:
        kept = False
    else:
        kept = True
    try:
        found = verify(content)
    except UserError as error:
        return Verified(good=False, told="".join((*(f"{fault.what}。" for fault in error.faults), _CHANGED)))
    sound = bool(found) and all(each.integrity is Integrity.UNCHANGED for each in found)
    told = "".join(f"{integrity_told(each)}。" for each in found) or "文件没有电子签名。"
    lines = tuple(line for each in found if each.signer for line in _lines(each))
    return Verified(sound and kept, told if kept else f"{told}{_CHANGED}", lines)


def _lines(found: SignatureFound) -> tuple[tuple[str, str], ...]:
    said = (("签名单位", found.issuer), ("签名证书", found.signer), ("签名时间", time_told(found)), ("事由", found.reason))
    return (*((label, told) for label, told in said if told), ("没有查的", "证书由谁签发、是否吊销（都要联网）"))
