// Draws a figure's table as lines, or as bars where data-chart says "bar": the first column names the points, each
// other one is a line. The table stays for whoever cannot see the picture, and is where its figures come from;
// a bar leads where the link in its cell does.
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const COLOURS = ["--soft", "--accent"];

for (const figure of document.querySelectorAll("[data-chart]")) draw(figure);

function draw(figure) {
  const { heads, names, lines, links } = read(figure.querySelector("table"));
  const canvas = figure.querySelector(".chart-canvas");
  const chart = echarts.init(canvas);
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const paint = () => chart.setOption(options(heads, names, lines, colour, figure.dataset.chart === "bar"));
  paint();
  new ResizeObserver(() => chart.resize()).observe(canvas);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  chart.on("click", ({ seriesIndex, dataIndex }) => {
    const link = links[seriesIndex][dataIndex];
    if (link) location.assign(link);
  });
  addSave(figure, chart);
}

function read(table) {
  const texts = (row) => [...row.cells].map((cell) => cell.textContent.trim());
  const [, ...heads] = texts(table.tHead.rows[0]);
  const rows = [...table.tBodies[0].rows].map(texts);
  const lines = heads.map((_, place) => rows.map((row) => (row[place + 1] === "" ? null : Number(row[place + 1]))));
  const links = heads.map((_, place) =>
    [...table.tBodies[0].rows].map((row) => row.cells[place + 1].querySelector("a")?.href),
  );
  return { heads, names: rows.map((row) => row[0]), lines, links };
}

function options(heads, names, lines, colour, isBar) {
  const resolved = COLOURS.map((name) => resolve(colour(name)));
  const soft = resolve(colour("--soft"));
  const rule = resolve(colour("--line"));
  return {
    animation: false,
    color: heads.length > 1 ? resolved : resolved.slice(1),
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: 8, right: 12, top: 36, bottom: 4, containLabel: true },
    legend: { data: heads, top: 0, right: 0, textStyle: { color: soft }, icon: "roundRect", itemHeight: 4 },
    tooltip: { trigger: "axis" },
    xAxis: { type: "category", data: names, axisLabel: { color: soft }, axisLine: { lineStyle: { color: rule } }, axisTick: { show: false } },
    yAxis: { type: "value", axisLabel: { color: soft }, splitLine: { lineStyle: { color: rule } } },
    series: heads.map((name, place) => ({ name, data: lines[place], ...(isBar ? { type: "bar", barMaxWidth: 28 } : line(place)) })),
  };
}

function line(place) {
  return { type: "line", symbolSize: 6, lineStyle: { width: place ? 3 : 2, type: place ? "solid" : "dashed" } };
}

// light-dark() is known to the stylesheet alone: an element says which of the two it is now.
function resolve(value) {
  const probe = document.createElement("span");
  probe.style.color = value;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

function addSave(figure, chart) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn quiet chart-save";
  button.textContent = figure.dataset.save;
  button.addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = chart.getDataURL({ pixelRatio: 2, backgroundColor: resolve("var(--card)") });
    link.download = "progress.png";
    link.click();
  });
  figure.append(button);
}
