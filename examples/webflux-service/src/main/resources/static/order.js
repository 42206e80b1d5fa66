/** The orders of the list: each compares two connections, as Array.sort() needs it. */

const collator = new Intl.Collator(undefined, { numeric: true });

const byText = textOf => (a, b) => collator.compare(textOf(a), textOf(b));

/** In which order the connections came, the newest first. */
export const byArrival = (a, b) => b.arrival - a.arrival;

const columns = {
  participant: byText(({ name }) => name),
  types: byText(({ typeNames }) => typeNames),
  account: (a, b) => a.accountNumber - b.accountNumber,
  updated: (a, b) => a.updated - b.updated,
  id: (a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)),
};

/** By a column, ascending or descending. Equal ones keep the order in which they came. */
export function byColumn(column, direction) {
  const compare = columns[column];
  const sign = direction === 'descending' ? -1 : 1;
  return (a, b) => sign * compare(a, b) || a.arrival - b.arrival;
}

/** A sorted list with some more items in their places: a few comparisons for each of these, not one for each of all. */
export function merge(sorted, added, compare) {
  const merged = [];
  let next = 0;
  for (const item of added.toSorted(compare)) {
    for (const end = placeOf(item, sorted, next, compare); next < end; next++) {
      merged.push(sorted[next]);
    }
    merged.push(item);
  }
  return merged.concat(sorted.slice(next));
}

/** By bisection, behind what is equal. */
function placeOf(item, sorted, from, compare) {
  let low = from;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(sorted[middle], item) <= 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
