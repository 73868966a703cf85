"""Files of every kind as evidence: known by their content, copied as a stream, and whatever goes wrong with one is one sentence."""

import hashlib
import io
import os
import sys
import tracemalloc
from pathlib import Path

import pytest

from inspections.cases.evidence import Evidence, EvidenceKind
from inspections.faults import UserError
from inspections.store import Store
from inspections.use_cases.attach_evidence import Found, attach
from inspections.use_cases.import_records import import_records
from tests.support.store_samples import AT, TAKEN, checked, record

REVIEW = Path(__file__).resolve().parents[1] / "data/review/pictures"
PHOTO, DOCUMENT, RECORDING = EvidenceKind.PHOTO, EvidenceKind.DOCUMENT, EvidenceKind.RECORDING
OFFICE = "application/vnd.openxmlformats-officedocument"
on_unix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such names and files")


@pytest.fixture
def stored(store: Store) -> Store:
    import_records(store, checked(record()), author="张某", at=AT)
    return store


def file_to_add(path: Path) -> Found:
    return Found(path, "收费公示栏", (), TAKEN, "某路1号", "张某")


def kept(stored: Store, path: Path, content: bytes | None = None) -> Evidence:
    if content is not None:
        path.write_bytes(content)
    (piece,) = attach(stored, record().uuid, [file_to_add(path)]).pieces
    return piece


def refusal(stored: Store, *paths: Path) -> list[tuple[str, str]]:
    with pytest.raises(UserError) as refused:
        attach(stored, record().uuid, [file_to_add(path) for path in paths])
    assert stored.archive.strangers(frozenset()) == []
    for fault in refused.value.faults:
        fault.sentence().encode()
        assert fault.sentence().isprintable()
    return [(fault.code, fault.what) for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("name", "kind", "media_type"),
    [
        ("d06_iphone.heic", PHOTO, "image/heic"),
        ("d07_heic_named.jpg", PHOTO, "image/heic"),
        ("d08a_jpeg_named.heic", PHOTO, "image/jpeg"),
        ("d08b_jpeg_named.dat", PHOTO, "image/jpeg"),
        ("d09_avif.avif", PHOTO, "image/avif"),
        ("photo.webp", PHOTO, "image/webp"),
        ("webp_named.jpg", PHOTO, "image/webp"),
        ("gif_named.jpg", PHOTO, "image/gif"),
        ("png_named.jpg", PHOTO, "image/png"),
        ("jpg_named.png", PHOTO, "image/jpeg"),
        ("tiff_bomb.tif", PHOTO, "image/tiff"),
        ("eps.jpg", DOCUMENT, "application/postscript"),
        ("eps_loop.jpg", DOCUMENT, "application/postscript"),
        ("evil.svg", DOCUMENT, "image/svg+xml"),
        ("pdf.pdf", DOCUMENT, "application/pdf"),
    ],
)
def test_the_files_of_the_reports_are_what_they_hold(stored: Store, name: str, kind: EvidenceKind, media_type: str) -> None:
    piece = kept(stored, REVIEW / name)
    assert (piece.kind, piece.media_type, piece.file_name) == (kind, media_type, name)
    assert stored.archive.read(piece.sha256) == (REVIEW / name).read_bytes()


