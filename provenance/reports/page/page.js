"use strict";
/* The page's behaviour. Text of articles reaches the document through textContent alone, never as markup. */
const RATINGS = ["overall", "depth", "hedging", "secondhand"];
const MEANING = {
  overall: "how reliable the sourcing is as a whole",
  depth: "how well a reader could check who says what",
  hedging: "how much of what is asserted is unsure",
  secondhand: "how much rests on other outlets' work",
};
const HIGH_IS_GOOD = new Set(["overall", "depth"]);
const OUTCOME = { declined: "declined to comment", "no-response": "did not respond", asked: "was asked" };
const SVG = "http://www.w3.org/2000/svg";
const main = document.getElementById("main");
const list = read("list").map((entry, index) => ({ ...entry, index }));
let order = { column: "overall", descending: false };
let wanted = { text: "", grade: "", findings: false };

function read(id) { return JSON.parse(document.getElementById(id).textContent); }

/* Rows whose keys are said once. */
function rowsOf(table) { return table.rows.map((row) => Object.fromEntries(table.keys.map((key, i) => [key, row[i]]))); }

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function said(value) { return value === null ? "–" : String(value); }
function nameOf(entry) { return entry.title || entry.path.split("/").pop(); }
function plural(count, word) { return `${count} ${word}${count === 1 ? "" : "s"}`; }

