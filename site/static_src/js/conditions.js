/**
 * Questions that are asked only with a certain answer to another question on the page. Without JavaScript they stand there
 * with the words that say when they count; the server ignores an answer that was not asked, and keeps it.
 */
export function watchConditions(root) {
  for (const question of root.querySelectorAll("[data-watch]")) watch(question);
}

function watch(question) {
  const name = question.dataset.watch;
  const wanted = new Set(question.dataset.watchValues.split("|"));
  const form = question.closest("form");
  const words = question.querySelector(".bif-question__condition");
  if (!form) return;
  const update = () => {
    const chosen = [...form.elements].filter((control) => control.name === name && control.checked && !control.closest("[hidden]"));
    const isAsked = chosen.some((control) => wanted.has(control.value));
    if (question.hidden !== isAsked) return;
    question.hidden = !isAsked;
    // What hangs on this question looks again.
    question.dispatchEvent(new Event("change", { bubbles: true }));
  };
  if (words) words.hidden = true;
  form.addEventListener("change", update);
  update();
}
