"""The catalogue: what is read is what was written, and every mistake is told where it stands."""

from __future__ import annotations

import string
from pathlib import Path

import make
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage import errors
from lineage.ingest.catalogue import FACTS, NAME, Catalogue, Described, Entry, identified, load, read, write
from lineage.records import KINDS, LEVELS, When

PATH = Path("corpus", NAME)

words = st.text(min_size=1, max_size=30).filter(str.strip)
days = st.dates().map(lambda day: When.read(day.isoformat()))
months = st.builds("{:04}-{:02}".format, st.integers(1, 9999), st.integers(1, 12)).map(When.read)
years = st.integers(1, 9999).map(lambda year: When.read(f"{year:04}"))
dates = st.none() | days | months | years
ids = st.text(string.ascii_lowercase + string.digits + "-", min_size=1, max_size=12).filter(lambda text: text[0] != "-")
described = st.builds(
    Described,
    id=ids,
    begins=st.none(),
    title=st.none() | words,
    level=st.none() | st.sampled_from(LEVELS),
    issuer=st.none() | words,
    kind=st.none() | st.sampled_from(KINDS),
    date=dates,
    held=dates,
    published=dates,
    authority=st.lists(words, max_size=3).map(tuple),
    inferred=st.lists(st.sampled_from(FACTS), max_size=3, unique=True).map(tuple),
    leave_out=st.booleans(),
)
parts = st.builds(
    lambda one, begins: Described(
        begins=begins, **{key: getattr(one, key) for key in one.__slots__ if key != "begins"}
    ),
    described,
    words,
)
files = st.from_regex(r"[一-十a-z0-9]{1,8}(/[a-z ]{1,5}x)?\.txt", fullmatch=True)
entries = st.builds(
    Entry,
    file=files,
    documents=described.map(lambda one: (one,)) | st.lists(parts, min_size=1, max_size=3).map(tuple),
    encoding=st.none() | st.sampled_from(["utf-8", "gb18030"]),
)


def distinct(entries: list[Entry]) -> bool:
    names = [one.id for entry in entries for one in entry.documents]
    return len(names) == len(set(names)) and len({entry.file for entry in entries}) == len(entries)


catalogues = st.builds(Catalogue, title=words, entries=st.lists(entries, max_size=4).filter(distinct).map(tuple))


@given(catalogues)
def test_what_is_written_is_read_again(catalogue):
    assert read(write(catalogue), path=PATH) == catalogue


@pytest.mark.parametrize(
    "title",
    [
        '"',
        '""""',
        "\\",
        "\\u0041",
        "一\n二",
        "\x00\x1b[31m",
        "\u202e",
        "]]\n[[document]]",
        "# 不是注释",
        "'''",
        "\U0010ffff",
    ],
)
def test_a_hostile_title_stays_a_title(title):
    catalogue = Catalogue("语料", (Entry("a.txt", (Described(id="a", title=title),)),))
    text = write(catalogue)
    assert read(text, path=PATH) == catalogue
    assert all(sign.isprintable() or sign == "\n" for sign in text)


def test_the_form_of_the_contract_is_read_and_dates_may_be_vague():
    catalogue = read(
        """
        [corpus]
        title = "武汉发展文献"
        [[document]]
        file = "003.txt"
        document = "wh-2023-12-28-gongbao"
        level = "municipal"
        date = 2023-12-28
        published = "2023-12"
        held = 2023
        authority = ["武汉市委全会"]
        inferred = ["published", "held"]
        [[document]]
        file = "002.txt"
        encoding = "gb18030"
        level = "national"
          [[document.part]]
          begins = "中央经济工作会议在北京举行"
          kind = "news"
          date = 2020-12-18
          [[document.part]]
          begins = "中共湖北省委"
          level = "provincial"
          issuer = "中共湖北省委"
          kind = "proposal"
          date = "2020-12-2"
          [[document.part]]
          begins = "公益广告"
          leave_out = true
        """,
        path=PATH,
    )
    first, (news, proposal, advertisement) = (entry.documents for entry in catalogue.entries)
    assert catalogue.title == "武汉发展文献"
    assert [str(when) for when in (first[0].date, first[0].published, first[0].held)] == [
        "2023-12-28",
        "2023-12",
        "2023",
    ]
    assert first[0].authority == ("武汉市委全会",)
    assert (news.level, proposal.level, proposal.issuer) == ("national", "provincial", "中共湖北省委")
    assert [news.id, proposal.id] == ["zy-2020-12-18-baodao", "hb-2020-12-02-jianyi"]
    assert advertisement.leave_out
    assert not advertisement.id
    assert catalogue.entries[1].encoding == "gb18030"