@pytest.mark.parametrize(
    ("name", "content", "kind", "media_type"),
    [
        ("录像.jpg", b"\0\0\0\x18ftypmp42" + bytes(40), RECORDING, "video/mp4"),
        ("录像", b"\0\0\0\x14ftypqt  " + bytes(40), RECORDING, "video/quicktime"),
        ("录音.dat", b"\0\0\0\x18ftypM4A " + bytes(40), RECORDING, "audio/mp4"),
        ("录音.doc", b"ID3\4" + bytes(40), RECORDING, "audio/mpeg"),
        ("录音.amr", b"#!AMR\n" + bytes(40), RECORDING, "audio/amr"),
        ("语音", b"\x02#!SILK_V3" + bytes(40), RECORDING, "audio/x-silk"),
        ("录音.wav", b"RIFF\0\0\0\0WAVEfmt " + bytes(40), RECORDING, "audio/wav"),
        ("执法仪.avi", b"RIFF\0\0\0\0AVI LIST" + bytes(40), RECORDING, "video/x-msvideo"),
        ("执法仪.mp4", bytes(100) + b"IMKH", RECORDING, "video/mp4"),
        ("票据.jpg", b"%PDF-1.7\n%\xe2\xe3", DOCUMENT, "application/pdf"),
        ("合同.jpg", b"PK\x03\x04" + bytes(26) + b"word/document.xml", DOCUMENT, f"{OFFICE}.wordprocessingml.document"),
        ("说明.jpg", "情况说明".encode("gb18030"), DOCUMENT, "text/plain"),
        ("说明.mp4", b"MZ 0012 is the number of a meter", DOCUMENT, "text/plain"),
        ("照片.jpg", bytes(5000), DOCUMENT, "application/octet-stream"),
    ],
)  # fmt: skip
def test_kind_and_media_type_follow_from_the_content(
    stored: Store, tmp_path: Path, name: str, content: bytes, kind: EvidenceKind, media_type: str
) -> None:
    piece = kept(stored, tmp_path / name, content)
    assert (piece.kind, piece.media_type) == (kind, media_type)


def test_large_files_are_never_held_whole(stored: Store, tmp_path: Path) -> None:
    wanted = []
    for number in range(3):
        path = tmp_path / f"{number}.mp4"
        with path.open("wb") as file:
            file.write(b"\0\0\0\x18ftypmp42" + bytes([number]))
            file.truncate(30_000_000 + number)
        wanted.append(file_to_add(path))
    tracemalloc.start()
    try:
        pieces = attach(stored, record().uuid, wanted).pieces
        for piece in pieces:
            stored.archive.copy_out(piece.sha256, tmp_path / "copy")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 8_000_000
    assert [piece.size for piece in pieces] == [30_000_000, 30_000_001, 30_000_002]
    with wanted[2].path.open("rb") as last:
        assert pieces[2].sha256 == hashlib.file_digest(last, "sha256").hexdigest()
    assert (tmp_path / "copy").read_bytes() == wanted[2].path.read_bytes()


class BreakingFile(io.BytesIO):
    """A file on a medium that is pulled while it is read: it gives so many bytes, and no more."""

    def __init__(self, content: bytes, error: OSError) -> None:
        super().__init__(content)
        self._error = error

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() > 0:
            raise self._error
        return super().read(size)


class BreakingPath(type(Path())):  # type: ignore[misc] # the class of this system's paths
    """Names a file on such a medium."""

    error = OSError()

    def open(self, mode: str = "r", **_how: object) -> BreakingFile:
        with open(self, mode) as file:  # noqa: PTH123 # not this method again
            return BreakingFile(file.read(), self.error)


@pytest.mark.parametrize(("number", "words"), [(5, "读写磁盘出错"), (19, "设备已不在"), (116, "网络文件夹的连接已失效")])
def test_a_medium_that_fails_while_it_is_read_is_one_sentence(stored: Store, tmp_path: Path, number: int, words: str) -> None:
    (tmp_path / "录像.mp4").write_bytes(bytes(3_000_000))
    path = BreakingPath(tmp_path / "录像.mp4")
    path.error = OSError(number, "English words")
    assert refusal(stored, path) == [("broken_off", f"文件只读到一半（{words}）")]


def test_a_file_that_grows_while_it_is_read_is_not_taken(stored: Store, tmp_path: Path) -> None:
    path = tmp_path / "录像.mp4"
    path.write_bytes(b"1" * 3_000_000)

    def grow(_done: int, _total: int) -> None:
        with path.open("ab") as file:
            file.write(b"2" * 2_000_000)

    with pytest.raises(UserError, match="文件还在变大"):
        attach(stored, record().uuid, [file_to_add(path)], grow)
    assert stored.archive.strangers(frozenset()) == []


