import { element, number, words } from './text.js';

/** Counts as bars: a list whose items have a name, a number and, for the eye, a length. */
export class Chart {
  #list;
  #bars = new Map();

  constructor(list) {
    this.#list = list;
  }

  clear() {
    this.#bars.clear();
    this.#list.replaceChildren();
  }

  /** Shown at the next draw(). */
  add(constant) {
    if (!this.#bars.has(constant)) {
      this.#bars.set(constant, this.#bar(constant));
    }
    this.#bars.get(constant).count++;
  }

  draw() {
    const sum = [...this.#bars.values()].reduce((total, { count }) => total + count, 0);
    for (const { count, value, bar } of this.#bars.values()) {
      value.textContent = number(count);
      bar.style.setProperty('--share', count / sum);
    }
  }

  #bar(constant) {
    const item = document.createElement('li');
    const value = element('span', 'value');
    const bar = element('span', 'bar');
    item.append(element('span', 'label', words(constant)), value, bar);
    item.dataset.constant = constant;
    this.#list.append(item);
    return { count: 0, value, bar };
  }
}
