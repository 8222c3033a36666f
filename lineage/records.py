"""The records that pass between steps. They hold data and know nothing of how it is found, kept or shown."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lineage.spans import Mapped, Span, as_made

Level = Literal["national", "provincial", "municipal", "district"]
Side = Literal["left", "right"]
Relation = Literal["verbatim", "near_verbatim", "localised", "condensed", "expanded", "reworded"]
Op = Literal["equal", "variant", "insert", "delete", "replace"]
Critical = Literal["negation", "number", "date", "name", "degree", "duty", "order", "scope"]
Form = Literal["heading", "sentence"]
BlockForm = Literal["paragraph", "heading", "quotation", "cell", "note", "box"]
QuotationKind = Literal["quoted", "title", "formula", "unmarked"]
OriginKind = Literal["inherited", "mixed", "new", "boilerplate"]
PartKind = Literal["inherited", "adapted", "boilerplate", "own"]
Finding = Literal[
    "exact", "punctuation", "altered", "abridged", "joined", "misattributed", "superseded", "not_found", "unbalanced"
]
Severity = Literal["none", "info", "warning", "error"]
PAGE = "\f"  # where a page begins in the text that stands for a PDF, but the first
Ladder = Literal["duty", "extent", "pace"]
Strength = Literal["hardened", "softened", "mixed"]
Link = Literal["members", "contraction", "stated", "gloss", "counted"]

SEVERITIES: tuple[Severity, ...] = ("none", "info", "warning", "error")
LEVELS: tuple[Level, ...] = ("national", "provincial", "municipal", "district")
RELATIONS: tuple[Relation, ...] = ("verbatim", "near_verbatim", "localised", "condensed", "expanded", "reworded")
KINDS = (
    "communique",
    "resolution",
    "decision",
    "proposal",
    "plan",
    "report",
    "explanation",
    "opinion",
    "speech",
    "meeting",
    "news",
    "digest",
    "law",
    "document",
)


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A date as the sources give it: a day, a month or only a year, held as the first and last day it can be.

    >>> When.read("2020-12")
    When(first='2020-12-01', last='2020-12-31')
    >>> str(When.read("2020-12"))
    '2020-12'
    """

    first: str
    last: str

    @classmethod
    def read(cls, text: str) -> When:
        """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; a day that no calendar has is a ``ValueError``."""
        year, *rest = (int(number) for number in text.split("-"))
        if len(rest) > 2:
            raise ValueError(f"not a date: {text}")
        month = rest[0] if rest else None
        day = rest[1] if len(rest) == 2 else None
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
        return cls(first.isoformat(), last.isoformat())

    def __str__(self) -> str:
        if self.first == self.last:
            return self.first
        return self.first[:7] if self.first[:7] == self.last[:7] else self.first[:4]


