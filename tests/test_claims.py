"""What a draft says of the source of its quotations, as editors and reporters write it, and figures in every form.

The corpus is made up: reports of the nation, a province and a city, an outline, a congress report.
"""

from __future__ import annotations

import canons
import pytest

from lineage import quotes
from lineage.collate.changes import changes
from lineage.collate.steps import steps
from lineage.quotes.figures import figures, has_same, written
from lineage.quotes.sense import altered
from lineage.records import Reading, When

CROPS = "全年新修水渠八百三十二公里，灌溉面积增长5.8%，受益农户近一亿户。"
SCHOOLS = "各级学校必须开齐体育课，校长是第一责任人。建成食堂1200个，覆盖率达到30%。"
BOATS = "老码头渡船全部改用电力，船票价格三年不变，夜航由港务所值守。"
WELLS = "井水水质每月公布一次，村村配备取水员，干旱年份优先保障学校用水。"
HEART = "山区人民的信任是我们最宽广的航道，修路架桥没有终点。"


def document(text: str, name: str, title: str, date: str, level: str) -> Reading:
    return canons.called(canons.source(text, name, level=level), name, title=title, date=date)


@pytest.fixture(scope="module")
def canon() -> quotes.Canon:
    return canons.canon(
        [
            document(CROPS, "nation-2021", "2021年政府工作报告", "2021-03-05", "national"),
            document(WELLS, "nation-2019", "2019年政府工作报告", "2019-03-05", "national"),
            document(SCHOOLS, "hubei-2021", "湖北省2021年政府工作报告", "2021-01-24", "provincial"),
            document(
                BOATS, "outline", "国民经济和社会发展第十四个五年规划和2035年远景目标纲要", "2021-03-13", "national"
            ),
            document(HEART, "congress", "在中国共产党第二十次全国代表大会上的报告", "2022-10-16", "national"),
        ]
    )


def told(canon: quotes.Canon, text: str, *, as_of: str | None = None) -> dict[str, str]:
    """For each quotation or title of a draft what is said of it, the gravest."""
    found: dict[str, str] = {}
    for one in quotes.check(canons.draft(text), canon, as_of=When.read(as_of) if as_of else None):
        found.setdefault(one.quotation.words, f"{one.found} {one.level} {one.rule}".strip())
    return found


