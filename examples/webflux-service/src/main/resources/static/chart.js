import { element, number, words } from './text.js';

/** A bar chart of counts. Each bar is a button; the pressed bars filter the list. */
export class Chart {
  #list;
  #changed;
  #bars = new Map();

  /** @param changed called when a bar is pressed or released */
  constructor(list, changed) {
    this.#list = list;
    this.#changed = changed;
  }

  /** Resets the counts. Keeps the bars, so that a pressed one can be released. */
  clear() {
    this.#bars.forEach(bar => (bar.count = 0));
  }

  /** Increments a count, to be shown by the next draw(). */
  add(constant) {
    if (!this.#bars.has(constant)) {
      this.#bars.set(constant, this.#bar(constant));
    }
    this.#bars.get(constant).count++;
  }

  draw() {
    const sum = [...this.#bars.values()].reduce((total, { count }) => total + count, 0);
    for (const { count, value, button } of this.#bars.values()) {
      value.textContent = number(count);
      button.style.setProperty('--share', sum && count / sum);
    }
  }

  get pressed() {
    return [...this.#bars].filter(([, { button }]) => isPressed(button)).map(([constant]) => constant);
  }

  release() {
    this.#bars.forEach(({ button }) => (button.ariaPressed = 'false'));
  }

  #bar(constant) {
    const value = element('span', 'value');
    const button = element('button', 'bar');
    button.type = 'button';
    button.ariaPressed = 'false';
    button.append(element('span', 'label', words(constant)), ' ', value);
    button.addEventListener('click', () => {
      button.ariaPressed = String(!isPressed(button));
      this.#changed();
    });
    const item = element('li', '');
    item.dataset.constant = constant;
    item.append(button);
    if (this.#bars.size === 0) {
      this.#list.replaceChildren();
    }
    this.#list.append(item);
    return { count: 0, value, button };
  }
}

function isPressed(button) {
  return button.ariaPressed === 'true';
}
