"""Quotations are found in a draft and judged against what was published."""

from __future__ import annotations

import dataclasses
from time import process_time
from typing import Any

import canons
import pytest

from lineage import quotes
from lineage.collate.changes import changes
from lineage.collate.steps import steps
from lineage.normalise import fold
from lineage.quotes import Formula
from lineage.quotes.marks import marks
from lineage.quotes.rules import Source
from lineage.quotes.sense import SENSES, Sense, altered
from lineage.records import Attributed, Block, When
from lineage.spans import Span


def blocks(text: str) -> tuple[Block, ...]:
    """Each line of ``text`` as a paragraph."""
    found, at = [], 0
    for line in text.split("\n"):
        found.append(Block("paragraph", Span(at, at + len(line))))
        at += len(line) + 1
    return tuple(found)


def quoted(text: str) -> list[str]:
    return [one.span.of(text) for one in marks(text, blocks(text)).marked]


def test_marks_of_every_kind_are_found_with_what_stands_in_them() -> None:
    text = '“甲‘乙’”「丙『丁』」"戊"《己〈庚〉》'
    assert quoted(text) == ["甲‘乙’", "乙", "丙『丁』", "丁", "戊", "己〈庚〉", "庚"]


def test_a_quotation_whose_paragraphs_each_begin_with_a_mark_is_one() -> None:
    text = "他说：“第一段。\n“第二段。\n“第三段。”后文"
    (only,) = marks(text, blocks(text)).marked
    assert only.span.of(text) == "第一段。\n“第二段。\n“第三段。"
    assert [mark.of(text) for mark in only.repeats] == ["“", "“"]


def test_a_mark_without_its_mate_is_told_once_and_the_next_paragraph_is_read_normally() -> None:
    text = "他说：“没有完。再来“一次。\n下一段“读得好”。"
    found = marks(text, blocks(text))
    assert [mark.start for mark in found.unbalanced] == [3]
    assert quoted(text) == ["读得好"]


def test_marks_nested_too_deep_and_marks_by_the_hundred_thousand_are_read_in_one_pass() -> None:
    text = "“" * 40 + "甲" + "”" * 40
    assert len(quoted(text)) == 40
    many = "“‘「" * 100_000 + "」』” " * 100_000
    assert len(marks(many, blocks(many)).unbalanced) == 1


@pytest.mark.parametrize("rule", quotes.RULES, ids=lambda rule: f"{rule.id}-{rule.name}")
def test_every_rule_says_what_its_example_shows(rule: quotes.Rule) -> None:
    example = rule.example
    verdicts = quotes.check(
        canons.draft(example.draft),
        canons.canon_of(example.sources),
        as_of=When.read(example.as_of) if example.as_of else None,
        unmarked=rule.id.startswith("Q3"),
        formulas=example.formulas,
    )
    told = {(one.quotation.words, one.rule, one.found, one.level) for one in verdicts}
    assert (example.quotation, rule.id, rule.found, rule.level) in told


ROAD = Source("全会提出，三年内修通通往每个村的公路，并由县里负责养护。", title="江州市交通规划", date="2020-05-01")


def verdicts(text: str, *sources: Source, **options: Any) -> list[tuple[str, str, str]]:
    """What is said of each quotation of a draft: its words, the verdict, the level."""
    found = quotes.check(canons.draft(text), canons.canon_of(sources), **options)
    return [(one.quotation.words, one.found, one.level) for one in found]


def test_a_newspapers_own_slip_does_not_confirm_the_same_slip_in_a_draft() -> None:
    slip = Source(
        "记者获悉，三年内修通通往每个乡的公路，并由县里负责养护。", title="修路", date="2020-06-01", kind="news"
    )
    words = "三年内修通通往每个乡的公路，并由县里负责养护"
    (found,) = quotes.check(canons.draft(f"会议指出“{words}”。"), canons.canon_of([ROAD, slip]))
    assert (found.found, found.level, found.source and found.source.document) == ("altered", "warning", "文0")
    assert [one.document for one in found.alternatives] == ["文1"]


def test_a_source_of_no_weight_is_not_consulted() -> None:
    corpus = canons.canon_of([ROAD])
    unheard = dataclasses.replace(corpus, weights=(0.0,))
    text = "会议指出：“三年内修通通往每个村的公路，并由县里负责养护。”"
    assert [one.found for one in quotes.check(canons.draft(text), unheard)] == ["not_found"]


def test_what_was_published_later_than_the_date_asked_about_is_no_source() -> None:
    text = "会议指出：“三年内修通通往每个村的公路，并由县里负责养护。”"
    assert verdicts(text, ROAD, as_of=When.read("2020-04"))[0][1] == "not_found"
    assert verdicts(text, ROAD, as_of=When.read("2020"))[0][1] == "exact"


def test_the_drafts_own_date_is_what_it_is_judged_by() -> None:
    text = "会议指出：“三年内修通通往每个村的公路，并由县里负责养护。”"
    (found,) = quotes.check(canons.draft(text, date="2019-01-01"), canons.canon_of([ROAD]))
    assert found.found == "not_found"


