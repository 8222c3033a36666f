"use strict";

const assert = require("node:assert");
const { test } = require("node:test");
const { folder, terms, asks, parted, wanted } = require("../../templates/assets/search.js");

const fold = folder(["發展Ａ", "发展a"]);

test("texts are folded sign by sign, so that places stay", () => {
  assert.equal(fold("發展ＡB𠀀"), "发展ab𠀀");
});

test("several words must all occur", () => {
  assert.deepEqual(terms("  发展 格局\u3000新 "), ["发展", "格局", "新"]);
  assert.deepEqual(terms(" "), []);
});

test("a filter alone asks for something, an empty form does not", () => {
  assert.equal(asks({ q: "", level: "", issuer: "", year: "", origin: "", bits: "0" }), false);
  assert.equal(asks({ q: "", level: "", issuer: "", year: "2020", origin: "", bits: "0" }), true);
  assert.equal(asks({ q: "", level: "", issuer: "", year: "", origin: "", bits: "30" }), true);
});

test("what was found is set apart in the text as published", () => {
  assert.deepEqual(parted("新發展格局", "新发展格局", ["发展"]), ["新", "發展", "格局"]);
  assert.deepEqual(parted("發展發展", "发展发展", ["发展"]), ["", "發展發展"]);
  assert.deepEqual(parted("甲乙", "甲乙", ["甲乙", "乙"]), ["", "甲乙"]);
});

const entry = { key: "新发展格局", level: "provincial", issuer: "省委", date: "2029-03-01", origin: "new", bits: 40 };

test("filters all hold at once", () => {
  assert.equal(wanted(entry, { level: "provincial", issuer: "省委", year: "2029", origin: "new", bits: "40" }, ["发展"]), true);
  for (const choice of [{ level: "national" }, { issuer: "市委" }, { year: "2030" }, { origin: "mixed" }, { bits: "41" }]) {
    assert.equal(wanted(entry, choice, ["发展"]), false);
  }
  assert.equal(wanted(entry, {}, ["发展", "无"]), false);
});