@pytest.mark.parametrize(
    ("draft", "words", "expected"),
    [
        # the report is known by its year and place, wherever they stand
        (
            "2021年《政府工作报告》提出“夜航由港务所值守，船票价格三年不变”。",
            "夜航由港务所值守，船票价格三年不变",
            "altered",
        ),
        (
            "2021年全国《政府工作报告》提出“灌溉面积增长5.8%，受益农户近一亿户”。",
            "灌溉面积增长5.8%，受益农户近一亿户",
            "exact none",
        ),
        ("湖北省2021年政府工作报告要求“校长是第一责任人”。", "校长是第一责任人", "exact none"),
        (
            "湖北省2021年政府工作报告提出，“老码头渡船全部改用电力”。",
            "老码头渡船全部改用电力",
            "misattributed warning Q140",
        ),
        (
            "湖北省2021年政府工作报告提出，“老码头渡船全部改用电力，船票价格三年不变”。",
            "老码头渡船全部改用电力，船票价格三年不变",
            "misattributed warning Q140",
        ),
        ("国务院2019年的政府工作报告说：“干旱年份优先保障学校用水。”", "干旱年份优先保障学校用水。", "exact none"),
        # plans and congresses by their short names
        ("“十四五”规划纲要提出，“老码头渡船部分改用电力”。", "老码头渡船部分改用电力", "altered error Q106"),
        (
            "“十三五”规划纲要提出，“老码头渡船全部改用电力，船票价格三年不变”。",
            "老码头渡船全部改用电力，船票价格三年不变",
            "exact none",
        ),
        (
            "中共二十大报告指出：“山区人民的信任是我们最宽广的航道。”",
            "山区人民的信任是我们最宽广的航道。",
            "exact none",
        ),
        (
            "党的第二十次全国代表大会提出“井水水质每月公布一次，村村配备取水员”。",
            "井水水质每月公布一次，村村配备取水员",
            "misattributed warning Q140",
        ),
        (
            "二十大报告谈到山区。报告强调，“村村配备取水员，干旱年份优先保障学校用水”。",
            "村村配备取水员，干旱年份优先保障学校用水",
            "misattributed warning Q140",
        ),
        # said behind the quotation
        ("“修路架桥没有尽头”，二十大报告的这句话人人会背。", "修路架桥没有尽头", "altered warning Q101"),
        ("“修路架桥没有终点。”这段话出自二十大报告。", "修路架桥没有终点。", "exact none"),
        # several in a row have what introduces the first
        (
            "湖北省2021年政府工作报告要求“校长是第一责任人”，“各级学校可以开齐体育课”。",
            "各级学校可以开齐体育课",
            "altered error Q107",
        ),
        ("湖北省2021年政府工作报告要求“校长是第一责任人”和“建成食堂2100个”。", "建成食堂2100个", "altered error Q103"),
        # somebody's slip is quoted as such
        (
            "清样误作“校长是第二责任人。建成食堂1200个”。",
            "校长是第二责任人。建成食堂1200个",
            "altered error",
        ),
    ],
)
def test_the_source_is_understood_as_people_name_it(draft: str, words: str, expected: str, canon: quotes.Canon) -> None:
    assert told(canon, draft)[words].startswith(expected)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("全年新修水渠832公里，灌溉面积增长百分之五点八，受益农户近1亿户。", "punctuation info Q170"),
        ("全年新修水渠823公里，灌溉面积增长5.8%", "altered error Q103"),
        ("灌溉面积增长58%，受益农户近一亿户", "altered error Q103"),
        ("灌溉面积增长5.8％，受益农户近一亿户", "punctuation info Q170"),
        ("灌溉面积增长5.8，受益农户近一亿户", "altered error Q103"),
        ("建成食堂一千二百个，覆盖率达到百分之三十", "punctuation info Q170"),
        ("覆盖率达到百分之三十", "punctuation info Q170"),
        ("建成食堂1200个，覆盖率达到百分之三十五", "altered error Q103"),
        ("灌溉面积增长百分之五点九，受益农户近一亿户", "altered error Q103"),
    ],
)
def test_the_form_of_a_number_is_told_from_the_number(words: str, expected: str, canon: quotes.Canon) -> None:
    assert told(canon, f"记录上写道：“{words}”")[words].startswith(expected)


def test_a_figure_in_another_form_stands_in_the_text_that_is_named_rather_than_elsewhere() -> None:
    corpus = canons.canon(
        [
            document(
                "到期后再延长30年，手续由村里代办。", "nation-2021", "2021年政府工作报告", "2021-03-05", "national"
            ),
            document(
                "到期后再延长三十年，手续由村里代办。", "nation-2019", "2019年政府工作报告", "2019-03-05", "national"
            ),
        ]
    )
    words = "到期后再延长三十年，手续由村里代办"
    assert told(corpus, f"2021年全国政府工作报告提出，“{words}”。")[words] == "punctuation info Q170"


def test_a_draft_in_traditional_characters_is_understood_as_one_in_simplified_ones(canon: quotes.Canon) -> None:
    found = told(
        canon, "二十大報告強調：「山區人民的信任是我們最狹窄的航道。」報導說：「船票價格三年不變，夜航由漁業所值守。」"
    )
    assert found["山區人民的信任是我們最狹窄的航道。"] == "altered warning Q101"
    assert found["船票價格三年不變，夜航由漁業所值守。"].startswith("altered")
    adopted = "2025年10月，會議審議通過了《國民經濟和社會發展第十四個五年規劃綱要》。"
    assert told(canon, adopted)["國民經濟和社會發展第十四個五年規劃綱要"].startswith("superseded")


def test_an_order_that_a_quotation_has_changed_is_told_once() -> None:
    formula = "保基本民生、保工资发放、保基层运转"
    corpus = canons.canon(
        [
            document(
                f"坚持{formula}，守住底线。", f"report-{year}", f"{year}年政府工作报告", f"{year}-03-05", "national"
            )
            for year in range(2019, 2024)
        ]
    )
    (only,) = quotes.check(
        canons.draft("2020年全国政府工作报告提出，“坚持保工资发放、保基本民生、保基层运转，守住底线”。"), corpus
    )
    assert (only.quotation.kind, only.found, only.rule) == ("quoted", "altered", "Q109")


