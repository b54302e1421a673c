import { and, asc, eq, inArray } from 'drizzle-orm';
import type { OpeningHours, SpecialDay, WeeklySpan } from '../../../domain/store/opening-hours.ts';
import type { LocalDate, Weekday } from '../../../time/local.ts';
import type { Queries, Tx } from '../../client.ts';
import { openingHours, specialDays, specialHours, stores } from '../../schema/store.ts';

/** The hours of some stores, by store id; a store that does not exist is missing. Four queries whatever the number. */
export async function hoursOfStores(db: Queries, storeIds: readonly string[]): Promise<Map<string, OpeningHours>> {
  if (storeIds.length === 0) return new Map();
  const ids = [...storeIds];
  const known = await db
    .select({ id: stores.id, known: stores.hoursKnown })
    .from(stores)
    .where(inArray(stores.id, ids));
  const weekly = await db
    .select()
    .from(openingHours)
    .where(inArray(openingHours.storeId, ids))
    .orderBy(asc(openingHours.weekday), asc(openingHours.opensMinute));
  const days = await db
    .select()
    .from(specialDays)
    .where(inArray(specialDays.storeId, ids))
    .orderBy(asc(specialDays.date));
  const spans = await db
    .select()
    .from(specialHours)
    .where(inArray(specialHours.storeId, ids))
    .orderBy(asc(specialHours.opensMinute));
  const found = new Map(
    known.map((row) => [row.id, { known: row.known, weekly: [] as WeeklySpan[], special: [] as SpecialDay[] }]),
  );
  for (const { storeId, weekday, ...span } of weekly)
    found.get(storeId)?.weekly.push({ weekday: weekday as Weekday, ...span });
  const byDate = new Map<string, { opensMinute: number; closesMinute: number }[]>();
  for (const { storeId, date, note } of days) {
    const its: { opensMinute: number; closesMinute: number }[] = [];
    byDate.set(`${storeId} ${date}`, its);
    found.get(storeId)?.special.push({ date, note, spans: its });
  }
  for (const { storeId, date, ...span } of spans) byDate.get(`${storeId} ${date}`)?.push(span);
  return found;
}

/** The hours of one store; a store that does not exist has none that are known. */
export const hoursOf = async (db: Queries, storeId: string): Promise<OpeningHours> =>
  (await hoursOfStores(db, [storeId])).get(storeId) ?? { known: false, weekly: [], special: [] };

/** Makes these the store's only weekly hours. `stores.hoursKnown` is set by the caller. */
export async function replaceWeek(tx: Tx, storeId: string, week: readonly WeeklySpan[]): Promise<void> {
  await tx.delete(openingHours).where(eq(openingHours.storeId, storeId));
  if (week.length > 0) await tx.insert(openingHours).values(week.map((span) => ({ storeId, ...span })));
}

/** Writes the special hours of one date in place of those it had. */
export async function saveSpecialDay(tx: Tx, storeId: string, day: SpecialDay): Promise<void> {
  await deleteSpecialDay(tx, storeId, day.date);
  await tx.insert(specialDays).values({ storeId, date: day.date, note: day.note });
  if (day.spans.length > 0)
    await tx.insert(specialHours).values(day.spans.map((span) => ({ storeId, date: day.date, ...span })));
}

/** Back to the weekly hours on that date; true where it had special ones. */
export async function deleteSpecialDay(tx: Tx, storeId: string, date: LocalDate): Promise<boolean> {
  await tx.delete(specialHours).where(and(eq(specialHours.storeId, storeId), eq(specialHours.date, date)));
  const gone = await tx
    .delete(specialDays)
    .where(and(eq(specialDays.storeId, storeId), eq(specialDays.date, date)))
    .returning({ date: specialDays.date });
  return gone.length > 0;
}
