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

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelector(".office-errors")?.focus();
    document.querySelectorAll("[data-office-limit]").forEach(watchAmount);
  });
})();
