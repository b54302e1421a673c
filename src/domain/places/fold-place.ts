const SHORT_WORDS: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'sainte',
  ft: 'fort',
  mt: 'mount',
  n: 'north',
  s: 'south',
  e: 'east',
  w: 'west',
};

/**
 * The one spelling of a place's name under which it is kept and looked up: lower case, without accents and punctuation,
 * without a leading "the", with St., Ft., Mt. and the points of the compass written out.
 */
export function foldPlace(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/['\u2019.]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ');
  if (words.length > 1 && words[0] === 'the') words.shift();
  return words.map((word) => (Object.hasOwn(SHORT_WORDS, word) ? SHORT_WORDS[word]! : word)).join(' ');
}
