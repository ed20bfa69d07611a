/** Keeps the answers of a step while somebody types. An extra: the buttons of the form save too. Never moves the focus. */
const PAUSE = 2000;

export function watchAutosave(root) {
  for (const form of root.querySelectorAll("form[data-autosave-url]")) watch(form);
}

function watch(form) {
  const line = form.querySelector("[data-autosave-status]") ?? document.querySelector("[data-autosave-status]");
  let timer;
  let busy = false;
  let again = false;
  let stopped = false;

  const say = (text, state) => {
    if (!line) return;
    line.dataset.state = state;
    if (line.textContent !== text) line.textContent = text;
  };

  async function save() {
    if (stopped) return;
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      const reply = await fetch(form.dataset.autosaveUrl, {
        method: "POST",
        body: answers(form),
        headers: { "X-Requested-With": "fetch", Accept: "application/json" },
        credentials: "same-origin",
      });
      await report(reply);
    } catch {
      say(line?.dataset.failed ?? "", "failed");
    } finally {
      busy = false;
      if (again) {
        again = false;
        plan();
      }
    }
  }

  async function report(reply) {
    const told = await reply.json().catch(() => ({}));
    if (reply.status === 409) {
      stopped = true;
      say(told.message ?? line?.dataset.conflict ?? "", "failed");
      return;
    }
    if (!reply.ok) {
      say(told.message ?? line?.dataset.failed ?? "", "failed");
      return;
    }
    const version = form.querySelector("input[name='version']");
    if (version && told.version !== undefined) version.value = told.version;
    const time = told.saved_at ?? new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
    say((line?.dataset.saved ?? "").replace("{time}", time), "saved");
  }

  function plan() {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  }

  form.addEventListener("input", (event) => {
    if (event.target.type !== "file") plan();
  });
  form.addEventListener("bif:rows-changed", plan);
  // Without a line the browser would leave the page for its own error page, and what was typed with it.
  const stay = (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    say(line?.dataset.offline ?? "", "failed");
  };
  form.addEventListener("submit", stay, { capture: true });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    stopped = true;
  });
  window.addEventListener("online", plan);
  // Back from the cache of the browser: the page lives again.
  window.addEventListener("pageshow", () => (stopped = false));
}

/** The answers without files: those are sent by a button of their own. */
function answers(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data.entries()]) if (value instanceof File) data.delete(name);
  return data;
}
