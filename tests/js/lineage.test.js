"use strict";

const assert = require("node:assert");
const { test } = require("node:test");
const { step, meant, query, compare, citations, nextSheet } = require("../../templates/assets/lineage.js");

test("the first key leads to the first or the last item", () => {
  assert.equal(step(-1, 5, 1), 0);
  assert.equal(step(-1, 5, -1), 4);
});

test("a step goes on by one and stops at both ends", () => {
  assert.equal(step(2, 5, 1), 3);
  assert.equal(step(4, 5, 1), 4);
  assert.equal(step(0, 5, -1), 0);
});

test("where there is nothing there is nowhere to go", () => {
  assert.equal(step(-1, 0, 1), -1);
});

test("what was changed in a form becomes a query", () => {
  assert.equal(query({ critical: true, verbatim: false, bits: "60" }), "critical=1&verbatim=0&bits=60");
  assert.equal(query({}), "");
});

test("figures sort by size, words as words, and what is empty comes last", () => {
  assert.ok(compare("9", "1,200") < 0);
  assert.ok(compare("9%", "77%") < 0);
  assert.ok(compare("2020-12-02", "2021-01-01") < 0);
  assert.ok(compare("", "2020") > 0);
  assert.equal(compare("", ""), 0);
});

const told = {
  words: "加快构建新格局", title: "甲_乙{丙}", issuer: "省委", date: "2029-03-01", kind: "report",
  file: "a.txt", id: "hb-2029", sentence: "3", lines: "7–8", link: "file:///site/x.html#s-1",
};

test("a citation names source, date, place and link in every form", () => {
  const forms = citations(told);
  for (const form of Object.values(forms)) {
    for (const part of ["省委", "2029", "第 3 句", "a.txt:7–8", "x.html"]) assert.ok(form.includes(part), form + part);
  }
  assert.equal(forms.gbt, "省委. 甲_乙{丙}[R/OL]. (2029-03-01). 第 3 句，a.txt:7–8. file:///site/x.html#s-1.");
  assert.match(forms.bibtex, /^@misc\{hb-2029-3,\n/);
  assert.match(forms.bibtex, /title = \{\{甲\\_乙丙\}\}/);
  assert.match(forms.bibtex, /month = \{3\}/);
});

test("a citation leaves out what is not known", () => {
  const forms = citations({ ...told, issuer: "", date: "" });
  assert.ok(!forms.bibtex.includes("author"));
  assert.ok(!forms.bibtex.includes("year"));
  assert.ok(forms.gbt.startsWith("甲_乙{丙}[R/OL]. 第 3 句"));
});

test("keys belong to the page unless one types or holds a modifier", () => {
  assert.equal(meant({ target: { tagName: "BODY" } }), true);
  assert.equal(meant({ target: { tagName: "INPUT", type: "checkbox" } }), true);
  assert.equal(meant({ target: { tagName: "INPUT", type: "text" } }), false);
  assert.equal(meant({ target: { tagName: "TEXTAREA" } }), false);
  assert.equal(meant({ target: { tagName: "BODY" }, ctrlKey: true }), false);
});

test("a place is looked for on every sheet once", () => {
  assert.equal(nextSheet("/d/a.html", 3, ["/d/a.html"]), "/d/a.2.html");
  assert.equal(nextSheet("/d/a.2.html", 3, ["/d/a.html", "/d/a.2.html"]), "/d/a.3.html");
  assert.equal(nextSheet("/d/a.3.html", 3, ["/d/a.3.html"]), "/d/a.html");
  assert.equal(nextSheet("/d/a.3.html", 3, ["/d/a.html", "/d/a.2.html", "/d/a.3.html"]), null);
});
