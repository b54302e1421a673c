import { openSpansOn, specialOn } from '../domain/store/opening-hours.ts';
import { showStore } from '../operations/stores/show-store.ts';
import { toRfc3339 } from '../time/instant.ts';
import { addDays, isLocalDate } from '../time/local.ts';
import type { Span } from '../time/span.ts';
import { localOf } from '../time/store-zone.ts';
import { clockTime, shortDay } from '../time/wording.ts';
import type { Command } from './command.ts';
import { readArgs, readNumber, refuse, UsageError } from './usage.ts';

/** A span from midnight to the next is the whole day, which on the clock would begin and end at the same time. */
function spanText({ startsAt, endsAt }: Span, zone: string): string {
  const [from, to] = [localOf(zone, startsAt), localOf(zone, endsAt)];
  if (from.minutes === 0 && to.minutes === 0 && to.date === addDays(from.date, 1)) return 'open 24 hours';
  return `${clockTime(startsAt, zone, 'en')} to ${clockTime(endsAt, zone, 'en')}`;
}

/** `hours STORE`: the spans that begin on each date, as the API gives them. */
export const hoursCommand: Command = {
  usage: ['hours STORE [--from DATE] [--days N] [--now INSTANT] [--json]'],
  takesNow: true,
  async run(deps, args, tell) {
    const { values, words } = readArgs(args, { values: ['from', 'days'] });
    if (words.length !== 1) throw new UsageError('name one store');
    if (values.from !== undefined && !isLocalDate(values.from))
      throw new UsageError('--from is a date such as 2026-11-24');
    const days = readNumber(values.days, 'days', { from: 1, to: 62, usual: 7 });
    const shown = await showStore(deps, words[0]!);
    if (!shown) return refuse(tell, `no store ${words[0]}`);
    const { store, hours } = shown;
    if (!hours.known) tell.progress('the hours of this store are not known');
    const from = values.from ?? localOf(store.zone, deps.now()).date;
    for (let i = 0; i < days; i++) {
      const date = addDays(from, i);
      const special = specialOn(hours, date);
      const spans = openSpansOn(hours, store.zone, date);
      const told = spans.map((span) => spanText(span, store.zone));
      const note = special ? ` (special hours${special.note ? `: ${special.note}` : ''})` : '';
      tell.result(`${shortDay(date, 'en')}: ${told.join(', ') || (hours.known ? 'closed' : 'not known')}${note}`, {
        date,
        spans: spans.map((s) => ({ startsAt: toRfc3339(s.startsAt), endsAt: toRfc3339(s.endsAt) })),
        special: special ? (special.note ?? '') : null,
      });
    }
    return 0;
  },
};
