// Small comforts; every page reads and works without them.
"use strict";

// Copying a citation.

function wireCopying(root) {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll(".copy[hidden]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      const words = button.textContent;
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = words; }, 1500);
    });
  }
}

// The reader: one attribution is selected, one may be under the cursor.

class Reader {
  constructor(text, walks) {
    this.text = text;
    this.panel = document.getElementById("reading");
    this.places = [...document.querySelectorAll(".index [data-own]")];
    this.order = this.places.map((link) => link.dataset.own);
    const hits = this.places.filter((link) => link.classList.contains("match"));
    const walked = hits.length ? hits.map((link) => link.dataset.own) : this.order;
    this.walked = walks ? walked : [];
    const current = document.querySelector(".index [aria-current]");
    this.selected = current ? current.dataset.own : null;
    this.blank = this.panel.innerHTML;
    this.runs = new Map();
    for (const run of text.querySelectorAll("[data-n]")) {
      for (const n of run.dataset.n.split(" ")) {
        if (!this.runs.has(n)) this.runs.set(n, []);
        this.runs.get(n).push(run);
      }
    }
    this.listen();
    if (this.selected !== null && !location.hash) this.scrollTo(this.selected);
    if (this.selected !== null) this.keepInView();
  }

  listen() {
    this.text.addEventListener("pointerover", (event) => this.point(event.target));
    this.text.addEventListener("pointerleave", () => this.point(null));
    this.text.addEventListener("focusin", (event) => this.point(event.target));
    document.addEventListener("click", (event) => this.click(event));
    document.addEventListener("keydown", (event) => this.key(event));
    document.getElementById("keys").hidden = this.walked.length < 2;
  }

  // The innermost attribution at an element, or none.
  at(element) {
    const run = element && element.closest ? element.closest("[data-n]") : null;
    if (!run) return null;
    return run.dataset.own || run.dataset.n.split(" ").at(-1);
  }

  point(element) {
    const n = this.at(element);
    if (n === this.near) return;
    this.light(this.near, "near", false);
    this.near = n;
    this.light(n, "near", true);
    this.show(n === null ? this.selected : n);
  }

  light(n, name, on) {
    for (const run of this.runs.get(n) || []) run.classList.toggle(name, on);
  }

  show(n) {
    const full = n === null ? null : document.getElementById("reading-" + n);
    if (full) this.panel.replaceChildren(full.content.cloneNode(true));
    this.panel.parentElement.classList.toggle("some", full !== null);
    wireCopying(this.panel);
  }

  click(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a[data-own]");
    const run = event.target.closest(".text [data-n]");
    if (!link && (!run || String(getSelection()))) return;
    event.preventDefault();
    this.select(link ? link.dataset.own : this.at(run), !run);
  }

  select(n, scroll) {
    this.light(this.selected, "on", false);
    for (const old of document.querySelectorAll(".reader [aria-current]")) old.removeAttribute("aria-current");
    this.selected = n;
    this.light(n, "on", true);
    for (const link of document.querySelectorAll(`.index [data-own="${n}"], .gutter [data-own="${n}"]`)) {
      link.setAttribute("aria-current", "true");
    }
    this.label(n);
    this.show(n);
    const link = this.places.find((place) => place.dataset.own === n);
    history.replaceState(null, "", link.getAttribute("href"));
    this.keepInView();
    if (scroll) this.scrollTo(n);
  }

  label(n) {
    for (const old of this.text.querySelectorAll(".label")) old.remove();
    const label = document.createElement("span");
    label.className = "label";
    label.textContent = document.getElementById("reading-" + n).dataset.label;
    const first = (this.runs.get(n) || [])[0];
    if (first) first.before(label);
  }

  scrollTo(n) {
    const first = (this.runs.get(n) || [])[0];
    if (first) first.scrollIntoView({ block: "center" });
  }

  // Scrolls the list alone, never the page.
  keepInView() {
    const link = document.querySelector(".index [aria-current]");
    const list = document.querySelector(".index");
    if (!link || list.scrollHeight <= list.clientHeight) return;
    const gap = link.getBoundingClientRect().top - list.getBoundingClientRect().top;
    if (gap < 60 || gap > list.clientHeight - 60) list.scrollTop += gap - list.clientHeight / 2;
  }

  key(event) {
    if (typing(event) || !this.walked.length) return;
    const step = { n: 1, p: -1 }[event.key];
    if (!step) return;
    const here = this.order.indexOf(this.selected);
    const ahead = (n) => (this.order.indexOf(n) - here) * step > 0;
    const rest = (step > 0 ? this.walked : [...this.walked].reverse());
    this.select(rest.find((n) => here < 0 || ahead(n)) || rest[0], true);
  }
}

// The hits of a search in a text where nobody is reported: n and p walk them.

class Hits {
  constructor(anchors) {
    this.anchors = anchors;
    this.here = anchors.findIndex((anchor) => "#" + anchor.id === location.hash);
    document.getElementById("keys").hidden = anchors.length < 2;
    document.addEventListener("keydown", (event) => this.key(event));
  }

  key(event) {
    const step = { n: 1, p: -1 }[event.key];
    if (typing(event) || !step) return;
    const many = this.anchors.length;
    this.here = this.here < 0 ? (step > 0 ? 0 : many - 1) : (this.here + step + many) % many;
    history.replaceState(null, "", "#" + this.anchors[this.here].id);
    for (const old of document.querySelectorAll(".text mark[aria-current]")) old.removeAttribute("aria-current");
    const mark = this.anchors[this.here].nextElementSibling;
    mark.setAttribute("aria-current", "true");
    mark.scrollIntoView({ block: "center" });
  }
}

function typing(event) {
  return event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || typing(event)) return;
  event.preventDefault();
  document.getElementById("q").select();
});

wireCopying(document);
const text = document.querySelector(".text");
const hits = [...document.querySelectorAll(".text .anchor[id^='h-']")];
if (text) new Reader(text, !hits.length);
if (hits.length) new Hits(hits);
