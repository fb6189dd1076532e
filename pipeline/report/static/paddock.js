// Comforts only: every page can be read without this file. It searches and sorts the index and shows a number's cell.
"use strict";

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function searchable(table) {
  const form = document.querySelector(".find");
  const [input, output] = [form.querySelector("input"), form.querySelector("output")];
  const rows = [...table.tBodies[0].rows].map((row) => [row, plain(row.textContent)]);
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  const search = () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const [row, text] of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      shown += !row.hidden;
    }
    output.textContent = words.length ? `${shown} of ${rows.length} drivers` : "";
  };
  input.addEventListener("input", search);
  search();
}

function sortable(table) {
  const heads = [...table.tHead.rows[0].cells];
  const body = table.tBodies[0];
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
