"""What an account tells beside its attestations: variants, other forms, mutations, adoption, doubts, near spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_trace import SHARED, centre, city, province, read

from lineage.records import Lineage, OtherForm, Reading
from lineage.spans import Span
from lineage.trace import trace
from lineage.trace.adoption import adoption
from lineage.trace.kinship import Witness
from lineage.trace.mutation import Clause, mutation
from lineage.trace.stated import Stated, compared
from lineage.trace.strength import RUNGS, Rung, degrees

# --- variants


def tree(account: Lineage) -> list[tuple[str, str | None, int]]:
    return [(one.words, one.extends, len(one.attestations)) for one in account.variants]


def test_variants_are_a_tree_of_what_contains_what() -> None:
    long = "构建以国内大循环为主体、国内国际双循环相互促进的新发展格局"
    texts = ["构建新发展格局", "服务构建新发展格局", "融入新发展格局", "构建新发展格局重要枢纽", long]
    readings = [
        read(f"有人提出，{one}，另有安排。文中写道，{one}，再作说明。", f"文献{number}")
        for number, one in enumerate(texts)
    ]
    account = trace("新发展格局", readings)
    assert tree(account) == [
        ("新发展格局", None, 0),
        ("构建新发展格局", "新发展格局", 2),
        ("服务构建新发展格局", "构建新发展格局", 2),
        ("构建新发展格局重要枢纽", "构建新发展格局", 2),
        (long, "构建新发展格局", 2),
        ("融入新发展格局", "新发展格局", 2),
    ]


def test_a_formulation_keeps_the_particle_before_a_closing_mark() -> None:
    texts = ["坚持“房子是用来住的，不是用来炒的”，健全公租房。", "坚持“房子是用来住的，不是用来炒的”，发展租赁市场。"]
    account = trace("房子是用来住的，不是用来炒的", [read(one, f"文献{number}") for number, one in enumerate(texts)])
    assert {one.formulation for one in account.attestations} == {"坚持“房子是用来住的，不是用来炒的”"}


# --- abbreviations and expansions


def only(account: Lineage) -> OtherForm:
    (form,) = account.forms
    return form


def via(form: OtherForm) -> list[tuple[str, str]]:
    return [(one.place.document, one.place.words) for one in form.attestations]


CENTRES = "打造全国经济中心、国家科技创新中心、国家商贸物流中心、国际交往中心和区域金融中心"


def test_members_that_a_number_counts_are_its_expansion() -> None:
    both = city(f"加快{CENTRES}，努力建设现代化大武汉，即打造“五个中心”、建设现代化大武汉。", "甲")
    later = city(f"全会要求加快{CENTRES}。", "乙", date="2021-12-18")
    account = trace("五个中心", [both, later])
    form = only(account)
    assert (form.link, form.short, form.stated.document) == ("members", False, "甲")
    assert form.members == ("全国经济中心", "国家科技创新中心", "国家商贸物流中心", "国际交往中心", "区域金融中心")
    assert via(form) == [("乙", CENTRES.removeprefix("打造"))]
    assert {one.via for one in form.attestations} == {form.words}
    assert [one.place.document for one in account.attestations] == ["甲"]  # what is said otherwise is no occurrence


def test_the_long_form_leads_to_the_short_one() -> None:
    long = CENTRES.removeprefix("打造")
    both = city(f"加快打造{long}，即打造“五个中心”。", "甲")
    later = city("全力打造“五个中心”。十五个中心城镇建成。", "乙", date="2021-12-18")
    form = only(trace(long, [both, later]))
    assert (form.words, form.short) == ("五个中心", True)
    assert via(form) == [("乙", "五个中心")]


def test_clauses_of_which_each_part_is_a_contraction() -> None:
    clauses = (
        "努力把湖北建设成为中部地区崛起重要战略支点，在转变发展方式上走在全国前列，奋力谱写新时代湖北高质量发展新篇章"
    )
    said = province(f"{clauses}。概括起来，就是“建成支点、走在前列、谱写新篇”。", "甲")
    other = province(f"{clauses}，为全国发展大局作出贡献。", "乙", date="2021-03-01")
    form = only(trace("建成支点、走在前列、谱写新篇", [said, other]))
    assert form.link == "contraction"
    assert form.members == ("建设成为中部地区崛起重要战略支点", "走在全国前列", "谱写新时代湖北高质量发展新篇")
    assert [document for document, _ in via(form)] == ["甲", "乙"]  # in 甲 it stands a sentence before the short form


def test_a_list_of_just_as_many_will_do_where_no_text_has_both() -> None:
    listed = "加快把科教优势转化为创新优势、把区位优势转化为枢纽优势、把生态优势转化为绿色优势。"
    texts = [city(listed, "甲", date="2023-12-28"), city("加快推动“三个优势转化”。", "乙", date="2024-09-11")]
    account = trace("三个优势转化", texts)
    form = only(account)
    assert (form.link, form.stated.document) == ("counted", "甲")
    assert [document for document, _ in via(form)] == ["甲"]
    assert account.ancestor == form.attestations[0].id
    assert trace("三个优势转化", [city(listed, "甲", date="2024"), texts[1]]).ancestor is None
    elsewhere = city(listed, "甲", date="2023-12-28", issuer="中共长沙市委")
    assert trace("三个优势转化", [elsewhere, texts[1]]).forms == ()


@pytest.mark.parametrize(
    ("wording", "text", "expected"),
    [
        ("放管服", "名词解释\n“放管服”：简政放权、放管结合、优化服务。", "简政放权、放管结合、优化服务"),
        ("三保", "“三保”支出：保基本民生、保工资、保运转的支出。", "保基本民生、保工资、保运转"),
        ("地标产品", "推广地理标志产品（以下简称“地标产品”）。", "地理标志产品"),
        ("地標產品", "推廣地理標志產品（以下簡稱“地標產品”）。", "地理標志產品"),
        ("三農", "農業、農村與農民問題始終關系大局，必須抓好“三農”工作。", "農業、農村、農民"),
        ("双千活动", "双千活动：是“千名干部进千企”活动的简称。", "“千名干部进千企”活动"),
        ("四个全面", "形成了全面建成小康社会、全面深化改革、全面依法治国、全面从严治党的“四个全面”。", ""),
        ("两山", "抓好凤凰山、五峰山、大别山绿化和“两山”论坛。", ""),
        ("三农", "抓好“三农”工作，促进农业持续增效、农民持续增收、农村持续改善。", ""),
        ("一主引领", "强化“一主引领”，发挥龙头作用。", ""),
        ("科学发展观", "科学发展观的要求：也是实现可持续发展的重要保证。", ""),
        ("精准扶贫", "“四双”精准扶贫：以“结穷亲、帮穷户”为主题的精准扶贫工程。", ""),
        ("省高院", "由湖北省高级人民法院（以下简称省高院）审理。", "省高级人民法院"),
        ("三农", "农业、农村和农民问题始终关系大局，必须抓好“三农”工作。", "农业、农村、农民"),
        ("建成支点", "把湖北建设成为中部“重要”战略支点，这就是“建成支点”。", "建设成为中部“重要”战略支点"),
        (
            "一带一路",
            "一带一路：在2013年分别提出的丝绸之路经济带和21世纪海上丝绸之路的宏大战略构想。",
            "在2013年分别提出的丝绸之路经济带和21世纪海上丝绸之路的宏大战略构想",
        ),
    ],
)
def test_what_a_text_says_of_a_short_form(wording: str, text: str, expected: str) -> None:
    forms = trace(wording, [read(text)]).forms
    if wording == "四个全面":
        expected = "全面建成小康社会、全面深化改革、全面依法治国、全面从严治党"
    assert [form.words for form in forms] == ([expected] if expected else [])


# --- mutations


def steps(
    left: str, right: str, wording: str = "新发展格局"
) -> tuple[str | None, tuple[str, ...], tuple[str, ...], bool]:
    found = mutation(left, right, *(Clause.of(text, whole(text, wording)) for text in (left, right)))
    assert "".join(change.left for change in found.changes) == left
    assert "".join(change.right for change in found.changes) == right
    return found.strength, found.gained, found.lost, found.reordered


def whole(text: str, wording: str) -> Span:
    start = text.index(wording)
    return Span(start, start + len(wording))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("构建新发展格局", "加快构建新发展格局", "hardened"),
        ("加快构建新发展格局", "稳步构建新发展格局", "softened"),
        ("必须构建新发展格局", "可以构建新发展格局", "softened"),
        ("应当全面构建新发展格局", "必须基本构建新发展格局", "mixed"),
        ("服务构建新发展格局", "融入新发展格局", None),
    ],
)
def test_it_hardens_or_softens(left: str, right: str, expected: str | None) -> None:
    assert steps(left, right)[0] == expected


def test_members_come_go_and_change_places() -> None:
    three = "立足新发展阶段、贯彻新发展理念、构建新发展格局"
    assert steps(three, "贯彻新发展理念、构建新发展格局")[1:] == ((), ("立足新发展阶段",), False)
    assert steps(three, f"{three}、推动高质量发展")[1:] == (("推动高质量发展",), (), False)
    assert steps(three, "贯彻新发展理念、构建新发展格局、立足新发展阶段")[1:] == ((), (), True)
    assert steps(three, "进入新发展阶段、贯彻新发展理念、构建新发展格局")[1:] == ((), (), False)


def test_only_the_members_of_the_formulation_itself_are_lost() -> None:
    three = "着力构建“一主引领、两翼驱动、全域协同”的区域发展布局"
    assert steps(three, "强化“一主引领”", "一主引领")[2] == ("两翼驱动", "全域协同")
    lists = mutation(
        "一主引领",
        "一主引领",
        Clause.of("扩大内需、强化一主引领、改善民生", Span(7, 11)),
        Clause.of("强化一主引领", Span(2, 6)),
    )
    assert (lists.gained, lists.lost) == ((), ())


def test_a_modifier_is_no_enumeration() -> None:
    long = "构建以国内大循环为主体、国内国际双循环相互促进的新发展格局"
    assert steps(long, "构建新发展格局")[1:] == ((), (), False)


def test_names_of_place_and_level_are_localised() -> None:
    found = [
        mutation(left, right, Clause.of(left, Span(0, 1)), Clause.of(right, Span(0, 1))).localised
        for left, right in [
            ("湖北一主引领", "武汉一主引领"),
            ("全省一主引领", "全市一主引领"),
            ("突出一主引领", "强化一主引领"),
        ]
    ]
    assert found == [(("湖北", "武汉"),), (("全省", "全市"),), ()]


@pytest.mark.parametrize("rung", RUNGS, ids=lambda rung: f"{rung.ladder}{rung.height:+}")
def test_every_rung_stands_as_high_as_its_example_says(rung: Rung) -> None:
    (found,) = degrees(rung.before, rung.after)
    assert (found.ladder, found.steps) == (rung.ladder, rung.steps)
    assert rung.words.search(rung.after)


def test_degrees_are_told_in_any_script_and_as_they_are_written() -> None:
    (found,) = degrees("應當落實", "必须落实")
    assert (found.left, found.right, found.steps) == ("應當", "必须", 1)


@given(st.text(st.sampled_from("构建新发展格局、，“”和的加快必须"), max_size=30), st.integers(0, 30))
def test_a_clause_is_read_from_any_text(text: str, at: int) -> None:
    words = f"{text[:at]}新发展格局{text[at:]}"
    place = Span(min(at, len(text)), min(at, len(text)) + 5)
    clause = Clause.of(words, place)
    assert "新发展格局" in clause.own
    assert clause.own in clause.words
    assert not clause.members or clause.own in clause.members


def stated(marked: str, wording: str = "新发展格局") -> Stated:
    """A clause with its formulation in brackets."""
    text = marked.replace("【", "").replace("】", "")
    return Stated(text, whole(text, wording), Span(marked.index("【"), marked.index("】") - 1))


@pytest.mark.parametrize(
    ("parent", "child", "expected"),
    [
        # cut short in the child: nothing was dropped
        (
            "必须【牢牢把握新发展阶段、构建新发展格局】",
            "全市要牢牢把握新发展阶段、【构建新发展格局】",
            ("牢牢把握新发展阶段、构建新发展格局", "牢牢把握新发展阶段、构建新发展格局"),
        ),
        # cut short in the parent, with other words in between
        (
            "增强政府人员【构建新发展格局本领】",
            "【增强干部构建新发展格局本领】",
            ("增强政府人员构建新发展格局本领", "增强干部构建新发展格局本领"),
        ),
        # behind the wording, to the near end of the clause
        (
            "【构建新发展格局】先行示范区工程",
            "【构建新发展格局先行示范区项目启动】",
            ("构建新发展格局先行示范区工程", "构建新发展格局先行示范区项目启动"),
        ),
        # few words far away are another matter
        (
            "建设一批特色鲜明的省级示范园区，【构建新发展格局】",
            "【建设先行区构建新发展格局】",
            ("构建新发展格局", "建设先行区构建新发展格局"),
        ),
        (
            "建设经济开放高地和枢纽、【构建新发展格局】",
            "【建设并构建新发展格局】",
            ("构建新发展格局", "建设并构建新发展格局"),
        ),
        # a mark that is opened is closed
        ("【“构建新发展格局】先行区”", "【构建新发展格局先行区】", ("“构建新发展格局先行区”", "构建新发展格局先行区")),
        # words in one script, each as it is written
        (
            "牢牢把握機遇、【構建新發展格局】",
            "【牢牢把握机遇、构建新发展格局】",
            ("牢牢把握機遇、構建新發展格局", "牢牢把握机遇、构建新发展格局"),
        ),
    ],
)
def test_what_both_clauses_have_neither_came_nor_went(parent: str, child: str, expected: tuple[str, str]) -> None:
    wordings = ["新發展格局" if "新發展格局" in one else "新发展格局" for one in (parent, child)]
    assert compared(*map(stated, (parent, child), wordings)) == expected


# --- adoption


def units(readings: list[Reading], wording: str = "一主引领") -> list[tuple[str, str | None, int | None, int, int]]:
    account = trace(wording, readings)
    return [
        (row.unit, str(row.date) if row.date else None, row.lag, row.attestations, row.documents)
        for row in adoption(account, [Witness.of(one) for one in readings])
    ]


def test_who_took_it_up_when() -> None:
    readings = [
        province(SHARED),
        city(SHARED),
        city(SHARED, "又", date="2021-01-01"),
        centre("全会提出。", date="2021-03-01"),
        city("全会提出。", "宜昌", issuer="中共宜昌市委", date="2020-01-01"),
        read(SHARED, "无级", level=None),
    ]
    assert units(readings) == [
        ("全国", None, None, 0, 1),
        ("湖北省", "2020-12-02", 0, 1, 1),
        ("武汉市", "2020-12-18", 16, 2, 2),
        ("宜昌市", None, None, 0, 0),
    ]


def test_a_year_counts_by_its_last_day() -> None:
    readings = [province(SHARED, date="2020"), city(SHARED), city(SHARED, "无", date=None, issuer="中共宜昌市委")]
    assert units(readings) == [
        ("湖北省", "2020", 0, 1, 1),
        ("武汉市", "2020-12-18", 0, 1, 1),
        ("宜昌市", None, None, 1, 0),
    ]


def test_nobody_adopts_what_is_nowhere() -> None:
    assert units([province(SHARED)], "新质生产力") == [("湖北省", None, None, 0, 1)]


# --- doubts and near spellings


def test_whoever_names_what_is_dated_later_is_doubted() -> None:
    session = {"title": "中共湖北省委十一届八次全会公报", "date": "2020-12-18"}
    swapped = city("按照省委十一届八次全会精神，强化一主引领。", date="2020-12-02")
    (doubt,) = trace("一主引领", [province("强化一主引领。", **session), swapped]).doubts
    assert (doubt.document, doubt.names, doubt.later) == ("市", "湖北省委十一届八次全会", "省")
    right = city("按照省委十一届八次全会精神，强化一主引领。", date="2020-12-20")
    assert trace("一主引领", [province("强化一主引领。", **session), right]).doubts == ()
    undated = city("按照省委十一届八次全会精神，强化一主引领。", date=None)
    assert trace("一主引领", [province("强化一主引领。", **session), undated]).doubts == ()


EARLY = "2020-12-02"


@pytest.mark.parametrize(
    ("words", "follows"),
    [
        ("全面落实省委部署，强化一主引领。", "全面落实省委部署"),
        ("强化省委、省政府要求的一主引领。", "强化省委、省政府要求的一主引领"),
        ("按照省政府要求，强化一主引领。", "按照省政府要求"),
        ("省委书记到会，强化一主引领。", None),
        ("落实省委部署。强化一主引领。", None),
        ("落实省委《关于一主引领的意见》，强化一主引领。", "落实省委《关于一主引领的意见》"),
        ("落实《省委关于一主引领的意见》，强化一主引领。", None),
        ("落实市委部署，强化一主引领。", None),
        ("落实党中央部署，强化一主引领。", None),
    ],
)
def test_whoever_follows_a_body_whose_texts_are_later_is_doubted_and_not_its_source(
    words: str, follows: str | None
) -> None:
    later = province("强化一主引领。", date="2020-12-18")
    account = trace("一主引领", [city(words, date=EARLY), later])
    assert [(one.kind, one.names) for one in account.doubts] == ([("body", follows)] if follows else [])
    assert not (follows and account.edges)


def test_a_body_that_had_the_wording_before_is_followed_rightly() -> None:
    given = [province("强化一主引领。", date="2020-11-30"), city("落实省委部署，强化一主引领。", date=EARLY)]
    assert trace("一主引领", [*given, province("突出一主引领。", "又省", date="2020-12-18")]).doubts == ()


def test_each_body_is_doubted_once_however_many_follow_it() -> None:
    cities = [
        city("落实省委部署，强化一主引领。", name, date=date) for name, date in (("甲", EARLY), ("乙", "2020-12-09"))
    ]
    given = [*cities, province("强化一主引领。", date="2020-12-18"), centre("推进一主引领。", date="2020-12-20")]
    told = trace("一主引领", [*given, city("落实党中央要求，强化一主引领。", "丙", date=EARLY)]).doubts
    assert [(one.document, one.later) for one in told] == [("丙", "中"), ("甲", "省")]


def test_a_text_is_not_the_source_of_what_it_names_as_its_own_source() -> None:
    session = {"title": "中共湖北省委十一届八次全会公报", "date": "2020-12-18"}
    naming = city(f"按照省委十一届八次全会精神，{SHARED}", date=EARLY)
    assert trace("一主引领", [naming, province(SHARED, **session)]).edges == ()
    assert trace("一主引领", [city(SHARED, date=EARLY), province(SHARED, **session)]).edges


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("新发展格居", ("新发展格局",)),
        ("新发展的格局", ("新发展格局",)),
        ("发展格局面", ("发展格局",)),
        ("星发展格局", ("新发展格局",)),
        ("一带一路", ()),
        ("格", ()),
        ("句", ()),
    ],
)
def test_what_is_spelt_nearly_so(wording: str, expected: tuple[str, ...]) -> None:
    account = trace(wording, [read("加快构建新发展格局。服务新发展格局。")])
    if not account.attestations:
        assert account.near == expected


@pytest.mark.parametrize("wording", ["新发展.*", "(新发展格局", "[新]", "新發展格局", "新|发", "\\d+"])
def test_a_wording_is_no_pattern(wording: str) -> None:
    assert trace(wording, [read("加快构建新发展格局。")]).wording == wording
