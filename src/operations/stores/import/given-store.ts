import type { Finding, FindingCode } from '../../../domain/store/import-finding.ts';
import type { TextEncoding } from './decode-text.ts';

/** Hours as a format gives them: one OSM value, or seven cells from Monday on as Google Business Profile writes them. */
export type GivenHours =
  | { readonly kind: 'osm'; readonly value: string }
  | { readonly kind: 'days'; readonly cells: readonly string[] };

/**
 * One store as a file gives it, texts as they stand there. An absent field (its column is not there) keeps what the
 * store has; an empty one clears it.
 */
export interface GivenStore {
  /** The file inside an archive, where it was one. */
  readonly file: string | null;
  /** Row or feature, from 1. */
  readonly row: number;
  /** Who wrote the list: a spider of All The Places, `google` or `csv`. */
  readonly source: string;
  readonly ref: string | null;
  readonly name?: string | undefined;
  readonly branch?: string | undefined;
  readonly street?: string | undefined;
  readonly city?: string | undefined;
  readonly state?: string | undefined;
  readonly postcode?: string | undefined;
  readonly country?: string | undefined;
  readonly lat?: string | undefined;
  readonly lng?: string | undefined;
  readonly zone?: string | undefined;
  readonly phone?: string | undefined;
  readonly website?: string | undefined;
  readonly hours?: GivenHours | undefined;
  /** `2026-12-24: 09:00-13:00, 2026-12-25: x`. */
  readonly special?: string | undefined;
  readonly closedForGood?: boolean | undefined;
}

/** A part of the file that could not be read as a store at all. */
export interface BrokenRow {
  readonly file: string | null;
  readonly row: number;
  readonly code: BrokenCode;
  readonly values?: Finding['values'];
}

type BrokenCode = Extract<
  FindingCode,
  'not_json' | 'not_a_store' | 'broken_archive' | 'too_large_unpacked' | 'cells_do_not_match' | 'no_known_column'
>;

export type FileItem =
  | { readonly kind: 'store'; readonly given: GivenStore }
  | { readonly kind: 'broken'; readonly broken: BrokenRow }
  /** A column that no field of a store is known by: named once and left out. */
  | { readonly kind: 'unknown_column'; readonly column: string }
  /** The text is not UTF-8: as what it was read. */
  | { readonly kind: 'read_as'; readonly file: string | null; readonly encoding: TextEncoding };
