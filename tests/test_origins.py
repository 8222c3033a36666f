"""Where sentences come from, and what did not arrive: small documents with known answers, and the seeds."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from make import answer, match, reading
from test_cli import CITY as WUHAN
from test_cli import NATION as CENTRE
from test_cli import PROVINCE as HUBEI
from test_cli import lineage, refused

from lineage import pipeline
from lineage.collate.found import Found
from lineage.origins import RULES, Margined, arrival, blame, kind, likeliest, unpacked
from lineage.origins.account import Rule
from lineage.origins.margins import FURTHER, NAMED, Margin, Named
from lineage.pipeline import settings
from lineage.pipeline.building import edition_of
from lineage.pipeline.corpus import opened
from lineage.records import Answer, Blame, Match, Origin, Reading, Relation
from lineage.witness import Witness

NATION = reading("坚持稳中求进。以改革创新为根本动力，加快构建新发展格局。", "国", date="2020-10-29")
PROVINCE = reading(
    "我省坚持稳中求进。以改革开放创新为根本动力，统筹发展和安全。\n本省的打算\n打造碧水蓝天样板省。",
    "省",
    date="2020-12-02",
    level="provincial",
    issuer="中共湖北省委",
)


def city(text: str, **fields: object) -> Reading:
    """A text of Wuhan of 18 December 2020."""
    return reading(text, "市", **({"date": "2020-12-18", "level": "municipal", "issuer": "中共武汉市委"} | fields))


def told(found: Blame) -> list[tuple[str, str, str | None]]:
    """Each clause with its origin and the document of its source."""
    by = {one.id: one.left.document for origin in found.origins for one in origin.sources}
    return [(part.words, part.origin, by.get(part.match or "")) for origin in found.origins for part in origin.parts]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.kind)
def test_every_rule_holds_for_its_example(rule: Rule) -> None:
    assert kind(*rule.example) == rule.kind


def test_a_clause_that_stands_so_earlier_is_inherited_and_another_its_own() -> None:
    here = city("统筹发展和安全，建设英雄城市。")
    found = blame(here, [PROVINCE], [match(PROVINCE, here, "统筹发展和安全")])
    assert told(found) == [("统筹发展和安全", "inherited", "省"), ("建设英雄城市", "own", None)]
    assert found.shares == {"inherited": 0.5385, "adapted": 0.0, "boilerplate": 0.0, "own": 0.4615}
    assert [(one.kind, one.covered, one.words) for one in found.origins] == [
        ("mixed", 0.5385, "统筹发展和安全，建设英雄城市。")
    ]


def test_the_number_of_an_item_is_nobodys() -> None:
    here = city("3.统筹发展和安全。")
    assert told(blame(here, [PROVINCE], [match(PROVINCE, here, "统筹发展和安全")])) == [
        ("统筹发展和安全", "inherited", "省")
    ]


def test_the_nearest_source_is_not_always_the_source() -> None:
    """Hubei is the likeliest, but has other words where the centre has the very ones."""
    here = city("坚持稳中求进，以改革创新为根本动力，统筹发展和安全。")
    both = "以改革开放创新为根本动力，统筹发展和安全"
    matches = [
        match(PROVINCE, here, both, "以改革创新为根本动力，统筹发展和安全", relation="near_verbatim", surprise=100),
        match(NATION, here, "以改革创新为根本动力", surprise=30),
    ]
    found = told(blame(here, [NATION, PROVINCE], matches))
    assert ("以改革创新为根本动力", "inherited", "国") in found
    assert ("统筹发展和安全", "inherited", "省") in found


def test_words_that_only_a_stranger_has_so_remain_adapted_from_the_likeliest() -> None:
    stranger = reading("以改革创新为根本动力。", "浙", date="2020-11-01", level="provincial", issuer="中共浙江省委")
    here = city("以改革创新为根本动力。")
    matches = [
        match(PROVINCE, here, "以改革开放创新为根本动力", "以改革创新为根本动力", surprise=60),
        match(stranger, here, "以改革创新为根本动力", surprise=30),
    ]
    assert told(blame(here, [stranger, PROVINCE], matches)) == [("以改革创新为根本动力", "adapted", "省")]


def test_a_clause_with_little_of_a_passage_is_its_own() -> None:
    here = city("建设统筹世界一流的英雄之城。")
    found = blame(here, [PROVINCE], [match(PROVINCE, here, "统筹发展和安全", "建设统筹世界一流的英雄之城")])
    assert told(found) == [("建设统筹世界一流的英雄之城", "own", None)]
    assert found.origins[0].covered == 1.0


def test_what_everybody_says_is_boilerplate() -> None:
    here = city("坚持稳中求进。建设英雄城市。")
    stock = [answer(NATION, here, "坚持稳中求进", boilerplate=True)]
    found = blame(here, [], [], stock=stock)
    assert told(found) == [("坚持稳中求进", "boilerplate", None), ("建设英雄城市", "own", None)]
    assert [one.kind for one in found.origins] == ["boilerplate", "new"]


def test_weak_evidence_names_no_source() -> None:
    stranger = reading("统筹发展和安全。", "浙", date="2020-11-01", level="provincial", issuer="中共浙江省委")
    here = city("统筹发展和安全。")
    found = blame(here, [stranger], [match(stranger, here, "统筹发展和安全", surprise=20)])
    assert told(found) == [("统筹发展和安全", "inherited", None)]
    assert [one.left.document for one in found.origins[0].sources] == ["浙"]


def test_undated_documents_and_papers_of_the_same_meeting_are_listed_but_nobodys_source() -> None:
    undated = reading("统筹发展和安全。", "无", date=None)
    sister = city("统筹发展和安全。", date="2020-12-17")
    sister = replace(sister, document=replace(sister.document, id="议"))
    here = city("统筹发展和安全。")
    matches = [match(source, here, "统筹发展和安全") for source in (sister, undated)]
    found = blame(here, [sister, undated], [matches[0]])
    assert told(found) == [("统筹发展和安全", "inherited", None)]
    late = replace(here, document=replace(here.document, date=None, id="终"))
    found = blame(late, [NATION], [match(NATION, late, "加快构建新发展格局", "统筹发展和安全")])
    assert [part.match for part in found.origins[0].parts] == [None]


def test_of_the_papers_of_a_meeting_the_one_is_named_that_has_the_clause_as_it_stands() -> None:
    other = reading("以改革创新为根本动力。", "省决议", date="2020-12-02", level="provincial", issuer="中共湖北省委")
    here = city("以改革创新为根本动力。")
    matches = [
        match(PROVINCE, here, "以改革开放创新为根本动力", "以改革创新为根本动力", surprise=90),
        match(other, here, "以改革创新为根本动力", surprise=40),
    ]
    assert told(blame(here, [PROVINCE, other], matches)) == [("以改革创新为根本动力", "inherited", "省决议")]


def test_the_order_of_what_is_given_does_not_matter() -> None:
    here = city("坚持稳中求进，以改革创新为根本动力，统筹发展和安全。")
    matches = [
        match(PROVINCE, here, "统筹发展和安全", surprise=50),
        match(NATION, here, "以改革创新为根本动力", surprise=30),
        match(PROVINCE, here, "坚持稳中求进", surprise=20),
    ]
    assert blame(here, [NATION, PROVINCE], matches) == blame(here, [PROVINCE, NATION], matches[::-1])


def test_a_document_without_letters_has_no_shares() -> None:
    found = blame(city("……"), [], [])
    assert found.shares == {"inherited": 0.0, "adapted": 0.0, "boilerplate": 0.0, "own": 0.0}
    assert [one.kind for one in found.origins] == ["new"]


def missing(upstream: Reading, here: Reading, *matches: Match) -> list[tuple[float, list[str]]]:
    """What did not arrive: for each sentence the share that did, and the passages that did not."""
    found = arrival(upstream, here, matches)
    return [(one.arrived, [part.words for part in one.parts]) for one in found.missing]


def test_what_no_match_carries_and_no_words_show_did_not_arrive() -> None:
    here = city("全市坚持稳中求进。统筹好发展和生态安全。")
    carried = match(PROVINCE, here, "统筹发展和安全", "统筹好发展和生态安全")
    assert missing(PROVINCE, here, carried) == [
        (0.3684, ["以改革开放创新为根本动力"]),
        (0.0, ["本省的打算"]),
        (0.0, ["打造碧水蓝天样板省"]),
    ]


def test_words_that_stand_downstream_unmatched_have_arrived() -> None:
    here = city("打算：打造碧水蓝天样板市，以改革开放创新为根本动力，统筹发展和安全，坚持稳中求进，本市的打算。")
    assert missing(PROVINCE, here) == []
    assert arrival(PROVINCE, here, []).arrived == 1.0


def test_clauses_side_by_side_are_one_passage_and_what_is_boilerplate_has_arrived() -> None:
    above = reading("一是稳中求进，二是守正创新，三是统筹兼顾，四是先立后破。", "国")
    here = city("先立后破者也。")
    stock = [answer(above, here, "三是统筹兼顾", "先立后破者也", boilerplate=True)]
    found = arrival(above, here, [], stock=stock)
    assert [[part.words for part in one.parts] for one in found.missing] == [
        ["一是稳中求进，二是守正创新", "四是先立后破"]
    ]
    assert all(part.text == part.source.of(above.raw) for one in found.missing for part in one.parts)


def test_nothing_is_missing_of_an_empty_document() -> None:
    found = arrival(reading("……", "空"), city("统筹发展。"), [])
    assert (found.arrived, found.missing) == (0.0, ())


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small corpus, indexed; tests only read it."""
    folder = tmp_path_factory.mktemp("origins") / "corpus"
    shutil.copytree(Path(__file__).with_name("small"), folder)
    assert lineage("index", "-c", folder).status == 0
    return folder


