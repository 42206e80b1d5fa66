/** How things are called on the page. */

const numbers = new Intl.NumberFormat('en');

export const number = value => numbers.format(value);

/** A number of things, whose plural ends in s. */
export const plural = (count, thing) => `${number(count)} ${thing}${count === 1 ? '' : 's'}`;

/** OPPORTUNITY_COLLABORATION or PartnerProfile, as people write it. Also for what a newer service may send. */
export function words(constant) {
  const spaced = constant.replace(/_/g, ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** An element with text in it: never with markup, because others chose much of the text. */
export function element(name, className, text = '') {
  const created = document.createElement(name);
  created.className = className;
  created.textContent = text;
  return created;
}
