// The switch between the system's theme, light and dark; the cookie lets the server draw it right at once.
const next = { auto: "light", light: "dark", dark: "auto" };
const YEAR = 365 * 24 * 3600;

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-theme-switch]")) return;
  const root = document.documentElement;
  const theme = next[root.dataset.theme ?? "auto"];
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
  const age = theme === "auto" ? 0 : YEAR;
  document.cookie = `theme=${theme}; path=/; max-age=${age}; samesite=lax`;
});
