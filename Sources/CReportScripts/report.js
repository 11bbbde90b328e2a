// Makes report.html answer: charts, search, sorting, one page to print. Without it every table is there all the same.
(function () {
  "use strict";
  const data = JSON.parse(document.getElementById("report-data").textContent);
  const words = data.words;

  // Charts: Vega-Lite specifications that come with the page; colours are its style's, in light, dark and print.
  function draw(chart) {
    const figure = document.getElementById(chart.id);
    figure.hidden = false;
    const options = {
      actions: false, mode: "vega-lite", renderer: "svg", defaultStyle: false, formatLocale: data.numbers,
      tooltip: { theme: "custom" },
    };
    return window.thucchatEmbed(figure.querySelector(".plot"), chart.specification, options).then(function (result) {
      result.view.addEventListener("click", function (event, item) {
        if (item && item.datum && item.datum.name) pick(figure, item.datum);
      });
    });
  }

  // What was clicked: said below the chart, and shown in its row where the page has one.
  function pick(figure, datum) {
    const line = figure.querySelector(".picked");
    const parts = [datum.name, datum.status, datum.rating, datum.criteria].filter(Boolean);
    line.textContent = parts.map(function (part) {
      return typeof part === "number" ? part.toFixed(1).replace(".", data.numbers.decimal) : part;
    }).join(" · ");
    if (!datum.link) return;
    const link = document.querySelector('td a[href="#' + datum.link + '"], th a[href="#' + datum.link + '"]');
    if (!link) return;
    const row = link.closest("tr");
    document.querySelectorAll("tr.found").forEach(function (other) { other.classList.remove("found"); });
    row.classList.add("found");
    row.hidden = false;
    row.scrollIntoView({ block: "center" });
    link.focus({ preventScroll: true });
  }

  // A field over each long table that keeps the rows with all its words; marks of tones may be left out.
  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\u0111/g, "d").replace(/\u0110/g, "D")
      .toLowerCase();
  }

  function addSearch(region, table) {
    const rows = Array.from(table.tBodies[0].rows);
    if (rows.length < 10) return;
    const label = document.createElement("label");
    const field = document.createElement("input");
    const count = document.createElement("output");
    label.className = "search";
    field.type = "search";
    label.append(words.search + " ", field, " ", count);
    region.before(label);
    const texts = rows.map(function (row) { return plain(row.textContent); });
    field.addEventListener("input", function () {
      const parts = plain(field.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach(function (row, index) {
        const isFound = parts.every(function (part) { return texts[index].includes(part); });
        row.hidden = !isFound;
        if (isFound) shown += 1;
      });
      count.textContent = parts.length ? words.shown.replace("{0}", shown).replace("{1}", rows.length) : "";
    });
  }

  // Headings that sort: first upwards, then downwards.
  function value(cell) {
    const text = cell.textContent.trim();
    const number = text.split(data.numbers.thousands).join("").replace(data.numbers.decimal, ".").replace("\u2212", "-")
      .replace("%", "").replace("+", "");
    return { text: text, number: number === "" || isNaN(number) ? null : Number(number) };
  }

  function compare(a, b) {
    if (a.number !== null && b.number !== null) return a.number - b.number;
    if ((a.number === null) !== (b.number === null)) return a.number === null ? 1 : -1;
    return a.text.localeCompare(b.text, document.documentElement.lang);
  }

  function addSorting(table) {
    const headings = Array.from(table.tHead.rows[0].cells);
    headings.forEach(function (heading, column) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = heading.textContent;
      button.title = words.sort;
      heading.replaceChildren(button);
      button.addEventListener("click", function () {
        const sign = heading.getAttribute("aria-sort") === "ascending" ? -1 : 1;
        headings.forEach(function (other) { other.removeAttribute("aria-sort"); });
        heading.setAttribute("aria-sort", sign === 1 ? "ascending" : "descending");
        const rows = Array.from(table.tBodies[0].rows).map(function (row) {
          return { row: row, value: value(row.cells[column]) };
        });
        rows.sort(function (a, b) { return sign * compare(a.value, b.value); });
        table.tBodies[0].append.apply(table.tBodies[0], rows.map(function (entry) { return entry.row; }));
      });
    });
  }

  // One unit on one sheet of paper.
  function addPrinting(unit) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "print";
    button.textContent = words.print;
    unit.append(button);
    button.addEventListener("click", function () {
      document.body.classList.add("single");
      unit.classList.add("chosen");
      window.print();
      unit.classList.remove("chosen");
      document.body.classList.remove("single");
    });
  }

  document.querySelectorAll(".scroll").forEach(function (region) {
    const table = region.querySelector("table");
    if (!table || !table.tHead) return;
    addSearch(region, table);
    addSorting(table);
  });
  document.querySelectorAll("article.unit").forEach(addPrinting);
  // One chart after another, so that the page answers in between.
  data.charts.reduce(function (before, chart) {
    return before.then(function () {
      return new Promise(function (next) { setTimeout(next, 0); });
    }).then(function () { return draw(chart); });
  }, Promise.resolve()).then(function () { document.body.dataset.charts = "drawn"; });
})();
