/** Letters that no normalization form decomposes, and typographic apostrophes. */
const EQUIVALENTS = new Map(Object.entries({
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't', þ: 'th', ı: 'i', ς: 'σ', '‘': "'", '’': "'",
}));

const EQUIVALENT = new RegExp(`[${[...EQUIVALENTS.keys()].join('')}]`, 'gu');

/**
 * Removes what a search ignores: case, accents and width. Accents have the script Inherited; the vowel signs of many
 * scripts, which are significant, have a script of their own.
 */
export function fold(text) {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Script=Inherited}/gu, '')
    .replace(EQUIVALENT, letter => EQUIVALENTS.get(letter));
}

/** Returns a predicate for folded texts that contain all terms of the query, in any order. */
export function matcher(query) {
  const terms = fold(query).split(/\s+/);
  return text => terms.every(term => text.includes(term));
}
