/** "Je kunt nog 120 tekens typen." below a long text. Said aloud only when somebody stops typing. */
const PAUSE = 800;

/** As the server counts: a line break is one character, an emoji is one per code point, space at the ends is none. */
export function countCharacters(text) {
  return [...text.replace(/\r\n?/g, "\n").trim()].length;
}

export function watchCounters(root) {
  for (const control of root.querySelectorAll("[data-counter]")) {
    const line = document.getElementById(control.dataset.counter);
    if (line) watch(control, line);
  }
}

function watch(control, line) {
  const spoken = document.createElement("span");
  spoken.className = "bif-visually-hidden";
  spoken.setAttribute("role", "status");
  line.after(spoken);
  let timer;
  const update = () => {
    const left = Number(line.dataset.counterMax) - countCharacters(control.value);
    const text = left >= 0 ? line.dataset.counterLeft : line.dataset.counterOver;
    line.textContent = text.replace("{n}", Math.abs(left).toLocaleString("nl-NL"));
    line.toggleAttribute("data-over", left < 0);
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (document.activeElement === control) spoken.textContent = line.textContent;
    }, PAUSE);
  };
  // The browser would cut a pasted text off without a word; the server says what is too long.
  control.removeAttribute("maxlength");
  control.addEventListener("input", update);
  update();
}
