/** The fields of a store that a CSV column can give, with the names by which each is known (without case and punctuation). */
export const COLUMN_NAMES = {
  ref: ['ref', 'store code', 'store number', 'store id', 'location id', 'client key', 'external id', 'code', 'id'],
  name: ['name', 'store name', 'business name', 'title'],
  branch: ['branch', 'mall name', 'location name'],
  street: ['street', 'street address', 'address', 'address 1', 'address line 1', 'addr:street_address'],
  street2: ['address 2', 'address line 2', 'street 2'],
  city: ['city', 'locality', 'town', 'addr:city'],
  state: ['state', 'state/province', 'administrative area', 'province', 'region', 'addr:state'],
  postcode: ['postcode', 'postal code', 'zip', 'zip code', 'addr:postcode'],
  country: ['country', 'country / region', 'country code', 'addr:country'],
  lat: ['lat', 'latitude', 'location.lat'],
  lng: ['lng', 'lon', 'long', 'longitude', 'location.lon', 'location.lng'],
  zone: ['zone', 'time zone', 'timezone', 'tz'],
  phone: ['phone', 'phone number', 'primary phone', 'telephone', 'tel'],
  website: ['website', 'url', 'web site'],
  hours: ['hours', 'opening hours', 'opening_hours', 'store hours'],
  special: ['special hours'],
  monday: ['monday', 'monday hours', 'mon'],
  tuesday: ['tuesday', 'tuesday hours', 'tue'],
  wednesday: ['wednesday', 'wednesday hours', 'wed'],
  thursday: ['thursday', 'thursday hours', 'thu'],
  friday: ['friday', 'friday hours', 'fri'],
  saturday: ['saturday', 'saturday hours', 'sat'],
  sunday: ['sunday', 'sunday hours', 'sun'],
  endDate: ['end date', 'closed for good'],
} as const;

export type Column = keyof typeof COLUMN_NAMES;

const fold = (header: string): string => header.toLowerCase().replace(/[^a-z0-9]/g, '');

const BY_NAME: ReadonlyMap<string, Column> = new Map(
  Object.entries(COLUMN_NAMES).flatMap(([column, names]) => names.map((name) => [fold(name), column as Column])),
);

/** Which field a column gives; null where its name is not known. */
export const columnOf = (header: string): Column | null => BY_NAME.get(fold(header)) ?? null;

/** True for a header row of a Google Business Profile bulk sheet. */
export function isGoogleHeader(headers: readonly string[]): boolean {
  const folded = new Set(headers.map(fold));
  return folded.has('storecode') && (folded.has('businessname') || folded.has('mondayhours'));
}
