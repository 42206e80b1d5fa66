/**
 * A table of many rows. Only the visible rows are in the document, so their total number does not affect performance. All
 * rows have the height that the style sheet sets as --row.
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

  /** Replaces the items and scrolls to the top. */
  replace(items) {
    this.#items = items;
    this.#scroller.scrollTop = 0;
    this.#draw();
  }

  /** Replaces the items. Adjusts the scroll position so that the visible rows stay in place. */
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

  /** Sets whether an empty table shows placeholders. */
  expect(expecting) {
    this.#expecting = expecting;
    this.#draw();
  }

  #draw() {
    const height = this.#rowHeight();
    const count = this.#items.length;
    const visible = Math.ceil(this.#scroller.clientHeight / height);
    const first = Math.min(count, Math.max(0, Math.floor(this.#scroller.scrollTop / height) - 3));
    const end = Math.min(count, first + visible + 6);
    this.#table.ariaRowCount = count + 1;
    if (count === 0 && this.#expecting) {
      this.#body.replaceChildren(...Array.from({ length: visible }, this.#placeholderRow));
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

/** Creates a row that takes the space of rows outside the visible area. */
function gap(height) {
  const row = document.createElement('tr');
  row.className = 'gap';
  row.role = 'presentation';
  const cell = row.insertCell();
  cell.role = 'presentation';
  cell.style.height = `${height}px`;
  return row;
}
