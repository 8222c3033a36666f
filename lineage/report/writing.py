"""Rows and lines of the long pages as HTML. There are hundreds of thousands: templates take five times as long.

What is of a text comes as ``Markup`` or is escaped here; addresses, anchors and figures are the program's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from markupsafe import Markup, escape

from lineage.records import Defect, Slot
from lineage.report.document import Line as Sentence
from lineage.report.document import Source
from lineage.report.labels import LABELS, say
from lineage.report.layout import Where
from lineage.report.marking import shown
from lineage.report.pair import Block, Half, Head, Line, Quiet


def block(each: Block, left: Head, right: Head, root: str, *, alone: bool = False) -> Markup:
    """What stands between two documents: a match with its two sides, or the sentences that answer to nothing."""
    if each.row:
        return row(each.row, left.lang, right.lang, root, alone=alone)
    if not each.left and not each.right:
        return Markup()
    there = _quiet(each.left, "left", left.lang, root, alone) if each.left else ""
    here = _quiet(each.right, "right", right.lang, root, alone) if each.right else ""
    return Markup(f"<div class=gap>\n{there}{here}</div>\n")  # noqa: S704


def row(each: Line, left_lang: str, right_lang: str, root: str, *, alone: bool = False) -> Markup:
    """A match with its two sides."""
    own = each.again or each.continued
    kind = " class=again" if each.again else " class=on" if each.continued else ""
    told = f" data-relation={each.relation}"
    told += " data-critical" if each.critical else ""
    told += " data-boilerplate" if each.boilerplate else ""
    told += f' data-at="{each.right.sentence} {each.right.where.place}"' if own else ""
    return Markup(  # noqa: S704
        f"<article id={each.anchor}{kind}{told}>\n"
        f"{_half(each.left, 'left', left_lang, root, at=True, alone=alone)}"
        f"{_spine(each, root, alone)}"
        f"{_half(each.right, 'right', right_lang, root, at=not own, alone=alone)}"
        "</article>\n"
    )


def _spine(each: Line, root: str, alone: bool) -> str:
    """What stands between the two sides of a match."""
    parts = [
        f"<div class=spine><a href=#{each.anchor}>{each.number}</a> {_relation(each.relation)} "
        f"<small>{each.score} · {each.bits}</small>"
    ]
    if each.again:
        parts.append(f"<p class=note>{_said('again')}</p>")
    if each.moved:
        href, number = each.moved
        if alone and not href.startswith("#"):
            parts.append(f" <span class=from>{number}</span>")
        else:
            parts.append(f" <a class=from href={_to(href, root)}>{number}</a>")
    if each.critical:
        parts.append(f"<p class=critical>{''.join(f'<em>{_said(kind)}</em> ' for kind in each.critical)}</p>")
    if each.slots:
        parts.append(f"<p class=note>{'<br>'.join(map(_slot, each.slots))}</p>")
    return "".join([*parts, "</div>"])


def _half(side: Half, name: str, lang: str, root: str, *, at: bool, alone: bool) -> str:
    """One side of a match: its words with the rest of their sentence, and where they stand."""
    before = f"<i>{side.before}</i>" if side.before else ""
    after = f"<i>{side.after}</i>" if side.after else ""
    beside = f"<p class=simplified lang=zh-Hans>{side.simplified}" if side.simplified else ""
    place = ""
    if at:
        sentence = f"<b>{side.sentence}</b>" if alone else f"<a href={root}{side.href}>{side.sentence}</a>"
        offset = "" if side.where.lines else " class=o"
        place = f"<p>{sentence} <b{offset}>{side.where.place}</b>"
    return (
        f"<div class={name}{_tongue(lang)}>{before}<q data-start={side.start} data-end={side.end}>{side.words}</q>"
        f"{after}{beside}{place}</div>"
    )


def _quiet(each: Quiet, name: str, lang: str, root: str, alone: bool) -> str:
    """The sentences of one document that answer to nothing."""
    items = "".join(_item(*one, root) for one in each.sentences)
    place = "" if alone else f"<p><a href={root}{each.href}>{each.numbers}</a>"
    return (
        f"<div class={name}><ol start={each.first} data-start={each.start} data-end={each.end}{_tongue(lang)}>\n"
        f"{items}</ol>{place}</div>\n"
    )


def _item(words: Markup, anchor: str, moved: Sequence[tuple[str, int]], root: str) -> str:
    """One of them, with the rows that hold words of it elsewhere."""
    named = f" id={anchor}" if anchor else ""
    links = "".join(f"<a class=moved href={_to(href, root)}>{number}</a>" for href, number in moved)
    return f"<li{named}>{words}{links}\n"


def sentence(line: Sentence, lang: str, root: str) -> Markup:
    """One sentence of a document with its margin."""
    kind, tag = ('"line heading"', "h2") if line.heading else ("line", "p")
    beside = f"<p class=simplified lang=zh-Hans>{line.simplified}</p>\n" if line.simplified else ""
    return Markup(  # noqa: S704
        f"<div class={kind} id={line.anchor} data-origin={line.origin}>"
        f"<a href=#{line.anchor}>{line.number}</a>"
        f"<{tag} data-start={line.start} data-end={line.end}>{line.text}</{tag}>\n{beside}"
        f"<div class=margin{' lang=zh-Hans' if lang != 'zh-Hans' else ''}>{_margin(line, root)}"
        f"<p>{_place(line.where, root)}</div></div>\n"
    )


def _margin(line: Sentence, root: str) -> str:
    """What is beside a sentence, but for its place."""
    parts = [_defect(one) for one in line.defects]
    if line.open:
        parts.append(f"<b class=open>{_said('undetermined')}</b>\n")
    if line.sources:
        parts.append(_sources(line.sources, root))
    if line.more:
        more = _sources(line.more, root)
        parts.append(f"<details><summary class=also>{line.others}</summary>{more}</details>\n")
    elif line.others:
        parts.append(f"<p class=also>{line.others}</p>\n")
    if line.later:
        later = _sources(line.later, root)
        parts.append(f"<details class=later><summary>{line.later_in}</summary>{later}</details>\n")
    return "".join(parts)


def _sources(sources: Sequence[Source], root: str) -> str:
    return f"<ul>{''.join(_source(each, root) for each in sources)}</ul>"


def _source(each: Source, root: str) -> str:
    link = f"<a href={root}{each.href}>{_name(each.document)}</a>"
    if not each.relation:
        return f"<li>{link}"
    return f"<li>{_relation(each.relation, each.relation)} {link} <small>{each.bits}</small>"


@cache
def _name(words: str) -> str:
    """What a document is called; a corpus has some hundreds of names."""
    return str(shown(words))


def _defect(one: Defect) -> str:
    key = f"defect_{one.kind}"
    kind = say(key).__html__() if key in LABELS else shown(one.kind)
    return f'<p class="defect"><strong>{kind}</strong> <span class="l">{one.line}</span> {shown(one.detail)}</p>\n'


def _place(where: Where, root: str) -> str:
    if where.href:
        return f"<a href={root}{where.href}>{where.place}</a>"
    return f"<b{'' if where.lines else ' class=o'}>{where.place}</b>"


def _slot(slot: Slot) -> str:
    return f"{escape(slot.template)} {escape(slot.left)}→{escape(slot.right)}"


@cache
def _said(key: str) -> str:
    return str(say(key).__html__())


@cache
def _relation(kind: str, name: str = "") -> str:
    """The relation of two passages in Chinese; the style sheet says it in English."""
    named = f" class={name}" if name else ""
    return f"<b{named}><u>{escape(say(kind).zh)}</u></b>"


def _tongue(lang: str) -> str:
    return "" if lang == "zh-Hans" else f" lang={lang}"


def _to(href: str, root: str) -> str:
    """An address on this page, or from the top of the site."""
    return href if href.startswith("#") else f"{root}{href}"
