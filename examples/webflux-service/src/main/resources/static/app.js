import { Activity } from './activity.js';
import { Chart } from './chart.js';
import { rowOf, searchableText, typesOf } from './connection.js';
import { Problem, serverSentEvents } from './events.js';
import { LiveTable } from './table.js';
import { number } from './text.js';

const byId = id => document.getElementById(id);

const table = new LiveTable(byId('scroller'), rowOf);
const types = new Chart(byId('types'));
const statuses = new Chart(byId('statuses'));
const kinds = new Chart(byId('kinds'));
const charts = [types, statuses, kinds];
const activity = new Activity(byId('counters'), byId('strip'), byId('waiting'));

let connections = [];
let query = '';
let abort;
let drawing = false;

async function list() {
  abort = new AbortController();
  const began = performance.now();
  begin();
  try {
    // The page's own query is the listing's: /?connectionType=SUBSIDIARY
    for await (const { name, data } of serverSentEvents(`connections${location.search}`, abort.signal)) {
      switch (name) {
        case 'connection':
          add(data);
          break;
        case 'complete':
          end('complete', `All ${count()} in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
          return;
        case 'error':
          throw new Problem(data);
        default:
          activity.happened(name, data.at);
      }
    }
    throw new Error('The answer ended before the listing.');
  } catch (failure) {
    if (abort.signal.aborted) {
      end('stopped', `Stopped after ${count()}.`);
    } else if (failure instanceof Problem) {
      end('failed', `Failed after ${count()}: ${failure.message}`);
    } else {
      console.error(failure);
      end('failed', `Failed after ${count()}: The service cannot be reached any more.`);
    }
  }
}

function begin() {
  connections = [];
  charts.forEach(chart => chart.clear());
  activity.begin();
  search();
  byId('stop').textContent = 'Stop';
  show('listing', 'Listing …');
}

function add(connection) {
  connections.push(connection);
  for (const { type, status, participant } of typesOf(connection)) {
    types.add(type);
    statuses.add(status);
    kinds.add(participant.kind);
  }
  connection.text = searchableText(connection);
  if (connection.text.includes(query)) {
    table.add(connection);
  }
  drawSoon();
}

function end(state, text) {
  activity.end();
  byId('stop').textContent = 'List again';
  draw();
  show(state, text);
}

/** This is read out, and what a search finds in a listing that has ended; not each of thousands of connections. */
function show(state, text) {
  document.body.dataset.state = state;
  byId('state').textContent = text;
  byId('matches').ariaLive = state === 'listing' ? 'off' : 'polite';
}

function search() {
  query = byId('search').value.trim().toLowerCase();
  table.replace(connections.filter(connection => connection.text.includes(query)));
  draw();
}

/** Once for each frame, however many connections come in it. */
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
  byId('total').textContent = number(connections.length);
  byId('matches').textContent = `${number(table.size)} of ${number(connections.length)}`;
  byId('empty').hidden = !query || table.size > 0;
  charts.forEach(chart => chart.draw());
  table.draw();
}

function count() {
  return `${number(connections.length)} connection${connections.length === 1 ? '' : 's'}`;
}

byId('search').addEventListener('input', search);
byId('stop').addEventListener('click', () => {
  if (document.body.dataset.state === 'listing') {
    abort.abort();
  } else {
    list();
  }
});

list();