@pytest.fixture(scope="module")
def indexed(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[object, ...]:
    """How to ask the seeds."""
    store = tmp_path_factory.mktemp("origins") / "seeds.duckdb"
    assert lineage("index", "-c", seeds, "--store", store).status == 0
    return "-c", seeds, "--store", store


def test_the_guiding_thought_of_wuhan_comes_from_hubei_but_for_its_driving_force(indexed: tuple[object, ...]) -> None:
    told = json.loads(lineage("blame", "wh-2020-12-18-jianyi", *indexed, "--json").out)
    (sentence,) = (one for one in told["sentences"] if "以改革创新为根本动力" in one["clean"])
    assert sentence["origin"] == "inherited"
    assert sentence["sources"][0]["document"] == "hb-2020-12-02-jianyi"
    by = {part["clean"]: part["document"] for part in sentence["parts"]}
    assert by["以深化供给侧结构性改革为主线"].startswith("hb-2020-12-02")
    assert by["统筹发展和安全"].startswith("hb-2020-12-02")
    assert by["以改革创新为根本动力"] is None
    assert sum(told["shares"].values()) == pytest.approx(1, abs=0.001)
    raw = (Path(str(indexed[1])) / "002_005c32f360bdc381.txt").read_text("utf-8")
    assert all(raw[one["start"] : one["end"]] == one["text"] for one in told["sentences"])


def test_one_source_alone_may_be_asked_for(indexed: tuple[object, ...]) -> None:
    told = json.loads(lineage("blame", "wh-2020-12-18-jianyi", "--upstream", "zy-2020-12-18", *indexed, "--json").out)
    assert told["upstream"] == "zy-2020-12-18-huiyi"
    assert {source["document"] for one in told["sentences"] for source in one["sources"]} == {"zy-2020-12-18-huiyi"}


def test_what_of_hubeis_proposal_is_missing_in_wuhans(indexed: tuple[object, ...]) -> None:
    asked = "blame", "wh-2020-12-18-jianyi", "--upstream", "hb-2020-12-02-jianyi", "--missing", *indexed
    told = json.loads(lineage(*asked, "--json").out)
    gone = [part["clean"] for one in told["missing"] for part in one["passages"]]
    assert "全省经济总量跨越6万亿元" in gone
    assert not [words for words in gone if "以改革开放创新为根本动力" in words]
    assert 0.2 < told["arrived"] < 0.6
    table = lineage(*asked, "--csv").out.split("\r\n")
    assert len(table) == len(gone) + 2
    shown = lineage(*asked, "--lang", "zh").out
    assert "[-全省经济总量跨越6万亿元-]" in shown.replace("\n", "").replace(" ", "")


def test_a_document_is_known_by_its_title_and_by_words_of_it(indexed: tuple[object, ...]) -> None:
    title = "中共湖北省委十一届八次全体会议决议"
    for name in (title, "湖北省委十一届八次", "湖北省委十一屆八次"):
        assert json.loads(lineage("blame", name, *indexed, "--json").out)["document"] == "hb-2020-12-02-jueyi"
    refused(lineage("blame", "远景目标", *indexed), "wh-2020-12-18-jianyi", code="ambiguous-document")
    refused(lineage("blame", "湖北省委十二届", *indexed), "hb-2020-12-02-jueyi", code="unknown-document")
    refused(lineage("blame", "——", *indexed), code="unknown-document")


def test_the_terminal_shows_a_margin_marks_and_sources(small: Path) -> None:
    shown = lineage("blame", WUHAN, "-c", small, "--lang", "en").out
    assert "inherited" in shown
    assert "] " in shown or "]。" in shown or "]，" in shown
    assert "← " in shown
    coloured = lineage("blame", WUHAN, "-c", small, "--lang", "en", env={"FORCE_COLOR": "1"}).out
    assert "\x1b[" in coloured
    assert "unmarked" not in coloured


def test_a_source_that_is_not_earlier_is_told(small: Path) -> None:
    for more in ((), ("--missing",)):
        run = lineage("blame", CENTRE, "--upstream", WUHAN, *more, "-c", small)
        assert run.status == 0
        assert f"{WUHAN} is not earlier than {CENTRE}" in run.err


def test_nothing_missing_is_said(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "missing.txt"
    run = lineage("blame", HUBEI, "--upstream", CENTRE, "--missing", "-c", small, "-o", path)
    assert str(path) in run.err
    assert "arrived in" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((WUHAN, "--missing"), "--missing needs --upstream"),
        ((WUHAN, "--json", "--csv"), "not both"),
        ((WUHAN, "--upstream", WUHAN), "the document itself"),
        ((WUHAN, "--upstream", WUHAN, "--missing"), "the document itself"),
    ],
)
def test_contradictions_are_wrong_usage(words: tuple[str, ...], said: str, small: Path) -> None:
    run = lineage("blame", *words, "-c", small)
    assert run.status == 2
    assert said in run.err


