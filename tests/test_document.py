"""Bytes to text, and text to sections, author and dates."""

from pathlib import Path

import pytest

from ingest.decode import LIMIT, decode
from ingest.document import Part
from ingest.errors import EmptyMemo, MemoTooLarge, NotText, UnreadableFile
from ingest.formats import load, text_of
from ingest.structure import language_of, structure
from ingest.view import normal

MEMO = "关于成立云产品部的通知\n经研究决定,成立云产品部,由王芳负责。\n"
SEED = Path(__file__).resolve().parent.parent / "data" / "memos" / "2022-01-06-dai-shan.txt"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030"]
)
def test_a_memo_in_any_usual_encoding_is_read(encoding: str) -> None:
    assert decode(MEMO.encode(encoding), "memo.txt") == MEMO


def test_an_english_memo_in_utf_16_is_read() -> None:
    assert decode("Ann will lead Sales.\n".encode("utf-16"), "memo") == "Ann will lead Sales.\n"


def test_line_ends_of_other_systems_become_newlines() -> None:
    assert decode(b"a\r\nb\rc", "memo") == "a\nb\nc"


@pytest.mark.parametrize("raw", [b"", b"  \n\t ", "\u3000\n".encode()])
def test_an_empty_file_is_refused(raw: bytes) -> None:
    with pytest.raises(EmptyMemo, match=r"memo\.txt"):
        decode(raw, "memo.txt")


@pytest.mark.parametrize(
    "raw",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00",
        bytes(range(256)) * 8,
        b"%PDF-1.7\n\x00\x01\x02\xff\xfe binary",
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00",
    ],
)
def test_a_binary_file_is_refused_with_what_to_do(raw: bytes) -> None:
    with pytest.raises(NotText, match="save the memo as plain text in UTF-8"):
        decode(raw, "memo.bin")


def test_a_file_of_50_mb_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("the file was read"))
    with pytest.raises(MemoTooLarge, match=r"52\.4 MB"):
        load(path)


def test_bytes_over_the_limit_are_refused() -> None:
    with pytest.raises(MemoTooLarge):
        text_of(b"a" * (LIMIT + 1), "memo")


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="No such file"):
        load(tmp_path / "none.txt")
    with pytest.raises(UnreadableFile, match="is a folder"):
        load(tmp_path)


def test_the_normal_view_keeps_every_offset() -> None:
    text = "“甲部”(ＡＢ)　由「王芳」负责，\n向 我 汇报；1,000 人"
    view = normal(text)
    assert len(view) == len(text)
    assert view == "“甲部”(AB) 由“王芳”负责, 向 我 汇报;1_000 人"


def test_the_seed_is_cut_into_letter_reporter_and_frame() -> None:
    text = SEED.read_text("utf-8")
    document = structure(text)
    at = {
        needle: next(s.part for s in document.sections if s.start <= text.index(needle) < s.end)
        for needle in (
            "当前位置",
            "作者|",
            "两个平台的打通",
            "巩固中国电商底盘",
            "各位大淘宝人",
            "道放将负责",
            "免责声明",
            "Copyright",
        )
    }
    assert at == {
        "当前位置": Part.FRAME,
        "作者|": Part.FRAME,
        "两个平台的打通": Part.REPORTER,
        "巩固中国电商底盘": Part.REPORTER,
        "各位大淘宝人": Part.LETTER,
        "道放将负责": Part.LETTER,
        "免责声明": Part.FRAME,
        "Copyright": Part.FRAME,
    }


def test_the_seed_tells_author_dates_subject_and_company() -> None:
    document = structure(SEED.read_text("utf-8"))
    spans = (document.author, document.subject, document.company)
    assert [span.text for span in spans if span] == ["戴珊", "大淘宝", "阿里巴巴集团"]
    assert all(document.text[span.start : span.end] == span.text for span in spans if span)
    assert (document.announced, document.published) == ("2022-01-06", "2022-01-07")
    assert (document.language, document.title) == ("zh", "大家终于盼来淘猫的全面打通")


NOTICE = """关于王芳等同志职务任免的通知

各部门、各分公司:

经公司研究决定,任命王芳为品牌部总经理。

海山控股有限公司
2024年3月15日
"""
SIGNED = """各位同事:

为了更好地服务客户,我决定成立云产品部,由王芳负责,向我汇报。

李明
2023年5月8日
"""
NEWS = """海山控股调整组织架构
来源:晨报 2023-05-09 10:00
5月8日,海山控股首席执行官李明发布全员信,宣布成立云产品部,由王芳负责。
"""


def test_a_bare_notice_is_a_letter_dated_by_its_last_line() -> None:
    document = structure(NOTICE)
    assert {section.part for section in document.sections} == {Part.LETTER}
    assert document.announced == "2024-03-15"
    assert document.company
    assert document.company.text == "海山控股有限公司"


def test_a_signed_letter_has_its_author_from_the_last_lines() -> None:
    document = structure(SIGNED)
    assert document.author
    assert (document.author.text, document.announced) == ("李明", "2023-05-08")


def test_news_on_a_letter_names_its_sender_and_its_day() -> None:
    document = structure(NEWS)
    assert document.author
    assert (document.author.text, document.announced) == ("李明", "2023-05-08")
    assert document.published == "2023-05-09"
    assert Part.LETTER not in {section.part for section in document.sections}


def test_the_language_is_told_by_the_script() -> None:
    assert language_of("云产品部由 Ann Smith 负责") == "zh"
    assert language_of("Ann Smith (王芳) will lead the Cloud Products division from May") == "en"
    assert language_of("123") == "en"
