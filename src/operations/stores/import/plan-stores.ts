import type { Queries } from '../../../db/client.ts';
import { hoursOfStores } from '../../../db/records/store/opening-hours.ts';
import { ownSpecialDates, storesByRefs, takenSlugs } from '../../../db/records/store/store-lists.ts';
import type { NewStore, StoreRow } from '../../../db/records/store/stores.ts';
import type { OpeningHours, SpecialDay, WeeklySpan } from '../../../domain/store/opening-hours.ts';
import { slugOf } from '../../../domain/store/store-details.ts';
import type { Instant } from '../../../time/instant.ts';
import type { CheckedStore } from './check-row.ts';

/** What a checked row changes. `week` and `special` are set where they differ from what the store has. */
export type StorePlan =
  | {
      readonly kind: 'new';
      readonly row: NewStore;
      readonly week: readonly WeeklySpan[];
      readonly special: readonly SpecialDay[];
    }
  | {
      readonly kind: 'changed';
      readonly store: StoreRow;
      readonly fields: Partial<NewStore>;
      readonly week: readonly WeeklySpan[] | null;
      readonly special: readonly SpecialDay[] | null;
      /** All hours of the store once the plan is carried out. */
      readonly hours: OpeningHours;
    }
  | { readonly kind: 'unchanged'; readonly store: StoreRow };

const keyOf = (store: { readonly source: string; readonly ref: string | null }): string =>
  `${store.source}\n${store.ref}`;

/** What each of the rows means for the stores that are there, in the rows' order. Seven queries whatever their number. */
export async function planStores(
  db: Queries,
  rows: readonly CheckedStore[],
  newId: (prefix: string) => string,
  now: Instant,
): Promise<StorePlan[]> {
  const existing = new Map((await storesByRefs(db, rows)).map((store) => [keyOf(store), store]));
  const ids = [...existing.values()].map((store) => store.id);
  const hours = await hoursOfStores(db, ids);
  const ownDates = ids.length > 0 ? await ownSpecialDates(db, ids) : new Set<string>();
  const slugs = await slugsFor(
    db,
    rows.filter((row) => !existing.has(keyOf(row))),
    newId,
  );
  return rows.map((row) => {
    const store = existing.get(keyOf(row));
    if (!store) return newPlan(row, newId('sto'), slugs.get(keyOf(row))!, now);
    return changePlan(row, store, hours.get(store.id)!, ownDates, now);
  });
}

function newPlan(row: CheckedStore, id: string, slug: string, now: Instant): StorePlan {
  const { fields, week, special, closedForGood } = row;
  return {
    kind: 'new',
    row: {
      id,
      slug,
      source: row.source,
      ref: row.ref,
      ...fields,
      hoursKnown: week?.known ?? false,
      closedForGoodAt: closedForGood ? now : null,
      createdAt: now,
      updatedAt: now,
    },
    week: week?.weekly ?? [],
    special: special ?? [],
  };
}

function changePlan(
  row: CheckedStore,
  store: StoreRow,
  hours: OpeningHours,
  ownDates: ReadonlySet<string>,
  now: Instant,
): StorePlan {
  const isOwn = (day: SpecialDay): boolean => ownDates.has(`${store.id} ${day.date}`);
  const imported = hours.special.filter((day) => !isOwn(day));
  const wanted = row.special?.filter((day) => !isOwn(day));
  const week = row.week && !sameWeek(row.week.weekly, hours.weekly) ? row.week.weekly : null;
  const special = wanted && JSON.stringify(tidyDays(wanted)) !== JSON.stringify(tidyDays(imported)) ? wanted : null;
  const fields = changedFields(row, store, now);
  if (Object.keys(fields).length === 0 && !week && !special) return { kind: 'unchanged', store };
  return {
    kind: 'changed',
    store,
    fields,
    week,
    special,
    hours: {
      known: row.week?.known ?? hours.known,
      weekly: week ?? hours.weekly,
      special: special ? [...hours.special.filter(isOwn), ...special] : hours.special,
    },
  };
}

function changedFields(row: CheckedStore, store: StoreRow, now: Instant): Partial<NewStore> {
  const wanted: Partial<NewStore> = {
    ...row.fields,
    ...(row.week ? { hoursKnown: row.week.known } : {}),
    ...closing(row, store, now),
  };
  const changed = Object.entries(wanted).filter(([field, value]) => store[field as keyof StoreRow] !== value);
  return Object.fromEntries(changed) as Partial<NewStore>;
}

function closing(row: CheckedStore, store: StoreRow, now: Instant): { closedForGoodAt?: Instant | null } {
  if (row.closedForGood === undefined) return {};
  return { closedForGoodAt: row.closedForGood ? (store.closedForGoodAt ?? now) : null };
}

const tidyDays = (days: readonly SpecialDay[]) =>
  days.map(({ date, note, spans }) => [date, note, spans.map((span) => [span.opensMinute, span.closesMinute])]);

const sameWeek = (a: readonly WeeklySpan[], b: readonly WeeklySpan[]): boolean => weekText(a) === weekText(b);
const weekText = (week: readonly WeeklySpan[]): string =>
  week
    .map((span) => `${span.weekday} ${span.opensMinute} ${span.closesMinute}`)
    .sort()
    .join();

/** A free slug for each new store: its name and city, else with its ref, else with letters of chance. */
async function slugsFor(
  db: Queries,
  rows: readonly CheckedStore[],
  newId: (prefix: string) => string,
): Promise<Map<string, string>> {
  const candidates = new Map(rows.map((row) => [keyOf(row), slugCandidates(row)]));
  const taken = rows.length > 0 ? await takenSlugs(db, [...candidates.values()].flat()) : new Set<string>();
  const chosen = new Map<string, string>();
  for (const [key, names] of candidates) {
    const slug = names.find((name) => !taken.has(name)) ?? `${names.at(-1)}-${newId('x').slice(-8)}`;
    taken.add(slug);
    chosen.set(key, slug);
  }
  return chosen;
}

function slugCandidates(row: CheckedStore): [string, string] {
  const base = slugOf(row.fields.name, row.fields.city ?? '');
  return [base, slugOf(base, row.ref)];
}
