/* The plain-language report in Wagtail's Checks panel: fetched when the panel opens, and again on request.
 * Without this script the panel holds a link to the same report. */
export function watchLanguageReport(root) {
  const place = root.querySelector("[data-language-report]");
  if (!place) return;
  const again = root.querySelector("[data-language-refresh]");
  const show = async () => {
    const answer = await fetch(place.dataset.languageReport, { headers: { "X-Requested-With": "fetch" } }).catch(() => null);
    if (!answer?.ok) return;
    place.innerHTML = await answer.text();
    again.hidden = false;
  };
  again.addEventListener("click", show);
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    show();
  });
  seen.observe(place);
}
