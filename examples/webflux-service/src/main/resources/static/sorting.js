import { byArrival, byColumn } from './order.js';

const NEXT = { none: 'ascending', ascending: 'descending', descending: 'none' };

/** The column headers: a click sorts by a column, the next one the other way round, and a third one by arrival again. */
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