def test_words_of_the_same_characters_in_another_order_are_found(canon: quotes.Canon) -> None:
    words = "三年船票价格不变，全部老码头渡船改用电力"
    assert told(canon, f"“十四五”规划纲要提出，“{words}”。")[words].startswith("altered warning")


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("2025年10月，会议审议通过了《国民经济和社会发展第十四个五年规划纲要》。", "superseded warning Q151"),
        ("2025年10月通过的《国民经济和社会发展第十四个五年规划纲要》引起热议。", "superseded warning Q151"),
        ("2021年3月通过的《国民经济和社会发展第十四个五年规划和2035年远景目标纲要》仍在执行。", "exact none"),
        ("《国民经济和社会发展第十四个五年规划和2025年远景目标纲要》正在实施。", "altered warning Q152"),
        ("《武汉市国民经济和社会发展第十四个五年规划和2035年远景目标纲要》正在实施。", "not_found info Q153"),
    ],
)
def test_a_title_is_judged_by_the_year_its_sentence_gives(draft: str, expected: str, canon: quotes.Canon) -> None:
    title = draft[draft.index("《") + 1 : draft.index("》")]
    assert told(canon, draft, as_of="2026-06-01")[title] == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("一千零三十个", "1030个", True),
        ("4：3", "4:3", True),
        ("4：3", "43", False),
        ("12,345元", "12345元", True),
        ("百分之百", "100%", True),
        ("二三百人", "23百人", False),
        ("十五五规划", "十五五规划", True),
    ],
)
def test_numbers_are_compared_by_what_they_say(one: str, other: str, same: bool) -> None:
    assert has_same(one, other) is same


def test_a_number_is_written_in_digits_and_in_words_only_where_that_can_be() -> None:
    assert list(written("比分4：3，编号012，存款123456元")) == []
    assert list(written("长三点五公里")) == ["长3.5公里"]


LONG = "渡口的船每天清早六点开出，过江的学生和菜农都不收钱，风浪大的日子由港务所派人值守到天黑"


def borrowed(text: str, corpus: quotes.Canon, *, as_of: str | None = None) -> list[tuple[str, str]]:
    """What a draft takes from a source without marks: the words and the rule."""
    when = When.read(as_of) if as_of else None
    found = quotes.check(canons.draft(text), corpus, unmarked=True, as_of=when)
    return [(one.quotation.words, one.rule) for one in found if one.quotation.kind == "unmarked"]


def papers(text: str, number: int) -> quotes.Canon:
    return canons.canon(
        [document(f"{text}。", f"文{one}", f"文件{one}", f"20{one + 10}-01-01", "municipal") for one in range(number)]
    )


def test_what_is_borrowed_without_marks_is_told_as_it_stands_or_nearly_so() -> None:
    corpus = papers(LONG, 1)
    assert borrowed(f"大家都知道{LONG}，很不容易。", corpus) == [(LONG, "Q301")]
    altered = LONG.replace("不收钱", "不花钱")
    ((words, rule),) = borrowed(f"大家都知道，{altered}。", corpus)
    assert (words, rule) == (altered, "Q302")


def test_what_is_quoted_is_not_told_as_borrowed_but_what_stands_round_it_is() -> None:
    own = "岸上新栽的三百棵柳树由村里的老人和小学生分头浇水看护到成活为止"
    corpus = papers(f"{LONG}；{own}", 1)
    assert borrowed(f"文件写道：“{LONG}”，{own}。", corpus) == [(own, "Q301")]
    assert borrowed(f"文件写道：“{LONG}”。", corpus) == []


def test_a_short_stretch_and_what_everybody_says_are_nobodys() -> None:
    assert borrowed("渡口的船每天清早六点开出。", papers(LONG, 1)) == []
    assert borrowed(f"{LONG}。", papers(LONG, 13)) == []


def test_nothing_is_borrowed_from_a_text_that_was_not_there_yet() -> None:
    assert borrowed(f"{LONG}。", papers(LONG, 1), as_of="2009") == []


