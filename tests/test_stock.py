"""What is said anyhow: that it is a probability, who does not count, and that its sources give the same bytes."""

from __future__ import annotations

import importlib.util
from io import BytesIO
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from conftest import TOP
from make import reading

from lineage.collate.stock import ENOUGH, PRIOR, Stock, made, marks
from lineage.collate.surprise import background
from lineage.engine.local import matches, stock
from lineage.records import Reading

FORMULA = "以更加昂扬的姿态奋勇前进"
NATION, PROVINCE, CITY = 0, 1, 2
LONG = "".join(chr(0x4E00 + 37 * number % 5000) for number in range(400))
TEXTS = [
    (NATION, f"会议强调{FORMULA}推动高质量发展"),
    (PROVINCE, f"全会号召{FORMULA}谱写新篇章"),
    (CITY, f"东湖樱花大道绵延三十里{LONG}"),
]


@pytest.fixture(scope="module")
def small() -> Stock:
    return made(TEXTS, [("发展", 30), ("高质量", 10), ("樱花", 2)])


def bits(stock: Stock, words: str, *without: int) -> float:
    """What each character costs on the average."""
    return float(-np.log2(stock.chances(words, frozenset(without))).mean())


def test_what_two_voices_say_costs_little_and_what_one_says_costs_much(small: Stock) -> None:
    assert bits(small, FORMULA) < 2 < 4 < bits(small, "樱花大道绵延三十里")


def test_a_run_that_one_voice_has_is_not_kept(small: Stock) -> None:
    kept = {"".join(chr(int(code) >> 16 * at & 0xFFFF) for at in (3, 2, 1, 0)) for code in small.runs[3].code}
    assert "奋勇前进" in kept
    assert "绵延三十" not in kept


def test_a_voice_that_is_compared_does_not_count(small: Stock) -> None:
    assert bits(small, FORMULA) < bits(small, FORMULA, PROVINCE) < bits(small, FORMULA, NATION, PROVINCE)


def test_words_of_the_dictionary_cost_less_than_letters_put_together(small: Stock) -> None:
    assert bits(small, "高质量") < bits(small, "量质高")


@pytest.mark.parametrize("context", ["", "以更加", "发", "高质", "没见过"])
def test_the_chances_of_all_characters_add_up_to_one(small: Stock, context: str) -> None:
    alphabet = [chr(int(code)) for code in small.runs[0].code]
    everything = sum(small.chances(context + letter, frozenset())[-1] for letter in alphabet)
    assert everything == pytest.approx(1, abs=0.01)
    assert everything <= 1


@pytest.mark.parametrize("words", ["", "一", "𠮷野家", "2035"])
def test_any_text_can_be_weighed(small: Stock, words: str) -> None:
    chances = small.chances(words, frozenset({CITY}))
    assert len(chances) == len(words)
    assert ((chances > 0) & (chances < 1)).all()


def test_a_text_is_known_again_by_a_good_part_of_it_and_when_it_was_touched_up(small: Stock) -> None:
    touched = "".join(letter if place % 50 else "某" for place, letter in enumerate(TEXTS[2][1]))
    assert small.voices_in(TEXTS[2][1]) == {CITY}
    assert small.voices_in(LONG[100:300]) == {CITY}
    assert small.voices_in(touched) == {CITY}
    assert small.voices_in(f"{LONG[:40]}{FORMULA}") == frozenset()
    assert small.voices_in("") == frozenset()


def test_marks_do_not_depend_on_what_stands_before() -> None:
    assert set(marks(LONG[50:]).tolist()) <= set(marks(LONG).tolist())


def test_it_can_be_taken_apart_and_put_together(small: Stock) -> None:
    again = Stock.of(small.arrays())
    assert np.array_equal(again.chances(FORMULA, frozenset()), small.chances(FORMULA, frozenset()))


def corpus(*texts: str) -> list[Reading]:
    return [reading(text, str(number), date=f"{1900 + number}-01-01") for number, text in enumerate(texts)]


def test_two_documents_lean_on_the_stock_and_many_do_not(small: Stock) -> None:
    words = f"{FORMULA}{TEXTS[2][1][:20]}"
    alone, leaning = (background(corpus(words, words), found).bits(1, 0) for found in (None, small))
    assert alone[: len(FORMULA)].mean() > leaning[: len(FORMULA)].mean()
    many = corpus(words, words, *[f"第{number}篇" for number in range(ENOUGH)])
    assert np.array_equal(background(many, small).bits(1, 0), background(many).bits(1, 0))


def test_the_more_documents_others_have_the_less_the_stock_weighs(small: Stock) -> None:
    said = np.full(len(FORMULA), 0.9)
    few, more = (
        small.mixed(said, FORMULA, np.arange(len(said)), others=others, without=frozenset())
        for others in (1, PRIOR * 9)
    )
    assert (np.abs(more - said) < np.abs(few - said)).all()
    assert np.array_equal(
        small.mixed(said, FORMULA, np.arange(len(said)), others=0, without=frozenset()),
        small.chances(FORMULA, frozenset()),
    )


# The one that is shipped.


def test_one_other_witness_makes_no_boilerplate() -> None:
    words = "全面提升产业基础能力和产业链现代化水平。"
    assert not any(match.boilerplate for match in matches(corpus(words, words, words)))


def test_two_files_alone_tell_a_formula_from_news() -> None:
    formula, news = "深入学习贯彻习近平新时代中国特色社会主义思想。", "种植樱花三万株，建设东湖环湖绿道。"
    found = {match.right.words: match for match in matches(corpus(formula + news, news + formula))}
    assert {words: match.boilerplate for words, match in found.items()} == {formula[:-1]: True, news[:-1]: False}


def test_it_is_small_enough_to_ship() -> None:
    size = TOP.joinpath("lineage", "collate", "stock.npz").stat().st_size
    assert size < 2_000_000
    assert stock() is stock()


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("stock_script", TOP / "docs" / "sources" / "stock.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_its_sources_give_the_same_stock(script: ModuleType) -> None:
    with (
        np.load(BytesIO(script.stock())) as made,
        np.load(script.STOCK) as kept,
    ):  # Pythons head their archives otherwise
        assert made.files == kept.files
        assert all(made[name].tobytes() == kept[name].tobytes() for name in kept.files), (
            "write it anew with: make stock"
        )


def test_words_are_taken_from_a_dictionary_in_order(script: ModuleType, tmp_path: Path) -> None:
    dictionary = tmp_path / "dict.txt"
    dictionary.write_text("经济 9000 n\n的 800 uj\nAT&T 900 nz\n樱花 299 n\n", "utf-8")
    assert script.chosen(dictionary) == [("的", 800), ("经济", 9000)]
