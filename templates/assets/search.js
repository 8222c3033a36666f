// Search in the script files beside the page, which are loaded one after the other when the first word is typed.
"use strict";

const LEVELS = ["inherited", "mixed", "boilerplate", "new"];
const MOST = 200;

// A function that folds a text as the texts are compared: traditional to simplified, full width to half.
function folder([from, to]) {
  const [one, other] = [Array.from(from), Array.from(to)];
  const table = new Map(one.map((sign, number) => [sign, other[number]]));
  return (text) => Array.from(text, (sign) => (table.get(sign) || sign).toLowerCase()).join("");
}

// The words that are looked for.
const terms = (text) => text.split(/\s+/).filter(Boolean);

// Whether anything is asked for: words, or some of the sentences by what they are.
const asks = (choice) => [choice.q, choice.level, choice.issuer, choice.year, choice.origin].some(Boolean) || Number(choice.bits) > 0;

// Where a term stands in a text, as parts that are alternately not and part of it.
function parted(text, folded, sought) {
  const signs = Array.from(text);
  const marks = new Array(signs.length).fill(false);
  const key = Array.from(folded);
  for (const term of sought) {
    const wanted = Array.from(term);
    for (let at = 0; at + wanted.length <= key.length; at += 1) {
      if (wanted.every((sign, number) => key[at + number] === sign)) marks.fill(true, at, at + wanted.length);
    }
  }
  const parts = [""];
  signs.forEach((sign, number) => {
    if (marks[number] !== (parts.length % 2 === 0)) parts.push("");
    parts[parts.length - 1] += sign;
  });
  return parts;
}

// Whether a sentence is one the reader asked for: [words, level, issuer, date, origin, bits].
function wanted(entry, choice, sought) {
  return (
    sought.every((term) => entry.key.includes(term)) &&
    (!choice.level || choice.level === entry.level) &&
    (!choice.issuer || choice.issuer === entry.issuer) &&
    (!choice.year || entry.date.startsWith(choice.year)) &&
    (!choice.origin || choice.origin === entry.origin) &&
    entry.bits >= Number(choice.bits || 0)
  );
}

function startSearch(page) {
  const form = page.querySelector("form.search");
  const list = page.querySelector(".hits");
  const said = page.querySelector(".said");
  const entries = [];
  let fold = (text) => text;
  let wordings = [];
  let loaded = -1;

  page.defaultView.lineageFound = (data) => {
    if (data.fold) fold = folder(data.fold);
    if (data.wordings) wordings = data.wordings.map(([href, text, count]) => ({ href, text, count, key: fold(text) }));
    for (const [[title, level, issuer, date, ...paths], sentences] of data.held || []) {
      for (const [address, text, origin, bits] of sentences) {
        const [, sheet, anchor] = /^(\d+)(s-.*)$/.exec(address);
        entries.push({ href: `${paths[sheet]}#${anchor}`, text, key: fold(text), title, level, issuer, date, origin: LEVELS[origin], bits });
      }
    }
  };

  function load(number) {
    if (number >= Number(form.dataset.shards)) return;
    const script = page.createElement("script");
    script.src = `search/${number}.js`;
    script.addEventListener("load", () => {
      loaded = number;
      show();
      load(number + 1);
    });
    page.head.append(script);
  }

  function hit(href, text, key, sought, about) {
    const item = page.createElement("li");
    item.className = "hit";
    const link = page.createElement("a");
    link.href = href;
    parted(text, key, sought).forEach((part, number) => {
      if (number % 2 === 0) return link.append(part);
      const bold = page.createElement("b");
      bold.textContent = part;
      return link.append(bold);
    });
    const note = page.createElement("p");
    note.className = "over";
    note.textContent = about;
    item.append(link, note);
    return item;
  }

  function show() {
    const choice = Object.fromEntries(new FormData(form));
    const sought = terms(fold(choice.q || ""));
    list.replaceChildren();
    if (!asks(choice)) {
      said.textContent = "";
      return;
    }
    const english = page.querySelector("#in-en").checked;
    for (const each of wordings.filter((one) => sought.length && sought.every((term) => one.key.includes(term)))) {
      list.append(hit(each.href, each.text, each.key, sought, english ? `wording · ×${each.count}` : `提法 · ${each.count} 处`));
    }
    const found = entries.filter((entry) => wanted(entry, choice, sought));
    for (const each of found.slice(0, MOST)) {
      list.append(hit(each.href, each.text, each.key, sought, [each.date, each.issuer, each.title].filter(Boolean).join(" · ")));
    }
    const many = found.length > MOST ? ` · ${said.dataset[english ? "manyEn" : "manyZh"].replace("#", MOST)}` : "";
    const more = loaded + 1 < Number(form.dataset.shards) ? " …" : "";
    said.textContent = said.dataset[english ? "en" : "zh"].replace("#", found.length) + many + more;
  }

  let waiting = 0;
  const soon = () => {
    if (loaded < 0) {
      loaded = -0.5;
      load(0);
    }
    clearTimeout(waiting);
    waiting = setTimeout(show, 120);
  };
  form.addEventListener("input", soon);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = list.querySelector("a");
    if (first) first.focus();
  });
  page.addEventListener("language", show);
  if (asks(Object.fromEntries(new FormData(form)))) soon();
}

if (typeof document !== "undefined") startSearch(document);
if (typeof module !== "undefined") module.exports = { folder, terms, asks, parted, wanted };