@pytest.mark.parametrize(("number", "level"), [(1, "info"), (4, "warning")])
def test_a_slogan_of_many_texts_is_one_that_nobody_writes_as_he_likes(number: int, level: str) -> None:
    corpus = papers("坚持船到岸前先鸣笛后放缆再下客", number)
    assert (
        told(corpus, "各渡口落实“船到岸前先鸣笛后收缆再下客”要求。")["船到岸前先鸣笛后收缆再下客"]
        == f"altered {level} Q101"
    )


@pytest.mark.parametrize(("wide", "narrow"), [("增长１０％", "增长10%"), ("增长１０．５％", "增长10.5%")])
def test_a_figure_is_the_same_in_full_width(wide: str, narrow: str) -> None:
    assert figures(wide).text == figures(narrow).text


FERRY = "清水镇渡口共有木船26条，其中机动木船8条。张桂梅同志带领船工修好了白洋港码头。码头不敢停、不能停、不想停。"


@pytest.mark.parametrize(
    ("frame", "expected"),
    [
        ("渡口方面，“{}”；其余不变。", "error"),  # a clause by itself
        ("“{}”，这是志书的说法。", "error"),
        ("志书记的是“{}”。", "error"),
        ("渡口“{}”。", "error"),  # no clause, but it states figures
        ("继续实施“{}”工程。", "error"),
    ],
)
def test_words_taken_from_a_source_are_told_though_nobody_is_named(frame: str, expected: str) -> None:
    words = "清水镇渡口共有木船26条，其中机动木船9条"
    corpus = canons.canon([document(FERRY, "ferry", "渡口志", "2010", "municipal")])
    assert told(corpus, frame.format(words))[words] == f"altered {expected} Q103"


@pytest.mark.parametrize(
    ("frame", "level"), [("码头方面，“{}”；", "warning"), ("实施“{}”工程。", "info"), ("王大爷说，“{}”。", "info")]
)
def test_a_short_wording_is_told_as_a_clause_and_not_as_a_name(frame: str, level: str) -> None:
    corpus = papers("船到岸前先鸣笛后放缆再下客", 1)
    words = "船到岸前先鸣笛后收缆再下客"
    assert told(corpus, frame.format(words)).get(words) == f"altered {level} Q101"


def test_figures_that_are_all_others_speak_of_something_else() -> None:
    corpus = canons.canon([document(FERRY, "ferry", "清水镇渡口变迁志", "2010", "municipal")])
    words = "清水镇渡口共有木船3条，其中机动木船2条"
    assert told(corpus, f"邻村的总结写道：“{words}”。")[words] == "not_found info Q161"
    assert told(corpus, f"《清水镇渡口变迁志》写道：“{words}”。")[words] == "altered error Q103"


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("张富清同志带领船工修好了白洋港码头", "Q105"),
        ("张桂兰同志带领船工修好了白洋港码头", "Q105"),
        ("张桂梅同志带领船工修好了红花港码头", "Q105"),
        ("张桂梅同志带领船工修好了白洋港渡口", "Q101"),
        ("码头不想停、不能停、不敢停", "Q109"),
    ],
)
def test_a_person_a_harbour_and_an_order_exchanged_alter_the_sense(words: str, rule: str) -> None:
    corpus = canons.canon([document(FERRY, "ferry", "渡口志", "2010", "municipal")])
    level = "warning" if rule == "Q101" else "error"
    assert told(corpus, f"渡口志记载：“{words}。”")[f"{words}。"] == f"altered {level} {rule}"


@pytest.mark.parametrize(
    ("number", "slogan", "expected"),
    [
        (4, "五好码头航线", "altered warning Q103"),
        (4, "四好码头航线", "exact none"),
        (3, "五好码头航线", ""),
        (4, "五十好码头航线", ""),
        (4, "小好码头航线", ""),
    ],
)
def test_a_slogan_that_all_texts_count_alike_is_told_if_it_is_counted_otherwise(
    number: int, slogan: str, expected: str
) -> None:
    assert told(papers("建设四好码头航线", number), f"建成一批“{slogan}”。").get(slogan, "") == expected


def test_four_characters_with_another_number_are_another_slogan() -> None:
    corpus = papers("推行三桥联动、四个连通", 4)
    assert told(corpus, "推行“五桥联动”。").get("五桥联动", "") == ""
    assert told(corpus, "做到“五个连通”。")["五个连通"] == "altered warning Q103"