def test_of_many_answers_the_likeliest_for_each_clause_are_compared() -> None:
    here = city("统筹发展和安全，建设英雄城市。")
    others = [
        reading(
            "统筹发展和安全。", f"外{number}", date=f"2019-0{number}-01", level="provincial", issuer=f"某{number}机关"
        )
        for number in range(1, 9)
    ]
    found = [answer(source, here, "统筹发展和安全") for source in (*others, PROVINCE)]
    witnesses = {one.document.id: Witness.of(one) for one in (*others, PROVINCE, here)}
    chosen = likeliest(here, found, witnesses)
    assert "省" in [one.left for one in chosen]
    assert len(chosen) < len(found)
    assert likeliest(here, found[::-1], witnesses) == chosen[::-1]
    further = [one for one in found if one not in chosen]
    told = blame(here, [PROVINCE], [match(PROVINCE, here, "统筹发展和安全")], further=further)
    assert told.origins[0].further == len({one.left for one in further})


def test_the_margins_of_a_page_say_what_blame_says(indexed: tuple[object, ...]) -> None:
    asked = settings(Path(str(indexed[1])), store=Path(str(indexed[3])) if len(indexed) > 3 else None)
    with opened(asked) as store:
        edition = edition_of(store, "zh")
    readings = {one.document.id: one for one in edition.readings}
    margins = {name: unpacked(found, readings, name) for name, found in edition.margins.items()}
    for name in ("wh-2020-12-18-jianyi", "wh-2020-12-18-jueyi", "wh-2023-12-28-gongbao"):
        found = pipeline.blame(asked, name).blame
        assert margins[name].shares == found.shares
        assert list(margins[name].margins) == list(map(margin, found.origins))
        gone = margins[name].missing
        assert gone == pipeline.missing(asked, name, upstream=gone.upstream).arrival


