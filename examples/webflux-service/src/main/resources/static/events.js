/** The failure of a listing, with problem details as in RFC 9457. */
export class Problem extends Error {
  constructor(details) {
    super(details.detail ?? details.title);
    this.details = details;
  }
}

/**
 * Reads server-sent events, each with a name and one line of JSON. EventSource would hide the problem details of a failed
 * request, and would reconnect whenever a listing ends.
 */
export async function* serverSentEvents(url, signal) {
  const response = await fetch(url, { headers: { Accept: 'text/event-stream' }, signal });
  if (!response.ok) {
    throw new Problem(await problemOf(response));
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let unread = '';
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const blocks = (unread + chunk.value).split('\n\n');
    unread = blocks.pop();
    yield* blocks.map(parse);
  }
}

/** Returns the problem details of a response, or just its status if it is a proxy's response without them. */
async function problemOf(response) {
  return response.headers.get('Content-Type')?.startsWith('application/problem+json')
    ? response.json()
    : { status: response.status, title: response.statusText };
}

function parse(block) {
  const [, name, data] = /^event:(.*)\ndata:(.*)$/.exec(block);
  return { name, data: JSON.parse(data) };
}