def test_a_slogan_that_texts_count_differently_is_counted_as_anybody_likes() -> None:
    corpus = canons.canon(
        [
            document(f"建设{n}好码头航线。", f"路{at}", f"文{at}", f"201{at}", "municipal")
            for at, n in enumerate("四四四四三三六")
        ]
    )
    assert "五好码头航线" not in told(corpus, "建成一批“五好码头航线”。")


def test_a_report_that_the_corpus_lacks_is_not_taken_for_one_named_before(canon: quotes.Canon) -> None:
    text = "2019年全国《政府工作报告》已经公布。2015年全国《政府工作报告》提出“夜航由港务所值守，船票价格三年不变”。"
    (found, *_) = quotes.check(canons.draft(text), canon)
    assert found.quotation.attributed is None or found.quotation.attributed.document is None


@pytest.mark.parametrize("lead", ["该书引《二十大报告》", "第9页引2019年全国《政府工作报告》"])
def test_a_text_that_is_cited_by_a_book_is_named(lead: str, canon: quotes.Canon) -> None:
    words = "井水水质每月公布一次，村村配备取水员"
    (found,) = [
        one for one in quotes.check(canons.draft(f"{lead}“{words}”。"), canon) if one.quotation.kind == "quoted"
    ]
    assert found.quotation.attributed is not None


def test_the_outline_of_a_plan_between_title_marks_is_the_outline(canon: quotes.Canon) -> None:
    words = "夜航由港务所值守，船票价格三年不变"
    draft = canons.draft(f"《十四五规划纲要》写道：“船票价格三年不变，{words}。”")
    (found,) = [one for one in quotes.check(draft, canon) if one.quotation.kind == "quoted"]
    assert found.quotation.attributed and found.quotation.attributed.document == "outline"


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("2021年湖北省政府工作报告提出", "altered error Q107"),
        ("某大学的规划写道：", "not_found info Q161"),
        ("某集团《“十四五”规划》提出，", "not_found info Q161"),
        ("浙江省委《建议》提出，", "not_found info Q161"),
        ("河北省2021年政府工作报告写道：", "not_found info Q161"),
        ("成都市政府工作报告提出，", "not_found info Q161"),
        ("《外海渔港停泊收费管理暂行细则》规定：", "not_found info Q161"),
        ("湖北省委《建议》提出，", "altered error Q107"),
    ],
)
def test_a_text_of_another_place_or_body_may_say_otherwise(lead: str, expected: str, canon: quotes.Canon) -> None:
    words = "各级学校可以开齐体育课，校长是第一责任人"
    assert told(canon, f"{lead}“{words}”。")[words] == expected


def test_a_report_called_by_its_year_alone_is_known(canon: quotes.Canon) -> None:
    words = "井水水质每月公布一次，村村配备取水员"
    assert told(canon, f"湖北省2021年的报告还提出，“{words}”。")[words] == "misattributed warning Q140"


def test_a_report_of_a_later_year_confirms_what_it_has_exactly() -> None:
    own = document("渡船每日三班，由县里统一调度安排。", "own", "渡口章则", "2015", "municipal")
    news = canons.source("渡船每日四班，由县里统一调度安排。", "news", level="municipal", kind="news")
    words = "渡船每日四班，由县里统一调度安排"
    for date, expected in (("2015-09", "altered"), ("2017-03", "exact")):
        corpus = canons.canon([own, canons.called(news, "news", title="渡口见闻", date=date)])
        assert told(corpus, f"墙上写着：“{words}。”")[f"{words}。"].startswith(expected)


def test_offices_that_two_lists_have_in_another_order_are_no_formula() -> None:
    corpus = papers("统筹以下各项，残疾人、红十字、老龄、档案等工作", 4)
    assert [one for one in told(corpus, "做好妇女儿童、慈善、红十字、残疾人等工作。") if "红十字" in one] == []
    assert "Q202" in " ".join(told(corpus, "统筹各项，红十字、残疾人、老龄、档案等工作。").values())


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("先立后破", "先破后立", "order"),
        ("远不足以供应", "足以供应", "negation"),
        ("建设枝江、宜都园区", "建设枝江、当阳园区", "name"),
    ],
)
def test_what_another_hand_found_missing_is_seen(before: str, after: str, kind: str) -> None:
    assert kind in altered(steps(before, after), changes(before, after))


