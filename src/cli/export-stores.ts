import { EXPORT_FORMATS, type ExportFormat, exportStores } from '../operations/stores/export-stores.ts';
import type { Command } from './command.ts';
import { readArgs, UsageError } from './usage.ts';

const isFormat = (text: string | undefined): text is ExportFormat =>
  (EXPORT_FORMATS as readonly string[]).includes(text ?? '');

/** `export-stores`: all stores as a file for others, on standard output. */
export const exportStoresCommand: Command = {
  usage: ['export-stores --format atp|google|schema-org > FILE'],
  takesNow: true,
  async run(deps, args, tell) {
    const { values, words } = readArgs(args, { values: ['format'] });
    if (!isFormat(values.format) || words.length > 0) {
      throw new UsageError(`--format is one of ${EXPORT_FORMATS.join(', ')}`);
    }
    for await (const piece of exportStores(deps, values.format)) tell.output(piece);
    return 0;
  },
};
