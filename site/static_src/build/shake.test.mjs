import assert from "node:assert/strict";
import { test } from "node:test";
import { shake } from "./shake.mjs";

const used = (...names) => (name) => names.includes(name);
const tidy = (css) => css.replace(/\s+/g, "");

test("a rule for a class of the design system that nobody names is left out", () => {
  assert.equal(tidy(shake(".nl-a{color:red}.nl-b{color:blue}", used("nl-a"))), ".nl-a{color:red}");
});

test("of a list of selectors only those in use stay", () => {
  assert.equal(tidy(shake(".nl-a:hover,.nl-b{color:red}", used("nl-a"))), ".nl-a:hover{color:red}");
});

test("our own classes stay", () => {
  assert.equal(tidy(shake(".bif-a{color:red}", used())), ".bif-a{color:red}");
});

test("a token stays when a rule reads it, also through another token or as a fallback", () => {
  const css = ":root{--a:var(--b);--b:red;--c:blue;--d:1px}.bif-x{color:var(--a);inset:var(--none, var(--d))}";
  assert.equal(tidy(shake(css, used())), ":root{--a:var(--b);--b:red;--d:1px}.bif-x{color:var(--a);inset:var(--none,var(--d))}");
});

test("a token that only an unused rule reads goes with it, and empty blocks too", () => {
  const css = "@media print{.nl-b{color:var(--a)}}:root{--a:red}";
  assert.equal(tidy(shake(css, used())), "");
});

test("the steps of an animation are no selectors", () => {
  const css = "@keyframes x{from{opacity:0}}";
  assert.equal(tidy(shake(css, used())), tidy(css));
});
