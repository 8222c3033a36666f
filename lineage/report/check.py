"""Drafts as they are, and each finding beside the source: one page that needs nothing but itself, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from lineage.quotes import message
from lineage.quotes.labels import label
from lineage.records import Acceptance, Block, Checked, Document, Passage, Severity, Verdict
from lineage.report.labels import Said, both
from lineage.report.marking import clip, language, marked, plain, shown
from lineage.report.site import environment, hash_source, templates
from lineage.spans import Span
from lineage.terms import TERMS, filled

WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("核对结果", "What checking found"),
    "draft": ("文稿", "Draft"),
    "source": ("来源", "Source"),
    "also": ("又见", "Also in"),
    "accepted": ("已认可", "Accepted"),
    "final": ("终审", "Final verdict"),
    "line": TERMS["line"],
    "page": ("第 {page} 页第 {n} 行", "page {page}, line {n}"),
    "paragraph": ("第 {n} 段", "paragraph {n}"),
    "dated": ("文稿日期 {date}", "dated {date}"),
    "show": ("显示", "Show"),
    "nothing": ("没有需要说明的引文。", "There is nothing to say of its quotations."),
    "kept": ("符合的 {n} 条", "{n:quotation|quotations} as published"),
    "summary": ("核对 {checked} 条，符合 {exact} 条", "{checked:quotation|quotations} checked, {exact} as published"),
    "legend": (
        "来源一侧划去的，文稿没有；文稿一侧加线的，来源没有。是否修改，由人定夺。",
        "What is struck through stands in the source only, what is underlined in the draft only. Whether to change "
        "anything is for a person to say.",
    ),
    "failed": ("未能核对", "Not checked"),
    "made_by": ("lineage {version} 生成", "Made by lineage {version}"),
    "contents": ("各稿", "Drafts"),
}
LONGEST = 2000  # characters of a quotation shown on a card
SHOWN_SOURCES = 4
REPORTED: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a source stands: the document, its file and line, and the page of a site that shows it, if one is known."""

    title: str
    lang: str
    where: str
    href: str


@dataclass(frozen=True, slots=True)
class Card:
    """One finding, beside the paragraph it stands in."""

    anchor: str
    number: int
    level: Severity
    level_label: Said
    verdict: Said
    rule: str
    message: Said
    where: Said
    draft: Markup
    source: Markup | None
    source_lang: str
    place: Place | None
    also: Sequence[Place]
    accepted: str


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of a draft and the findings that begin in it."""

    form: str
    words: Markup
    cards: Sequence[Card]


@dataclass(frozen=True, slots=True)
class Kept:
    """A quotation as published: where it stands in the draft, and where in the source."""

    where: Said
    words: Markup
    place: Place | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One draft."""

    anchor: str
    name: str
    lang: str
    date: str
    checked: int
    exact: Sequence[Kept]
    counts: Sequence[tuple[Severity, Said, int]]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Library:
    """The documents that verdicts speak of, the line of each place in them, and the page that shows it or nothing."""

    documents: Mapping[str, Document]
    line: Callable[[Passage], int]
    href: Callable[[Passage], str] = lambda _: ""

    def place(self, passage: Passage) -> Place:
        """Where a passage stands."""
        document = self.documents[passage.document]
        title = plain(document.title, 80)
        return Place(
            f"{title}（{document.date}）" if document.date else title,
            language(document.title),
            f"{document.file}:{self.line(passage)}",
            self.href(passage),
        )


def page(
    checked: Sequence[Checked],
    library: Library,
    *,
    failed: Sequence[tuple[str, Said]] = (),
    opens_in: str = "zh",
    version: str = "",
) -> str:
    """The page as HTML. ``failed`` are the drafts that could not be checked, and why."""
    style = (templates() / "assets" / "check.css").read_text("utf-8")
    policy = f"default-src 'none'; style-src {hash_source(style)}; base-uri 'none'; form-action 'none'"
    values = {
        "words": _words_of,
        "language": opens_in,
        "policy": policy,
        "style": Markup(style),  # noqa: S704 - our own file
        "sheets": [_sheet(number, one, library) for number, one in enumerate(checked, 1)],
        "levels": [(level, _label(level)) for level in REPORTED],
        "failed": failed,
        "version": version,
    }
    return environment().get_template("check.html").render(values)


