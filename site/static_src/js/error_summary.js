/** Brings the reader to the summary of errors, and from a link in it to the question, label in view. */
export function focusErrorSummary() {
  const summary = document.querySelector("[data-error-summary]");
  if (!summary) return;
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const control = link && document.getElementById(link.hash.slice(1));
    if (!control) return;
    event.preventDefault();
    const question = control.closest(".bif-field") ?? control;
    question.scrollIntoView({ block: "start" });
    control.focus({ preventScroll: true });
  });
}
