import { element, words } from './text.js';

const dates = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });

/** The types of a connection: each with its constant, its status and its participant. */
export function typesOf(connection) {
  return Object.entries(connection.connectionTypes).map(([type, { status, otherParticipant }]) => ({
    type,
    status,
    participant: otherParticipant,
  }));
}

/** What a search looks through: all that the row shows. */
export function searchableText(connection) {
  const types = typesOf(connection).flatMap(({ type, status, participant }) => [
    participant.name,
    words(type),
    words(status),
    words(participant.kind),
  ]);
  return [...types, connection.otherParticipantAccountId, connection.id].join('\n').toLowerCase();
}

export function rowOf(connection) {
  const row = document.createElement('tr');
  row.role = 'row';
  row.append(
    cell('participant', ...participantOf(connection)),
    cell('types', ...typesOf(connection).map(typeOf)),
    cell('account', connection.otherParticipantAccountId),
    cell('updated', dates.format(new Date(connection.updatedAt))),
    cell('id', connection.id),
  );
  return row;
}

function participantOf(connection) {
  const participants = typesOf(connection).map(({ participant }) => participant);
  const names = unique(participants.map(({ name }) => name ?? '')).join(', ');
  const name = element('div', 'name');
  // A name from right to left must not turn what stands around it.
  name.append(element('bdi', '', names));
  name.title = names;
  return [name, element('div', 'kind', unique(participants.map(({ kind }) => words(kind))).join(', '))];
}

function typeOf({ type, status }) {
  const line = element('span', status === 'ACTIVE' ? 'type active' : 'type', words(type));
  line.append(' ', element('span', '', words(status).toLowerCase()));
  return line;
}

function cell(className, ...content) {
  const created = element('td', className);
  created.role = 'cell';
  created.append(...content);
  return created;
}

function unique(values) {
  return [...new Set(values)];
}
