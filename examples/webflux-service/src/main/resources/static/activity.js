import { number, plural } from './text.js';

const MOST_BARS = 120;

/** In percent, so that there is something to see. */
const LEAST_HEIGHT = 10;

/** A page that takes so long, in milliseconds, has the highest bar. */
const LONGEST = 3000;

/** In milliseconds. A busy service throttles many times in a minute, and nobody wants to hear each of them. */
const BETWEEN_ANNOUNCEMENTS = 15_000;

/** What it takes to list: how many pages, throttled attempts and retries, and a bar for each page. */
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

  begin() {
    this.#counts = { page: 0, throttle: 0, retry: 0 };
    this.#throttled = false;
    this.#last = undefined;
    this.#announced = -Infinity;
    this.#announcement.textContent = '';
    this.#strip.replaceChildren(bar('pending', LEAST_HEIGHT));
    this.#draw();
  }

  happened(name, at) {
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
    const height = Math.max(LEAST_HEIGHT, 100 * Math.sqrt(Math.min((at - this.#last) / LONGEST, 1)));
    this.#last = at;
    this.#strip.lastChild.replaceWith(bar(this.#throttled ? 'throttled' : '', height), bar('pending', LEAST_HEIGHT));
    if (this.#strip.childElementCount > MOST_BARS) {
      this.#strip.firstChild.remove();
    }
  }

  #announce(now) {
    if (now - this.#announced >= BETWEEN_ANNOUNCEMENTS) {
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