def margin(origin: Origin) -> Margin:
    """What is told of one sentence, of each document only the match that comes first: told record by record."""
    best: dict[str, Match] = {}
    for each in origin.sources:
        best.setdefault(each.left.document, each)
    leading = {part.match for part in origin.parts if part.match}
    sources = {each.left.document for each in origin.sources if each.id in leading}
    taken = [part for part in origin.parts if part.origin in ("inherited", "adapted")]
    is_open = any(part.match is None for part in taken) and not sources
    ordered = [one for name, one in best.items() if name in sources]
    others = [one for name, one in best.items() if name not in sources]
    first = others[:1] if is_open else ordered[:NAMED]
    further = [*ordered[NAMED:], *others[len(first) if is_open else 0 :]]
    return Margin(
        origin.kind,
        tuple((part.origin, part.clean) for part in origin.parts if part.origin != "own"),
        tuple(named(one, one.relation) for one in first),
        tuple(named(one, None) for one in further[:FURTHER]),
        len(best) + origin.further,
        is_open,
    )


def named(one: Match, relation: Relation | None) -> Named:
    return Named(one.left.document, one.left.sentence, one.id, relation, one.surprise)


def test_a_sentence_whose_source_is_open_names_all_who_have_it() -> None:
    here = city("统筹发展和安全。")
    others = [reading("统筹发展和安全。", f"外{n}", date="2019-01-01", issuer=f"某{n}机关") for n in (1, 2)]
    found = Found.of([answer(source, here, "统筹发展和安全") for source in others])
    (told,) = Margined([*others, here], found).of("市").margins
    assert told.open
    assert ([one.document for one in told.named], [one.document for one in told.further]) == (["外1"], ["外2"])
    assert ([one.relation for one in told.named], [one.relation for one in told.further]) == (["verbatim"], [None])
    assert told.documents == 2


