/** A film from another site comes only after a click, in place of its picture. */
export function watchVideos(root) {
  for (const frame of root.querySelectorAll("[data-video]")) {
    frame.querySelector("[data-video-open]")?.addEventListener("click", (event) => {
      event.preventDefault();
      const film = document.createElement("iframe");
      film.className = "bif-video__frame";
      film.src = frame.dataset.video;
      film.title = frame.dataset.videoTitle;
      film.allow = "fullscreen; picture-in-picture";
      film.referrerPolicy = "strict-origin-when-cross-origin";
      frame.replaceWith(film);
      film.focus();
    });
  }
}
