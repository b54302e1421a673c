import { and, asc, eq, gt, gte, inArray, lt, lte, or } from 'drizzle-orm';
import type { Instant } from '../../../time/instant.ts';
import type { LocalDate } from '../../../time/local.ts';
import type { Span } from '../../../time/span.ts';
import type { Queries, Tx } from '../../client.ts';
import { breaks, shifts } from '../../schema/staff.ts';

export type ShiftRow = typeof shifts.$inferSelect;
export type NewShift = typeof shifts.$inferInsert;
export type NewBreak = typeof breaks.$inferInsert;
export interface ShiftWithBreaks extends ShiftRow {
  /** In order. */
  readonly breaks: readonly Span[];
}

interface Joined {
  readonly shift: ShiftRow;
  readonly startsAt: Instant | null;
  readonly endsAt: Instant | null;
}

const columns = { shift: shifts, startsAt: breaks.startsAt, endsAt: breaks.endsAt };

function gather(rows: readonly Joined[]): ShiftWithBreaks[] {
  const found = new Map<string, ShiftRow & { breaks: Span[] }>();
  for (const { shift, startsAt, endsAt } of rows) {
    const known = found.get(shift.id) ?? { ...shift, breaks: [] };
    if (startsAt !== null && endsAt !== null) known.breaks.push({ startsAt, endsAt });
    found.set(shift.id, known);
  }
  return [...found.values()];
}

/** Longest shift there is, so that one that began before a span is found through the index on its start. */
const LONGEST_MS = 24 * 3_600_000;

/** Shifts of a store that have time in `[from, to)`, with their breaks, by start. One query. */
export async function shiftsBetween(
  db: Queries,
  storeId: string,
  from: Instant,
  to: Instant,
): Promise<ShiftWithBreaks[]> {
  const rows = await db
    .select(columns)
    .from(shifts)
    .leftJoin(breaks, eq(breaks.shiftId, shifts.id))
    .where(
      and(
        eq(shifts.storeId, storeId),
        gt(shifts.startsAt, from - LONGEST_MS),
        lt(shifts.startsAt, to),
        gt(shifts.endsAt, from),
      ),
    )
    .orderBy(asc(shifts.startsAt), asc(shifts.id), asc(breaks.startsAt));
  return gather(rows);
}

/** Shifts of a store that begin on one of the dates `first` to `last`, both included, with their breaks. */
export async function shiftsOnDates(
  db: Queries,
  storeId: string,
  first: LocalDate,
  last: LocalDate,
): Promise<ShiftWithBreaks[]> {
  const rows = await db
    .select(columns)
    .from(shifts)
    .leftJoin(breaks, eq(breaks.shiftId, shifts.id))
    .where(and(eq(shifts.storeId, storeId), gte(shifts.date, first), lte(shifts.date, last)))
    .orderBy(asc(shifts.startsAt), asc(shifts.id), asc(breaks.startsAt));
  return gather(rows);
}

/** A shift by id or by the caller's own id in that store. */
export async function findShift(db: Queries, storeId: string, idOrRef: string): Promise<ShiftWithBreaks | undefined> {
  const rows = await db
    .select(columns)
    .from(shifts)
    .leftJoin(breaks, eq(breaks.shiftId, shifts.id))
    .where(and(eq(shifts.storeId, storeId), or(eq(shifts.id, idOrRef), eq(shifts.ref, idOrRef))))
    .orderBy(asc(shifts.id), asc(breaks.startsAt));
  return gather(rows)[0];
}

/** Writes a shift with its breaks, or replaces it and them. */
export async function saveShift(tx: Tx, shift: NewShift, itsBreaks: readonly NewBreak[]): Promise<void> {
  const { id, ...fields } = shift;
  await tx.insert(shifts).values(shift).onConflictDoUpdate({ target: shifts.id, set: fields });
  await tx.delete(breaks).where(eq(breaks.shiftId, id));
  if (itsBreaks.length > 0) await tx.insert(breaks).values([...itsBreaks]);
}

/** Writes new shifts and their breaks, many a statement. */
export async function insertShifts(tx: Tx, rows: readonly NewShift[], itsBreaks: readonly NewBreak[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 500) await tx.insert(shifts).values(rows.slice(i, i + 500));
  for (let i = 0; i < itsBreaks.length; i += 500) await tx.insert(breaks).values(itsBreaks.slice(i, i + 500));
}

export async function deleteShifts(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(shifts).where(inArray(shifts.id, [...ids]));
}

/** Ends an advisor's planned time at `at`: later shifts go, a running one is cut; breaks behind the cut go with it. */
export async function endShiftsOf(tx: Tx, advisorId: string, at: Instant): Promise<void> {
  await tx.delete(shifts).where(and(eq(shifts.advisorId, advisorId), gte(shifts.startsAt, at)));
  const running = await tx
    .update(shifts)
    .set({ endsAt: at })
    .where(and(eq(shifts.advisorId, advisorId), gt(shifts.endsAt, at)))
    .returning({ id: shifts.id });
  for (const { id } of running) {
    await tx.delete(breaks).where(and(eq(breaks.shiftId, id), gte(breaks.startsAt, at)));
    await tx
      .update(breaks)
      .set({ endsAt: at })
      .where(and(eq(breaks.shiftId, id), gt(breaks.endsAt, at)));
  }
}
