/**
 * Many rows in a table, the newest first. Only those in sight are in the document, so that their number does not matter; all
 * have the height that the style sheet gives as --row.
 */
export class LiveTable {
  #scroller;
  #table;
  #body;
  #rowOf;
  #items = [];
  #drawn = 0;
  #rows = new WeakMap();

  constructor(scroller, rowOf) {
    this.#scroller = scroller;
    this.#table = scroller.querySelector('table');
    this.#body = scroller.querySelector('tbody');
    this.#rowOf = rowOf;
    scroller.addEventListener('scroll', () => this.#drawRows());
    new ResizeObserver(() => this.#drawRows()).observe(scroller);
  }

  /** Shows these items, from the top. */
  replace(items) {
    this.#items = [...items];
    this.#drawn = this.#items.length;
    this.#scroller.scrollTop = 0;
    this.#drawRows();
  }

  /** Adds an item, to be seen after the next draw(). */
  add(item) {
    this.#items.push(item);
  }

  get size() {
    return this.#items.length;
  }

  draw() {
    const added = this.#items.length - this.#drawn;
    this.#drawn = this.#items.length;
    const scrolled = this.#scroller.scrollTop;
    this.#drawRows();
    // Whoever reads further down keeps what they read.
    if (added > 0 && scrolled > 0) {
      this.#scroller.scrollTop = scrolled + added * this.#rowHeight();
      this.#drawRows();
    }
  }

  #drawRows() {
    const height = this.#rowHeight();
    const count = this.#drawn;
    const first = Math.min(count, Math.max(0, Math.floor(this.#scroller.scrollTop / height) - 3));
    const end = Math.min(count, first + Math.ceil(this.#scroller.clientHeight / height) + 6);
    const rows = [];
    for (let i = first; i < end; i++) {
      const row = this.#row(this.#items[count - 1 - i]);
      row.ariaRowIndex = i + 2;
      rows.push(row);
    }
    this.#table.ariaRowCount = count + 1;
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