def test_a_glance_at_each_answer_tells_what_comparing_it_word_for_word_does() -> None:
    here = city("我市坚持稳中求进。以改革创新为根本动力，统筹发展和生态安全，加快构建新发展格局。\n建设英雄城市。")
    pairs = (
        (NATION, "以改革创新为根本动力"),
        (NATION, "加快构建新发展格局"),
        (PROVINCE, "省坚持稳中求进", "市坚持稳中求进"),
        (PROVINCE, "以改革开放创新为根本动力，统筹发展和安全", "以改革创新为根本动力，统筹发展和生态安全"),
    )
    answers = [answer(source, here, *words) for source, *words in pairs]
    answers.append(answer(PROVINCE, here, "打造碧水蓝天样板省", "建设英雄城市", boilerplate=True))
    known = {one.document.id: one for one in (NATION, PROVINCE, here)}

    def compare(one: Answer) -> Match:
        left, right = (known[name].text.text for name in (one.left, one.right))
        return replace(match(known[one.left], here, one.left_clean.of(left), one.right_clean.of(right)), id=one.id)

    glanced = Margined(list(known.values()), Found.of(answers)).of("市")
    compared = Margined(list(known.values()), Found.of(answers), compare).of("市")
    assert [one.parts for one in glanced.margins] == [one.parts for one in compared.margins]
    assert [part for part, _ in glanced.margins[1].parts] == ["inherited", "adapted", "inherited"]
    assert glanced.shares == compared.shares
    assert glanced.missing == compared.missing


def test_of_a_document_without_a_source_nothing_is_missing() -> None:
    margined = Margined([PROVINCE], Found.of([]))
    assert margined.of("省").missing is None
