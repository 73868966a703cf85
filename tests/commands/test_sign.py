"""`sign FILE`: signing with a password that no command line shows, and telling what signatures a file bears."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from inspections.commands import signing
from inspections.commands.signing import PASSWORD as VARIABLE
from inspections.documents.digital_signature.verify import Integrity, verify
from inspections.typesetting.fonts import FontSet
from inspections.typesetting.pdf.drawing import render_pdf
from tests.support.certificates import BUREAU, PASSWORD, made_up
from tests.support.command_line import RESOURCES, Result, Run, files_in
from tests.support.page_measures import document

ROOT = Path(__file__).resolve().parents[2]
LASTING = made_up(ends=datetime(2090, 1, 1, tzinfo=UTC))


class Papers(NamedTuple):
    plain: Path
    certificate: Path
    root: Path
    out: Path


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Papers:
    monkeypatch.setenv(VARIABLE, PASSWORD)
    prepared = Papers(tmp_path / "通知书.pdf", tmp_path / "单位.p12", tmp_path / "根.pem", tmp_path / "已签" / "通知书.pdf")
    prepared.plain.write_bytes(render_pdf(document(), FontSet.committed(RESOURCES / "fonts")))
    prepared.certificate.write_bytes(LASTING.pkcs12)
    prepared.root.write_bytes(LASTING.root_pem)
    return prepared


def sign(run: Run, papers: Papers, *more: object) -> Result:
    return run("sign", papers.plain, "--certificate", papers.certificate, "--out", papers.out, *more)


def test_a_file_is_signed_and_verified(run: Run, papers: Papers) -> None:
    result = sign(run, papers, "--location", "武陟县", "--reason", "签发")
    assert (result.code, result.lines) == (0, [str(papers.out)])
    assert BUREAU in result.err
    assert papers.out.read_bytes().startswith(papers.plain.read_bytes())
    (signature,) = verify(papers.out.read_bytes())
    assert (signature.issuer, signature.location, signature.reason) == (BUREAU, "武陟县", "签发")
    assert signature.signed_at is not None
    assert abs(signature.signed_at - datetime.now(UTC)) < timedelta(minutes=5)
    result = run("sign", "--verify", papers.out)
    assert result.code == 0
    for part in (
        str(papers.out),
        BUREAU,
        "武陟县",
        "签发",
        "没有改动",
        "没有给出根证书",
        f"{signature.signed_at.astimezone():%Y-%m-%d %H:%M}",
    ):
        assert part in result.out


def test_the_chain_is_held_against_the_roots_that_are_given(run: Run, papers: Papers) -> None:
    sign(run, papers)
    result = run("sign", "--verify", papers.out, "--root", papers.root)
    assert (result.code, "由给出的根证书签发" in result.out) == (0, True)
    papers.root.write_bytes(made_up("digital_signature").root_pem)
    result = run("sign", "--verify", papers.out, "--root", papers.root)
    assert (result.code, "不是由给出的根证书签发" in result.out) == (1, True)


def test_a_changed_and_an_unsigned_file_are_told(run: Run, papers: Papers) -> None:
    result = run("sign", "--verify", papers.plain)
    assert (result.code, "没有电子签名" in result.out) == (1, True)
    sign(run, papers)
    content = papers.out.read_bytes()
    offset = content.index(b"stream\n") + 40
    papers.out.write_bytes(content[:offset] + bytes([content[offset] ^ 1]) + content[offset + 1 :])
    result = run("sign", "--verify", papers.out)
    assert (result.code, "签名后被改动" in result.out, result.err) == (1, True, "")


def test_a_broken_signature_is_told(run: Run, papers: Papers) -> None:
    sign(run, papers)
    papers.out.write_bytes(re.sub(rb"(/Contents <)[0-9A-F]{80}", rb"\g<1>" + b"0" * 80, papers.out.read_bytes()))
    result = run("sign", "--verify", papers.out)
    assert (result.code, "无法验证" in result.out, result.err) == (1, True, "")


def refused(result: Result, papers: Papers) -> str:
    (sentence,) = result.err.splitlines()
    assert (result.code, result.out, papers.out.exists()) == (2, "", False)
    return sentence


def test_what_cannot_be_signed_gets_one_sentence(run: Run, papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "证书文件不存在" in refused(
        run("sign", papers.plain, "--certificate", papers.root.parent / "无.p12", "--out", papers.out), papers
    )
    papers.certificate.write_bytes(made_up().pkcs12)
    assert "2024年1月1日到期" in refused(sign(run, papers), papers)
    monkeypatch.setenv(VARIABLE, "别的")
    assert "密码不对" in refused(sign(run, papers), papers)
    papers.plain.write_bytes(b"%PDF-1.7")
    monkeypatch.setenv(VARIABLE, PASSWORD)
    papers.certificate.write_bytes(LASTING.pkcs12)
    assert "不是 PDF" in refused(sign(run, papers), papers)
    papers.plain.unlink()
    assert "文件不存在" in refused(sign(run, papers), papers)
    assert "文件无法读取" in refused(run("sign", papers.plain.parent, "--certificate", papers.certificate, "--out", papers.out), papers)


def test_every_missing_option_is_named(run: Run, papers: Papers) -> None:
    result = run("sign", papers.plain)
    assert result.code == 2
    assert [option in line for option, line in zip(("--certificate", "--out"), result.err.splitlines(), strict=True)] == [True, True]


def test_without_the_variable_the_terminal_is_asked(run: Run, papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    assert VARIABLE in refused(sign(run, papers), papers)  # nobody is there
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(signing, "getpass", lambda _: PASSWORD)
    assert sign(run, papers).code == 0
    assert verify(papers.out.read_bytes())[0].integrity is Integrity.UNCHANGED


def test_no_option_takes_the_password(run: Run, papers: Papers) -> None:
    result = sign(run, papers, "--password", PASSWORD)
    assert result.code == 2
    assert files_in(papers.plain.parent) == ["单位.p12", "根.pem", "通知书.pdf"]


def test_what_signs_is_read_only_when_it_signs() -> None:
    # The command line and a page that issues without a certificate must not wait for it, nor hold it.
    asked = "import sys, inspections.commands.parsing, inspections.documents.orders, inspections.typesetting.pdf.drawing\n"
    asked += "print([name for name in ('pyhanko', 'cryptography', 'asn1crypto', 'aiohttp') if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True, env=os.environ)
    assert result.stdout == "[]\n"
