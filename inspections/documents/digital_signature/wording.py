"""What a signature is worth, in the words of the command line and the window."""

from __future__ import annotations

from inspections.documents.digital_signature.verify import Integrity, SignatureFound


def integrity_told(signature: SignatureFound) -> str:
    """Say whether the file is what was signed."""
    match signature.integrity:
        case Integrity.UNCHANGED:
            return "文件自签名后没有改动"
        case Integrity.EXTENDED:
            return "签名后文件又添加了内容，现在看到的不一定是签名时的样子"
        case Integrity.CHANGED:
            return "文件在签名后被改动，签名无效"
        case Integrity.UNREADABLE:
            return "有一个签名，但已损坏或者种类不认识，无法验证"


def time_told(signature: SignatureFound) -> str:
    """Say when it was signed, in this computer's zone."""
    return "没有写明时间" if signature.signed_at is None else f"{signature.signed_at.astimezone():%Y-%m-%d %H:%M}（签名人电脑的时间）"
