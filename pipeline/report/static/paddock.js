// Comforts only: every page can be read without this file. It searches all drivers, sorts the index and shows a number's cell.
"use strict";

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// The search's files lie in search/: index.js names the file of each word's first letters, the others hand over their lines.
// A page opened from the disk may load scripts and nothing else, so that is what they are.
const files = new Map();
const waiting = new Map();
globalThis.paddock = {
  keys: (keys, total) => waiting.get("index")({ keys: Object.entries(keys), total }),
  lines: (name, lines) => waiting.get(name)(lines),
};

function file(name) {
  if (!files.has(name)) {
    files.set(name, new Promise((resolve, reject) => {
      waiting.set(name, resolve);
      document.head.append(Object.assign(document.createElement("script"), { src: `search/${name}.js`, onerror: reject }));
    }));
  }
  return files.get(name);
}

const MOST_FILES = 4;
const MOST_ROWS = 200;

// The files in which a word's drivers stand: the one with the longest of its first letters, or all that begin with it.
function places(word, keys) {
  const longer = keys.filter(([key]) => key.startsWith(word));
  const within = keys.filter(([key]) => word.startsWith(key)).sort(([a], [b]) => b.length - a.length);
  return longer.length ? longer : within.slice(0, 1);
}

async function find(words) {
  const { keys, total } = await file("index");
  const size = (found) => found.reduce((sum, [, [, lines]]) => sum + lines, 0);
  const best = words.map((word) => places(word, keys)).sort((a, b) => size(a) - size(b))[0];
  const loaded = await Promise.all(best.slice(0, MOST_FILES).map(([, [name]]) => file(name)));
  const lines = new Map(loaded.flat().map((line) => [line[0], line]));
  const isPart = best.length > MOST_FILES || best.some(([, [, count]], place) => loaded[place]?.length < count);
  const text = (line) => plain(`${line[1]} ${line[2]} ${line[3]} ${line[4]} ${line.at(-1)}`);
  return { found: [...lines.values()].filter((line) => words.every((word) => text(line).includes(word))), total, isPart };
}

// A line of the search as a row of the index; the columns are the same.
function row([page, name, nation, first, last, ...rest]) {
  const [day, conflicts, stale, unread] = rest.slice(10);
  const made = document.createElement("tr");
  const head = Object.assign(document.createElement("th"), { scope: "row" });
  head.append(Object.assign(document.createElement("a"), { href: page }));
  head.firstChild.append(Object.assign(document.createElement("bdi"), { textContent: name }));
  made.append(head);
  const years = first ? (last && last !== first ? `${first}–${last}` : first) : "–";
  for (const text of [nation, years, ...rest.slice(0, 10).map((count) => count ?? "–"), day]) made.insertCell().textContent = text;
  const marks = made.insertCell();
  marks.dataset.sort = conflicts;
  const chip = (tag, kind, text, href) => {
    const mark = Object.assign(document.createElement(tag), { className: `chip ${kind}`, textContent: text });
    if (href) mark.href = page + href;
    marks.append(mark, " ");
  };
  if (conflicts) chip("a", "bad", `${conflicts} ≠`, "#contradictions");
  if (stale) chip("span", "warn", "stale");
  if (unread) chip("a", "warn", `${unread} ?`, "#unread");
  return made;
}

function searchable(table) {
  const form = document.querySelector(".find");
  const [input, output] = [form.querySelector("input"), form.querySelector("output")];
  const [page, answer] = [table.tBodies[0], table.createTBody()];
  answer.hidden = true;
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  let last = 0;
  const show = (isAnswer) => {
    page.hidden = isAnswer;
    answer.hidden = !isAnswer;
    for (const pager of document.querySelectorAll("nav:has(> .pager)")) pager.hidden = isAnswer;
  };
  const search = async () => {
    const turn = ++last;
    const words = plain(input.value).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    if (!words.length) {
      output.textContent = "";
      show(false);
      return;
    }
    const { found, total, isPart } = await find(words);
    if (turn !== last) return;
    answer.replaceChildren(...found.slice(0, MOST_ROWS).map(row));
    show(true);
    const count = found.length > MOST_ROWS ? `the first ${MOST_ROWS} of ${found.length}` : found.length;
    output.textContent = `${count} of ${total} drivers${isPart ? "; type more to see others" : ""}`;
  };
  input.addEventListener("input", () => search().catch(() => { output.textContent = "The search’s files are not beside this page."; }));
}

function sortable(table) {
  const heads = [...table.tHead.rows[0].cells];
  const value = (row, index) => {
    const text = row.cells[index].dataset.sort ?? row.cells[index].textContent.trim();
    return text === "" || text === "–" ? null : isNaN(text) ? plain(text) : Number(text);
  };
  heads.forEach((head, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const first = head.classList.contains("num") ? "descending" : "ascending";
      const order = !head.ariaSort ? first : head.ariaSort === "ascending" ? "descending" : "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", order);
      const sign = order === "ascending" ? 1 : -1;
      const body = [...table.tBodies].find((each) => !each.hidden);
      const keyed = [...body.rows].map((row) => [value(row, index), row]);
      keyed.sort(([a], [b]) => (a === null) - (b === null) || (a < b ? -sign : a > b ? sign : 0));
      body.append(...keyed.map(([, row]) => row));
    });
  });
}

// A number's title says its cell and markup. Browsers show titles to the mouse only; this shows them to the keyboard too.
function peek() {
  const box = Object.assign(document.createElement("div"), { id: "peek", hidden: true });
  box.setAttribute("role", "tooltip");
  document.body.append(box);
  let target = null;
  const hide = () => {
    if (target) {
      target.title = box.textContent;
      target.removeAttribute("aria-describedby");
    }
    target = null;
    box.hidden = true;
  };
  const show = (event) => {
    const link = event.target.closest?.("a.n[title]");
    if (!link || link === target) return;
    hide();
    target = link;
    box.textContent = link.title;
    link.removeAttribute("title");
    link.setAttribute("aria-describedby", "peek");
    box.hidden = false;
    const place = link.getBoundingClientRect();
    const below = place.bottom + box.offsetHeight + 12 < innerHeight;
    box.style.top = `${scrollY + (below ? place.bottom + 6 : place.top - box.offsetHeight - 6)}px`;
    box.style.left = `${Math.max(8, Math.min(scrollX + place.left, scrollX + document.documentElement.clientWidth - box.offsetWidth - 8))}px`;
  };
  document.addEventListener("focusin", show);
  document.addEventListener("mouseover", show);
  document.addEventListener("focusout", hide);
  document.addEventListener("mouseout", (event) => event.target.closest?.("a.n") === target && hide());
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
}

const drivers = document.getElementById("drivers");
if (drivers) {
  searchable(drivers);
  sortable(drivers);
}
peek();
