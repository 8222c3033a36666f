"""Folding: every rule by its example, the classes of characters, and what holds for any text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lineage.normalise as module
from lineage.normalise import RULES, Rule, fold, key, normalise
from lineage.spans import Mapped, Span

CHARACTERS = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]
TRYING = (
    "一二三五九十〇○零OＯ02年月，。、；—-…．.～~ 　\n“”「」『』()（）〔①㈠㋀㎡Ⅳ著着裏甚麼改革ABＡ％\u200b\ufeff⼈⻓茍"
)
ALIKE = """
    着著 后後 里裏裡 于於 干乾幹 制製 台臺檯颱 苟茍 并並併幷 只隻祇衹 发發髮 系係繫 余餘馀 线線缐 众眾衆 户戶戸 内內
    黄黃 强強 说說説 卫衛衞 启啟啓 峰峯 群羣 真眞 奖奬獎 叁叄 亚亞亜 铁鐵鉄 鉅巨 它牠 借藉 复復複覆 面麵麪
"""
UNLIKE = "弁辨 弁辩 缺欠 艺芸 联连 滤沪 滨浜 像象 账帐 甚什 份分 未末 沈沉 豫予 罐缶 谷古 姊姐"

policy = st.text(st.one_of(st.sampled_from(TRYING), st.characters(exclude_categories=["Cs"])))


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_does_what_its_example_says(rule: Rule) -> None:
    assert Mapped.of(rule.before).rewrite(rule.pattern, rule.new).text == rule.after


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.alike], ids=lambda rule: rule.name)
def test_rules_for_single_characters_give_single_characters(rule: Rule) -> None:
    assert all(len(rule.pattern.sub(rule.new, sign)) == 1 for sign in rule.pattern.findall("".join(CHARACTERS)))


def test_every_character_normalises_to_what_normalises_to_itself() -> None:
    for character in CHARACTERS:
        once = normalise(Mapped.of(character)).text
        assert normalise(Mapped.of(once)).text == once, hex(ord(character))


@pytest.mark.parametrize("alike", ALIKE.split())
def test_forms_of_a_character_are_one(alike: str) -> None:
    assert len({fold(character) for character in alike}) == 1


@pytest.mark.parametrize("unlike", UNLIKE.split())
def test_characters_of_their_own_stay_apart(unlike: str) -> None:
    assert fold(unlike[0]) != fold(unlike[1])


def test_hardly_any_two_common_characters_are_one() -> None:
    common = [bytes([row, cell]).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF)]
    assert {character for character in common if fold(character) != character} == set("乾著藉覆")


@pytest.mark.parametrize(
    ("wording", "folded"),
    [
        ("“5G＋工业互联网”", "5g工业互联网"),
        ("新發展格局。", "新发展格局"),
        ("2035 年", "2035年"),
        ("二O三五年", "2035年"),
        ("，。", ""),
        ("", ""),
        ("İstanbul", "İstanbul"),
        ("改革[1][2]开放〔3〕④", "改革开放"),
        ("国发〔84〕15号", "国发8415号"),
        ("国发〔84〕第15号", "国发84第15号"),
        ("国发〔84〕字第15号", "国发84字第15号"),
    ],
)
def test_a_wording_is_folded_as_texts_are(wording: str, folded: str) -> None:
    assert fold(wording) == folded


def test_a_key_leads_back_to_where_its_text_leads() -> None:
    text = Mapped.of("全會強調，「二〇三五 年」", at=100)
    found = key(text)
    place = found.text.index("2035年")
    assert found.source(Span(place, place + 5)) == Span(106, 112)


def test_one_sign_that_holds_several_is_the_place_of_each() -> None:
    folded = normalise(Mapped.of("㎡。"))
    assert folded.text == "m2。"
    assert [folded.source(Span(at, at + 1)) for at in range(3)] == [Span(0, 1), Span(0, 1), Span(1, 2)]


@given(policy)
def test_normalising_twice_changes_nothing_more(source: str) -> None:
    once = normalise(Mapped.of(source)).text
    assert normalise(Mapped.of(once)).text == once


@given(policy)
def test_places_never_go_backwards_and_every_character_has_one(source: str) -> None:
    for folded in (normalise(Mapped.of(source)), key(Mapped.of(source))):
        assert len(folded.text) == len(folded.starts) == len(folded.ends)
        assert all(start < end <= len(source) for start, end in zip(folded.starts, folded.ends, strict=True))
        assert list(folded.starts) == sorted(folded.starts)
        assert list(folded.ends) == sorted(folded.ends)


@given(policy)
def test_a_key_holds_letters_and_digits_only_and_no_capitals(source: str) -> None:
    found = key(Mapped.of(source)).text
    assert all(character.isalnum() for character in found)
    assert all(len(character.lower()) > 1 or character.lower() == character for character in found)


@given(policy)
def test_a_key_says_the_same_of_a_text_and_of_the_text_normalised(source: str) -> None:
    assert fold(normalise(Mapped.of(source)).text) == fold(source)


def test_common_characters_are_what_the_tables_say_without_asking_them() -> None:
    tables = module._characters()
    common = [chr(code) for code in range(0x4E00, 0xA000) if module._common(chr(code))]
    assert [fold(character) for character in common] == [tables.get(character, character) for character in common]


@given(st.text("一二九零〇甚么麼國国党后後著位年月改革2", max_size=9))
def test_words_that_need_the_rules_for_script_alone_fold_as_all_rules_have_it(words: str) -> None:
    assert fold(words) == key(Mapped.of(words)).text


def test_loading_the_rules_loads_neither_numpy_nor_the_tables() -> None:
    script = "import sys, lineage.normalise; sys.exit('numpy' in sys.modules or 'opencc' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[1])


@pytest.mark.corpora
def test_well_formed_simplified_texts_hardly_change(corpora: Path) -> None:
    text = (corpora / "party" / "党代会报告" / "2022-二十大报告.txt").read_text("utf-8")
    characters = [character for character in text if "\u4e00" <= character <= "\u9fff"]
    changed = [character for character in characters if fold(character) != character]
    assert set(changed) <= set("乾著藉覆")


def test_a_word_folds_as_a_text_with_its_way_back_does() -> None:
    signs = [chr(code) for code in range(0x3000, 0x30000) if not 0xD800 <= code < 0xE000]
    assert fold("一".join(signs)) == key(Mapped.of("一".join(signs))).text
    for case in ("“5G＋”，牢記囑托", "到二O三五年,　著力構建", "①全面㈡加强100㎡", "甚麼 是 New York——什么"):
        assert fold(case) == key(Mapped.of(case)).text


def test_for_a_han_character_no_rule_but_that_of_script_counts() -> None:
    for code in range(0x3400, 0xA000):
        character = chr(code)
        for rule in RULES:
            if rule.alike:
                character = rule.pattern.sub(rule.new, character)
        assert normalise(Mapped.of(chr(code))).text == character
