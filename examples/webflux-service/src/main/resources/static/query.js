import { words } from './text.js';

/** The form for what is listed. Its state is the query of the page's address, which is the listing's query too. */
export class Query {
  #form;

  /** @param changed called when something else is to be listed */
  constructor(form, changed) {
    this.#form = form;
    form.addEventListener('change', () => {
      history.pushState(null, '', this.#address());
      changed();
    });
    form.addEventListener('submit', event => event.preventDefault());
    window.addEventListener('popstate', () => {
      this.#read();
      changed();
    });
    this.#read();
  }

  #read() {
    const parameters = new URLSearchParams(location.search);
    for (const select of this.#form.elements) {
      const value = parameters.get(select.name) ?? defaultOf(select);
      if (![...select.options].some(option => option.value === value)) {
        select.add(new Option(words(value), value));
      }
      select.value = value;
    }
  }

  /** Keeps the parameters that have no control. */
  #address() {
    const address = new URL(location.href);
    for (const select of this.#form.elements) {
      if (select.value === defaultOf(select)) {
        address.searchParams.delete(select.name);
      } else {
        address.searchParams.set(select.name, select.value);
      }
    }
    return address;
  }
}

function defaultOf(select) {
  return select.options[0].value;
}