/* ---------------------------------------------------------------- the list */
function bar(value, rating, grade) {
  if (value === null || grade === "F6") return make("span", { class: "soft" }, "not judged");
  const weak = HIGH_IS_GOOD.has(rating) ? value < 40 : value > 60;
  const picture = draw("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    draw("rect", { x: 0, y: 0, width: value, height: 10 }));
  return make("span", { class: weak ? "bar weak" : "bar" }, String(value), picture);
}

const COLUMNS = [
  ["title", "Article", (e) => nameOf(e).toLowerCase()],
  ...RATINGS.map((r) => [r, r[0].toUpperCase() + r.slice(1), (e) => (e.grade === "F6" ? null : e[r])]),
  ["grade", "Grade", (e) => e.grade],
  ["claims", "Claims", (e) => e.claims],
  ["relayed", "Relayed", (e) => e.relayed],
  ["unnamed", "Unnamed", (e) => e.unnamed],
  ["findings", "Findings", (e) => e.findings],
];

function sorted(entries) {
  const value = COLUMNS.find(([column]) => column === order.column)[2];
  const sign = order.descending ? -1 : 1;
  return [...entries].sort((a, b) => {
    const x = value(a), y = value(b);
    if (x === null || y === null) return (x === null) - (y === null) || a.index - b.index;
    return (x < y ? -sign : x > y ? sign : 0) || a.index - b.index;
  });
}

function passes(entry) {
  const text = `${entry.title || ""} ${entry.path} ${entry.outlet || ""} ${entry.leans.map((l) => l[0]).join(" ")}`;
  return text.toLowerCase().includes(wanted.text) && (!wanted.grade || entry.grade[0] === wanted.grade)
    && (!wanted.findings || entry.findings > 0);
}

function line(entry) {
  const about = [entry.outlet, entry.published, entry.title ? entry.path : null].filter(Boolean).join(" · ");
  return make("tr", {},
    make("td", { class: "name" }, make("a", { href: `#article-${entry.index}` }, nameOf(entry)),
      make("div", { class: "soft small" }, about)),
    ...RATINGS.map((r) => make("td", { "data-label": r }, bar(entry[r], r, entry.grade))),
    make("td", { "data-label": "grade" }, make("span", { class: "grade" }, entry.grade)),
    ...["claims", "relayed", "unnamed", "findings"].map((k) => make("td", { class: "num", "data-label": k }, String(entry[k]))));
}

function showList() {
  document.title = "Sourcing report";
  const body = make("tbody");
  const found = make("p", { class: "soft small", role: "status", id: "found" });
  const heads = COLUMNS.map(([column, label]) => make("th", { scope: "col", "data-column": column,
    class: ["claims", "relayed", "unnamed", "findings"].includes(column) ? "num" : null },
    make("button", { type: "button", title: MEANING[column] || "", onclick: () => sortBy(column) }, label)));
  const fill = () => {
    const shown = sorted(list.filter(passes));
    body.replaceChildren(...shown.map(line));
    found.textContent = `${shown.length} of ${plural(list.length, "article")} shown`;
    for (const head of heads) {
      if (head.dataset.column === order.column) head.setAttribute("aria-sort", order.descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  };
  const sortBy = (column) => {
    order = { column, descending: order.column === column ? !order.descending : column !== "title" && column !== "overall" && column !== "depth" };
    fill();
  };
  const grades = ["", ..."ABCDEF"].map((g) => make("option", { value: g, selected: g === wanted.grade }, g || "all"));
  main.replaceChildren(
    make("h1", {}, plural(list.length, "article")),
    make("div", { class: "tools" },
      make("label", {}, "Find in titles, outlets and those they rest on",
        make("input", { type: "search", id: "find", value: wanted.text, oninput: (e) => { wanted.text = e.target.value.toLowerCase(); fill(); } })),
      make("label", {}, "Grade of the sources",
        make("select", { id: "grade", onchange: (e) => { wanted.grade = e.target.value; fill(); } }, ...grades)),
      make("label", {}, "Only with findings",
        make("input", { type: "checkbox", id: "only", checked: wanted.findings, onchange: (e) => { wanted.findings = e.target.checked; fill(); } }))),
    found,
    make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Articles and their ratings" },
      make("table", { class: "list" },
        make("caption", {}, "0 to 100 each. High is good for overall and depth. Hedging says how unsure the text is, which is no fault where it is calibrated; secondhand, how much is other outlets' work. ",
          "Brown bars: overall or depth below 40, hedging or secondhand above 60. Grade: sources A to F, information 1 to 6; F6: nothing to judge."),
        make("thead", {}, make("tr", {}, ...heads)), body)),
    ...leansView());
  fill();
}

/* ------------------------------------------------- whom the folder leans on */
function leansView() {
  const outlets = new Map();
  for (const entry of list) for (const [name, count] of entry.leans) {
    const sum = outlets.get(name) || { name, articles: 0, claims: 0, from: new Map() };
    sum.articles += 1;
    sum.claims += count;
    const from = entry.outlet || "no outlet given";
    sum.from.set(from, (sum.from.get(from) || 0) + 1);
    outlets.set(name, sum);
  }
  if (!outlets.size) return [];
  const top = [...outlets.values()].sort((a, b) => b.articles - a.articles || b.claims - a.claims || (a.name < b.name ? -1 : 1)).slice(0, 15);
  const rows = top.map((o) => make("tr", {}, make("th", { scope: "row" }, o.name),
    make("td", { class: "num" }, String(o.articles)), make("td", { class: "num" }, String(o.claims))));
  return [make("h2", {}, "Outlets that these articles rest on"),
    make("div", { class: "leans" }, leansPicture(top),
      make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Outlets rested on" }, make("table", {},
        make("caption", {}, `The ${top.length} most used of ${plural(outlets.size, "outlet")}`),
        make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "Outlet"),
          make("th", { scope: "col", class: "num" }, "Articles"), make("th", { scope: "col", class: "num" }, "Claims"))),
        make("tbody", {}, ...rows))))];
}

