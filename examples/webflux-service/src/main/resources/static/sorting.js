import { byArrival, byColumn } from './order.js';

const NEXT = { none: 'ascending', ascending: 'descending', descending: 'none' };

/** The column headers. The first click on one sorts ascending, the second descending, the third by arrival again. */
export class Sorting {
  #headers;

  /** @param changed called with the new order */
  constructor(head, changed) {
    this.#headers = [...head.querySelectorAll('th')];
    for (const header of this.#headers) {
      header.querySelector('button').addEventListener('click', () => changed(this.#sort(header)));
    }
  }

  #sort(header) {
    const direction = NEXT[header.ariaSort ?? 'none'];
    this.#headers.forEach(other => (other.ariaSort = null));
    if (direction === 'none') {
      return byArrival;
    }
    header.ariaSort = direction;
    return byColumn(header.dataset.column, direction);
  }
}
