import { type ArrivalRow, arrivalsIn, findArrival, findArrivalByReference } from '../../db/records/queue/arrivals.ts';
import type { Deps } from '../../deps.ts';
import type { Instant } from '../../time/instant.ts';
import { contains } from '../../time/span.ts';
import { isLinkGood } from '../loading/linked-visit.ts';
import { loadStoreNow, todayOf } from '../loading/store-now.ts';

/** What somebody at a kiosk has of their appointment: its link, its reference and one thing more, or the whole phone number. */
export type Proof =
  | { readonly by: 'link'; readonly id: string; readonly tag: string }
  | { readonly by: 'whole_phone'; readonly phone: string }
  | { readonly by: 'phone'; readonly reference: string; readonly lastDigits: string }
  | { readonly by: 'email'; readonly reference: string; readonly email: string }
  | { readonly by: 'name'; readonly reference: string; readonly letters: string };

/** As much of an appointment as a kiosk may show. */
export interface ProvedArrival {
  readonly id: string;
  readonly serviceId: string;
  readonly startsAt: Instant;
}

export type ProofOutcome =
  /** Of today at this store; more than one only by the whole phone number. By time. */
  | { readonly kind: 'found'; readonly appointments: readonly ProvedArrival[] }
  | { readonly kind: 'other_day'; readonly startsAt: Instant }
  | { readonly kind: 'cancelled' }
  /** Unknown, proved wrongly, or of another store: told alike, so that nobody learns which references exist. */
  | { readonly kind: 'not_found' };

const digits = (text: string): string => text.replace(/\D/g, '');
const letters = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();

function fits(row: ArrivalRow, proof: Exclude<Proof, { by: 'whole_phone' | 'link' }>): boolean {
  switch (proof.by) {
    case 'phone':
      return proof.lastDigits.length === 4 && row.phone !== null && digits(row.phone).endsWith(proof.lastDigits);
    case 'email':
      return row.email !== null && row.email.trim().toLowerCase() === proof.email.trim().toLowerCase();
    case 'name': {
      const given = letters(proof.letters);
      return given.length === 3 && row.name !== null && letters(row.name).startsWith(given);
    }
  }
}

async function provedRow(deps: Deps, proof: Exclude<Proof, { by: 'whole_phone' }>): Promise<ArrivalRow | undefined> {
  const { read } = deps.db;
  if (proof.by === 'link') return (await isLinkGood(deps, proof)) ? findArrival(read, proof.id) : undefined;
  const row = await findArrivalByReference(read, proof.reference);
  return row && fits(row, proof) ? row : undefined;
}

const shown = ({ id, serviceId, startsAt }: ArrivalRow): ProvedArrival => ({ id, serviceId, startsAt });

/**
 * Finds the appointment of somebody who stands at a kiosk of the store. `lastDigits` are four, `letters` the first three
 * of the name (accents do not count), `phone` is E.164.
 */
export async function proveArrival(deps: Deps, storeId: string, proof: Proof): Promise<ProofOutcome> {
  const { read } = deps.db;
  const store = await loadStoreNow(read, storeId, deps.now());
  if (!store) return { kind: 'not_found' };
  const today = todayOf(store);
  if (proof.by === 'whole_phone') {
    const arrivals = await arrivalsIn(read, store.store.id, today);
    const mine = arrivals.filter((row) => row.phone === proof.phone && row.status !== 'fulfilled');
    return mine.length > 0 ? { kind: 'found', appointments: mine.map(shown) } : { kind: 'not_found' };
  }
  const row = await provedRow(deps, proof);
  if (row?.storeId !== store.store.id) return { kind: 'not_found' };
  if (row.status === 'cancelled') return { kind: 'cancelled' };
  if (!contains(today, row.startsAt)) return { kind: 'other_day', startsAt: row.startsAt };
  return { kind: 'found', appointments: [shown(row)] };
}
