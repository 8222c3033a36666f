// Keys, filters kept in the address, tables that can be sorted, citations. Every page reads the same without this script.
"use strict";

// The place `by` steps on from `at` (-1: nowhere yet) in a list of `count`; it stops at both ends.
function step(at, count, by) {
  if (count === 0) return -1;
  if (at < 0) return by > 0 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, at + by));
}

// Whether a key pressed there is meant for the page: not while typing, not with a modifier.
function meant(event) {
  const tag = event.target && event.target.tagName;
  const type = event.target && event.target.type;
  const typing = tag === "TEXTAREA" || tag === "SELECT" || (tag === "INPUT" && type !== "checkbox" && type !== "radio");
  return !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
}

// What has been changed in a form, as the query of an address: {critical: true, verbatim: false} is critical=1&verbatim=0.
function query(changed) {
  const parts = Object.entries(changed).map(([name, value]) => [name, value === true ? "1" : value === false ? "0" : value]);
  return new URLSearchParams(parts).toString();
}

// Left before right: figures by size, all else as text; what is empty comes last.
function compare(left, right) {
  if (!left || !right) return left ? -1 : right ? 1 : 0;
  const [one, other] = [left, right].map((text) => Number(text.replace(/[,%]/g, "")));
  return Number.isNaN(one) || Number.isNaN(other) ? left.localeCompare(right, "zh-Hans") : one - other;
}

// A sentence with its source: in plain words, after GB/T 7714, and for BibTeX.
const GENRES = { news: "N", report: "R", speech: "Z", law: "S" };
function citations({ words, title, issuer, date, kind, file, id, sentence, lines, link }) {
  const place = `第 ${sentence} 句，${file}:${lines}`;
  const [year, month] = date.split("-");
  const author = issuer ? `${issuer}. ` : "";
  const braced = (text) => text.replace(/[\\{}]/g, "").replace(/([&%$#_])/g, "\\$1");
  const fields = {
    author: issuer && `{${braced(issuer)}}`,
    title: `{${braced(title)}}`,
    year,
    month: month && String(Number(month)),
    note: braced(place),
    howpublished: braced(link),
  };
  const lines_ = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}}`);
  return {
    plain: `“${words}”（${issuer ? issuer : ""}《${title}》，${date || "日期未详"}，${place}）${link}`,
    gbt: `${author}${title}[${GENRES[kind] || "Z"}/OL]. ${date ? `(${date}). ` : ""}${place}. ${link}.`,
    bibtex: `@misc{${id.replace(/[^A-Za-z0-9-]/g, "") || "document"}-${sentence},\n${lines_.join(",\n")}\n}`,
  };
}

const STOPS = "article[id], .line[id], tr[id], .hit";
const seen = (item) => item.checkVisibility();

function stops(page, telling) {
  const items = [...page.querySelectorAll(STOPS)];
  return items.filter((item) => (telling ? item.matches("[data-critical], :has(.defect), :has(.open)") : seen(item)));
}

// Where the reader is: on the focused item, else the one at the top of the window, else nowhere.
function here(page, items, by) {
  const focused = page.activeElement && page.activeElement.closest(STOPS);
  if (focused) {
    const at = items.indexOf(focused);
    if (at >= 0) return at;
    const after = items.findIndex((item) => focused.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (after < 0) return by > 0 ? items.length - 1 : items.length;
    return by > 0 ? after - 1 : after;
  }
  if (page.defaultView.scrollY < 40) return -1;
  return items.findIndex((item) => item.getBoundingClientRect().bottom > 0) - 1;
}

function unfoldOver(item) {
  for (let over = item; over; over = over.parentElement) if (over.tagName === "DETAILS") over.open = true;
}

function move(page, by, telling) {
  const items = stops(page, telling);
  const item = items[step(here(page, items, by), items.length, by)];
  if (!item) return;
  unfoldOver(item);
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
  const calm = page.defaultView.matchMedia("(prefers-reduced-motion: reduce)").matches;
  item.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

// Fold or unfold what the reader is in, or what comes next.
function fold(page) {
  const from = (page.activeElement && page.activeElement.closest(STOPS)) || page.body;
  const within = from !== page.body && (from.querySelector("details") || from.closest("details"));
  const all = [...page.querySelectorAll("main details")].filter(seen);
  const top = all.find((item) => item.getBoundingClientRect().bottom > 0);
  const found = within || all.find((item) => from.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING) || top;
  if (!found) return;
  found.open = !found.open;
  found.querySelector("summary").scrollIntoView({ block: "nearest" });
}

// Another page of the site, as the home link leads there; nothing on a page that stands alone.
function visit(page, name) {
  const home = page.querySelector(".home a, link[rel=stylesheet]");
  if (home) page.location.href = home.getAttribute("href").replace(/(assets\/[^/]*|index\.html)$/, name);
}

const KEYS = {
  j: (page) => move(page, 1),
  k: (page) => move(page, -1),
  n: (page) => move(page, 1, true),
  p: (page) => move(page, -1, true),
  o: fold,
  c: (page) => cite(page, page.activeElement.closest(STOPS) || page.querySelector(":target")),
  "/": (page) => (page.querySelector("[type=search]") ? page.querySelector("[type=search]").focus() : visit(page, "search.html")),
  "?": (page) => visit(page, "guide.html"),
};

// The address keeps what was chosen; where it may not be rewritten, behind the sign #?.
const asked = (page) => new URLSearchParams(page.location.hash.startsWith("#?") ? page.location.hash.slice(2) : page.location.search);
function keep(page, text) {
  const [query, hash] = [text ? `?${text}` : page.location.pathname, page.location.hash.replace(/^#\?.*/, "")];
  try {
    page.defaultView.history.replaceState(null, "", query + hash);
  } catch {
    page.location.replace(`#?${text}`);
  }
}

