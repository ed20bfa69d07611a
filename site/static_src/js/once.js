/** A second click on "Verstuur" within five seconds does nothing. The server keeps it to one application anyway. */
const QUIET = 5000;

export function watchOnce(root) {
  for (const form of root.querySelectorAll("form[data-once]")) {
    let last = 0;
    form.addEventListener("submit", (event) => {
      const now = Date.now();
      if (now - last < QUIET) event.preventDefault();
      else last = now;
    });
    window.addEventListener("pageshow", () => (last = 0));
  }
}
