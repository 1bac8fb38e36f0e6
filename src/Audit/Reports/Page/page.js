
'use strict';
const one = name => document.getElementById(name), all = name => [...document.querySelectorAll(name)];
const theme = one('theme'), search = one('search'), shown = one('shown'), clear = one('clear'), unfold = one('unfold');
const table = document.querySelector('table'), heads = all('thead th'), toggles = all('button[aria-pressed][value]');
const rows = all('tbody tr').map((row, place) => ({ row, place, text: row.textContent.toLowerCase() }));

// A file has no storage in some browsers: then the choice lasts as long as the page.
const kept = { get: () => { try { return localStorage.getItem('caveat-theme') || ''; } catch { return ''; } }, set: value => { try { localStorage.setItem('caveat-theme', value); } catch { } } };
const paint = value => { document.documentElement.dataset.theme = value; theme.value = value; };

const groupOf = button => button.closest('[data-group]').dataset.group;
const isPressed = button => button.getAttribute('aria-pressed') === 'true';
const press = (button, on) => button.setAttribute('aria-pressed', on);

// Within a group any of the pressed, of the groups all.
function chosen() {
  const groups = {};
  for (const button of toggles.filter(isPressed)) (groups[groupOf(button)] ??= new Set()).add(button.value);
  return Object.entries(groups);
}

function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean), groups = chosen();
  let count = 0;
  for (const { row, text } of rows) {
    const fits = words.every(word => text.includes(word)) && groups.every(([group, values]) => values.has(row.dataset[group]));
    if (row.hidden === fits) row.hidden = !fits;
    count += fits ? 1 : 0;
  }
  const number = value => value.toLocaleString('en');
  shown.value = count === rows.length ? `${number(count)} shown` : `${number(count)} of ${number(rows.length)} shown`;
  clear.hidden = !words.length && !groups.length;
}

function showAll() {
  search.value = '';
  for (const button of toggles) press(button, false);
  filter();
}

function sort(head) {
  const column = head.cellIndex, down = head.getAttribute('aria-sort') === 'ascending', sign = down ? -1 : 1;
  for (const other of heads) other.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
  for (const each of rows) each.key = each.row.cells[column].dataset.rank ?? each.row.cells[column].textContent;
  const order = new Intl.Collator('en', { numeric: true });
  rows.sort((a, b) => sign * (isNaN(a.key) || isNaN(b.key) ? order.compare(a.key, b.key) : a.key - b.key) || a.place - b.place);
  const sorted = document.createDocumentFragment();
  for (const { row } of rows) sorted.append(row);
  table.tBodies[0].append(sorted);
}

function openAll(open) {
  press(unfold, open);
  for (const { row } of rows) if (!open || !row.hidden) row.querySelector('details').open = open;
}

// A link to a finding opens it, whatever is filtered.
function show() {
  const row = location.hash.startsWith('#f-') && one(location.hash.slice(1));
  if (!row) return;
  if (row.hidden) showAll();
  const details = row.querySelector('details');
  details.open = true;
  row.scrollIntoView({ block: 'center' });
  details.firstElementChild.focus({ preventScroll: true });
}

function isTyping(target) { return target instanceof HTMLInputElement || target instanceof HTMLSelectElement; }

theme.parentElement.hidden = false;
theme.addEventListener('change', () => { paint(theme.value); kept.set(theme.value); });
paint(kept.get());
if (table) {
  search.form.hidden = false;
  search.form.addEventListener('submit', event => event.preventDefault());
  search.addEventListener('input', filter);
  clear.addEventListener('click', () => { showAll(); search.focus(); });
  unfold.addEventListener('click', () => openAll(!isPressed(unfold)));
  for (const button of toggles) button.addEventListener('click', () => { press(button, !isPressed(button)); filter(); });
  for (const head of heads) head.querySelector('button').addEventListener('click', () => sort(head));
  addEventListener('keydown', event => {
    if (event.key === '/' && !isTyping(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); search.focus(); }
    if (event.key === 'Escape' && event.target === search) { search.value = ''; filter(); }
  });
  let closed = [];
  addEventListener('beforeprint', () => { closed = all('tbody tr:not([hidden]) details:not([open])'); for (const each of closed) each.open = true; });
  addEventListener('afterprint', () => { for (const each of closed) each.open = false; });
  addEventListener('hashchange', show);
  filter();
  show();
}
