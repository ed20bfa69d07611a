/* The office works without this. It only tells sooner what the server tells anyway. */
(() => {
  "use strict";

  // 1.250,50 as people type it; NaN for anything that is no amount yet.
  const amountOf = (text) => {
    const plain = text.replace(/[€\s\u00a0]/g, "");
    if (!/^\d{1,3}(\.\d{3})*(,\d{1,2})?$|^\d+([.,]\d{1,2})?$/.test(plain)) return Number.NaN;
    const dutch = plain.includes(",") || /^\d{1,3}(\.\d{3})+$/.test(plain);
    return Number(dutch ? plain.replaceAll(".", "").replace(",", ".") : plain);
  };

  const watchAmount = (limits) => {
    const input = document.querySelector("[data-office-euro]");
    const most = Number(limits.dataset.officeLimit);
    if (!input || Number.isNaN(most)) return;
    const note = document.createElement("p");
    note.className = "office-limit-note";
    note.setAttribute("role", "status");
    limits.append(note);
    const tell = () => {
      const amount = amountOf(input.value);
      note.textContent = amount > most ? limits.dataset.officeTooMuch : "";
    };
    input.addEventListener("input", tell);
    tell();
  };

  // A chosen text goes into its field at once, behind what was typed, instead of by a round trip.
  const offerTexts = (chooser) => {
    const select = chooser.querySelector("select");
    const said = document.createElement("p");
    said.className = "office-blocks__said";
    said.setAttribute("role", "status");
    chooser.append(said);
    const fieldFor = () => {
      const lines = chooser.dataset.officeLines;
      if (!lines) return document.getElementById(chooser.dataset.officeBlocks);
      return [...document.querySelectorAll(lines)].find((line) => !line.value.trim());
    };
    chooser.querySelector("button").addEventListener("click", (event) => {
      const { officeText: text, officeSubject: subject, officeLanguage: language } = select.selectedOptions[0]?.dataset ?? {};
      const field = fieldFor();
      if (!text || !field) return; // the server says what is wrong
      event.preventDefault();
      const before = field.value.trimEnd();
      field.value = before ? `${before}\n\n${text}` : text;
      const line = document.getElementById("id_subject");
      if (subject && line && !line.value.trim()) line.value = subject;
      const spoken = document.getElementById("id_language");
      if (spoken && language && !before) spoken.value = language;
      const mark = chooser.closest("details")?.querySelector("input[type=checkbox]");
      if (mark) mark.checked = true;
      select.value = "";
      for (const changed of [field, line]) changed?.dispatchEvent(new Event("input", { bubbles: true }));
      said.textContent = chooser.dataset.officeDone;
      field.focus();
    });
  };

  const pickAll = (box) => {
    const boxes = [...document.querySelectorAll(`input[type=checkbox][form="${box.dataset.officePickAll}"]`)];
    const count = document.querySelector("[data-office-picked]");
    const tell = () => {
      const picked = boxes.filter((each) => each.checked).length;
      box.checked = picked > 0 && picked === boxes.length;
      box.indeterminate = picked > 0 && picked < boxes.length;
      if (count) count.textContent = picked ? count.dataset.officePicked.replace("%", picked) : "";
    };
    box.addEventListener("change", () => {
      for (const each of boxes) each.checked = box.checked;
      tell();
    });
    for (const each of boxes) each.addEventListener("change", tell);
    box.hidden = false;
    tell();
  };

  // How far a long export is; the download itself needs none of this.
  const watchExport = (page) => {
    const line = page.querySelector(".office-export");
    const [bar, words] = [line.querySelector("progress"), line.querySelector("[role=status]")];
    const total = Number(page.dataset.officeExportTotal);
    line.hidden = false;
    const ask = async () => {
      let done = 0;
      try {
        done = (await (await fetch(page.dataset.officeExport)).json()).done;
      } catch {
        return;
      }
      bar.value = done;
      words.textContent =
        done >= total
          ? words.dataset.officeExportReady
          : words.dataset.officeExportWords
              .replace("{done}", done.toLocaleString(document.documentElement.lang))
              .replace("{total}", total.toLocaleString(document.documentElement.lang));
      if (done < total) window.setTimeout(ask, 1000);
    };
    window.setTimeout(ask, 1500);
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-office-export]").forEach(watchExport);
    document.querySelector(".office-errors, [data-office-focus]")?.focus();
    document.querySelectorAll("[data-office-limit]").forEach(watchAmount);
    document.querySelectorAll("[data-office-blocks]").forEach(offerTexts);
    document.querySelectorAll("[data-office-pick-all]").forEach(pickAll);
    document.querySelectorAll("[data-office-print]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => window.print());
    });
  });
})();
