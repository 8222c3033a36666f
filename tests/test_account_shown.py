"""The account of a wording as a terminal shows it, on five short documents made for it (tests/port)."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from test_cli import lineage

Told = Callable[..., str]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """``told(command, …)``: what the program says of the corpus, in one long line a line."""
    folder = tmp_path_factory.mktemp("port") / "corpus"
    shutil.copytree(Path(__file__).with_name("port"), folder)
    assert lineage("index", "-c", folder).status == 0

    def said(*words: str) -> str:
        run = lineage(*words, "-c", folder, env={"COLUMNS": "400"})
        assert run.status == 0
        return run.out + run.err

    return said


def test_each_step_says_what_became_of_the_words(told: Told) -> None:
    account = told("trace", "数据港")
    assert "changed: [-湖北省-]{+武汉市+}关于" in account
    assert "localised 湖北省 → 武汉市" in account
    assert "\n        softened (应当 → 可以)" in account
    assert "softened (全面 → 基本)" in told("trace", "三港联动")


def test_a_text_that_is_cited_and_held_and_one_that_is_dated_before_it(told: Told) -> None:
    account = told("trace", "数据港")
    assert "湖北省关于建设先进数据港的办法  is sheng;  cited by jiu, shi" in account
    assert "数据港建设十年纲要  cited by sheng" in account
    assert (
        "jiu (2020-01-05) names “湖北省关于建设先进数据港的办法” as its source, but sheng is dated 2020-05-06"
        in account
    )


def test_what_stands_once_is_counted_and_not_listed(told: Told) -> None:
    assert "that stand once" in told("trace", "数据港")


def test_a_short_form_leads_to_the_long_one_and_to_where_only_that_stands(told: Told) -> None:
    forms = told("trace", "地标产品").partition("地理标志产品")
    assert forms[1]
    assert "2020-05-06  省.txt:7" in forms[2]


def test_what_was_written_out_before_it_was_called_so_for_short_is_named_before_the_first(told: Told) -> None:
    account = told("trace", "地标产品")
    assert "← the earliest here in this form; written out before" in account
    assert "Written out before  2020-01-05  襄阳市工作要点  旧.txt:3" in account


def test_a_wording_taken_from_a_text_as_a_whole_is_said_to_be(told: Told) -> None:
    assert "← from that document as a whole (provincial · document · 2020-05-06, first at [7])" in told(
        "trace", "数据港"
    )


def test_the_table_of_adoption_names_who_has_it_and_who_has_not(told: Told) -> None:
    table = told("trace", "数据港", "--table")
    assert "全国    2020-03-02" in table
    assert "nowhere" in table
    assert "宜昌市 (1)" in table


def test_a_matrix_has_a_row_for_each_unit_and_a_column_for_each_wording(told: Told) -> None:
    exported = told("export", "adoption", "--wording", "数据港", "--wording", "三港联动", "--format", "csv", "--matrix")
    head, *rows = list(csv.reader(exported.lstrip("\ufeff").splitlines()))
    assert head[-2:] == ["数据港", "三港联动"]
    assert ["湖北省", "2020-05-06 (+122)", "2020-05-06 (+65)"] in [row[-3:] for row in rows]


def test_a_wording_of_ten_thousand_characters_is_looked_for_and_not_repeated(told: Told) -> None:
    answer = told("trace", "数据港" * 3334)
    assert "… is nowhere in the 5 documents" in answer.replace("”", "")
    assert len(answer) < 1000
