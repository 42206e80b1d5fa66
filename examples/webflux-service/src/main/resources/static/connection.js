import { fold } from './search.js';
import { element, words } from './text.js';

const dates = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });

/** Converts a connection to an item of the list: the columns' texts, the sort keys and the text to search in. */
export function listed(connection, arrival) {
  const types = Object.entries(connection.ConnectionTypes).map(([type, { Status: status, OtherParticipant }]) => {
    // A union, whose only member is named after the kind of participant.
    const [[kind, { Name: name = '' }]] = Object.entries(OtherParticipant);
    return { type, status, kind, name };
  });
  const updated = new Date(connection.UpdatedAt);
  const columns = {
    name: unique(types.map(({ name }) => name)).join(', '),
    kinds: unique(types.map(({ kind }) => words(kind))).join(', '),
    typeNames: types.map(({ type, status }) => `${words(type)} ${words(status).toLowerCase()}`).join('\n'),
    account: connection.OtherParticipantAccountId,
    date: dates.format(updated),
    id: connection.Id,
  };
  return {
    ...columns,
    arrival,
    types,
    updated,
    accountNumber: Number(columns.account) || 0,
    text: fold(Object.values(columns).join('\n')),
  };
}

export function rowOf({ name, kinds, types, account, date, id }) {
  const shownName = element('div', 'name');
  // Isolates right-to-left names, which would otherwise reorder the text around them.
  shownName.append(element('bdi', '', name));
  shownName.title = name;
  return row(
    cell('participant', shownName, element('div', 'kind', kinds)),
    cell('types', ...types.map(typeOf)),
    cell('account', account),
    cell('updated', date),
    cell('id', id),
  );
}

/** Creates a row that is shown until the first connection arrives. */
export function placeholderRow() {
  const columns = ['participant', 'types', 'account', 'updated', 'id'];
  const created = row(...columns.map(column => cell(column, element('i', 'placeholder'))));
  created.ariaHidden = 'true';
  return created;
}

function row(...cells) {
  const created = document.createElement('tr');
  created.role = 'row';
  created.append(...cells);
  return created;
}

function typeOf({ type, status }) {
  const line = element('div', status === 'ACTIVE' ? 'type active' : 'type');
  line.append(element('span', 'label', words(type)), ' ', element('span', 'status', words(status).toLowerCase()));
  line.title = line.textContent;
  return line;
}

function cell(className, ...content) {
  const created = document.createElement('td');
  created.className = className;
  created.role = 'cell';
  created.append(...content);
  return created;
}

function unique(values) {
  return [...new Set(values)];
}
