import type { FileItem, GivenHours, GivenStore } from '../import/given-store.ts';
import { csvRows } from './csv-table.ts';
import { type Column, columnOf, isGoogleHeader } from './store-columns.ts';

type Cells = Partial<Record<Column, string>>;

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** The stores of a CSV text with a header row: a Google Business Profile sheet or any table with known column names. */
export function* readCsvStores(text: string, file: string | null): Generator<FileItem> {
  let headers: readonly (Column | null)[] | null = null;
  let source = 'csv';
  for (const { line, cells } of csvRows(text)) {
    if (headers === null) {
      source = isGoogleHeader(cells) ? 'google' : 'csv';
      headers = cells.map(columnOf);
      if (headers.every((column) => column === null)) {
        yield { kind: 'broken', broken: { file, row: line, code: 'no_known_column' } };
        return;
      }
      for (const [i, column] of headers.entries()) {
        if (column === null && cells[i]!.trim() !== '') yield { kind: 'unknown_column', column: cells[i]!.trim() };
      }
    } else if (cells.length > headers.length) {
      yield { kind: 'broken', broken: { file, row: line, code: 'cells_do_not_match' } };
    } else yield { kind: 'store', given: storeOf(headers, cells, { file, row: line, source }) };
  }
}

type Place = Pick<GivenStore, 'file' | 'row' | 'source'>;

function storeOf(headers: readonly (Column | null)[], row: readonly string[], place: Place): GivenStore {
  const cells: Cells = {};
  for (const [i, column] of headers.entries()) {
    // Of two columns for one field the first that says something counts.
    if (column !== null && !cells[column]) cells[column] = (row[i] ?? '').trim();
  }
  return {
    ...place,
    ref: cells.ref || null,
    name: cells.name,
    branch: cells.branch,
    street: [cells.street, cells.street2].filter(Boolean).join(', ') || cells.street,
    city: cells.city,
    state: cells.state,
    postcode: cells.postcode,
    country: cells.country,
    lat: cells.lat,
    lng: cells.lng,
    zone: cells.zone,
    phone: cells.phone,
    website: cells.website,
    hours: hoursOf(cells),
    special: cells.special,
    closedForGood: cells.endDate === undefined ? undefined : cells.endDate !== '',
  };
}

function hoursOf(cells: Cells): GivenHours | undefined {
  if (WEEK.some((day) => cells[day] !== undefined)) {
    return { kind: 'days', cells: WEEK.map((day) => cells[day] ?? '') };
  }
  return cells.hours === undefined ? undefined : { kind: 'osm', value: cells.hours };
}