@dataclass(frozen=True, slots=True)
class Document:
    """One published text (文献). ``place`` is its stretch of the file, ``inferred`` the fields that were guessed."""

    id: str
    title: str
    file: str
    place: Span
    level: Level | None = None
    issuer: str | None = None
    date: When | None = None
    held: When | None = None
    published: When | None = None
    kind: str | None = None
    authority: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, str, int, str]:
        """What decides which of two documents is left: the date, then the higher level, then the id.

        A document without a date stands after all dated ones.
        """
        when = self.date or When("9999-12-31", "9999-12-31")
        rank = LEVELS.index(self.level) if self.level else len(LEVELS)
        return when.first, when.last, rank, self.id


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (句) or heading, numbered from 0 within its document.

    ``clean`` is its stretch of the document's clean text, ``source`` its stretch of the file.
    """

    number: int
    paragraph: int
    form: Form
    clean: Span
    source: Span

    __reduce__ = as_made


@dataclass(frozen=True, slots=True)
class Defect:
    """Something wrong with a published text that is kept as it stands and reported, with its place in the file."""

    kind: str
    source: Span
    line: int
    detail: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read: its text in the order published, cleaned of page furniture, cut into sentences.

    Paragraphs of ``text`` are parted by single line ends; ``text.source`` leads back into the file.
    ``key`` is the same text as it is compared, letters and digits folded alike; it leads back into ``text``.
    ``raw`` is the whole decoded file, so that ``sentence.source.of(raw)`` is the file's own slice.
    """

    document: Document
    text: Mapped
    key: Mapped
    sentences: tuple[Sentence, ...]
    defects: tuple[Defect, ...] = ()
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch (片段) of one document, from part of a clause to several sentences.

    ``sentence`` and ``through`` number the first and the last sentence it touches; ``text`` is the file's
    own slice, ``words`` the same stretch as a person would read it.
    """

    document: str
    sentence: int
    through: int
    clean: Span
    source: Span
    text: str
    words: str

    __reduce__ = as_made


@dataclass(frozen=True, slots=True)
class Change:
    """One step of a comparison; ``variant`` is a difference of script, width or punctuation only."""

    op: Op
    left: str
    right: str

    __reduce__ = as_made


@dataclass(frozen=True, slots=True)
class Slot:
    """A formulation that both sides have, filled differently: 数字〔地〕 with 湖北 and with 武汉.

    〔地〕 stands for the name of a place, 〔级〕 for that of a level.
    """

    template: str
    left: str
    right: str

    __reduce__ = as_made


@dataclass(frozen=True, slots=True)
class Answer:
    """Two stretches of clean text that carry the same formulation, found but not yet compared word for word.

    ``left`` and ``right`` are documents; the sentences are the first and the last that a stretch touches. For
    ``surprise`` and ``boilerplate`` see `Match`, which comparing makes of it; ``score`` is the similarity of the two
    stretches as found, before what stands at their edges on one side only is left out.
    """

    id: str
    left: str
    right: str
    left_clean: Span
    right_clean: Span
    left_sentences: tuple[int, int]
    right_sentences: tuple[int, int]
    score: float
    surprise: float
    boilerplate: bool


@dataclass(frozen=True, slots=True)
class Match:
    """Two passages that carry the same formulation (对应). ``changes``, joined, are both ``words`` exactly.

    ``score`` is the similarity of the two, 0 to 1; ``surprise`` how unlikely the shared words are by chance
    in this corpus, in bits; ``critical`` the kinds of change that alter the sense; ``slots`` the
    formulations that both have, filled with another name.
    """

    id: str
    left: Passage
    right: Passage
    relation: Relation
    score: float
    surprise: float
    boilerplate: bool
    critical: tuple[Critical, ...]
    changes: tuple[Change, ...]
    slots: tuple[Slot, ...] = ()

    __reduce__ = as_made


@dataclass(frozen=True, slots=True)
class Attestation:
    """One occurrence (出处) of a wording: ``formulation`` is the variant it stands in, ``context`` its clauses.

    ``via`` is set where the wording itself does not stand there, but another form of it: see `OtherForm`.
    """

    id: str
    place: Passage
    formulation: str
    context: str
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """A formulation (变体) in which a wording stands, as it is first written, and the attestations that have it.

    ``extends`` is the next smaller variant that it contains, so that all variants of a wording are a tree; the wording
    itself is its root and extends nothing.
    """

    words: str
    extends: str | None
    attestations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherForm:
    """Another form of a wording, its abbreviation (缩写) or its expansion (全称), that the corpus itself gives with it.

    ``link`` says how it gives both, ``stated`` where; ``members`` are the parts that stand for it elsewhere, in any
    order. ``attestations`` are the places where it stands and the wording does not: they are no occurrences.
    """

    words: str
    short: bool
    link: Link
    stated: Passage
    context: str
    members: tuple[str, ...]
    attestations: tuple[Attestation, ...]


@dataclass(frozen=True, slots=True)
class Degree:
    """A word of duty, extent or pace that a step changed; one side is empty where it came or went.

    ``steps`` is how far it went up its ladder (hardened) or down (below 0: softened).
    """

    ladder: Ladder
    left: str
    right: str
    steps: int


@dataclass(frozen=True, slots=True)
class Mutation:
    """What became of a formulation (变化) on its way from parent to child.

    ``changes``, joined, are both formulations exactly; ``localised`` are the names of place and level exchanged;
    ``gained`` and ``lost`` the members of the enumeration that the wording stands in.
    """

    changes: tuple[Change, ...]
    localised: tuple[tuple[str, str], ...] = ()
    degrees: tuple[Degree, ...] = ()
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    reordered: bool = False

    @property
    def strength(self) -> Strength | None:
        """Whether it hardened or softened, or both; none where no word of duty or degree changed."""
        steps = [degree.steps for degree in self.degrees]
        if not any(steps):
            return None
        return "hardened" if min(steps) >= 0 else "softened" if max(steps) <= 0 else "mixed"


@dataclass(frozen=True, slots=True)
class Descent:
    """The likeliest parent of an attestation, with the next likeliest and how far it lags behind (0 to 1).

    ``whole`` is set where the child takes up the wording from the parent's document, or from the papers of its meeting,
    as a whole: no place there is nearer than the others, so the parent is the first of them and there is no `Mutation`.
    """

    child: str
    parent: str
    relation: Relation
    confidence: float
    runner_up: str | None
    margin: float
    mutation: Mutation | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One clause of a sentence, and where its words come from.

    ``inherited`` stands so in an earlier document, ``adapted`` with other words in it; ``boilerplate`` everybody says
    anyhow; ``own`` stands nowhere earlier. ``match`` is the match with the likeliest source, none where no source
    leads; ``confidence`` is the chance that it is the source. ``letters`` counts those of the key text.
    """

    origin: PartKind
    clean: Span
    source: Span
    words: str
    letters: int
    match: str | None = None
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one sentence comes from: clause by clause, and the matches that cover it, the likeliest source first.

    ``covered`` is the share of its letters that matches cover, boilerplate left out. ``text`` is the file's own slice,
    ``words`` the same as a person would read it. ``further`` is how many documents more answer to it than ``sources``
    names.
    """

    sentence: Sentence
    text: str
    words: str
    kind: OriginKind
    covered: float
    parts: tuple[Part, ...]
    sources: tuple[Match, ...]
    further: int = 0


@dataclass(frozen=True, slots=True)
class Blame:
    """Where every sentence of a document comes from; ``upstream`` is the one source asked for, if any.

    ``shares`` gives the share of the document's letters that is of each origin.
    """

    document: str
    upstream: str | None
    origins: tuple[Origin, ...]
    shares: Mapping[PartKind, float]


@dataclass(frozen=True, slots=True)
class Unarrived:
    """A sentence or heading of an upstream document of which something stands nowhere downstream.

    ``arrived`` is the share of its letters that does; ``parts`` are the passages that do not.
    """

    sentence: Sentence
    arrived: float
    parts: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Arrival:
    """What of an upstream document did not arrive in a later one; ``arrived`` is the share of its letters that did."""

    upstream: str
    document: str
    arrived: float
    missing: tuple[Unarrived, ...]


@dataclass(frozen=True, slots=True)
class Uptake:
    """The first attestation of a wording by one who speaks (``unit``), and how many days after the first of all.

    ``lag`` counts from the last day that the first may be of to the first day that this one may be of, as that of an
    `Adoption` does; it is unknown where a date is.
    """

    unit: str
    level: Level | None
    date: When | None
    lag: int | None
    place: Passage


@dataclass(frozen=True, slots=True)
class Related:
    """A longer or shorter form of a wording, in how many documents it stands, and when it did so first."""

    wording: str
    documents: int
    first: When | None


@dataclass(frozen=True, slots=True)
class Travelled:
    """A wording that travelled without being named (流传的提法).

    ``uptakes`` are by unit, the first of all first; ``times`` and ``documents`` say how often it stands, ``levels``
    where. In bits: ``rise`` tells how surely units took it up, ``fall`` how surely they dropped it, ``joint`` how much
    oftener than by chance its parts stand together. ``score`` is what it is ranked by, ``last`` the last place.
    """

    wording: str
    key: str
    documents: int
    times: int
    levels: tuple[Level, ...]
    uptakes: tuple[Uptake, ...]
    last: Uptake
    rise: float
    fall: float
    joint: float
    score: float
    variants: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A text that documents name as their source; ``documents`` are those of the corpus that it is, if it is there."""

    title: str
    cited_by: tuple[str, ...]
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A document that names as its source what is dated later than itself.

    Where it names a ``text``, one of the two dates is wrong. Where it follows a ``body`` in the very sentence of the
    wording, and the first text of that body that has it is later, a text is missing or a date is wrong.
    """

    document: str
    names: str
    later: str
    kind: Literal["text", "body"] = "text"


@dataclass(frozen=True, slots=True)
class Lineage:
    """The account of one wording (源流): attestations in date order, descents, and what cannot be told.

    ``first`` gives the first attestation of each level, by id; ``undetermined`` the attestations for which
    two parents are about equally likely or none can be named. What has no parent and is not undetermined stands
    in a dated document than which no other with the wording can be earlier. ``variants`` is the tree of formulations,
    each after the one it extends; ``forms`` are abbreviations and expansions; ``cited`` the texts named as sources that
    the corpus has; ``near`` the like words that do occur where the wording does not. ``ancestor`` is the id of the
    earliest of the attestations of an expansion, under ``forms``, if it is surely earlier than all of the wording.
    """

    wording: str
    attestations: tuple[Attestation, ...]
    edges: tuple[Descent, ...]
    first: dict[Level, str]
    undetermined: tuple[str, ...]
    cited_but_absent: tuple[Cited, ...] = ()
    cited: tuple[Cited, ...] = ()
    variants: tuple[Variant, ...] = ()
    forms: tuple[OtherForm, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    near: tuple[str, ...] = ()
    ancestor: str | None = None


@dataclass(frozen=True, slots=True)
class Adoption:
    """When a unit, the nation, a province or a city, first has a wording; no ``date``: it stands nowhere in its texts.

    ``lag`` counts the days after the first unit that has it, from last day to first day where a date is not a day.
    ``documents`` is how many texts of the unit the corpus has from then on, ``attestations`` how often they have it.
    """

    wording: str
    unit: str
    level: Level
    date: When | None
    lag: int | None
    document: str | None
    attestation: str | None
    formulation: str | None
    attestations: int
    documents: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a draft, of whatever kind: ``clean`` is its stretch of the draft's clean text.

    ``note`` is the mark of a footnote or endnote (``"1"``) where the block is one.
    """

    form: BlockForm
    clean: Span
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """A mark in a draft by which an editor accepts what is found there: the stretch of ``raw`` it covers.

    ``rules`` are the rules it names (none: all), ``place`` is where the mark itself stands, ``reason`` why.
    """

    covers: Span
    rules: tuple[str, ...]
    reason: str
    place: Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A text whose quotations are to be checked.

    ``name`` is the path as given, ``raw`` the decoded file, or for docx and pdf the text that stands for it; ``text``
    is what a reader sees, without markup, blocks parted by single line ends, with the way back into ``raw``.
    ``notes`` gives each place of the clean text where a note is called, and the number of the block that holds it.
    ``date`` is the date that the draft states of itself; ``waivers`` what is marked inline as not to be reported;
    ``paged`` says that form feeds begin the pages of a PDF.
    """

    name: str
    raw: str
    text: Mapped
    blocks: tuple[Block, ...]
    notes: tuple[tuple[int, int], ...] = ()
    date: When | None = None
    waivers: tuple[Waiver, ...] = ()
    paged: bool = False

    def page(self, at: int) -> tuple[int, int] | None:
        """The page that a place of ``raw`` is on, and the line of that page; none where a text has no pages."""
        if not self.paged:
            return None
        begins = self.raw.rfind(PAGE, 0, at + 1) + 1
        return self.raw.count(PAGE, 0, at + 1) + 1, self.raw.count("\n", begins, at) + 1


@dataclass(frozen=True, slots=True)
class Attributed:
    """What a draft names as the source of a quotation, and the document of the corpus that is, if it is there."""

    name: str
    document: str | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of a draft that repeats, or claims to repeat, what was published (引文).

    ``source`` is its stretch of ``Draft.raw``, inside its own outer marks, ``clean`` that of the clean text;
    ``text`` is the raw slice, ``words`` what a reader sees of it. ``line`` and ``column`` count from 1.
    """

    id: str
    kind: QuotationKind
    source: Span
    clean: Span
    line: int
    column: int
    text: str
    words: str
    attributed: Attributed | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What checking a quotation found (核对结果).

    ``found`` is the gravest, ``also`` holds the rest; ``rule`` names the rule that says so (``"Q102"``, or ``""`` where
    nothing is to be said), ``detail`` the words its message speaks of. Left of ``changes`` is the source, right the
    draft; joined they are ``source.words`` and ``quotation.words`` (where two places are joined: the source and its
    ``alternatives`` in order).
    """

    quotation: Quotation
    found: Finding
    level: Severity
    rule: str = ""
    also: tuple[Finding, ...] = ()
    critical: tuple[Critical, ...] = ()
    source: Passage | None = None
    alternatives: tuple[Passage, ...] = ()
    changes: tuple[Change, ...] = ()
    detail: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Acceptance:
    """That a person has accepted a finding, and why: ``inline`` by a mark in the draft, else in a list beside it.

    ``by`` and the dates are those of the list; ``expires`` is the last day on which it holds.
    """

    inline: bool
    reason: str
    by: str = ""
    date: str = ""
    expires: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with the verdict on each of its quotations, in the order of the text.

    ``fingerprints`` name the findings in a way that survives edits elsewhere, ``accepted`` says which of them a
    person has accepted; both run beside ``verdicts``.
    """

    draft: Draft
    verdicts: tuple[Verdict, ...]
    fingerprints: tuple[str, ...]
    accepted: tuple[Acceptance | None, ...]

    @property
    def findings(self) -> tuple[Verdict, ...]:
        """What is to be reported: at some level, and not accepted."""
        pairs = zip(self.verdicts, self.accepted, strict=True)
        return tuple(verdict for verdict, accepted in pairs if verdict.level != "none" and accepted is None)
