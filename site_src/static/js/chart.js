/* The value of a point of a chart, where it is pointed at, tapped, or reached by the arrow keys. A first tap shows it, a
   second one follows the link. Without this script the points are links, and every value is in the table of the page. */
for (const chart of document.querySelectorAll(".chart")) {
  const points = [...chart.querySelectorAll("svg")].map((svg) => [...svg.querySelectorAll("a")]);
  if (!points.some((links) => links.length > 1)) continue;
  const value = Object.assign(document.createElement("p"), { className: "chart-value" });
  value.setAttribute("aria-live", "polite");
  chart.append(value);
  chart.tabIndex = 0;
  chart.setAttribute("role", "group");
  chart.setAttribute("aria-label", document.querySelector("h1").textContent);
  let shown = null;
  const show = (link) => {
    shown?.classList.remove("chart-shown");
    link.classList.add("chart-shown");
    value.textContent = link.querySelector("title").textContent;
    shown = link;
  };
  for (const link of points.flat()) {
    link.addEventListener("pointerenter", () => show(link));
    link.addEventListener("focus", () => show(link));
    let isNew = false;
    link.addEventListener("pointerdown", (event) => (isNew = event.pointerType === "touch" && link.dataset.told !== "yes"));
    link.addEventListener("click", (event) => {
      if (isNew) event.preventDefault();
      points.flat().forEach((other) => (other.dataset.told = other === link ? "yes" : ""));
    });
  }
  const visible = () => points.find((links) => links[0]?.getClientRects().length) || [];
  chart.addEventListener("keydown", (event) => {
    const links = visible();
    const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const steps = { ArrowLeft: forward === "ArrowLeft" ? 1 : -1, ArrowRight: forward === "ArrowRight" ? 1 : -1 };
    if (event.key === "Enter" && event.target === chart && shown) shown.dispatchEvent(new MouseEvent("click"));
    if (!(event.key in steps) || !links.length) return;
    event.preventDefault();
    const at = links.indexOf(shown);
    const next = at < 0 ? (steps[event.key] > 0 ? 0 : links.length - 1) : at + steps[event.key];
    if (links[next]) show(links[next]);
  });
}
