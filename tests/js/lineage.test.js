"use strict";

const assert = require("node:assert");
const { test } = require("node:test");
const { step, wanted, meant } = require("../../templates/assets/lineage.js");

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

const all = { relations: ["verbatim", "localised"], boilerplate: true, critical: false };
const row = { relation: "verbatim", critical: false, boilerplate: false };

test("a row is shown when its relation is chosen", () => {
  assert.equal(wanted(row, all), true);
  assert.equal(wanted({ ...row, relation: "reworded" }, all), false);
});

test("only changes of sense are shown when nothing else is asked for", () => {
  assert.equal(wanted(row, { ...all, critical: true }), false);
  assert.equal(wanted({ ...row, critical: true }, { ...all, critical: true }), true);
});

test("boilerplate is hidden whatever its relation", () => {
  assert.equal(wanted({ ...row, boilerplate: true }, { ...all, relations: [] }), true);
  assert.equal(wanted({ ...row, boilerplate: true }, { ...all, boilerplate: false }), false);
  assert.equal(wanted({ ...row, boilerplate: true, critical: true }, { ...all, critical: true }), false);
});

test("keys belong to the page unless one types or holds a modifier", () => {
  assert.equal(meant({ target: { tagName: "BODY" } }), true);
  assert.equal(meant({ target: { tagName: "INPUT", type: "checkbox" } }), true);
  assert.equal(meant({ target: { tagName: "INPUT", type: "text" } }), false);
  assert.equal(meant({ target: { tagName: "TEXTAREA" } }), false);
  assert.equal(meant({ target: { tagName: "BODY" }, ctrlKey: true }), false);
});