def test_what_limits_the_sense_is_missed_where_it_is_dropped() -> None:
    corpus = papers("推动渡船统筹调度，探索对夜航更加友好的值守服务模式", 1)
    words = "推动渡船统筹调度，对夜航更加友好的值守服务模式"
    assert told(corpus, f"文件指出，“{words}”。")[words] == "abridged error Q121"


def proposals() -> quotes.Canon:
    return canons.canon(
        [
            document(
                "夜航渡船由港务所统一值守，船票三年不变。",
                "city",
                "中共清水市委关于渡口的建议",
                "2020-12-18",
                "municipal",
            ),
            document(
                "山区水渠由各县分段管护，水价五年不涨。",
                "province",
                "中共湖北省委关于水渠的建议",
                "2020-12-02",
                "provincial",
            ),
            document("渔港停泊从严管理，先到先得。", "meeting", "中央渔业工作会议在北京举行", "2020-12-10", "national"),
        ]
    )


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("漫谈\n2021年6月\n\n省委《建议》说“夜航渡船由港务所统一值守”。", "misattributed warning Q140"),
        ("漫谈\n2021年6月\n\n中央渔业工作会议说，“夜航渡船由港务所统一值守”。", "misattributed warning Q140"),
        ("漫谈\n\n2020年中央渔业工作会议说，“夜航渡船由港务所统一值守”。", "misattributed warning Q140"),
        ("漫谈\n2025年6月\n\n省委《建议》说“夜航渡船由港务所统一值守”。", "exact none"),  # it may be a newer one
        ("漫谈\n2025年6月\n\n中央渔业工作会议说，“夜航渡船由港务所统一值守”。", "exact none"),
        ("漫谈\n\n省委《建议》说“夜航渡船由港务所统一值守”。", "exact none"),
        ("漫谈\n2021年6月\n\n市委《建议》说“夜航渡船由港务所统一值守”。", "exact none"),
    ],
)
def test_a_text_named_by_the_body_that_issued_it_is_held_against_the_draft(draft: str, expected: str) -> None:
    assert told(proposals(), draft)["夜航渡船由港务所统一值守"] == expected


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("推行夜航制度，推动符合条件的渡船享有同等停泊权利", "推动渡船享有同等停泊权利"),
        ("渡口仍然处于重要改造时期，但客流和船期都有新的变化", "渡口仍然处于重要改造时期，客流都有新的变化"),
        ("对侵害乘客权益的行为，要依法惩处、决不姑息", "对乘客权益的行为，要依法惩处、决不姑息"),
        ("渡口应当惩处欺客行为，决不姑息违反规定的", "渡口应当惩处欺客行为，决不姑息的"),
    ],
)
def test_what_limits_or_denies_is_missed_within_a_clause(source: str, words: str) -> None:
    assert told(papers(source, 1), f"文件指出，“{words}”。")[words].startswith("abridged error Q121")


def test_what_shares_but_its_two_ends_with_a_source_is_another_text() -> None:
    corpus = papers("成为中部地区重要的木船制造和水产商贸的中心城市", 1)
    words = "我国中部地区的中心城市"
    assert told(corpus, f"国务院将它定位为“{words}”。").get(words, "").startswith("not_found info")


def test_a_title_of_a_session_that_no_text_names_is_that_of_another() -> None:
    title = "中共清水市委关于贯彻党的二十届{}中全会精神、进一步改进渡口管理奋力书写清水航运新篇章的决定"
    three = document("本决定自印发之日起施行。", "decision", title.format("三"), "2024-09-11", "municipal")
    other = document("要学习党的二十届四中全会精神。", "paper", "学习材料", "2025-11-11", "municipal")
    wrong = title.format("四")
    draft = f"有家报纸印成《{wrong}》。"
    cited = document(f"审议《{title.format('三')}》。", "report", "会议记录", "2024-09-12", "municipal")
    assert told(canons.canon([three, cited]), draft)[wrong].startswith("altered warning Q152")
    assert told(canons.canon([three, cited, other]), draft)[wrong] == "not_found info Q153"
