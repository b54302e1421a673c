/** Letters that are no base letter with a mark, and so do not come apart. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/** The text as a search compares it: lower case, without accents ("León" is "leon"), all else as it stands. */
export const foldText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => WHOLE_LETTERS[letter]!);

/** What words are looked for in when somebody asks for a store by its name. */
export const searchTextOf = (store: {
  readonly name: string;
  readonly city?: string | undefined;
  readonly street?: string | undefined;
}): string => foldText(`${store.name} ${store.city ?? ''} ${store.street ?? ''}`);
