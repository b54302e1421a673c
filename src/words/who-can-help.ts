import type { WhoCanHelp } from '../domain/forecast/who-can-help.ts';
import { clockTime, type Language } from '../time/wording.ts';
import { words } from './words.ts';

/** "2 of 5 on the floor can do this; the next is free about 2:20 pm" */
export function helpText({ able, onDuty, nextFree }: WhoCanHelp, zone: string, lang: Language): string {
  const w = words(lang).common.wait;
  const who = w.able(able, onDuty);
  if (nextFree === null) return who;
  return `${who}; ${nextFree === 'now' ? w.freeNow : w.nextFree(clockTime(nextFree, zone, lang))}`;
}
