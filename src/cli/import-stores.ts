import { stat } from 'node:fs/promises';
import type { Finding } from '../domain/store/import-finding.ts';
import { COLUMN_NAMES } from '../operations/stores/formats/store-columns.ts';
import { STORE_FORMATS, type StoreFormat } from '../operations/stores/import/store-file.ts';
import { type ImportedRow, importStores } from '../operations/stores/import-stores.ts';
import { toRfc3339 } from '../time/instant.ts';
import { findings } from '../words/en/import.ts';
import type { Command, Teller } from './command.ts';
import { readArgs, refuse, UsageError } from './usage.ts';

const sentence = ({ code, values }: Finding): string => findings[code](values ?? {});

const placeOf = (row: ImportedRow): string =>
  [row.file, `row ${row.row}`, row.ref, row.name].filter((part) => part !== null && part !== '').join(', ');

function linesOf(row: ImportedRow): string[] {
  const place = placeOf(row);
  return [
    ...(row.reasons.length > 0 ? [`rejected: ${place}: ${row.reasons.map(sentence).join('; ')}`] : []),
    ...row.warnings.map((warning) => `warning: ${place}: ${sentence(warning)}`),
    ...row.affected.map(
      (a) => `appointment ${a.reference} at ${toRfc3339(a.startsAt)} lies outside the new hours: ${place}`,
    ),
  ];
}

function tellRow(tell: Teller, row: ImportedRow): void {
  tell.result(linesOf(row).join('\n'), {
    file: row.file,
    row: row.row,
    ref: row.ref,
    name: row.name,
    outcome: row.outcome,
    store: row.storeId,
    changes: row.changes,
    reasons: row.reasons.map((f) => ({ ...f, text: sentence(f) })),
    warnings: row.warnings.map((f) => ({ ...f, text: sentence(f) })),
    affected: row.affected.map(({ id, reference, startsAt }) => ({ id, reference, startsAt: toRfc3339(startsAt) })),
  });
}

const isFormat = (text: string): text is StoreFormat => (STORE_FORMATS as readonly string[]).includes(text);

/** `import-stores FILE`: brings stores in from lists. */
export const importStoresCommand: Command = {
  usage: ['import-stores FILE [--format atp|google|csv] [--dry-run] [--json]'],
  help: () => [
    'Columns of a plain CSV, without case and punctuation:',
    ...Object.entries(COLUMN_NAMES).map(([field, names]) => `  ${field}: ${names.join(', ')}`),
  ],
  async run(deps, args, tell) {
    const { values, flags, words } = readArgs(args, { values: ['format'], flags: ['dry-run'] });
    const [path, more] = words;
    const format = values.format ?? null;
    if (path === undefined || more !== undefined) throw new UsageError('name one file');
    if (format !== null && !isFormat(format)) throw new UsageError(`--format is one of ${STORE_FORMATS.join(', ')}`);
    const found = await stat(path).catch(() => null);
    if (!found) return refuse(tell, `no file ${path}`);
    if (found.isDirectory()) return refuse(tell, `${path} is a folder: name one file`);
    let seen = 0;
    const summary = await importStores(deps, {
      path,
      format,
      dryRun: flags.has('dry-run'),
      onRow: (row) => {
        tellRow(tell, row);
        if (++seen % 500 === 0) tell.progress(`${seen} rows`);
      },
      onUnknownColumn: (column) => tell.progress(`column "${column}" is not known and left out`),
      onReadAs: (encoding, file) => tell.progress(`${file ?? path} is not UTF-8: read as ${encoding}`),
    });
    const { new: added, changed, unchanged, rejected } = summary;
    const totals = `${added} new, ${changed} changed, ${unchanged} unchanged, ${rejected} rejected`;
    tell.result(flags.has('dry-run') ? `${totals} (dry run: nothing was written)` : totals, { summary });
    return 0;
  },
};
