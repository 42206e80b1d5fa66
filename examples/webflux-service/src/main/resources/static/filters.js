import { Chart } from './chart.js';
import { matcher } from './search.js';

/** The filters of the list: the search and the charts. */
export class Filters {
  #search;
  #clear;
  #charts;

  /** @param changed called with the new filter */
  constructor({ search, clear, types, statuses, kinds }, changed) {
    const update = () => changed(this.#filter());
    this.#search = search;
    this.#clear = clear;
    this.#charts = {
      type: new Chart(types, update),
      status: new Chart(statuses, update),
      kind: new Chart(kinds, update),
    };
    search.addEventListener('input', update);
    clear.addEventListener('click', () => {
      search.value = '';
      Object.values(this.#charts).forEach(chart => chart.release());
      // The button, which has the focus, is about to be hidden.
      search.focus();
      update();
    });
  }

  clearCounts() {
    Object.values(this.#charts).forEach(chart => chart.clear());
  }

  count(connection) {
    for (const type of connection.types) {
      for (const [property, chart] of Object.entries(this.#charts)) {
        chart.add(type[property]);
      }
    }
  }

  draw() {
    Object.values(this.#charts).forEach(chart => chart.draw());
  }

  #filter() {
    const pressed = Object.entries(this.#charts)
      .map(([property, chart]) => [property, chart.pressed])
      .filter(([, constants]) => constants.length > 0);
    const query = this.#search.value.trim();
    this.#clear.disabled = !query && pressed.length === 0;
    const matches = matcher(query);
    // The charts count types, so a single type of the connection must match the pressed bars of all charts.
    return ({ text, types }) =>
      matches(text) && (pressed.length === 0
        || types.some(type => pressed.every(([property, constants]) => constants.includes(type[property]))));
  }
}
