import { Problem } from './events.js';

/** Shows in one sentence why a listing failed, with the problem details in a collapsed section. */
export class Failure {
  #notice;
  #sentence;
  #details;

  constructor(notice) {
    this.#notice = notice;
    this.#sentence = notice.querySelector('[role="alert"]');
    this.#details = notice.querySelector('details');
  }

  clear() {
    this.#notice.hidden = true;
    this.#sentence.textContent = '';
    this.#details.open = false;
  }

  show(failure) {
    const details = failure instanceof Problem ? failure.details : { title: failure.name, detail: failure.message };
    this.#notice.hidden = false;
    this.#sentence.textContent = sentenceFor(failure);
    this.#details.querySelector('pre').textContent = JSON.stringify(details, null, 2);
  }
}

function sentenceFor(failure) {
  if (!(failure instanceof Problem)) {
    return 'The connection to the service was lost. Check that it is running, then list again.';
  }
  const { status, parameter } = failure.details;
  switch (status) {
    case 400:
      return parameter
        ? `The value of “${parameter}” in the page’s URL is invalid.`
        : 'AWS Partner Central rejected the request as invalid. Choose another catalog or connection type.';
    case 502:
      return 'AWS Partner Central rejected the request or returned an unusable response. The service’s log has the cause.';
    case 503:
      return 'AWS Partner Central is still throttling this service after several attempts. Wait a minute, then list again.';
    case 504:
      return 'AWS Partner Central did not respond. Wait a minute, then list again.';
    default:
      return failure.message || 'The service failed. Its log has the cause.';
  }
}