def test_a_footnote_tells_the_source() -> None:
    other = Source("今年的重点是修通通往每个村的公路，其余以后再说。", title="江州市年度安排", date="2021-01-01")
    text = "“三年内修通通往每个村的公路，并由县里负责养护”①，此言不虚。\n① 《江州市年度安排》。"
    draft = canons.draft(text, notes=((text.index("①"), 1),))
    (quotation, *_) = quotes.check(draft, canons.canon_of([ROAD, other]))
    assert (quotation.found, quotation.quotation.attributed) == (
        "misattributed",
        Attributed("《江州市年度安排》", "文1"),
    )


def test_a_block_quotation_is_one_quotation() -> None:
    text = "会议指出：\n三年内修通通往每个镇的公路，并由县里负责养护。\n完。"
    draft = canons.draft(text, forms=("paragraph", "quotation", "paragraph"))
    (found,) = quotes.check(draft, canons.canon_of([ROAD]))
    assert (found.quotation.words, found.found) == ("三年内修通通往每个镇的公路，并由县里负责养护。", "altered")


def test_changes_joined_are_the_source_and_the_quotation() -> None:
    text = "会议指出：“三年内，修通通往每个镇的公路，并由县里负责维护。”"
    (found,) = quotes.check(canons.draft(text), canons.canon_of([ROAD]))
    assert found.source
    assert "".join(one.left for one in found.changes) == found.source.words
    assert "".join(one.right for one in found.changes) == found.quotation.words


def test_a_house_keeps_the_order_of_its_formulas() -> None:
    house = [Formula(("甲事", "乙事", "丙事"))]
    assert verdicts("要办好丙事、甲事和乙事。", formulas=house) == [("丙事、甲事和乙事", "altered", "error")]
    assert verdicts("要办好甲事、乙事和丙事；乙事以后再说。丙事照旧。", formulas=house) == []


def test_a_formula_is_listed_where_everything_is_asked_for() -> None:
    sources = [
        Source("坚持创新、协调、绿色、开放发展，推动工作。", title=f"报告{n}", date=f"20{n}")
        for n in (18, 19, 20, 21, 22)
    ]
    assert verdicts("坚持创新、协调、绿色、开放发展。", *sources) == []
    assert [one[1:] for one in verdicts("坚持创新、协调、绿色、开放发展。", *sources, everything=True)] == [
        ("exact", "none")
    ]


def test_ids_survive_edits_elsewhere_in_the_draft() -> None:
    corpus = canons.canon_of([ROAD])
    words = "会议指出：“三年内修通通往每个镇的公路，并由县里负责养护。”"
    (before,) = quotes.check(canons.draft(words), corpus)
    after = quotes.check(canons.draft(f"新的一段，“另有引语在前面，写得很长很长”。\n{words}"), corpus)[-1]
    assert (before.quotation.id, before.quotation.line) == (after.quotation.id, 1)
    assert after.quotation.line == 2


def test_an_empty_corpus_finds_nothing_and_says_so() -> None:
    (found,) = quotes.check(canons.draft("会议指出：“三年内修通通往每个村的公路。”"), canons.canon_of([]))
    said = quotes.message(found), quotes.message(found, language="en")
    assert (found.found, said) == ("not_found", ("未找到。所查：0 份文献", "not found. Searched: 0 documents"))


def test_a_draft_of_a_million_characters_with_broken_marks_is_read_in_linear_time() -> None:
    corpus = canons.canon_of([ROAD])

    def seconds(times: int) -> float:
        text = "“" * 5 + ("他说“没有完，再来‘一次。「" * 40 + "\n") * times
        start = process_time()
        quotes.check(canons.draft(text), corpus)
        return process_time() - start

    seconds(20)
    assert seconds(800) < 40 * max(seconds(80), 0.05)


def test_one_quotation_as_long_as_a_book_is_looked_for_as_it_stands() -> None:
    text = "他说：“" + "从前有座山，山上有座庙，庙里有个老和尚。" * 20_000 + "”"
    (found,) = quotes.check(canons.draft(text), canons.canon_of([ROAD]))
    assert found.found == "not_found"


def test_messages_are_told_in_both_languages_without_words_of_blame() -> None:
    for rule in quotes.RULES:
        assert not set("错误有误") <= set(rule.zh), rule.id
        assert all(word not in rule.zh for word in ("错误", "有误", "误引")), rule.id
    (found,) = quotes.check(
        canons.draft("会议指出：“三年内修通通往每个镇的公路，并由县里负责养护。”"), canons.canon_of([ROAD])
    )
    assert "“村”" in quotes.message(found) and "“镇”" in quotes.message(found)
    assert quotes.message(found, language="en").startswith("differs")


@pytest.mark.parametrize("sense", SENSES, ids=lambda sense: f"{sense.kind}-{sense.after}")
def test_every_change_of_sense_is_seen_in_its_example(sense: Sense) -> None:
    pair = sense.before, sense.after
    assert sense.kind in altered(steps(*map(fold, pair)), changes(*pair))


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        ("推动中英关系发展", "推动中法关系发展", True),
        ("开展中日韩合作", "开展中日合作", True),
        ("在实际工作中强化监督管理", "在实际工作中加强监督管理", False),
        ("发展中青年组织", "发展中老年组织", False),
        ("集中力量加快建设", "集中加快建设", False),
    ],
)
def test_two_states_are_named_only_where_something_is_between_them(before: str, after: str, named: bool) -> None:
    assert ("name" in altered(steps(fold(before), fold(after)), changes(before, after))) == named
