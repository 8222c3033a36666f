"""The store gives back what was kept, all of it, and survives what happens to files."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import duckdb
import pytest
from make import answer, columns, lineage, reading

from lineage.errors import (
    CannotWriteError,
    NotOurStoreError,
    StoreDamagedError,
    StoreLockedError,
    StoreVersionError,
)
from lineage.records import Answer, Cited, Defect, Lineage, Reading
from lineage.spans import Mapped, Span
from lineage.store import Entry, Manifest, Store
from lineage.trace.citation import Party
from lineage.trace.keys import Keys, Tally

NATION = reading("党的建议\n加快构建新发展格局。坚持稳中求进。", "国", before="第1页\r\n", date="2020-10-29")
PROVINCE = reading(
    "全省加快构建新发展格局。推动高质量发展。",
    "省",
    date="2020-12",
    level="provincial",
    issuer="中共湖北省委",
    held="2020-12-01",
    published="2020",
    kind="proposal",
    authority=("省委全会", "二"),
    inferred=("level",),
)
CITY = replace(
    reading("全市坚持稳中求进。", "市", before=f"{PROVINCE.raw}\n", date=None, level=None, file="省.txt"),
    defects=(Defect("truncated", Span(21, 23), 2, "断在此处"), Defect("repeated", Span(0, 1), 1, "又")),
)
READINGS = [[NATION], [replace(PROVINCE, raw=CITY.raw), CITY]]
IN_ORDER = (NATION, READINGS[1][0], CITY)
ANSWERS = [
    answer(
        NATION,
        PROVINCE,
        "加快构建新发展格局",
        "全省加快构建新发展格局",
        surprise=41.5,
    ),
    answer(NATION, PROVINCE, "坚持稳中求进", "推动高质量发展", boilerplate=True),
    answer(NATION, CITY, "坚持稳中求进"),
]
LINEAGES = [
    replace(
        lineage("新发展格局", NATION, PROVINCE),
        undetermined=("甲",),
        cited_but_absent=(Cited("关于“十四五”的建议", ("国", "省")),),
    ),
    lineage("从未出现"),
]
MANIFEST = Manifest(
    program="rules",
    title="武汉发展文献",
    wordings=("新发展格局", "从未出现"),
    entries=(Entry("国.txt", "a", "b"), Entry("省.txt", "c", "d")),
)


def kept(
    path: Path,
    *,
    manifest: Manifest = MANIFEST,
    readings: Sequence[Sequence[Reading]] = READINGS,
    answers: Iterable[Answer] = ANSWERS,
    lineages: Sequence[Lineage] = LINEAGES,
) -> Path:
    """A store at ``path`` with these records in it."""
    found = sorted((reading.document for one in readings for reading in one), key=lambda document: document.order)
    with Store(path, anew=True) as store:
        store.save(manifest, readings)
        store.save_answers(columns(answers, [document.id for document in found]))
        store.save_lineages(lineages)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".lineage" / "lineage.duckdb"


def test_what_was_kept_comes_back_equal(path: Path) -> None:
    with Store(kept(path)) as store:
        assert store.manifest() == MANIFEST
        assert store.readings() == IN_ORDER
        assert store.documents() == tuple(found.document for found in IN_ORDER)
        assert list(store.answers(with_boilerplate=True)) == ANSWERS
        assert store.lineages() == tuple(LINEAGES)
        assert store.files() == {"国.txt": NATION.raw, "省.txt": CITY.raw}


def test_documents_come_in_order_of_date_whatever_the_order_of_the_catalogue(path: Path) -> None:
    turned = replace(MANIFEST, entries=MANIFEST.entries[::-1])
    with Store(kept(path, manifest=turned, readings=READINGS[::-1])) as store:
        assert store.readings() == IN_ORDER


def test_one_document_or_one_entry_can_be_asked_for(path: Path) -> None:
    with Store(kept(path)) as store:
        assert store.reading("市") == CITY
        assert store.readings(fingerprint="c") == IN_ORDER[1:]
        assert store.readings(fingerprint="unknown") == ()
        with pytest.raises(KeyError):
            store.reading("区")


def test_sizes_and_defects_are_given_by_document(path: Path) -> None:
    with Store(kept(path)) as store:
        assert store.sizes() == {"国": 3, "省": 2, "市": 1}
        assert store.defects() == {"市": CITY.defects}


def test_answers_are_asked_for_by_either_side_and_boilerplate_only_on_request(path: Path) -> None:
    with Store(kept(path)) as store:
        assert list(store.answers()) == [ANSWERS[0], ANSWERS[2]]
        assert list(store.answers(right="省")) == ANSWERS[:1]
        assert list(store.answers("国", "省", with_boilerplate=True)) == ANSWERS[:2]
        assert list(store.answers("省", "国")) == []
        assert store.count_answers() == (3, 1)
        with pytest.raises(KeyError):
            list(store.answers("区"))


def test_texts_of_any_characters_come_back_equal(path: Path) -> None:
    odd = reading("引号'\"；\\ 𠮷\x00\x85\u2028。%s $1 ?", "'; drop table matches; --", title='"\x1b[31m')
    with Store(kept(path, readings=[[odd], []], answers=[], lineages=[])) as store:
        assert store.readings() == (odd,)
        assert list(store.answers()) == []


def test_keys_and_texts_come_without_whole_readings(path: Path) -> None:
    odd = reading("𠮷祥如意。𠮷日良辰。", "甲", date="2020-01-01")
    with Store(kept(path, readings=[[odd], [CITY]], answers=[], lineages=[])) as store:
        keys = store.keys()
        assert keys == {"甲": odd.key.text, "市": CITY.key.text}
        for texts in (store.texts([1]), store.texts([1], {1: keys["市"]})):
            assert {n: (one.clean, one.key, one.raw) for n, one in texts.items()} == {
                1: (CITY.text, CITY.key, CITY.raw)
            }


def test_what_a_clean_text_has_and_its_file_has_not_is_kept(path: Path) -> None:
    made = Mapped.of("甲乙丙𠮷").rewrite(re.compile("乙"), "二三").rewrite(re.compile("丙"), "")
    altered = replace(reading("甲乙丙𠮷", "甲"), text=made, key=Mapped.of("三").then(Mapped.of("三")), sentences=())
    with Store(kept(path, readings=[[altered], []], answers=[], lineages=[])) as store:
        assert store.reading("甲") == altered
        assert store.reading("甲").text.text == "甲二三𠮷"


def test_who_speaks_and_which_texts_are_named_is_kept_as_it_is_told(path: Path) -> None:
    naming = reading(
        "中国共产党武汉市第十四届委员会第六次全体会议通过。贯彻省委十一届八次全会精神和《关于发展的意见》。",
        "市委",
        date="2021-01-02",
        level="municipal",
        issuer="中共武汉市委",
        title="中国共产党武汉市第十四届委员会第六次全体会议公报",
    )
    with Store(kept(path, readings=[[NATION, naming], [CITY]], answers=[], lineages=[])) as store:
        register = store.register()
        in_order = [NATION, naming, CITY]
        assert register.parties(range(3)) == [Party.of(one) for one in in_order]
        assert [one.name for one in register.named([1])[0]] == ["湖北省委十一届八次全会", "关于发展的意见"]
        assert register.named([2, 0]) == [(), ()]
        assert (register.witnesses[1].province, register.witnesses[0].place) == ("湖北省", None)


def test_pairs_of_characters_are_kept_as_they_are_counted(path: Path) -> None:
    with Store(kept(path)) as store:
        counted, kept_there = Keys.of(IN_ORDER).tally, store.tally()
        text = "\n".join(["", *(one.key.text for one in IN_ORDER), ""])
        assert dict(pairs(kept_there)) == Counter(pairwise(text))
        assert pairs(kept_there) == pairs(counted)


def pairs(found: Tally) -> list[tuple[tuple[str, str], int]]:
    """The pairs of a tally with their number."""
    columns = zip(found.first.tolist(), found.second.tolist(), found.times.tolist(), strict=True)
    return [((chr(first), chr(second)), times) for first, second, times in columns]


def test_an_empty_text_has_a_way_back_too(path: Path) -> None:
    empty = replace(reading("", "空"), text=Mapped.of(""), key=Mapped.of(""))
    with Store(kept(path, readings=[[empty], []], answers=[])) as store:
        assert store.reading("空") == empty


def test_more_answers_than_fit_one_batch_keep_their_order(path: Path) -> None:
    many = [replace(ANSWERS[number % 3], id=f"{number}") for number in range(45_000)]
    with Store(kept(path, answers=iter(many))) as store:
        assert list(store.answers(with_boilerplate=True)) == many


def test_all_answers_come_back_as_columns(path: Path) -> None:
    with Store(kept(path)) as store:
        ids = [document.id for document in store.documents()]
        assert [one for some in store.every_answer() for one in some.records(ids)] == ANSWERS


def test_reading_changes_no_byte_of_the_store(path: Path) -> None:
    before = kept(path).read_bytes()
    with Store(path) as store:
        store.readings()
        list(store.answers())
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_writer_does_not_disturb_a_reader(path: Path) -> None:
    with Store(kept(path)) as store:
        kept(path, answers=[])
        assert len(list(store.answers())) == 2
    with Store(path) as store:
        assert list(store.answers()) == []


# What happens to files


def broken(found: Iterator[Answer], error: BaseException) -> Iterator[Answer]:
    """The answers, then the error."""
    yield from found
    raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError("gone"), MemoryError()])
def test_whatever_breaks_off_the_writing_leaves_the_old_store(path: Path, error: BaseException) -> None:
    before = kept(path).read_bytes()
    with pytest.raises(type(error)):
        kept(path, answers=broken(iter(ANSWERS), error))
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == [path.name]


WRITER = """
import sys, time
sys.path.insert(0, {tests!r})
from pathlib import Path
from test_store import ANSWERS, kept
def slowly():
    for _ in range(30_000):
        yield ANSWERS[0]
    print("in the middle", flush=True)
    time.sleep(60)
