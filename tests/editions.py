"""Editions for tests of the pages: a small corpus of invented policy texts, and ways to vary it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from make import lineage, match, reading

from lineage import ingest
from lineage.engine.local import matches
from lineage.records import Change, Cited, Defect, Match
from lineage.report.edition import Edition, Made
from lineage.spans import Span
from lineage.trace import trace

CENTRE = (
    "关于推进江海联动的意见\n"
    "要加快构建江海联动新格局，推动沿线地区协同发展。到2030年建成十个示范港区。必须守住生态底线。"
)
PROVINCE = (
    "全省推进江海联动行动方案\n"
    "我省加快构建江海联动新格局，推动沿线市州协同发展。\n"
    "到2030年建成三个示范港区。应当守住生态底线。"
)
CITY = "全市融入江海联动实施办法\n我市主动融入江海联动新格局。我市建成一个示范港区。办好群众身边的小事。"
TRADITIONAL = "全會公報\n會議強調,要加快構建江海聯動新格局,推動沿線地區協同發展。"

MADE = Made("0.0.0", "c0ffee00", "language = zh\nat_least = 12")


def edition(**fields: Any) -> Edition:
    """Four documents at three levels, one in traditional script, with matches of several kinds and one wording."""
    centre = reading(CENTRE, "centre-2029", date="2029-01-05", issuer="中央", kind="opinion", level="national")
    province = reading(
        PROVINCE,
        "hb-2029",
        before="第一页\n",
        date="2029-03",
        issuer="省委",
        kind="plan",
        level="provincial",
        inferred=("kind", "date"),
    )
    city = reading(CITY, "wh-2029", date="2029-05-20", issuer="市委", kind="plan", level="municipal")
    old = reading(TRADITIONAL, "wh-2029-gongbao", date="2029-12", kind="communique", level="municipal")
    province = replace(province, defects=(Defect("page-number", Span(0, 3), 1, "页码夹在句中"),))
    matches = [
        match(
            centre,
            province,
            "要加快构建江海联动新格局，推动沿线地区协同发展",
            "我省加快构建江海联动新格局，推动沿线市州协同发展",
            relation="localised",
            score=0.84,
            surprise=61.5,
        ),
        match(
            centre,
            province,
            "到2030年建成十个示范港区",
            "到2030年建成三个示范港区",
            relation="near_verbatim",
            score=0.92,
            surprise=33.0,
            critical=("number",),
        ),
        match(centre, province, "守住生态底线", relation="verbatim", surprise=6.0, boilerplate=True),
        match(province, city, "江海联动新格局", surprise=30.0),
        match(province, city, "建成三个示范港区", "建成一个示范港区", relation="reworded", critical=("number",)),
        match(centre, city, "江海联动新格局", surprise=29.0),
        traditional(
            match(
                centre,
                old,
                "加快构建江海联动新格局，推动沿线地区协同发展",
                "加快構建江海聯動新格局,推動沿線地區協同發展",
            )
        ),
    ]
    traced = replace(
        lineage("江海联动新格局", centre, province, city),
        cited_but_absent=(Cited("江海联动发展规划纲要", ("hb-2029", "未收之文")),),
    )
    nowhere = lineage("无人提起的提法")
    return replace(Edition("江海文献", (centre, province, city, old), matches, (traced, nowhere), MADE), **fields)


def traditional(found: Match) -> Match:
    """The same match with what differs only in script said to be so."""
    steps = [Change("variant" if step.op == "replace" else step.op, step.left, step.right) for step in found.changes]
    return replace(found, changes=tuple(steps))


def of_many(issuers: Sequence[str]) -> Edition:
    """A document a year, the issuers in turn, each with one match in the next but one."""
    readings = [
        reading("加快构建江海联动新格局。", f"d{n:03}", date=f"{n + 1900}-01-01", issuer=issuer, level="provincial")
        for n, issuer in enumerate(issuers)
    ]
    found = [match(left, right, "江海联动新格局") for left, right in zip(readings, readings[2:], strict=False)]
    return edition(readings=readings, matches=found, lineages=())


def handed_on(count: int = 5, **fields: Any) -> Edition:
    """A document a year, each with the same words as every one before it."""
    readings = [
        reading(
            "加快构建江海联动新格局，办好身边小事。",
            f"d{n:03}",
            date=f"{n + 1900}-01-01",
            issuer="甲省",
            level="provincial",
        )
        for n in range(count)
    ]
    found = [match(left, right, "江海联动新格局", surprise=30.0) for left, right in combinations(readings, 2)]
    return edition(readings=readings, matches=found, lineages=(), **fields)


@cache
def of_seeds(folder: Path) -> Edition:
    """The seed corpus as its site shows it, made without a store."""
    catalogue = ingest.load(folder)
    readings = [each for entry in catalogue.entries for each in ingest.readings(folder, entry)]
    wordings = ("新发展格局", "高质量发展", "三个优势转化", "房子是用来住的，不是用来炒的")
    return Edition(
        catalogue.title, readings, tuple(matches(readings)), tuple(trace(each, readings) for each in wordings), MADE
    )
