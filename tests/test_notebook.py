"""The corpus asked from Python: every answer as rows, and the rows as a data frame where pandas is at hand."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lineage import errors, notebook

DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> notebook.Corpus:
    """The small corpus, indexed, with a draft beside it."""
    folder = tmp_path_factory.mktemp("notebook") / "corpus"
    shutil.copytree(Path(__file__).with_name("small"), folder)
    (folder / "draft.md").write_text(
        "会议指出，“推动先进制造业集群发展”。他说，“没有这样的话在任何文件里”。\n", "utf-8"
    )
    asked = notebook.open(folder)
    assert asked.index().documents == 3
    return asked


NATION, PROVINCE, CITY = "zy-2020-09-15-yijian", "hb-2020-11-06-yijian", "wh-2021-01-wenjian"
ASKED: dict[str, Callable[[notebook.Corpus], notebook.Answer]] = {
    "trace": lambda corpus: corpus.trace("先进制造业"),
    "blame": lambda corpus: corpus.blame(PROVINCE),
    "missing": lambda corpus: corpus.missing(CITY, upstream=PROVINCE),
    "adoption": lambda corpus: corpus.adoption("先进制造业", "没有这样的话"),
    "discover": lambda corpus: corpus.discover(limit=5),
    "align": lambda corpus: corpus.align(NATION, PROVINCE, with_boilerplate=True),
    "documents": lambda corpus: corpus.documents(),
    "check": lambda corpus: corpus.check(corpus.settings.corpus / "draft.md"),
}
"""Everything that gives a table, asked of the small corpus."""


def is_plain(value: Any) -> bool:
    """Whether a cell holds what any table can hold."""
    if isinstance(value, list):
        return all(
            isinstance(one, str) or (isinstance(one, dict) and all(map(is_plain, one.values()))) for one in value
        )
    return value is None or isinstance(value, str | int | float)


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_every_answer_is_rows_of_the_same_columns_with_plain_cells(
    corpus: notebook.Corpus, ask: Callable[[notebook.Corpus], notebook.Answer]
) -> None:
    rows = corpus.rows(ask(corpus))
    assert rows
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    assert all(is_plain(value) for row in rows for value in row.values())
    dates = [row[column] for row in rows for column in row if column.endswith("date") and row[column]]
    assert all(DAY.fullmatch(date) for date in dates)


def test_a_reading_is_no_answer_that_has_rows(corpus: notebook.Corpus) -> None:
    with pytest.raises(TypeError, match="no answer of a corpus: Reading"):
        corpus.rows(corpus.read(NATION))  # type: ignore[arg-type]


def test_a_draft_that_cannot_be_read_is_told(corpus: notebook.Corpus, tmp_path: Path) -> None:
    with pytest.raises(errors.LineageError):
        corpus.check(tmp_path / "nowhere.md")


def test_pandas_makes_a_frame_of_every_answer(corpus: notebook.Corpus) -> None:
    pandas = pytest.importorskip("pandas")
    for ask in ASKED.values():
        rows = corpus.rows(ask(corpus))
        frame = pandas.DataFrame(rows).convert_dtypes()
        assert list(frame.columns) == list(rows[0])
        for column in (one for one in frame.columns if one.endswith("date")):
            dates = pandas.to_datetime(frame[column], format="ISO8601")
            given = [(row[column], str(date)) for row, date in zip(rows, dates, strict=True)]
            assert all(date.startswith(day) if day else date == "NaT" for day, date in given)
