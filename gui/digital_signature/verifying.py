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
        signatures = verify(content)
    except UserError as error:
        return Verified(good=False, message="".join((*(f"{fault.what}。" for fault in error.faults), _CHANGED)))
    sound = bool(signatures) and all(signature.integrity is Integrity.UNCHANGED for signature in signatures)
    message = "".join(f"{integrity_told(signature)}。" for signature in signatures) or "文件没有电子签名。"
    lines = tuple(line for signature in signatures if signature.signer for line in _lines(signature))
    return Verified(sound and kept, message if kept else f"{message}{_CHANGED}", lines)


def _lines(signature: SignatureFound) -> tuple[tuple[str, str], ...]:
    said = (("签名单位", signature.issuer), ("签名证书", signature.signer), ("签名时间", time_told(signature)), ("事由", signature.reason))
    return (*((label, text) for label, text in said if text), ("没有查的", "证书由谁签发、是否吊销（都要联网）"))