try:
    kept(Path(sys.argv[1]), answers=slowly())
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_a_run_that_is_killed_leaves_the_old_store_and_the_next_one_clears_up(
    path: Path, sent: signal.Signals, status: int
) -> None:
    before = kept(path).read_bytes()
    code = WRITER.format(tests=str(Path(__file__).parent))
    with subprocess.Popen([sys.executable, "-c", code, path], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "in the middle\n"
        writer.send_signal(sent)
        assert writer.wait(30) == status
    assert path.read_bytes() == before
    kept(path)
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_run_at_work_is_not_swept_away_by_another(path: Path) -> None:
    code = WRITER.format(tests=str(Path(__file__).parent))
    with subprocess.Popen([sys.executable, "-c", code, path], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        kept(path)
        assert len(list(path.parent.iterdir())) > 1
        writer.kill()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """``disk("size=2m")`` is a small file system of its own; skips where none may be mounted."""
    place = tmp_path / "disk"
    place.mkdir()

    def mounted(options: str) -> Path:
        run = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], capture_output=True, check=False)
        if run.returncode:
            pytest.skip("no file system may be mounted here")
        return place

    yield mounted
    subprocess.run(["umount", place], capture_output=True, check=False)


@pytest.mark.parametrize("left_free", [0, 20_000, 100_000, 300_000, 1_000_000])
def test_a_full_disk_is_said_and_leaves_the_old_store(disk: Callable[[str], Path], left_free: int) -> None:
    place = disk("size=5m")
    before = kept(place / "lineage.duckdb").read_bytes()
    free = shutil.disk_usage(place).free
    (place / "filler").write_bytes(bytes(free - left_free))
    with pytest.raises(CannotWriteError, match=r"lineage\.duckdb cannot be written \(No space left on device\)"):
        kept(place / "lineage.duckdb", answers=(ANSWERS[0] for _ in range(50)))
    assert (place / "lineage.duckdb").read_bytes() == before
    assert sorted(found.name for found in place.iterdir()) == ["filler", "lineage.duckdb"]


