// Keys and filters. Every page reads the same without this script.
"use strict";

// The place `by` steps on from `at` (-1: nowhere yet) in a list of `count`; it stops at both ends.
function step(at, count, by) {
  if (count === 0) return -1;
  if (at < 0) return by > 0 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, at + by));
}

// Whether a row {relation, critical, boilerplate} is one the reader asked for.
function wanted(row, choice) {
  if (row.boilerplate) return choice.boilerplate && !choice.critical;
  return choice.relations.includes(row.relation) && (!choice.critical || row.critical);
}

// Whether a key pressed there is meant for the page: not while typing, not with a modifier.
function meant(event) {
  const tag = event.target && event.target.tagName;
  const typing = tag === "TEXTAREA" || tag === "SELECT" || (tag === "INPUT" && event.target.type !== "checkbox");
  return !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
}

const KEYS = { j: 1, k: -1 };

function stops(page) {
  return [...page.querySelectorAll("article[id], .line[id]")].filter((item) => item.getClientRects().length > 0);
}

// Where the reader is: on the focused item, else the one at the top of the window, else nowhere.
function here(page, items) {
  const focused = page.activeElement && page.activeElement.closest("article[id], .line[id]");
  if (focused) return items.indexOf(focused);
  if (page.defaultView.scrollY < 40) return -1;
  return items.findIndex((item) => item.getBoundingClientRect().bottom > 0) - 1;
}

function move(page, by) {
  const items = stops(page);
  const item = items[step(here(page, items), items.length, by)];
  if (!item) return;
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
  const calm = page.defaultView.matchMedia("(prefers-reduced-motion: reduce)").matches;
  item.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

function choice(form) {
  const box = (name) => form.elements.namedItem(name);
  return {
    relations: [...form.querySelectorAll("[name=relation]:checked")].map((input) => input.value),
    boilerplate: Boolean(box("boilerplate") && box("boilerplate").checked),
    critical: Boolean(box("critical") && box("critical").checked),
  };
}

function filter(page, form) {
  const chosen = choice(form);
  let count = 0;
  for (const row of page.querySelectorAll("article[id]")) {
    const show = wanted(
      {
        relation: row.dataset.relation,
        critical: "critical" in row.dataset,
        boilerplate: row.closest(".boilerplate") !== null,
      },
      chosen
    );
    row.hidden = !show;
    if (show) count += 1;
  }
  for (const run of page.querySelectorAll(".boilerplate")) {
    run.hidden = run.querySelector("article:not([hidden])") === null;
  }
  const said = form.querySelector("output");
  said.textContent = said.dataset.said.replace("#", count);
}

// A place that is asked for by its address is opened, whatever folds it away.
function unfold(page) {
  let found = null;
  try {
    found = page.getElementById(decodeURIComponent(page.location.hash.slice(1)));
  } catch {
    return;
  }
  for (let item = found; item; item = item.parentElement) {
    if (item.tagName === "DETAILS") item.open = true;
  }
  if (found && found.closest("details")) found.scrollIntoView({ block: "center" });
}

function begin(page) {
  page.addEventListener("keydown", (event) => {
    if (!(event.key in KEYS) || !meant(event)) return;
    event.preventDefault();
    move(page, KEYS[event.key]);
  });
  const form = page.querySelector("form.filter");
  if (form) {
    form.hidden = false;
    form.addEventListener("change", () => filter(page, form));
    filter(page, form);
  }
  page.defaultView.addEventListener("hashchange", () => unfold(page));
  unfold(page);
}

if (typeof document !== "undefined") begin(document);
if (typeof module !== "undefined") module.exports = { step, wanted, meant };
