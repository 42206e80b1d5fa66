/**
 * Many rows in a table. Only those in sight are in the document, so that their number does not matter; all have the height that
 * the style sheet gives as --row.
 */
export class LiveTable {
  #scroller;
  #table;
  #body;
  #rowOf;
  #placeholderRow;
  #items = [];
  #expecting = false;
  #rows = new WeakMap();

  constructor(scroller, rowOf, placeholderRow) {
    this.#scroller = scroller;
    this.#table = scroller.querySelector('table');
    this.#body = scroller.querySelector('tbody');
    this.#rowOf = rowOf;
    this.#placeholderRow = placeholderRow;
    scroller.addEventListener('scroll', () => this.#draw());
    new ResizeObserver(() => this.#draw()).observe(scroller);
  }

  /** Shows these items, from the top. */
  replace(items) {
    this.#items = items;
    this.#scroller.scrollTop = 0;
    this.#draw();
  }

  /** Shows these items. Whoever reads further down keeps what they read. */
  update(items) {
    const scrolled = this.#scroller.scrollTop;
    const top = Math.floor(scrolled / this.#rowHeight());
    const moved = scrolled > 0 ? items.indexOf(this.#items[top]) - top : 0;
    this.#items = items;
    this.#draw();
    if (moved > 0) {
      this.#scroller.scrollTop = scrolled + moved * this.#rowHeight();
      this.#draw();
    }
  }

  /** Whether there are placeholders where there are no items. */
  expect(expecting) {
    this.#expecting = expecting;
    this.#draw();
  }

  #draw() {
    const height = this.#rowHeight();
    const count = this.#items.length;
    const inSight = Math.ceil(this.#scroller.clientHeight / height);
    const first = Math.min(count, Math.max(0, Math.floor(this.#scroller.scrollTop / height) - 3));
    const end = Math.min(count, first + inSight + 6);
    this.#table.ariaRowCount = count + 1;
    if (count === 0 && this.#expecting) {
      this.#body.replaceChildren(...Array.from({ length: inSight }, this.#placeholderRow));
      return;
    }
    const rows = [];
    for (let i = first; i < end; i++) {
      const row = this.#row(this.#items[i]);
      row.ariaRowIndex = i + 2;
      rows.push(row);
    }
    this.#body.replaceChildren(gap(first * height), ...rows, gap((count - end) * height));
  }

  #row(item) {
    if (!this.#rows.has(item)) {
      this.#rows.set(item, this.#rowOf(item));
    }
    return this.#rows.get(item);
  }

  #rowHeight() {
    return parseFloat(getComputedStyle(this.#table).getPropertyValue('--row'));
  }
}

/** Stands for the rows that are out of sight. */
function gap(height) {
  const row = document.createElement('tr');
  row.className = 'gap';
  row.role = 'presentation';
  const cell = row.insertCell();
  cell.role = 'presentation';
  cell.style.height = `${height}px`;
  return row;
}
