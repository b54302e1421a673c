import type { Party } from '../../src/domain/queue/visit/party.ts';
import { words } from '../../src/words/words.ts';
import type { StaffScreen } from './staff-props.ts';

const own = <T extends object>(table: T, key: string): string | null =>
  Object.hasOwn(table, key) ? String(table[key as keyof T]) : null;

/** "Ines Q.": as much of a name as a narrow column holds. */
export function shortName(name: string): string {
  const [first = '', ...others] = name.trim().split(/\s+/);
  const last = others.at(-1);
  return last ? `${first} ${last[0]!.toUpperCase()}.` : first;
}

/** What to know before calling: needs, another language, the size of the party. Empty where there is nothing. */
export function heedText(party: Party, lang: StaffScreen['lang']): string {
  const w = words(lang).staff;
  const parts = party.needs.map((need) => own(w.needs, need) ?? need);
  // English is what everybody there speaks; another language is worth a word.
  if (party.language !== 'en') parts.unshift(w.mine.speaks(own(w.languages, party.language) ?? party.language));
  if (party.partySize > 1) parts.unshift(w.mine.party(party.partySize));
  return parts.join(', ');
}