def test_what_was_copied_is_what_is_hashed(stored: Store, tmp_path: Path) -> None:
    path = tmp_path / "监控.txt"
    path.write_bytes(b"1" * 3_000_000)

    def change(_done: int, _total: int) -> None:
        path.write_bytes(b"2" * 2_500_000)

    (piece,) = attach(stored, record().uuid, [file_to_add(path)], change).pieces
    assert len(stored.archive.read(piece.sha256)) == piece.size == 2_500_000


def test_a_file_that_is_gone_when_its_turn_comes_is_told(stored: Store, tmp_path: Path) -> None:
    for name in "12":
        (tmp_path / name).write_bytes(name.encode())

    def remove(_done: int, _total: int) -> None:
        (tmp_path / "2").unlink(missing_ok=True)

    with pytest.raises(UserError, match="文件或文件夹不存在"):
        attach(stored, record().uuid, [file_to_add(tmp_path / "1"), file_to_add(tmp_path / "2")], remove)
    assert stored.archive.strangers(frozenset()) == []


@on_unix
@pytest.mark.parametrize(
    ("raw", "name"),
    [("照片.jpg".encode("gb18030"), "照片.jpg"), (b"\xff\xfe.jpg", "\ufffd\ufffd.jpg"), ("电表箱①.jpg".encode(), "电表箱①.jpg")],
)
def test_a_name_that_is_no_utf_8_is_kept_readable(stored: Store, tmp_path: Path, raw: bytes, name: str) -> None:
    path = tmp_path / os.fsdecode(raw)
    try:
        path.write_bytes(b"\xff\xd8\xff\xe0photo")
    except OSError:
        pytest.skip("this disk takes names in UTF-8 alone")
    assert kept(stored, path).file_name == name
    path.write_bytes(b"")
    with pytest.raises(UserError, match=f"{name}：文件是空的"):
        attach(stored, record().uuid, [file_to_add(path)])


def test_a_name_of_240_bytes_is_kept(stored: Store, tmp_path: Path) -> None:
    name = f"{'电' * 78}66.jpg"
    assert len(name.encode()) == 240
    assert kept(stored, tmp_path / name, b"1").file_name == name


@on_unix
def test_what_is_no_file_is_refused_and_nothing_waits_for_it(stored: Store, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "ring.jpg").symlink_to(tmp_path / "ring.jpg")
    (tmp_path / "nowhere.jpg").symlink_to(tmp_path / "gone.jpg")
    (tmp_path / "empty.jpg").touch()
    wanted = [tmp_path, Path(os.devnull), *(tmp_path / f"{name}.jpg" for name in ("pipe", "ring", "nowhere", "empty", "gone", "a\0b"))]
    assert refusal(stored, *wanted) == [
        ("folder", "这是一个文件夹"),
        ("no_regular_file", "这是设备或者管道，不是文件"),
        ("no_regular_file", "这是设备或者管道，不是文件"),
        ("no_file", "无法读取文件（链接绕成了圈）"),
        ("no_file", "无法读取文件（文件或文件夹不存在）"),
        ("empty_file", "文件是空的"),
        ("no_file", "无法读取文件（文件或文件夹不存在）"),
        ("no_file", "无法读取文件（系统不接受这个名称）"),
    ]


@on_unix
def test_a_link_to_a_file_is_that_file(stored: Store, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0photo")
    (tmp_path / "link.jpg").symlink_to(tmp_path / "photo.jpg")
    assert kept(stored, tmp_path / "link.jpg").file_name == "link.jpg"


@pytest.mark.skipif(sys.platform != "linux", reason="files without a size are Linux's")
def test_a_file_that_does_not_say_its_size_is_refused(stored: Store) -> None:
    assert refusal(stored, Path("/proc/self/status")) == [("empty_file", "文件是空的")]