function leansPicture(top) {
  const senders = new Map();
  for (const outlet of top) for (const [from, count] of outlet.from) senders.set(from, (senders.get(from) || 0) + count);
  const left = [...senders].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 15).map(([name]) => name);
  const height = Math.max(left.length, top.length) * 26 + 20;
  const y = (index, total) => 20 + index * (height - 20) / total;
  const short = (text) => (text.length > 24 ? text.slice(0, 23) + "…" : text);
  const parts = [draw("title", {}, document.createTextNode("Who rests on whom: articles' outlets on the left, the outlets they rest on to the right"))];
  top.forEach((outlet, j) => {
    for (const [from, count] of outlet.from) {
      const i = left.indexOf(from);
      if (i < 0) continue;
      const a = y(i, left.length), b = y(j, top.length);
      parts.push(draw("path", { d: `M180 ${a} C260 ${a} 260 ${b} 340 ${b}`, "stroke-width": Math.min(1 + Math.sqrt(count), 8) }));
    }
  });
  left.forEach((name, i) => parts.push(draw("circle", { cx: 180, cy: y(i, left.length), r: 4 }),
    draw("text", { x: 172, y: y(i, left.length) + 4, "text-anchor": "end" }, document.createTextNode(short(name)))));
  top.forEach((outlet, j) => parts.push(draw("circle", { cx: 340, cy: y(j, top.length), r: 4 }),
    draw("text", { x: 348, y: y(j, top.length) + 4 }, document.createTextNode(short(outlet.name)))));
  return draw("svg", { viewBox: `0 0 520 ${height}`, role: "img" }, ...parts);
}

/* ------------------------------------------------------------- one article */
function piece([text, codes], article, seen) {
  if (!codes.length) return document.createTextNode(text);
  const classes = new Set(), about = [];
  for (const code of codes) {
    const kind = code[0], number = Number(code.slice(1));
    classes.add(kind);
    if ("csq".includes(kind)) {
      const one = article.attributions.find((a) => a.id === number);
      if (kind === "c" && one.secondhand) classes.add("second");
      if (kind === "s" && one.identity !== "named" && one.identity !== "self") classes.add("unnamed");
      if (kind === "c" && !seen.has(code)) { seen.add(code); classes.add("first-piece"); }
    }
    if (kind === "h") about.push(`hedge: ${article.hedges[number].class}`);
    if (kind === "f") about.push(`finding: ${article.findings[number].message}`);
    if (kind === "m") about.push(`${article.comment[number].body} ${OUTCOME[article.comment[number].outcome]}`);
  }
  return make("span", { class: [...classes].join(" "), "data-codes": codes.join(" "), title: about.join("; ") || null }, text);
}

function prose(article) {
  const seen = new Set();
  const blocks = article.blocks.map(([kind, start, pieces]) => {
    const words = make("p", { class: kind.split(" ")[0], "data-start": start }, ...pieces.map((p) => piece(p, article, seen)));
    if (!kind.startsWith("furniture")) return words;
    return make("details", {}, make("summary", {}, `left out: ${kind.slice(10) || "page furniture"}`), words);
  });
  const text = make("div", { class: "prose", lang: "en" }, ...blocks);
  const last = new Map();
  for (const span of text.querySelectorAll("[data-codes]")) {
    for (const code of span.dataset.codes.split(" ")) if (code[0] === "c") last.set(code, span);
  }
  for (const span of last.values()) span.classList.add("last-piece");
  return text;
}

function light(text, numbers) {
  const lit = new Set(numbers.flatMap((n) => [`c${n}`, `s${n}`, `q${n}`]));
  text.classList.toggle("focused", numbers.length > 0);
  for (const span of text.querySelectorAll("[data-codes]")) {
    span.classList.toggle("lit", span.dataset.codes.split(" ").some((code) => lit.has(code)));
  }
}

function lightSpans(text, spans) {
  for (const block of text.querySelectorAll("[data-start]")) {
    let at = Number(block.dataset.start);
    for (const node of block.childNodes) {
      const end = at + [...node.textContent].length;
      if (node.nodeType === 1) node.classList.toggle("lit", spans.some(([s, e]) => s < end && at < e));
      at = end;
    }
  }
}

function hop(names, end, unnamed) {
  return make("span", { class: end ? (unnamed ? "hop end unnamed" : "hop end") : "hop" }, names.join(" & "));
}

