// The sheet for paper: its button prints it. Paper is light, so the theme is left alone.
document.querySelector("[data-print]")?.addEventListener("click", () => print());
