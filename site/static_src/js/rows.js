/** Repeatable rows (a Django formset): add and remove without a page load. */
export function watchRows(root) {
  for (const group of root.querySelectorAll("[data-rows]")) watch(group);
}

function watch(group) {
  const list = group.querySelector("[data-rows-list]");
  const template = group.querySelector("[data-rows-template]");
  const add = group.querySelector("[data-rows-add]");
  const prefix = group.dataset.rows;
  const total = group.querySelector(`[name="${prefix}-TOTAL_FORMS"]`);
  if (!list || !template || !add || !total) return;

  const rows = () => [...list.querySelectorAll(":scope > [data-row]:not([hidden])")];
  const max = Number(group.dataset.rowsMax) || 1000;

  const changed = () => {
    rows().forEach((row, index) => row.querySelectorAll("[data-row-number]").forEach((spot) => (spot.textContent = index + 1)));
    add.hidden = rows().length >= max;
    group.dispatchEvent(new CustomEvent("bif:rows-changed", { bubbles: true }));
  };

  add.addEventListener("click", (event) => {
    event.preventDefault();
    const row = template.content.firstElementChild.cloneNode(true);
    rename(row, total.value);
    list.append(row);
    total.value = Number(total.value) + 1;
    equip(row);
    changed();
    row.querySelector("input:not([type='hidden']), textarea, select")?.focus();
  });

  function equip(row) {
    const remove = row.querySelector("[data-row-remove]");
    const box = row.querySelector("[data-row-delete] input");
    if (!remove || !box) return;
    remove.hidden = false;
    row.querySelector("[data-row-delete]").hidden = true;
    if (box.checked) row.hidden = true;
    remove.addEventListener("click", () => {
      // Django's formset drops a row that is marked; the numbers of the others stay as they are.
      box.checked = true;
      row.hidden = true;
      changed();
      (rows().at(-1)?.querySelector("[data-row-remove]") ?? add).focus();
    });
  }

  rows().forEach(equip);
  changed();
}

function rename(row, number) {
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const { name, value } of [...element.attributes]) {
      if (value.includes("__prefix__")) element.setAttribute(name, value.replaceAll("__prefix__", number));
    }
  }
}