function chainsView(article, text) {
  const groups = new Map();
  for (const one of article.attributions) {
    const key = JSON.stringify([one.chain, one.identity, one.relay]);
    groups.set(key, [...(groups.get(key) || []), one]);
  }
  let pinned = null;
  const items = [...groups.values()].map((group) => {
    const one = group[0], numbers = group.map((a) => a.id), unnamed = one.identity !== "named";
    const levels = one.chain.length ? one.chain : [["nobody named"]];
    const parts = levels.flatMap((names, i) => [make("span", { class: "gap", "aria-label": "rests on" }, " < "),
      hop(names, i === levels.length - 1, unnamed)]);
    const facts = [plural(group.length, "passage"), one.identity, one.relay === "none" ? null : one.relay,
      one.open ? "does not say where it got this" : null, one.circular ? "comes back to this outlet" : null].filter(Boolean);
    const button = make("button", { type: "button", class: "chain", "aria-pressed": "false", "data-ids": numbers.join(" "),
      onmouseenter: () => pinned || light(text, numbers), onmouseleave: () => pinned || light(text, []),
      onfocus: () => pinned || light(text, numbers), onblur: () => pinned || light(text, []),
      onclick: () => {
        const on = pinned !== button;
        if (pinned) pinned.setAttribute("aria-pressed", "false");
        pinned = on ? button : null;
        button.setAttribute("aria-pressed", String(on));
        light(text, on ? numbers : []);
        if (on) text.querySelector(".lit")?.scrollIntoView({ block: "center" });
      } },
      make("span", { class: "hop" }, "this article"), ...parts,
      make("span", { class: "facts" }, facts.join(" · ")),
      ...[...new Set(group.map((a) => a.why).filter(Boolean))].slice(0, 2).map((why) => make("span", { class: "facts" }, why)));
    return make("li", {}, button);
  });
  text.addEventListener("mouseover", (event) => {
    if (pinned) return;
    const codes = event.target.closest("[data-codes]")?.dataset.codes.split(" ") || [];
    const inner = codes.filter((c) => "csq".includes(c[0])).map((c) => Number(c.slice(1)));
    light(text, inner.slice(-1));
    for (const chain of document.querySelectorAll(".chain")) {
      chain.classList.toggle("lit", inner.length > 0 && chain.dataset.ids.split(" ").includes(String(inner.at(-1))));
    }
  });
  return [make("h2", {}, "Chains, nearest first"), items.length ? make("ul", { class: "plain" }, ...items)
    : make("p", { class: "soft" }, "Nothing is attributed to anybody.")];
}

function waterfall(article, rating, text) {
  const reasons = article.reasons.filter((r) => r.rating === rating), final = article.scores[rating];
  if (final === null || article.grade === "F6") return make("p", { class: "soft" }, `${rating}: cannot be judged`);
  let total = 0;
  const steps = reasons.map((r) => {
    const from = total;
    total += r.points;
    const low = Math.max(0, Math.min(from, total)), high = Math.min(100, Math.max(from, total));
    const good = HIGH_IS_GOOD.has(rating) ? r.points >= 0 : r.points <= 0;
    return make("tr", { class: good ? "" : "down", onmouseenter: () => lightSpans(text, r.spans), onmouseleave: () => lightSpans(text, []) },
      make("td", { class: "num" }, (r.points > 0 ? "+" : "") + (Math.round(r.points * 10) / 10)),
      make("td", {}, r.message, " ", make("code", {}, r.rule)),
      make("td", { class: "step" }, draw("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
        draw("rect", { x: low, y: 0, width: Math.max(high - low, 0.8), height: 10 }))));
  });
  const held = Math.abs(total - final) > 0.5
    ? [make("tr", {}, make("td", { class: "num" }, String(Math.round((final - total) * 10) / 10)), make("td", {}, "held to its bounds"), make("td"))] : [];
  return make("details", { open: rating === "overall" ? true : null },
    make("summary", {}, make("strong", {}, `${rating} ${final}`), make("span", { class: "soft small" }, ` ${MEANING[rating]}`)),
    make("table", { class: "falls" }, make("tbody", {}, ...steps, ...held,
      make("tr", { class: "total" }, make("td", { class: "num" }, String(final)), make("td", {}, rating), make("td")))));
}

/* Where raters would put it, four times in five: wide where they disagree. */
function range(article, rating) {
  const found = article.intervals[rating];
  return found && article.grade !== "F6" ? make("span", { class: "range" }, `raters would say ${found[0]} to ${found[1]}`) : null;
}

function signed(number) { return (number > 0 ? "+" : "−") + Math.abs(number); }

