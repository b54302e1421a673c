import type { FindingCode } from '../../domain/store/import-finding.ts';

type Values = Readonly<Record<string, string | number>>;

const swapped = (v: Values): string =>
  v.swappedLat === undefined ? '' : `; latitude and longitude look swapped (${v.swappedLat}, ${v.swappedLng})`;

/** What an import says about a row, by the code of the finding. */
export const findings: Readonly<Record<FindingCode, (values: Values) => string>> = {
  not_json: () => 'not readable as JSON',
  not_a_store: () => 'not a store with properties and a point',
  broken_archive: () => 'the archive is damaged here',
  too_large_unpacked: (v) => `more than ${v.megabytes} MB when unpacked; not read`,
  cells_do_not_match: () => 'more cells than the header row has',
  no_known_column: () => 'no column of this header row is known: walkup import-stores --help lists them',
  no_name: () => 'no name',
  no_coordinates: () => 'no coordinates',
  impossible_coordinates: (v) => `impossible coordinates ${v.lat}, ${v.lng}${swapped(v)}`,
  duplicate_ref: (v) => `a second row of ${v.ref}`,
  ref_too_long: (v) => `its id is longer than ${v.most} characters`,
  closed_for_good: () => 'closed for good',
  far_from_postcode: (v) => `${v.km} km away from its postcode${swapped(v)}`,
  zone_unknown: (v) => `time zone "${v.given}" is not known; ${v.zone} by its coordinates`,
  zone_disagrees: (v) => `time zone ${v.given} is kept; its coordinates say ${v.zone}`,
  hours_not_understood: (v) => `opening hours not understood at "${v.near}" (${v.why}); they count as not known`,
  special_hours_not_understood: (v) => `special hours not understood at "${v.near}"; those of the store are kept`,
  phone_not_understood: (v) => `telephone number "${v.given}" not understood and left out`,
  website_not_understood: (v) => `web address "${v.given}" not understood and left out`,
  country_not_understood: (v) => `country "${v.given}" not understood`,
  cut_short: (v) => `${v.field} cut after ${v.most} characters`,
};
