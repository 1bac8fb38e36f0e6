'use strict';
const table = document.querySelector('table'), body = table.tBodies[0], rows = [...body.rows];
const search = document.getElementById('search'), shown = document.getElementById('shown');
const choices = [...document.querySelectorAll('select')];
const texts = new Map(rows.map(row => [row, row.textContent.toLowerCase()]));

function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const row of rows) {
    const fits = words.every(word => texts.get(row).includes(word)) && choices.every(choice => !choice.value || row.dataset[choice.id] === choice.value);
    row.hidden = !fits;
    count += fits ? 1 : 0;
  }
  shown.textContent = `${count} of ${rows.length} shown`;
}

function sort(header) {
  const column = header.cellIndex, down = header.getAttribute('aria-sort') === 'ascending';
  for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
  header.setAttribute('aria-sort', down ? 'descending' : 'ascending');
  const key = row => row.cells[column].dataset.rank ?? row.cells[column].textContent;
  const order = new Intl.Collator(undefined, { numeric: true });
  rows.sort((a, b) => order.compare(key(a), key(b)) * (down ? -1 : 1));
  body.append(...rows);
}

search.addEventListener('input', filter);
for (const choice of choices) choice.addEventListener('change', filter);
document.querySelector('form').addEventListener('submit', event => event.preventDefault());
for (const header of table.tHead.rows[0].cells) header.querySelector('button').addEventListener('click', () => sort(header));
let closed = [];
addEventListener('beforeprint', () => { closed = [...document.querySelectorAll('details:not([open])')]; for (const each of closed) each.open = true; });
addEventListener('afterprint', () => { for (const each of closed) each.open = false; });
filter();