def test_a_read_only_disk_is_said_and_can_still_be_read(disk: Callable[[str], Path]) -> None:
    place = disk("size=3m")
    kept(place / "lineage.duckdb")
    subprocess.run(["mount", "-o", "remount,ro", place], check=True)
    for path in (place / "lineage.duckdb", place / "new" / "lineage.duckdb"):
        with pytest.raises(CannotWriteError, match=r"cannot be written \(Read-only file system\)"):
            kept(path)
    with Store(place / "lineage.duckdb") as store:
        assert store.readings() == IN_ORDER


def test_a_folder_that_others_own_is_said(tmp_path: Path) -> None:
    code = f"""
import os, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from pathlib import Path
from test_store import kept
from lineage.errors import CannotWriteError
os.setuid(65534)
try:
    kept(Path(sys.argv[1]))
except CannotWriteError as error:
    print(error)
"""
    if os.getuid() or os.stat(sys.executable).st_mode & 0o005 != 0o005:  # noqa: PTH116
        pytest.skip("only root can become somebody else")
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    command = [sys.executable, "-c", code, tmp_path / "x"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=unmeasured)
    assert "cannot be written (Permission denied)" in done.stdout


def test_a_truncated_store_is_said_with_the_way_out(path: Path) -> None:
    whole = kept(path).read_bytes()
    for length in (0, 1, 4096, 20_000, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(StoreDamagedError, match="remove it and run: lineage index"), Store(path) as store:
            store.readings()
            list(store.answers())
            store.tally()


def test_a_flipped_bit_is_said_or_does_no_harm(path: Path) -> None:
    whole = bytearray(kept(path).read_bytes())
    said = 0
    for place in range(0, len(whole), len(whole) // 40):
        damaged = bytearray(whole)
        damaged[place] ^= 0x10
        path.write_bytes(damaged)
        try:
            with Store(path) as store:
                assert store.readings() == IN_ORDER
                assert list(store.answers(with_boilerplate=True)) == ANSWERS
        except (StoreDamagedError, StoreVersionError):
            said += 1
    assert said


def test_another_file_or_a_folder_is_no_store(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("这不是数据库" * 2000, "utf-8")
    for path in (other, tmp_path):
        with pytest.raises(StoreDamagedError), Store(path):
            pass


def test_a_database_of_others_is_not_ours(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "theirs.duckdb")) as connection:
        connection.execute("create table about (something varchar)")
        connection.execute("create table theirs (number integer)")
    with pytest.raises(NotOurStoreError), Store(tmp_path / "theirs.duckdb"):
        pass


def test_a_store_of_another_version_is_refused_by_name(path: Path) -> None:
    with duckdb.connect(str(kept(path))) as connection:
        connection.execute("update about set value = '99' where key = 'schema'")
    with pytest.raises(StoreVersionError, match="has schema 99, this program needs"), Store(path):
        pass


def test_a_store_that_another_program_holds_is_said_to_be_in_use(path: Path) -> None:
    code = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", code, kept(path)], **pipes) as holder:  # type: ignore[call-overload]
        holder.stdout.readline()
        with pytest.raises(StoreLockedError), Store(path):
            pass
        holder.communicate()
    with Store(path) as store:
        assert store.documents()


def test_a_copy_in_another_place_gives_the_same(path: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(kept(path), tmp_path / "名字 [1]*.duckdb"))
    with Store(copy) as store:
        assert store.readings() == IN_ORDER
    kept(copy, answers=[])
    assert len(list(tmp_path.iterdir())) == 2


def test_some_documents_alone_are_given(tmp_path: Path) -> None:
    with Store(tmp_path / "s.duckdb", anew=True) as store:
        store.save(MANIFEST, READINGS)
    with Store(tmp_path / "s.duckdb") as store:
        assert store.readings(documents=["市", "国", "无"]) == (NATION, CITY)
        assert store.readings(documents=[]) == ()
