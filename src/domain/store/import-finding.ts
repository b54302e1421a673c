/** What an import can find about a row of a list. Turned into sentences by words. */
export const FINDING_CODES = [
  'not_json',
  'not_a_store',
  'broken_archive',
  'too_large_unpacked',
  'cells_do_not_match',
  'no_known_column',
  'no_name',
  'no_coordinates',
  'impossible_coordinates',
  'duplicate_ref',
  'ref_too_long',
  'closed_for_good',
  'far_from_postcode',
  'zone_unknown',
  'zone_disagrees',
  'hours_not_understood',
  'special_hours_not_understood',
  'phone_not_understood',
  'website_not_understood',
  'country_not_understood',
  'cut_short',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** Why a row was rejected, or what is doubtful about one that was taken. */
export interface Finding {
  readonly code: FindingCode;
  readonly values?: Readonly<Record<string, string | number>>;
}
