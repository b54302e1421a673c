import { exportDay } from '../operations/boards/export-day.ts';
import { isLocalDate } from '../time/local.ts';
import { words } from '../words/words.ts';
import type { Command } from './command.ts';
import { readArgs, refuse, UsageError } from './usage.ts';

/** `export-day STORE`: the events of a past day as JSON lines on standard output, for `replay` here or elsewhere. */
export const exportDayCommand: Command = {
  usage: ['export-day STORE [--day DATE] [--now INSTANT] > FILE   (yesterday where no day is named)'],
  takesNow: true,
  help: () => [
    'The first line is how the store is set up and what was booked; then each event of the day as the log has it:',
    'codes and numbers, never a name, a contact or a note. `walkup replay FILE` reads it.',
  ],
  async run(deps, args, tell) {
    const { values, words: given } = readArgs(args, { values: ['day'] });
    if (given.length !== 1) throw new UsageError('name one store');
    if (values.day !== undefined && !isLocalDate(values.day))
      throw new UsageError('--day is a date such as 2026-11-24');
    const outcome = await exportDay(deps, given[0]!, values.day);
    if (outcome.kind !== 'exported') return refuse(tell, words('en').manager.whatIf.refused[outcome.kind]);
    for (const line of [outcome.head, ...outcome.events]) tell.output(`${JSON.stringify(line)}\n`);
    tell.progress(`${outcome.day}: ${outcome.events.length} events`);
    return 0;
  },
};