def _words_of(key: str, **facts: object) -> Said:
    """The page's own words, their facts filled in."""
    zh, en = WORDS[key]
    return Said(filled(zh, facts), filled(en, facts))


def _label(name: str) -> Said:
    """A verdict or a level in both languages."""
    return both(lambda spoken: label(name, language=spoken))


def _sheet(number: int, one: Checked, library: Library) -> Sheet:
    """One draft with its findings."""
    found = [pair for pair in zip(one.verdicts, one.accepted, strict=True) if pair[0].level != "none"]
    cards = [_card(f"{number}-{at}", at, one, *pair, library) for at, pair in enumerate(found, 1)]
    places = [verdict.quotation.clean for verdict, _ in found]
    levels = [verdict.level for verdict in one.findings]
    return Sheet(
        anchor=f"draft-{number}",
        name=one.draft.name,
        lang=language(one.draft.text.text),
        date=str(one.draft.date or ""),
        checked=len(one.verdicts),
        exact=[_kept(one, verdict, library) for verdict in one.verdicts if verdict.found == "exact"],
        counts=[(level, _label(level), levels.count(level)) for level in REPORTED if levels.count(level)],
        rows=list(_rows(one, cards, places)),
    )


def _kept(one: Checked, verdict: Verdict, library: Library) -> Kept:
    """A quotation that is as published, with its source."""
    words = shown(clip(verdict.quotation.words, LONGEST))
    return Kept(_line(one, verdict), words, library.place(verdict.source) if verdict.source else None)


def _line(one: Checked, verdict: Verdict) -> Said:
    """Where a quotation stands in its draft."""
    if paged := one.draft.page(verdict.quotation.source.start):
        return _words_of("page", page=paged[0], n=paged[1])
    kind = "paragraph" if one.draft.name.lower().endswith(".docx") else "line"
    return _words_of(kind, n=verdict.quotation.line)


def _rows(one: Checked, cards: Sequence[Card], places: Sequence[Span]) -> Iterator[Row]:
    """The paragraphs in order, each with the findings that begin in it."""
    done = 0
    for block in one.draft.blocks:
        first = done
        while done < len(places) and places[done].start < max(block.clean.end, block.clean.start + 1):
            done += 1
        begun = [(place, card) for place, card in zip(places, cards, strict=True) if place.overlap(block.clean)]
        yield Row(block.form, _words(one.draft.text.text, block, begun), cards[first:done])


def _words(text: str, block: Block, found: Sequence[tuple[Span, Card]]) -> Markup:
    """The words of a paragraph, those of a finding as a link to its card; of several the innermost."""
    edges = {block.clean.start, block.clean.end}
    for place, _ in found:
        edges |= {edge for edge in (place.start, place.end) if block.clean.start < edge < block.clean.end}
    out = Markup()
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        words = shown(text[start:end])
        over = [(len(place), card) for place, card in found if place.start <= start and end <= place.end]
        if not over:
            out += words
            continue
        card = min(over, key=lambda pair: (pair[0], pair[1].number))[1]
        begins = any(place.start == start and other is card for place, other in found)
        number = Markup('<b class="no">{}</b>').format(card.number) if begins else Markup()
        kept = Markup(' class="accepted"') if card.accepted else Markup()
        out += Markup('<a href="#f{}" data-level="{}"{}>{}{}</a>').format(card.anchor, card.level, kept, number, words)
    return out


def _card(
    anchor: str, number: int, one: Checked, verdict: Verdict, accepted: Acceptance | None, library: Library
) -> Card:
    """What is to be said of one quotation."""
    quotation, source = verdict.quotation, verdict.source
    who = (accepted.reason, accepted.by, accepted.expires) if accepted else ()
    compared = bool(source and verdict.changes)
    return Card(
        anchor=anchor,
        number=number,
        level=verdict.level,
        level_label=_label(verdict.level),
        verdict=_label(verdict.found),
        rule=verdict.rule,
        message=both(lambda spoken: message(verdict, language=spoken)),
        where=_line(one, verdict),
        draft=marked(verdict.changes, "right") if compared else shown(clip(quotation.words, LONGEST)),
        source=(marked(verdict.changes, "left") if compared else shown(source.words)) if source else None,
        source_lang=language(source.words) if source else "",
        place=library.place(source) if source else None,
        also=[library.place(passage) for passage in verdict.alternatives[:SHOWN_SOURCES]],
        accepted=" · ".join(filter(None, who)),
    )