function choose(page, form) {
  const inputs = [...form.elements].filter((input) => input.name);
  const wanted = asked(page);
  for (const input of inputs) {
    if (!wanted.has(input.name)) continue;
    if (input.type === "checkbox") input.checked = wanted.get(input.name) === "1";
    else input.value = wanted.get(input.name);
  }
  const changed = (input) => (input.type === "checkbox" ? input.checked !== input.defaultChecked : input.value !== (input.defaultValue || ""));
  const value = (input) => (input.type === "checkbox" ? input.checked : input.value);
  const apply = () => {
    const least = form.elements.namedItem("bits");
    const bits = (row) => Number(row.querySelector(".spine small").textContent.split(" · ")[1]);
    for (const row of least ? page.querySelectorAll("article[id]") : []) row.hidden = bits(row) < Number(least.value);
    const choice = (name) => form.elements.namedItem(name) && form.elements.namedItem(name).value;
    for (const row of page.querySelectorAll("tr[data-level]")) {
      row.hidden = ["level", "issuer", "year"].some((name) => choice(name) && choice(name) !== row.dataset[name]);
    }
    for (const said of form.querySelectorAll("output")) {
      const rows = [...page.querySelectorAll("article[id]")];
      const shown = rows.filter((row) => page.defaultView.getComputedStyle(row).display !== "none");
      said.textContent = said.dataset[inEnglish(page) ? "en" : "zh"].replace("#", shown.length);
    }
  };
  form.addEventListener("input", () => {
    apply();
    keep(page, query(Object.fromEntries(inputs.filter(changed).map((input) => [input.name, value(input)]))));
  });
  page.addEventListener("language", apply);
  apply();
}

const inEnglish = (page) => page.querySelector("#in-en").checked;
function speak(page) {
  const radios = page.querySelectorAll("[name=language]");
  let stored = null;
  try {
    stored = page.defaultView.localStorage.getItem("lineage-language");
  } catch {
    stored = null;
  }
  for (const radio of radios) {
    if (radio.value === stored) radio.checked = true;
    radio.addEventListener("change", () => {
      page.dispatchEvent(new Event("language"));
      try {
        page.defaultView.localStorage.setItem("lineage-language", radio.value);
      } catch {
        // The choice holds for this page only.
      }
    });
  }
}

function sortable(page, table) {
  for (const [column, head] of [...table.tHead.rows[0].cells].entries()) {
    const button = page.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const falling = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", falling ? "descending" : "ascending");
      const key = (row) => (row.cells[column].dataset.value || row.cells[column].textContent).trim();
      for (const body of table.tBodies) {
        const rows = [...body.rows].filter((row) => !row.classList.contains("group"));
        rows.sort((one, other) => compare(key(one), key(other)) * (falling ? -1 : 1));
        body.append(...rows);
      }
    });
  }
}

// Whether what is selected could be taken over; where there is no clipboard, by the browser's own command.
function copy(page, text) {
  const clipboard = page.defaultView.navigator.clipboard;
  const otherwise = () => page.execCommand("copy");
  return clipboard ? clipboard.writeText(text).then(() => true, otherwise) : Promise.resolve(otherwise());
}

// The sentence and the lines of an item; a row that goes on in the sentence of the row before says them of itself.
const PLACES = { ARTICLE: [".right > :last-child > :first-child", ".right > :last-child > b:last-child"], TR: [".place > .s", ".place > :is(.l, .o)"], DIV: [":scope > a", ".margin > :last-child > :first-child"] };
function standing(item) {
  if (item.dataset.at) return item.dataset.at.split(" ");
  return PLACES[item.tagName].map((selectors) => item.querySelector(selectors).textContent);
}

