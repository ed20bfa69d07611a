/** The menu on a phone opens without this; Escape and a click beside it close it. */
export function watchMenu(root) {
  const menu = root.querySelector("[data-menu]");
  if (!menu) return;
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  root.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });
}
