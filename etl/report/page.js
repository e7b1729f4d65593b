"use strict";
(() => {
  const charts = [...document.querySelectorAll("[data-chart]")];
  const colours = () => {
    const style = getComputedStyle(document.documentElement);
    const [ink, line] = ["--ink", "--line"].map((name) => style.getPropertyValue(name).trim());
    const axis = { color: ink, gridcolor: line, linecolor: line };
    const axes = ["xaxis", "yaxis"].flatMap((name) => Object.entries(axis).map(([key, value]) => [`${name}.${key}`, value]));
    return { "font.color": ink, ...Object.fromEntries(axes) };
  };
  const draw = async (place) => {
    const { data, layout } = JSON.parse(place.querySelector("script").textContent);
    await Plotly.newPlot(place, data, layout, { displaylogo: false, responsive: true, displayModeBar: false });
    await Plotly.relayout(place, colours());
    place.dataset.drawn = "yes";
  };
  const recolour = () => charts.filter((place) => place.dataset.drawn).forEach((place) => Plotly.relayout(place, colours()));
  for (const query of ["(prefers-color-scheme: dark)", "print"]) {
    matchMedia(query).addEventListener("change", recolour);
  }
  charts.forEach(draw);
})();
