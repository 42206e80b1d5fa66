import { number, plural } from './text.js';

const MAX_BARS = 120;

/** In percent. Keeps the bar of a fast page visible. */
const MIN_HEIGHT = 10;

/** The duration of a page that is shown by a bar of full height, in milliseconds. */
const MAX_DURATION = 3000;

/** In milliseconds. Limits how often a screen reader announces throttling. */
const ANNOUNCEMENT_INTERVAL = 15_000;

/** Shows the activity of a listing: the numbers of pages, throttled attempts and retries, and a bar for each page. */
export class Activity {
  #counters;
  #strip;
  #waiting;
  #announcement;
  #counts;
  #throttled;
  #last;
  #announced;

  constructor({ counters, strip, waiting, announcement }) {
    this.#counters = counters;
    this.#strip = strip;
    this.#waiting = waiting;
    this.#announcement = announcement;
  }

  start() {
    this.#counts = { page: 0, throttle: 0, retry: 0 };
    this.#throttled = false;
    this.#last = undefined;
    this.#announced = -Infinity;
    this.#announcement.textContent = '';
    this.#strip.replaceChildren(bar('pending', MIN_HEIGHT));
    this.#draw();
  }

  record(name, at) {
    const time = Date.parse(at);
    this.#last ??= time;
    this.#counts[name]++;
    if (name === 'page') {
      this.#page(time);
      this.#throttled = false;
    } else if (name === 'throttle') {
      this.#throttled = true;
      this.#strip.lastChild.className = 'pending throttled';
      this.#announce(performance.now());
    }
    this.#draw();
  }

  end() {
    this.#strip.querySelector('.pending')?.remove();
    this.#throttled = false;
    this.#draw();
  }

  #page(at) {
    const height = Math.max(MIN_HEIGHT, 100 * Math.sqrt(Math.min((at - this.#last) / MAX_DURATION, 1)));
    this.#last = at;
    this.#strip.lastChild.replaceWith(bar(this.#throttled ? 'throttled' : '', height), bar('pending', MIN_HEIGHT));
    if (this.#strip.childElementCount > MAX_BARS) {
      this.#strip.firstChild.remove();
    }
  }

  #announce(now) {
    if (now - this.#announced >= ANNOUNCEMENT_INTERVAL) {
      this.#announced = now;
      this.#announcement.textContent = `Throttled ${plural(this.#counts.throttle, 'time')}, waiting to retry.`;
    }
  }

  #draw() {
    for (const [name, count] of Object.entries(this.#counts)) {
      const counter = this.#counters.querySelector(`.${name} dd`);
      counter.textContent = number(count);
      counter.classList.toggle('some', count > 0);
    }
    this.#waiting.textContent = this.#throttled ? 'Throttled, waiting to retry' : '';
  }
}

function bar(className, height) {
  const created = document.createElement('i');
  created.className = className;
  created.style.setProperty('--height', height);
  return created;
}