// The citation of one sentence: text fields, since a page from the disk may be refused the clipboard.
function cite(page, item) {
  if (!item) return;
  const open = item.querySelector(".cited");
  if (open) return open.remove();
  const words = item.querySelector(":scope > [data-start], .right [data-start], .context");
  const of = item.dataset.document;
  const about = page.querySelector(of ? `[data-title][data-document="${CSS.escape(of)}"]` : "[data-title]");
  if (!words || !about) return;
  const { title, issuer, date, kind, file, id } = about.dataset;
  const [sentence, lines] = standing(item);
  const text = citations({
    words: words.textContent, title, issuer, date, kind, file, id,
    sentence,
    lines,
    link: `${page.location.href.replace(/[?#].*/, "")}#${item.id}`,
  });
  const box = page.createElement("div");
  box.className = "cited";
  const said = page.createElement("p");
  said.setAttribute("role", "status");
  for (const [name, form] of [["引文 Quotation", text.plain], ["GB/T 7714", text.gbt], ["BibTeX", text.bibtex]]) {
    const label = page.createElement("label");
    const field = page.createElement("textarea");
    field.readOnly = true;
    field.rows = form.split("\n").length + 1;
    field.value = form;
    field.addEventListener("focus", () => {
      field.select();
      copy(page, form).then((done) => {
        said.textContent = done ? `${inEnglish(page) ? "Copied: " : "已复制："}${name}` : "";
      });
    });
    label.append(name, field);
    box.append(label);
  }
  box.append(said);
  (item.querySelector(":scope > .context") || item).append(box);
  box.querySelector("textarea").focus();
}

// Which sheet to look on next for a place that has moved to another, as the text before it grew: each once, in order.
function nextSheet(path, all, seen) {
  const [, stem] = /^(.*?)(?:\.\d+)?\.html$/.exec(path);
  const paths = Array.from({ length: all }, (_, number) => `${stem}${number ? `.${number + 1}` : ""}.html`);
  return paths.find((other) => other !== path && !seen.includes(other)) || null;
}

// That the place an address names is not here any more, and where to look.
const MISSED = {
  zh: ["这个地址所指的一处现已不在本页：文字或页面有了变动。", "从较晚的一篇找起"],
  en: ["What this address names is not on this page now: the text or the pages have changed. ", "Look in the later document"],
};
function missed(page) {
  const said = page.createElement("p");
  said.className = "note missed";
  said.setAttribute("role", "status");
  const later = page.querySelector(".heads .later h2 a");
  const [words, where] = MISSED[inEnglish(page) ? "en" : "zh"];
  said.append(words);
  if (later) said.append(Object.assign(page.createElement("a"), { href: later.href, textContent: where }));
  page.querySelector("main").prepend(said);
}

function seek(page) {
  const { pathname, hash } = page.location;
  if (!/^#[sma]-/.test(hash)) return;
  const turn = page.querySelector("nav.turn");
  if (!turn) return missed(page);
  try {
    const kept = page.defaultView.sessionStorage;
    const last = JSON.parse(kept.getItem("lineage-seek") || "{}");
    const seen = [...(last.hash === hash ? last.seen : []), pathname];
    const next = nextSheet(pathname, Number(turn.dataset.all), seen);
    kept.setItem("lineage-seek", JSON.stringify(next ? { hash, seen } : {}));
    next ? page.location.replace(next + hash) : missed(page);
  } catch {
    missed(page); // without memory the reader turns the sheets
  }
}

// A place that is asked for by its address is opened, whatever folds it away.
function unfold(page) {
  for (const said of page.querySelectorAll(".missed")) said.remove();
  let found = null;
  try {
    found = page.getElementById(decodeURIComponent(page.location.hash.slice(1)));
  } catch {
    return;
  }
  if (!found) return seek(page);
  unfoldOver(found);
  if (found.closest("details")) found.scrollIntoView({ block: "center" });
}

// A button to cite stands where the reader is.
function offer(page, event) {
  const item = event.target.closest && event.target.closest("article[id], .line[id], .attestations tr[id]");
  if (!item || item.querySelector(".cite") || (item === event.target && event.type === "focusin")) return;
  const button = page.createElement("button");
  button.type = "button";
  button.className = "cite";
  button.append(...["引用", "cite"].map((words, number) => {
    const said = page.createElement("span");
    if (number) said.lang = "en";
    else said.className = "zh";
    said.textContent = words;
    return said;
  }));
  button.addEventListener("click", () => cite(page, item));
  (item.querySelector(".spine, .margin > :last-child, .place") || item).append(button);
}

function begin(page) {
  page.addEventListener("keydown", (event) => {
    if (!(event.key in KEYS) || !meant(event)) return;
    event.preventDefault();
    KEYS[event.key](page);
  });
  speak(page);
  for (const item of page.querySelectorAll(".scripted")) item.hidden = false;
  for (const form of page.querySelectorAll("form.tools")) choose(page, form);
  for (const table of page.querySelectorAll("table.sortable")) sortable(page, table);
  for (const kind of ["pointerover", "focusin"]) page.addEventListener(kind, (event) => offer(page, event));
  page.defaultView.addEventListener("hashchange", () => unfold(page));
  unfold(page);
}

if (typeof document !== "undefined") begin(document);
if (typeof module !== "undefined") module.exports = { step, meant, query, compare, citations, nextSheet };
