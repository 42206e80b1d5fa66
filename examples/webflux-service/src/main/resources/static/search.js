/** Letters that no normalization form decomposes, and apostrophes that no keyboard has. */
const EQUIVALENTS = new Map(Object.entries({
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't', þ: 'th', ı: 'i', ς: 'σ', '‘': "'", '’': "'",
}));

const EQUIVALENT = new RegExp(`[${[...EQUIVALENTS.keys()].join('')}]`, 'gu');

/**
 * A text without what a search ignores: case, accents and width. An accent belongs to no script of its own, unlike the vowel
 * signs of many scripts, which stay.
 */
export function fold(text) {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Script=Inherited}/gu, '')
    .replace(EQUIVALENT, letter => EQUIVALENTS.get(letter));
}

/** Matches a folded text that contains each of the query's terms, in any order. */
export function matcher(query) {
  const terms = fold(query).split(/\s+/);
  return text => terms.every(term => text.includes(term));
}
