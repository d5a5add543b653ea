/* Several series in one picture, above the list of series. What is chosen stands in the address, behind #, and so is sent
   nowhere: series=ID,ID&scale=log&from=2019-03-01&until=2019-12-31. The points of a series are loaded when it is chosen, as
   a script of this site. Without this script the list, and the chart and the table of each series, are as they are. */
(function () {
  "use strict";

  const MOST = 6;
  const PICK = "compare-";
  const panel = document.getElementById("compare");
  if (!panel) return;
  const part = (selector) => panel.querySelector(selector);
  const words = JSON.parse(panel.dataset.words);
  const letters = JSON.parse(panel.dataset.letters);
  const meanings = JSON.parse(panel.dataset.marks);
  const form = part("form");
  const box = part(".chart");
  const status = part("[role=status]");
  const rtl = document.documentElement.dir === "rtl";
  const rows = new Map([...document.querySelectorAll("tr[data-series]")].map((row) => [row.dataset.series, row]));
  const loaded = new Map();
  const waiting = new Map();
  const value = Object.assign(document.createElement("p"), { className: "chart-value" });
  let chosen = [];
  let shown = [];
  let isSeen = true;

  const fill = (message, values) => message.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const shortest = 3 + Number(panel.dataset.least);
  const grouped = (n) => (n < 10 ** (shortest - 1) ? String(n) : String(n).replace(/\B(?=(\d{3})+$)/g, panel.dataset.group));

  function element(name, attributes, ...content) {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(([key, text]) => made.setAttribute(key, text));
    made.append(...content);
    return made;
  }

  function drawn(name, attributes, ...content) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([key, text]) => made.setAttribute(key, text));
    made.append(...content);
    return made;
  }

  // The points of a series

  const COLUMNS = ["published", "precision", "order", "number", "low", "high", "qualifier", "key"];

  window.hasilaSeries = (told) => waiting.get(told.id)?.(courseOf(told));

  /* A series as its file tells it, with the texts of this page's language. */
  function courseOf({ id, points, texts }) {
    const { labels, days, ...named } = texts[document.documentElement.lang];
    return { id, ...named, points: points.map((cells, n) => ({ ...pointOf(cells), label: labels[n], when: days[n] })) };
  }

  function pointOf(cells) {
    const row = Object.fromEntries(COLUMNS.map((column, n) => [column, cells[n]]));
    const [mark, anew, conflict] = cells.slice(COLUMNS.length);
    const [report, figure] = row.key.split("#");
    return { row, mark, anew: anew === 1, conflict: conflict === 1, href: `../reports/${report}.html#figure-${figure}` };
  }

  function load(id) {
    if (!loaded.has(id)) {
      const asked = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        waiting.set(id, resolve);
        script.src = new URL(`../../static/series/${encodeURIComponent(id)}.js`, location.href.split("#")[0]).href;
        script.onload = script.onerror = () => (script.remove(), reject(new Error(id))); // no effect where it has called
        document.head.append(script);
      });
      asked.catch(() => loaded.delete(id));
      loaded.set(id, asked);
    }
    return loaded.get(id);
  }

  // The address

  const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/;

  /* The first or the last day that a year, a month or a day of the address means; "" for none, null for anything else. */
  function dayOf(text, last) {
    if (!text) return "";
    if (!DAY.test(text)) return null;
    const [year, month, day] = text.split("-").map(Number);
    const date = last && !day ? new Date(Date.UTC(year, month || 12, 0)) : new Date(Date.UTC(year, (month || 1) - 1, day || 1));
    const iso = date.toISOString().slice(0, 10);
    return iso.startsWith(text) ? iso : null;
  }

  function read() {
    const asked = new URLSearchParams(location.hash.slice(1));
    if (!asked.has("series")) return false;
    const faults = [];
    const ids = [...new Set(asked.get("series").split(",").filter(Boolean))];
    const unknown = ids.filter((id) => !rows.has(id));
    if (unknown.length) faults.push(fill(words.unknown, { series: unknown.join(", ") }));
    const known = ids.filter((id) => rows.has(id));
    if (known.length > MOST) faults.push(fill(words.most, { n: MOST }));
    const understood = (name, text, is) => {
      if (!is) faults.push(fill(words.unread, { part: `${name}=${text}` }));
      return is;
    };
    const scale = asked.get("scale") || "linear";
    form.scale.value = understood("scale", scale, ["linear", "log"].includes(scale)) ? scale : "linear";
    for (const name of ["from", "until"]) {
      const text = asked.get(name) || "";
      const day = dayOf(text, name === "until");
      form[name].value = understood(name, text, day !== null) ? day : "";
    }
    chosen = known.slice(0, MOST);
    say(faults.join(" "));
    return true;
  }

  function write() {
    const told = [`series=${chosen.map(encodeURIComponent).join(",")}`];
    if (form.scale.value === "log") told.push("scale=log");
    for (const name of ["from", "until"]) if (form[name].value) told.push(`${name}=${form[name].value}`);
    history.replaceState(null, "", chosen.length ? `#${told.join("&")}` : "#compare");
    for (const link of document.querySelectorAll(".languages a")) link.hash = location.hash;
  }

  const say = (text) => (status.textContent = text);

  // The choice

  function tick() {
    for (const [id, row] of rows) row.querySelector("input").checked = chosen.includes(id);
    jump.hidden = isSeen || chosen.length < 2;
    jump.textContent = fill(words.chosen, { n: chosen.length });
  }

  function pick(id, wanted) {
    say("");
    if (wanted && chosen.length === MOST) say(fill(words.most, { n: MOST }));
    else chosen = wanted ? [...chosen, id] : chosen.filter((one) => one !== id);
    write();
    update();
  }

  const jump = element("a", { href: "#compare", class: "compare-jump" });
  jump.addEventListener("click", (event) => {
    event.preventDefault();
    panel.scrollIntoView();
    box.focus({ preventScroll: true });
  });

  for (const [id, row] of rows) {
    const link = row.querySelector("th a");
    const tickbox = element("input", { type: "checkbox", "aria-label": fill(words.pick, { series: row.querySelector("th").innerText }) });
    tickbox.addEventListener("change", () => pick(id, tickbox.checked));
    link.before(element("label", { class: "compare-pick" }, tickbox), " ");
  }

  // What is shown

  /* A report of which only the month is known belongs to every period that has a day of that month in it. */
  function isWithin({ published, precision }) {
    const [day, from, until] = [published, form.from.value, form.until.value].map((one) => (precision === "month" ? one.slice(0, 7) : one));
    return (!from || day >= from) && (!until || day <= until);
  }

  /* The points of a course in the days chosen, each with its moment in days; those of one day follow each other within it. */
  function timed(course) {
    const within = course.points.filter(({ row }) => isWithin(row));
    const days = new Map();
    within.forEach(({ row }) => days.set(row.published, (days.get(row.published) || 0) + 1));
    const before = new Map();
    return within.map((point) => {
      const day = point.row.published;
      const place = before.get(day) || 0;
      before.set(day, place + 1);
      return { ...point, at: Date.parse(day) / 864e5 + place / days.get(day) };
    });
  }

  function update() {
    tick();
    part(".compare-body").hidden = !chosen.length;
    const asked = [...chosen];
    Promise.all(asked.map(load)).then(
      (courses) => {
        if (asked.join() !== chosen.join()) return;
        shown = courses.map((course, n) => ({ course, letter: letters[n], style: `${PICK}${n + 1}`, points: timed(course) }));
        key();
        table();
        draw();
      },
      () => say(words.failed),
    );
  }

  function key() {
    const entries = shown.map(({ course, letter, style, points }) => {
      const last = points.at(-1);
      const out = element("button", { type: "button", "aria-label": fill(words.out, { series: `${letter}, ${course.name}` }) }, "×");
      out.addEventListener("click", () => pick(course.id, false));
      const stated = last ? fill(words.latest, { stated: last.label, when: last.when }) : words.none;
      const line = drawn("svg", { viewBox: "0 0 28 10", class: "compare-line", "aria-hidden": "true" }, drawn("path", { class: "chart-line", d: "M0 5H28" }));
      return element(
        "li",
        { class: style },
        element("b", {}, letter),
        " ",
        line,
        " ",
        element("a", { href: `${course.id}.html` }, course.name),
        " ",
        out,
        element("span", { class: "beside" }, `${course.publisher} · ${course.since}`),
        element("span", { class: "beside" }, stated),
      );
    });
    part(".compare-key").replaceChildren(...entries);
  }

  const inTime = () =>
    shown.flatMap(({ points, letter, course }, n) => points.map((point) => ({ ...point, letter, n, course }))).sort((one, other) => one.at - other.at || one.n - other.n);

  function table() {
    const lines = inTime().map((point) =>
      element(
        "tr",
        {},
        element("th", { scope: "row" }, element("a", { href: point.href }, point.when)),
        element("td", {}, `${point.letter} · ${point.course.name}`, element("span", { class: "beside" }, point.course.publisher)),
        element("td", { class: "count stated" }, point.label),
      ),
    );
    part("tbody").replaceChildren(...lines);
  }

  function csv() {
    const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const line = (cells) => cells.map((text) => cell(String(text ?? ""))).join(",") + "\r\n";
    const told = ["series", ...COLUMNS, "as_published", "counted", "since", "publisher"];
    const lines = shown.flatMap(({ course, points }) =>
      points.map(({ row, label }) => line([course.id, ...COLUMNS.map((name) => row[name]), label, course.name, course.since, course.publisher])),
    );
    return line(told) + lines.join("");
  }

  function save() {
    const file = URL.createObjectURL(new Blob([csv()], { type: "text/csv;charset=utf-8" }));
    element("a", { href: file, download: "series-compared.csv" }).click();
    setTimeout(() => URL.revokeObjectURL(file), 1000);
  }

  // The picture

  const stated = ({ row }) => [row.number, row.low, row.high].filter((n) => n !== null && n !== undefined);

  /* The heights of the axis, and the function from a count to its y. */
  function scaleOf(points, base, top, isLog) {
    const counts = points.flatMap(stated);
    const most = Math.max(1, ...counts);
    if (!isLog) {
      const power = 10 ** Math.floor(Math.log10(most));
      const step = Math.max(1, [0.1, 0.2, 0.5, 1, 2].map((n) => n * power).find((size) => most / size <= 6));
      const ticks = Array.from({ length: Math.floor(most / step) + 1 }, (_, n) => n * step);
      return { ticks, y: (n) => base - ((base - top) * n) / most };
    }
    const least = Math.min(most, ...points.filter(({ row }) => row.number).map(({ row }) => row.number));
    let low = Math.floor(Math.log10(least));
    if (Math.log10(most) - low < 0.5) low -= 1;
    low = Math.max(0, low);
    const length = Math.max(Math.log10(most) - low, 1);
    const ticks = [];
    for (let power = low; power <= Math.log10(most); power += 1) {
      const steps = length > 2 ? [1] : [1, 2, 5];
      ticks.push(...steps.map((n) => n * 10 ** power).filter((n) => n <= most));
    }
    return { ticks, y: (n) => base - (base - top) * Math.max(0, (Math.log10(Math.max(n, 10 ** low)) - low) / length) };
  }

  function outline(mark, x, y, r) {
    const disc = `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
    const shapes = {
      open: `M${x} ${y - 1.4 * r}l${1.2 * r} ${2.2 * r}h${-2.4 * r}z`,
      rounded: `M${x} ${y - 1.25 * r}l${1.25 * r} ${1.25 * r}l${-1.25 * r} ${1.25 * r}l${-1.25 * r} ${-1.25 * r}z`,
      unstated: `M${x - r} ${y}h${2 * r}`,
      conflict: `M${x - 1.9 * r} ${y - 1.9 * r}h${3.8 * r}v${3.8 * r}h${-3.8 * r}z`,
    };
    return shapes[mark] || disc;
  }

  const round = (n) => Math.round(n * 10) / 10;

  function draw() {
    value.textContent = "";
    const points = shown.flatMap((line) => line.points);
    const isLog = form.scale.value === "log";
    box.replaceChildren();
    if (!points.length) {
      if (shown.length) box.append(element("p", {}, words.none));
      return;
    }
    const width = Math.max(280, Math.min(box.clientWidth, 960));
    const height = width < 480 ? 300 : 380;
    const size = 13;
    const base = height - 2.4 * size;
    const top = 1.6 * size;
    const { ticks, y } = scaleOf(points, base, top, isLog);
    const near = Math.max(...ticks.map((n) => grouped(n).length)) * size * 0.62 + 10;
    const far = width - 2 * size;
    const days = points.map((point) => point.at);
    const [first, last] = [Math.min(...days), Math.max(...days)];
    const along = (x) => round(rtl ? width - x : x);
    const x = (at) => along(last === first ? (near + far) / 2 : near + ((at - first) / (last - first)) * (far - near));
    const svg = drawn("svg", { viewBox: `0 0 ${width} ${height}`, width, height, direction: rtl ? "rtl" : "ltr", "aria-hidden": "true" });
    const text = (content, at, high, style, anchor = "start") => drawn("text", { x: round(at), y: round(high), class: style, "font-size": size, "text-anchor": anchor }, content);
    for (const n of ticks) {
      const isBase = n === ticks[0];
      svg.append(drawn("path", { class: isBase ? "chart-base" : "chart-grid", d: `M${along(0)} ${round(y(n))}H${along(width)}` }), text(grouped(n), along(0), y(n) - 3, "chart-tick"), " ");
    }
    dates(svg, text, x, base, height, size, width);
    shown.forEach((line) => svg.append(course(line, x, y, base, last)));
    ends(svg, text, x, y, size, along);
    box.append(svg, marks(points), value);
    if (isLog && points.some(({ row }) => row.number === 0)) box.append(element("p", { class: "small" }, words.zero));
  }

  /* Days of reports under the axis, as many as have room: the last, the first, then those between. */
  function dates(svg, text, x, base, height, size, width) {
    const days = [...new Map(inTime().map((point) => [point.when, point.at]))];
    const order = [days.length - 1, 0];
    for (let parts = 2; parts <= 16; parts *= 2) for (let n = 1; n < parts; n += 2) order.push(Math.round(((days.length - 1) * n) / parts));
    const taken = [];
    for (const n of new Set(order)) {
      const [when, at] = days[n];
      const room = when.length * size * 0.56;
      const middle = Math.min(Math.max(x(at), room / 2), width - room / 2);
      if (taken.some((other) => Math.abs(other.middle - middle) < (other.room + room) / 2 + 10)) continue;
      taken.push({ middle, room });
      svg.append(drawn("path", { class: "chart-base", d: `M${x(at)} ${base}v4` }), text(when, middle, height - 0.5 * size, "chart-date", "middle"), " ");
    }
  }

  /* One line: bands for what its numbers leave open, the steps, the marks. It is broken where the count begins anew. */
  function course({ points, style, letter }, x, y, base, last) {
    const group = drawn("g", { class: style });
    const [bands, open] = [[], []];
    let path = "";
    let joined = false;
    points.forEach((point, n) => {
      const { row, mark } = point;
      const next = points[n + 1];
      const [start, stop] = [x(point.at), x(next ? next.at : Math.min(last, point.at))];
      const level = (count) => `M${start} ${round(y(count))}H${stop}`;
      const area = (low, high) => `M${start} ${round(low)}H${stop}V${round(high)}H${start}z`;
      if (mark === "rounded" || mark === "range") bands.push(area(y(row.low ?? 0), y(row.high)));
      if (mark === "open") open.push(area(y(row.low ?? 0), y(row.low ?? 0) - 8));
      if (mark === "range") {
        path += level(row.low) + level(row.high);
        joined = false;
      } else if (row.number === null) {
        path += joined ? `H${stop}` : "";
      } else {
        path += joined && !point.anew ? `V${round(y(row.number))}H${stop}` : level(row.number);
        joined = true;
      }
    });
    const area = (d, name) => d.length && group.append(drawn("path", { class: name, d: d.join("") }));
    area(bands, "chart-band");
    area(open, "chart-band compare-open");
    group.append(drawn("path", { class: "chart-line", d: path }));
    const radius = points.length > 60 ? 2 : 4.5;
    for (const point of points) {
      const [at, high] = [x(point.at), point.row.number === null ? base + radius + 2 : y(point.row.number)];
      const kinds = [point.mark, ...(point.conflict ? ["conflict"] : [])];
      const link = drawn("a", { href: point.href, class: radius < 3 ? "chart-point chart-dense" : "chart-point", tabindex: "-1" });
      link.append(drawn("title", {}, fill(words.value, { letter, stated: point.label, when: point.when })));
      kinds.forEach((mark) => link.append(drawn("path", { class: `chart-mark chart-${mark === "range" ? "exact" : mark}`, d: outline(mark, at, round(high), radius) })));
      link.addEventListener("pointerenter", () => show(link));
      group.append(link);
      touch(link);
    }
    return group;
  }

  /* A first tap shows the value, a second one follows the link. */
  function touch(link) {
    let isNew = false;
    link.addEventListener("pointerdown", (event) => (isNew = event.pointerType === "touch" && !link.classList.contains("chart-shown")));
    link.addEventListener("click", (event) => {
      if (isNew) event.preventDefault();
      show(link);
    });
  }

  /* The letter of each series at the end of its line; letters that would meet are moved apart. */
  function ends(svg, text, x, y, size, along) {
    const places = shown
      .map(({ points, letter, style }) => ({ letter, style, last: points.filter(({ row }) => row.number !== null).at(-1) }))
      .filter(({ last }) => last)
      .map((line) => ({ ...line, at: x(line.last.at), high: y(line.last.row.number) + 4 }))
      .sort((one, other) => one.high - other.high);
    places.forEach((line, n) => {
      for (const other of places.slice(0, n)) if (Math.abs(other.at - line.at) < 2 * size && line.high - other.high < size) line.high = other.high + size;
      const label = text(line.letter, line.at + (along(10) - along(0)), line.high, "chart-label compare-letter");
      label.classList.add(line.style);
      label.setAttribute("paint-order", "stroke");
      svg.append(label, " ");
    });
  }

  /* What the marks of the picture mean. */
  function marks(points) {
    const used = new Set(points.map((point) => point.mark));
    if (points.some((point) => point.conflict)) used.add("conflict");
    const entries = Object.entries(meanings).filter(([mark]) => used.has(mark));
    const swatch = (mark) => drawn("svg", { class: "chart-swatch", viewBox: "0 0 16 16", "aria-hidden": "true" }, drawn("path", { class: `chart-mark chart-${mark === "range" ? "exact" : mark}`, d: outline(mark, 8, 8, 4) }));
    return element("ul", { class: "chart-key" }, ...entries.map(([mark, meaning]) => element("li", {}, swatch(mark), " ", meaning)));
  }

  // Values by the keyboard: along the time, and from series to series

  function show(link) {
    box.querySelector(".chart-shown")?.classList.remove("chart-shown");
    link.classList.add("chart-shown");
    value.textContent = link.querySelector("title").textContent;
  }

  box.tabIndex = 0;
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", part("h2").textContent);
  value.setAttribute("aria-live", "polite");
  box.addEventListener("keydown", (event) => {
    const lines = [...box.querySelectorAll("g")].map((group) => [...group.querySelectorAll("a")]).filter((links) => links.length);
    const links = lines.flat();
    if (!links.length) return;
    const now = box.querySelector(".chart-shown");
    if (event.key === "Enter" && now && event.target === box) now.dispatchEvent(new MouseEvent("click"));
    const steps = { ArrowLeft: rtl ? 1 : -1, ArrowRight: rtl ? -1 : 1 };
    const sides = { ArrowUp: -1, ArrowDown: 1 };
    if (!(event.key in steps) && !(event.key in sides)) return;
    event.preventDefault();
    const line = Math.max(0, lines.findIndex((one) => one.includes(now)));
    if (event.key in sides) {
      const other = lines[(line + sides[event.key] + lines.length) % lines.length];
      show(other[Math.min(now ? lines[line].indexOf(now) : 0, other.length - 1)]);
    } else {
      const at = now ? lines[line].indexOf(now) + steps[event.key] : steps[event.key] > 0 ? 0 : lines[line].length - 1;
      if (lines[line][at]) show(lines[line][at]);
    }
  });

  // Beginning

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    write();
    update();
  });
  part("[name=csv]").addEventListener("click", save);
  part("[name=clear]").addEventListener("click", () => {
    chosen = [];
    say("");
    write();
    update();
  });
  panel.hidden = false;
  panel.after(jump);
  new IntersectionObserver(([entry]) => {
    isSeen = entry.isIntersecting;
    tick();
  }).observe(panel);
  let width = 0;
  new ResizeObserver(() => {
    if (shown.length && box.clientWidth !== width) draw();
    width = box.clientWidth;
  }).observe(panel);
  addEventListener("hashchange", () => read() && update());
  if (read()) {
    update();
    panel.scrollIntoView();
  } else tick();
})();
