import { one, type Values } from '../../../views/manager/form-values.ts';
import type { FieldError } from '../../../views/parts/field.tsx';
import type { StoreInput } from '../../domain/store/store-details.ts';
import type { StoreRow } from '../../operations/manage/see-configuration.ts';
import { locateStore } from '../../operations/stores/locate-store.ts';
import { phoneText } from '../../words/formatting.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext } from '../env.ts';
import { numberOf } from './page-context.ts';

/** Zones of the United States and its islands first, as most stores are there; then the rest of the world. */
const US_ZONES = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
  'Pacific/Guam',
];
export const ZONES: readonly string[] = [
  ...US_ZONES,
  ...Intl.supportedValuesOf('timeZone').filter((zone) => !US_ZONES.includes(zone)),
];

export const storeValues = (store: StoreRow): Values => ({
  name: store.name,
  street: store.street,
  city: store.city,
  state: store.state,
  postcode: store.postcode,
  country: store.country,
  phone: store.phone ? phoneText(store.phone) : '',
  website: store.website ?? '',
  directions: store.directions ?? '',
  zone: store.zone,
  lat: String(store.lat),
  lng: String(store.lng),
});

type Read = { readonly details: StoreInput } | { readonly errors: readonly FieldError[] };

/** The form as an input; place and zone that were left empty are found by the ZIP code. */
export async function readStoreForm(c: AppContext, deps: WebDeps, values: Values): Promise<Read> {
  const text = (name: string): string => one(values, name);
  const hasPoint = text('lat').trim() !== '' || text('lng').trim() !== '';
  const given = {
    postcode: text('postcode'),
    point: hasPoint ? { lat: numberOf(text('lat')), lng: numberOf(text('lng')) } : null,
    zone: text('zone') || null,
  };
  const canLocate = given.point === null || (Number.isFinite(given.point.lat) && Number.isFinite(given.point.lng));
  const { point, zone } = canLocate ? await locateStore(deps, given) : given;
  if (point === null) {
    const message = words(c.var.language).manager.stores.unknownZip;
    return { errors: [{ field: 'postcode', message }] };
  }
  return {
    details: {
      name: text('name'),
      zone: zone ?? '',
      point,
      address: {
        street: text('street'),
        city: text('city'),
        state: text('state'),
        postcode: text('postcode'),
        country: text('country'),
      },
      phone: text('phone'),
      website: text('website'),
      directions: text('directions'),
    },
  };
}
