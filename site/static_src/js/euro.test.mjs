import assert from "node:assert/strict";
import { test } from "node:test";
import { formatEuro, readEuro } from "./euro.js";

const WRITTEN = [
  ["1.250,50", 1250.5],
  ["€ 1250", 1250],
  ["1250,-", 1250],
  ["12.50", 12.5],
  ["1.250", 1250],
  ["1.234.567", 1234567],
  [" 3 ", 3],
  ["", null],
  ["abc", null],
  ["-5", null],
  ["1,2,3", null],
  ["12.34.56", null],
];

for (const [text, amount] of WRITTEN) {
  test(`"${text}" is read as ${amount}`, () => assert.equal(readEuro(text), amount));
}

test("an amount is written with dots for thousands and cents only when there are any", () => {
  assert.equal(formatEuro(1250), "€\u00a01.250");
  assert.equal(formatEuro(1250.5), "€\u00a01.250,50");
});