def test_a_catalogue_without_a_title_is_called_after_its_folder():
    assert read("", path=PATH) == Catalogue("corpus", ())


DOCUMENT = '[[document]]\nfile = "a.txt"\n'


@pytest.mark.parametrize(
    ("text", "error", "said"),
    [
        ('[corpus]\ntitle = "武汉\n', errors.CatalogueSyntaxError, "line 2"),
        ("[corpus", errors.CatalogueSyntaxError, "line 1"),
        (DOCUMENT + "date = 2020-02-30", errors.CatalogueSyntaxError, "line 3"),
        (DOCUMENT + 'date = "2020-02-30"', errors.CatalogueValueError, "date is 2020-02-30"),
        (DOCUMENT + 'date = "去年"', errors.CatalogueValueError, "date is 去年"),
        (DOCUMENT + "date = 20201218", errors.CatalogueValueError, "20201218"),
        (DOCUMENT + "date = true", errors.CatalogueValueError, "True"),
        (DOCUMENT + "date = 2020-12-18T09:00:00", errors.CatalogueValueError, "09:00"),
        (DOCUMENT + 'date = "0000-01-01"', errors.CatalogueValueError, "0000"),
        (DOCUMENT + 'level = "city"', errors.CatalogueValueError, "national | provincial | municipal | district"),
        (DOCUMENT + "level = 3", errors.CatalogueValueError, "level is 3"),
        (DOCUMENT + 'kind = "poem"', errors.CatalogueValueError, "communique | resolution"),
        (DOCUMENT + 'levle = "national"', errors.CatalogueKeyError, "Did you mean level?"),
        (DOCUMENT + 'tittle = "x"', errors.CatalogueKeyError, "Did you mean title?"),
        ('[corpora]\ntitle = "x"', errors.CatalogueKeyError, "Did you mean corpus?"),
        ('[corpus]\ntitel = "x"', errors.CatalogueKeyError, "Did you mean title?"),
        (DOCUMENT + "title = 3", errors.CatalogueValueError, "title is 3"),
        (DOCUMENT + 'title = " "', errors.CatalogueValueError, "title is"),
        (DOCUMENT + 'authority = "武汉市委"', errors.CatalogueValueError, "authority is 武汉市委"),
        (DOCUMENT + 'inferred = ["name"]', errors.CatalogueValueError, "title | level"),
        (DOCUMENT + "leave_out = 1", errors.CatalogueValueError, "true | false"),
        (DOCUMENT + 'document = "../../x"', errors.CatalogueValueError, "../../x"),
        (DOCUMENT + 'part = "x"', errors.CatalogueValueError, "[[document.part]]"),
        (DOCUMENT + "part = []", errors.CatalogueValueError, "part is []"),
        ("document = 3", errors.CatalogueValueError, "[[document]]"),
        ("corpus = 3", errors.CatalogueValueError, "[corpus]"),
        (DOCUMENT + '[[document.part]]\ntitle = "甲"', errors.CatalogueMissingError, "甲: begins is missing"),
        ('[[document]]\ntitle = "甲"', errors.CatalogueMissingError, "file is missing"),
        (DOCUMENT + 'title = "甲"\n[[document.part]]\nbegins = "乙"', errors.CatalogueKeyError, "title"),
        (DOCUMENT + DOCUMENT, errors.SameFileError, "a.txt is listed twice"),
        (DOCUMENT + 'document = "A"\n[[document]]\nfile = "b"\ndocument = "a"', errors.SameIdError, "a.txt and b"),
        ('[[document]]\nfile = "../../x"', errors.OutsideCorpusError, "../../x"),
        ('[[document]]\nfile = "a/../../x"', errors.OutsideCorpusError, "a/../../x"),
        ('[[document]]\nfile = "/etc/passwd"', errors.OutsideCorpusError, "/etc/passwd"),
        ('[[document]]\nfile = "C:\\\\x"', errors.OutsideCorpusError, "C:"),
        ('[[document]]\nfile = "..\\\\x"', errors.OutsideCorpusError, "x"),
        ('[[document]]\nfile = "a\\u0000b"', errors.OutsideCorpusError, "a"),
    ],
)
def test_a_mistake_is_told_in_one_line_with_its_place(text, error, said):
    with pytest.raises(error) as caught:
        read(text, path=PATH)
    for language in ("en", "zh"):
        assert "\n" not in caught.value.said(language)
        assert str(PATH) in caught.value.said(language)
    assert said in caught.value.said("en")


def test_a_long_value_is_not_repeated_whole():
    with pytest.raises(errors.CatalogueValueError) as caught:
        read(DOCUMENT + f'level = "{"长" * 999}"', path=PATH)
    assert len(caught.value.said("zh")) < 300


