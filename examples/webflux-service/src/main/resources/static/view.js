import { byArrival, merge } from './order.js';

/** The filtered and sorted connections. Added connections are merged when the view is read. */
export class View {
  #all = [];
  #added = [];
  #shown = [];
  #order = byArrival;
  #filter = () => true;

  clear() {
    this.#all = [];
    this.#added = [];
    this.#shown = [];
  }

  add(connection) {
    this.#added.push(connection);
  }

  sort(order) {
    this.#order = order;
    this.#all = [...this.#all, ...this.#added].sort(order);
    this.#added = [];
    this.#shown = this.#all.filter(this.#filter);
  }

  filter(filter) {
    this.#filter = filter;
    this.#merge();
    this.#shown = this.#all.filter(filter);
  }

  get total() {
    return this.#all.length + this.#added.length;
  }

  get shown() {
    this.#merge();
    return this.#shown;
  }

  #merge() {
    if (this.#added.length > 0) {
      this.#all = merge(this.#all, this.#added, this.#order);
      this.#shown = merge(this.#shown, this.#added.filter(this.#filter), this.#order);
      this.#added = [];
    }
  }
}
