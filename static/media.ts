// A graphic picture is a link that says what it shows; the picture takes its place, and is asked for, on a click alone.

export function startMedia(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a.media-graphic[data-picture]") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const picture = document.createElement("img");
    picture.alt = link.dataset.picture ?? "";
    picture.src = link.href;
    picture.tabIndex = -1;
    link.replaceWith(picture);
    picture.focus({ preventScroll: true });
  });
}