def test_a_folder_without_a_catalogue_says_how_to_make_one(tmp_path):
    with pytest.raises(errors.NoCorpusError, match="lineage init"):
        load(tmp_path)


def test_a_catalogue_that_is_a_folder_or_no_utf8_is_told(tmp_path):
    (tmp_path / NAME).write_bytes(b'[corpus]\ntitle = "\xce\xe4"')
    with pytest.raises(errors.UnreadableDocumentError, match="byte 18"):
        load(tmp_path)
    (tmp_path / NAME).unlink()
    (tmp_path / NAME).mkdir()
    with pytest.raises(errors.UnreadableFileError):
        load(tmp_path)


def test_a_catalogue_with_a_byte_order_mark_is_read(tmp_path):
    (tmp_path / NAME).write_text('\ufeff[corpus]\ntitle = "甲"', "utf-8")
    assert load(tmp_path).title == "甲"


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (tmp_path / "secret.txt").write_text("机密", "utf-8")
    (corpus / "a.txt").symlink_to(tmp_path / "secret.txt")
    (corpus / NAME).write_text(DOCUMENT, "utf-8")
    with pytest.raises(errors.OutsideCorpusError):
        load(corpus)


def named(*documents: Described) -> list[str]:
    """The ids that the documents get, each in a file called after its title."""
    found = identified(Catalogue("", tuple(Entry(f"{one.title}.txt", (one,)) for one in documents)))
    return [one.id for entry in found.entries for one in entry.documents]


def test_ids_are_made_from_place_date_and_kind():
    jianyi = Described(
        id="", title="建议", level="municipal", issuer="中共武汉市委", kind="proposal", date=When.read("2020-12-18")
    )
    assert named(jianyi) == ["wh-2020-12-18-jianyi"]
    assert named(Described(id="", issuer="中共武汉市硚口区委", held=When.read("2021-01"))) == ["wh-qk-2021-01-wenjian"]
    assert named(Described(id="", title="河北省人民政府工作报告", kind="report")) == ["he-baogao"]
    assert named(Described(id="", level="national", kind="law")) == ["zy-falv"]


def test_ids_that_would_be_the_same_are_told_apart_by_content_whatever_the_order():
    one, other = (Described(id="", title=title, kind="news", level="national") for title in ("甲", "乙"))
    ids = named(one, other)
    assert len(set(ids)) == 2
    assert all(name.startswith("zy-baodao-") for name in ids)
    assert named(other, one) == ids[::-1]


def test_twins_that_nothing_tells_apart_have_two_ids():
    twin = Described(id="", begins="公报", title="公报", kind="communique", level="national")
    found = identified(Catalogue("", (Entry("a.txt", (twin, twin)),)))
    first, second = (one.id for one in found.entries[0].documents)
    assert second == f"{first}-2"


def test_an_id_of_the_users_own_is_kept_and_not_given_twice():
    own = Described(id="zy-baodao", title="甲")
    assert named(own, Described(id="", title="乙", kind="news", level="national"))[0] == "zy-baodao"
    assert len(set(named(own, Described(id="", title="乙", kind="news", level="national")))) == 2


def test_the_wordings_to_be_traced_are_read_and_written() -> None:
    catalogue = Catalogue("语料", (), ("新发展格局", "“重”"))
    assert read(write(catalogue), path=PATH) == catalogue
    with pytest.raises(errors.CatalogueValueError, match="wordings"):
        read('[corpus]\nwordings = "新发展格局"', path=PATH)


def test_a_wording_listed_twice_is_kept_once() -> None:
    twice = '[corpus]\nwordings = ["新发展格局", "一主引领", "新发展格局"]'
    assert read(twice, path=PATH).wordings == ("新发展格局", "一主引领")


def test_the_catalogue_says_whom_to_trust_and_says_it_again_when_written() -> None:
    text = '[[source]]\nissuer = "长江日报"\nkind = "news"\nweight = 0.3\n'
    (trust,) = read(text, path=PATH).sources
    assert trust.weight == 0.3
    assert trust.holds_for(make.document("甲", issuer="长江日报", kind="news"))
    assert not trust.holds_for(make.document("乙", issuer="新华社", kind="news"))
    assert read(write(read(text, path=PATH)), path=PATH).sources == (trust,)


@pytest.mark.parametrize("weight", ["2", "-0.1", "true", '"much"'])
def test_a_weight_lies_between_nothing_and_one(weight: str) -> None:
    with pytest.raises(errors.CatalogueValueError):
        read(f"[[source]]\nweight = {weight}\n", path=PATH)


def test_a_source_without_a_weight_is_refused() -> None:
    with pytest.raises(errors.CatalogueMissingError):
        read('[[source]]\nissuer = "长江日报"\n', path=PATH)
