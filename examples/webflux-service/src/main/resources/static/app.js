import { Activity } from './activity.js';
import { listed, placeholderRow, rowOf } from './connection.js';
import { Problem, serverSentEvents } from './events.js';
import { Failure } from './failure.js';
import { Filters } from './filters.js';
import { Query } from './query.js';
import { Sorting } from './sorting.js';
import { LiveTable } from './table.js';
import { number, plural } from './text.js';
import { View } from './view.js';

const page = Object.fromEntries([...document.querySelectorAll('[id]')].map(element => [element.id, element]));

const view = new View();
const table = new LiveTable(page.scroller, rowOf, placeholderRow);
const activity = new Activity(page);
const failure = new Failure(page.failure);
const filters = new Filters(page, filter => {
  view.filter(filter);
  rearrange();
});
new Sorting(page.scroller.querySelector('thead'), order => {
  view.sort(order);
  rearrange();
});
new Query(page.query, list);

let listing;
let drawing = false;

async function list() {
  listing?.abort();
  const current = new AbortController();
  listing = current;
  const started = performance.now();
  start();
  try {
    for await (const { name, data } of serverSentEvents(`connections${location.search}`, current.signal)) {
      switch (name) {
        case 'connection':
          add(data);
          break;
        case 'complete':
          end('complete', `All ${count()} in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
          return;
        case 'error':
          throw new Problem(data);
        default:
          activity.record(name, data.at);
      }
    }
    throw new Error('The response ended before the listing was complete.');
  } catch (reason) {
    if (listing !== current) {
      return;
    }
    if (current.signal.aborted) {
      end('stopped', `Stopped after ${count()}.`);
    } else {
      if (!(reason instanceof Problem)) {
        console.error(reason);
      }
      failure.show(reason);
      end('failed', `Failed after ${count()}.`);
    }
  }
}

function start() {
  view.clear();
  filters.clearCounts();
  failure.clear();
  activity.start();
  page.stop.textContent = 'Stop';
  show('listing', 'Listing …');
  table.expect(true);
  rearrange();
}

function add(connection) {
  const added = listed(connection, view.total);
  view.add(added);
  filters.count(added);
  drawSoon();
}

function end(state, text) {
  activity.end();
  page.stop.textContent = 'List again';
  show(state, text);
  table.expect(false);
  draw();
}

/** Screen readers announce the state. They announce the number of matches only once the listing has ended. */
function show(state, text) {
  document.body.dataset.state = state;
  page.state.textContent = text;
  page.matches.ariaLive = state === 'listing' ? 'off' : 'polite';
}

/** Draws once per frame, regardless of how many connections arrive in it. */
function drawSoon() {
  if (!drawing) {
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      draw();
    });
  }
}

function draw() {
  table.update(view.shown);
  drawCounts();
}

/** Draws the list after a change of its order or filter, scrolled to the top. */
function rearrange() {
  table.replace(view.shown);
  drawCounts();
}

function drawCounts() {
  const some = view.total > 0;
  const expecting = !some && document.body.dataset.state === 'listing';
  page.total.textContent = expecting ? '–' : number(view.total);
  page.matches.textContent = some ? `${number(view.shown.length)} of ${number(view.total)}` : '';
  page.empty.hidden = expecting || view.shown.length > 0;
  page.empty.textContent = emptyText(some);
  filters.draw();
}

function emptyText(some) {
  if (some) {
    return 'No connection matches.';
  }
  return document.body.dataset.state === 'complete' ? 'No connections.' : 'No connections received.';
}

function count() {
  return plural(view.total, 'connection');
}

page.stop.addEventListener('click', () => {
  if (document.body.dataset.state === 'listing') {
    listing.abort();
  } else {
    list();
  }
});

list();
