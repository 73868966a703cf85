"""`sign FILE`: a digital signature on any PDF by the bureau's certificate; `sign --verify FILE`: what signatures it bears."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from datetime import datetime
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from inspections.commands.context import Context
from inspections.faults import Fault, UserError, refuse
from inspections.files.system_words import spoken
from inspections.files.writing import write_atomically

if TYPE_CHECKING:
    from inspections.documents.digital_signature.verify import SignatureFound

PASSWORD = "INSPECTION_CERTIFICATE_PASSWORD"  # noqa: S105 - the variable's name
"""The variable of the environment that holds the certificate's password; a command line could be read by others."""
NOT_AS_SIGNED = 1
"""Exit code of `--verify` where a file is unsigned or not as it was signed, or its signer is not under the roots that were given."""


def run(arguments: Namespace, _context: Context) -> int:
    """Sign, or verify."""
    return _verify(arguments) if arguments.verify else _sign(arguments)


def _sign(arguments: Namespace) -> int:
    missing = [option for option, given in (("--certificate", arguments.certificate), ("--out", arguments.out)) if not given]
    if missing:
        action = "签名请写 sign 文件 --certificate 证书.p12 --out 签名后的文件.pdf；只验证请加 --verify"
        raise UserError(Fault("no_option", f"缺少 {option}", "", action) for option in missing)
    content = _read(arguments.file)

    from inspections.documents.digital_signature.certificate import read_certificate
    from inspections.documents.digital_signature.sign import SignatureWords, sign

    certificate = read_certificate(Path(arguments.certificate), _password())
    words = SignatureWords(arguments.issuer or certificate.name, arguments.location, arguments.reason)
    out = Path(arguments.out)
    write_atomically(out, sign(content, certificate, words, datetime.now().astimezone(), arguments.file))
    sys.stdout.write(f"{out}\n")
    sys.stderr.write(f"已用“{certificate.name}”的证书签名。签名时间取自本机时钟，没有可信时间戳。\n")
    return 0


def _verify(arguments: Namespace) -> int:
    content = _read(arguments.file)

    from inspections.documents.digital_signature.verify import Integrity, read_roots, verify

    roots = [root for path in arguments.root for root in read_roots(Path(path))]
    signatures = verify(content, roots, arguments.file)
    for signature in signatures:
        sys.stdout.write(f"{arguments.file}：{_spoken_signature(signature, asked=bool(roots))}\n")
    if not signatures:
        sys.stdout.write(f"{arguments.file}：没有电子签名。\n")
    good = signatures and all(one.integrity is Integrity.UNCHANGED and (one.chain_known or not roots) for one in signatures)
    return 0 if good else NOT_AS_SIGNED


def _spoken_signature(signature: SignatureFound, *, asked: bool) -> str:
    """One signature in words; `asked` says whether roots were given to hold it to."""
    from inspections.documents.digital_signature.wording import integrity_told, time_told

    state = integrity_told(signature)
    if not signature.signer:
        return f"{state}。"
    words = [f"单位“{signature.issuer}”", f"地点“{signature.location}”", f"事由“{signature.reason}”"]
    said = "，".join(word for word in words if "“”" not in word)
    if not asked:
        chain = "没有给出根证书，没有查证书由谁签发"
    elif signature.chain_known:
        chain = "证书由给出的根证书签发（没有查是否吊销）"
    else:
        chain = "证书不是由给出的根证书签发，或者签名时无效"
    return "；".join(part for part in (f"证书“{signature.signer}”，{time_told(signature)}", said, state, chain) if part) + "。"


def _read(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except FileNotFoundError as error:
        raise refuse("no_file", "文件不存在", file, "请核对文件名") from error
    except OSError as error:
        raise refuse("unreadable", f"文件无法读取（{spoken(error)}）", file, "请检查文件的权限") from error


def _password() -> str:
    given = os.environ.get(PASSWORD)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise refuse("no_password", "没有证书的密码", "", f"请设置环境变量 {PASSWORD}，或在终端中运行后输入")
    return getpass("证书的密码：")
