/** The orders of the list, as compare functions for Array.sort(). */

const collator = new Intl.Collator(undefined, { numeric: true });

const byText = textOf => (a, b) => collator.compare(textOf(a), textOf(b));

/** Orders connections by arrival, the latest first. */
export const byArrival = (a, b) => b.arrival - a.arrival;

const columns = {
  participant: byText(({ name }) => name),
  types: byText(({ typeNames }) => typeNames),
  account: (a, b) => a.accountNumber - b.accountNumber,
  updated: (a, b) => a.updated - b.updated,
  id: (a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)),
};

/** Orders connections by a column, ascending or descending. Equal ones are in the order of their arrival. */
export function byColumn(column, direction) {
  const compare = columns[column];
  const sign = direction === 'descending' ? -1 : 1;
  return (a, b) => sign * compare(a, b) || a.arrival - b.arrival;
}

/** Merges added items into a sorted list. The number of comparisons is logarithmic in the list's length for each item. */
export function merge(sorted, added, compare) {
  const merged = [];
  let next = 0;
  for (const item of added.toSorted(compare)) {
    for (const end = insertionIndex(item, sorted, next, compare); next < end; next++) {
      merged.push(sorted[next]);
    }
    merged.push(item);
  }
  return merged.concat(sorted.slice(next));
}

/** Returns the index after the last item that is not greater, by binary search. */
function insertionIndex(item, sorted, from, compare) {
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
