"use strict";
(() => {
  const charts = [...document.querySelectorAll("[data-chart]")];
  const colours = () => {
    const style = getComputedStyle(document.documentElement);
    const [ink, line] = ["--ink", "--line"].map((name) => style.getPropertyValue(name).trim());
    return { ink, line };
  };
  const coloured = (layout) => {
    const { ink, line } = colours();
    const axis = { color: ink, gridcolor: line, linecolor: line };
    for (const name of ["xaxis", "yaxis"]) layout[name] = { ...layout[name], ...axis };
    return { ...layout, font: { color: ink }, hoverlabel: { font: { color: ink } } };
  };
  const draw = (place) => {
    watcher.unobserve(place);
    const { data, layout } = JSON.parse(place.parentElement.querySelector("script").textContent);
    Plotly.react(place, data, coloured(layout), { displayModeBar: false, displaylogo: false, responsive: true });
    place.dataset.drawn = "yes";
  };
  // Those that are near what is looked at; all, when the page is printed.
  const near = (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => draw(entry.target));
  const watcher = new IntersectionObserver(near, { rootMargin: "600px" });
  charts.forEach((place) => watcher.observe(place));
  const again = () => charts.filter((place) => place.dataset.drawn).forEach(draw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  addEventListener("beforeprint", () => charts.forEach(draw));
  addEventListener("afterprint", again);
})();
