import { words } from './text.js';

/** The form with the listing's options. Its state is the query of the page's URL, which is sent to the service. */
export class Query {
  #form;

  /** @param changed called when an option changes */
  constructor(form, changed) {
    this.#form = form;
    form.addEventListener('change', () => {
      history.pushState(null, '', this.#url());
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

  /** Returns the page's URL for the form's state. Keeps the parameters that have no control. */
  #url() {
    const url = new URL(location.href);
    for (const select of this.#form.elements) {
      if (select.value === defaultOf(select)) {
        url.searchParams.delete(select.name);
      } else {
        url.searchParams.set(select.name, select.value);
      }
    }
    return url;
  }
}

function defaultOf(select) {
  return select.options[0].value;
}