/* A line that points at its words while the mouse is over it. */
function lit(text, spans, ...children) {
  return make("div", { class: "points", onmouseenter: () => lightSpans(text, spans), onmouseleave: () => lightSpans(text, []) }, ...children);
}

const LEGEND = [["c", "⟨what is attributed⟩"], ["c second", "↪⟨relayed from another outlet⟩"], ["s", "who says it"],
  ["s unnamed", "a source without a name"], ["q", "cue"], ["h", "hedge"], ["f", "finding"]];

function showArticle(index) {
  const article = read(`article-${index}`), entry = list[index];
  article.attributions = rowsOf(article.attributions);
  article.reasons = rowsOf(article.reasons);
  document.title = `${nameOf(entry)} – sourcing`;
  const text = prose(article);
  const about = [article.outlet, article.byline.join(", "), article.published, article.agency, entry.path].filter(Boolean).join(" · ");
  const places = sorted(list.filter(passes)).map((e) => e.index), at = places.indexOf(index);
  const link = (to, label) => (to === undefined ? null : make("a", { href: `#article-${to}` }, label));
  const section = (title, items) => (items.length ? [make("h2", {}, title), make("ul", { class: "plain" }, ...items.map((i) => make("li", {}, i)))] : []);
  main.replaceChildren(
    make("nav", { class: "crumbs", "aria-label": "Articles" }, make("a", { href: "#" }, "← all articles"), link(places[at - 1], "previous"), link(places[at + 1], "next")),
    make("h1", {}, nameOf(entry)), make("p", { class: "soft small" }, about),
    make("dl", { class: "scores" }, ...RATINGS.map((r) => make("div", {}, make("dt", {}, r), make("dd", {}, bar(article.scores[r], r, article.grade), range(article, r)))),
      make("div", {}, make("dt", {}, "grade"), make("dd", {}, make("span", { class: "grade" }, article.grade)))),
    make("ul", { class: "legend", "aria-label": "How words are marked" }, ...LEGEND.map(([c, label]) => make("li", {}, make("span", { class: c }, label)))),
    make("div", { class: "article" }, text,
      make("aside", { class: "side", "aria-label": "What was read out of this article" },
        ...chainsView(article, text),
        ...section("What would help most", article.edits.map(([message, rating, gain, overall, spans]) => lit(text, spans,
          make("span", {}, message + " "), make("span", { class: "gain" }, `${rating} ${signed(gain)}${overall ? `, overall ${signed(overall)}` : ""}`)))),
        ...section("Questions left open", article.questions.map(([message, span]) => lit(text, span ? [span] : [], message))),
        make("h2", {}, "Why it is rated so"), ...RATINGS.map((r) => waterfall(article, r, text)),
        ...section("Asked for comment", article.comment.map((c) => `${c.body} ${OUTCOME[c.outcome]}`)),
        ...section("Findings", article.findings.map((f) => make("div", { class: `finding ${f.severity}`, onmouseenter: () => f.span && lightSpans(text, [f.span]), onmouseleave: () => lightSpans(text, []) },
          make("strong", {}, `${f.policy}, ${f.severity}: `), f.message, make("div", { class: "rule" }, [f.rule, f.clause].filter(Boolean).join(" · "))))),
        ...section("Problems", article.problems.map((p) => `${p.code}: ${p.message}`)))),
    make("p", { class: "soft small stamp" }, `provenance ${article.stamp[0]} · rules ${article.stamp[1]} · model ${article.stamp[2] || "none"}`));
  main.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

/* ------------------------------------------------------------------- start */
function route() {
  const match = /^#article-(\d+)$/.exec(location.hash);
  if (match && list[Number(match[1])]) showArticle(Number(match[1]));
  else if (location.hash !== "#main") showList();
}

document.getElementById("counts").textContent = `${plural(list.length, "article")}, ${plural(list.reduce((n, e) => n + e.claims, 0), "attribution")}, ${plural(list.reduce((n, e) => n + e.relayed, 0), "relayed claim")}`;
document.getElementById("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
});
window.addEventListener("hashchange", route);
route();
