import assert from "node:assert/strict";
import { test } from "node:test";

import { countCharacters } from "./counter.js";

test("a line break is one character, however it is written", () => {
  assert.equal(countCharacters("a\nb"), 3);
  assert.equal(countCharacters("a\r\nb"), 3);
});

test("an emoji is one character, and space at the ends is none", () => {
  assert.equal(countCharacters(" 🌱 \n"), 1);
});
