/** The alphabet of plain text messages (GSM 03.38): a letter is 7 bits; those of the extension take two places. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENSION = new Set('^{}\\[~]|€');

/** What stands for a sign that is not in the alphabet and would double the price of the whole message. */
const INSTEAD: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u202f': ' ',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '·': '-',
};

const isPlain = (letter: string): boolean => BASIC.has(letter) || EXTENSION.has(letter);

/** The text in letters of the alphabet as far as each has one that reads the same: "Días" -> "Dias". */
export function plainLetters(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      if (isPlain(letter)) return letter;
      const bare = INSTEAD[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '');
      return bare !== '' && [...bare].every(isPlain) ? bare : letter;
    })
    .join('');
}

/** Segments that a text is sent, and paid, as: 160 letters alone or 153 each; 70 or 67 where one is not in the alphabet. */
export function segmentsOf(text: string): number {
  const letters = [...text];
  const isGsm = letters.every(isPlain);
  const length = isGsm ? letters.reduce((sum, one) => sum + (EXTENSION.has(one) ? 2 : 1), 0) : text.length;
  const [alone, each] = isGsm ? [160, 153] : [70, 67];
  return length <= alone ? 1 : Math.ceil(length / each);
}

const MOST_SEGMENTS = 2;
const CUT = '...';

export interface SmsParts {
  /** What it says, with the link, if any, as its last word. */
  readonly text: string;
  /** How to end such messages; null = nothing has to be said. */
  readonly stop: string | null;
  /** The country wants it said in this message; else it is said where it costs nothing. */
  readonly mustSayStop: boolean;
}

/** The end of a text moved back to the end of a word, where one is near. */
function wholeWords(text: string): string {
  const end = text.lastIndexOf(' ');
  return end > text.length - 16 ? text.slice(0, Math.max(0, end)) : text;
}

/**
 * A text message as it is sent: in plain letters where possible, and never more than two segments: the words before the
 * link are cut, the link and the hint never.
 */
export function fitSms({ text, stop, mustSayStop }: SmsParts): string {
  const plain = plainLetters(text);
  const at = plain.search(/ \S+:\/\/\S+$/);
  const [words, link] = at < 0 ? [plain, ''] : [plain.slice(0, at), plain.slice(at)];
  const hint = stop === null ? '' : ` ${plainLetters(stop)}`;
  const isFree = segmentsOf(words + link + hint) === segmentsOf(words + link);
  const tail = link + (mustSayStop || isFree ? hint : '');
  if (segmentsOf(words + tail) <= MOST_SEGMENTS) return words + tail;
  const letters = [...words];
  // One letter outside the alphabet halves the room: where there is too little, such letters give way first.
  const room = segmentsOf(CUT + tail) <= MOST_SEGMENTS ? letters : letters.filter(isPlain);
  while (room.length > 0 && segmentsOf(room.join('') + CUT + tail) > MOST_SEGMENTS) room.pop();
  return `${wholeWords(room.join(''))}${CUT}${tail}`;
}

/** Countries of the North American plan want it said how such messages end. */
export const wantsStopHint = (recipient: string): boolean => recipient.startsWith('+1');

/** The first message of its kind to somebody: there the hint stands even where it costs a segment. */
const FIRST_KINDS: readonly string[] = ['ticket', 'companion_ticket', 'confirmed', 'wish_made'];
export const opensConversation = (kind: string): boolean => FIRST_KINDS.includes(kind);
