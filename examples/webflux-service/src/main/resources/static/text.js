const numbers = new Intl.NumberFormat('en');

export const number = value => numbers.format(value);

/** Formats a count of things whose plural ends in s. */
export const plural = (count, thing) => `${number(count)} ${thing}${count === 1 ? '' : 's'}`;

/** Converts a constant such as OPPORTUNITY_COLLABORATION or PartnerProfile, known or not, to readable text. */
export function words(constant) {
  const spaced = constant.replace(/_/g, ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Creates an element with text. Never interprets markup: participants choose their names. */
export function element(name, className, text = '') {
  const created = document.createElement(name);
  created.className = className;
  created.textContent = text;
  return created;
}
