/** Live sums of rows, and the help at the amount that is asked for. The server decides; this only shows it early. */
import { formatEuro, readEuro } from "./euro.js";

export function watchMoneyHelp(root) {
  for (const group of root.querySelectorAll("[data-rows]")) watchTotal(group);
  for (const help of root.querySelectorAll("[data-money-help]")) watchHelp(help);
}

function sum(group) {
  const amounts = [...group.querySelectorAll("[data-row]:not([hidden]) [data-amount]")].map((input) => readEuro(input.value));
  return amounts.reduce((total, amount) => total + (amount ?? 0), 0);
}

function watchTotal(group) {
  const line = group.querySelector("[data-rows-total]");
  const spot = line?.querySelector("[data-rows-sum]");
  if (!spot) return;
  const update = () => {
    line.hidden = false;
    spot.textContent = formatEuro(sum(group));
  };
  group.addEventListener("input", update);
  group.addEventListener("bif:rows-changed", update);
  update();
}

function watchHelp(help) {
  const { requested, costs, maximum, percentage } = help.dataset;
  const input = document.getElementById(requested);
  const group = document.querySelector(`[data-rows="${CSS.escape(costs ?? "")}"]`);
  const line = help.querySelector("[data-money-live]");
  if (!input || !group || !line) return;
  // The line changes with every key, so that nothing moves away under a finger on its way to the next answer; it is said
  // aloud only when somebody leaves the amount.
  const spoken = document.createElement("span");
  spoken.className = "bif-visually-hidden";
  spoken.setAttribute("role", "status");
  line.removeAttribute("role");
  line.after(spoken);
  const update = () => {
    const total = sum(group);
    const limit = Math.min(Number(maximum), Math.floor(total * Number(percentage)) / 100);
    const asked = readEuro(input.value);
    const state = asked === null ? "room" : asked > limit ? "over" : "good";
    line.dataset.state = total > 0 ? state : "";
    line.textContent = total > 0 ? fill(help.dataset[state], { total, limit, requested: asked ?? 0 }) : "";
  };
  const say = () => (spoken.textContent = line.textContent);
  input.addEventListener("input", update);
  input.addEventListener("change", say);
  group.addEventListener("input", update);
  group.addEventListener("bif:rows-changed", update);
  update();
}

function fill(sentence, amounts) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => formatEuro(amounts[name]));
}
