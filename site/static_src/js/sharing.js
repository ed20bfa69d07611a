/** Share, copy and print: a button is shown only where the browser can do what it says. */
export function watchSharing(root) {
  if (navigator.share) {
    each(root, "[data-share]", (button) => navigator.share({ url: button.dataset.share, title: button.dataset.shareTitle }).catch(() => {}));
  }
  if (navigator.clipboard) each(root, "[data-copy]", copy);
  each(root, "[data-print]", () => window.print());
}

function each(root, selector, act) {
  for (const button of root.querySelectorAll(selector)) {
    button.closest("li")?.removeAttribute("hidden");
    button.hidden = false;
    button.addEventListener("click", () => act(button));
  }
}

async function copy(button) {
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    return; // Refused by the browser: the words of the button stay as they are, so nobody thinks it worked.
  }
  const label = button.querySelector(".nl-button__label") ?? button;
  const before = label.textContent;
  label.textContent = button.dataset.copyDone;
  setTimeout(() => (label.textContent = before), 3000);
}
