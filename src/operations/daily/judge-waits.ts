import { eventsAfter } from '../../db/records/queue/store-events.ts';
import { advisorsOf } from '../../db/records/staff/staff.ts';
import { servicesOf } from '../../db/records/store/services.ts';
import { updateStore } from '../../db/records/store/stores.ts';
import {
  findWaitRecord,
  insertWaitDay,
  saveWaitRecord,
  storesToJudge,
  type WaitDayRow,
  type WaitRecordRow,
  waitDaysFrom,
} from '../../db/records/waits/wait-records.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { SYSTEM } from '../../domain/actor.ts';
import type { LoggedStaff } from '../../domain/reports/baselines.ts';
import { judgedWaits } from '../../domain/reports/judged-waits.ts';
import { type StoreLog, StoreLogReader } from '../../domain/reports/store-log.ts';
import { isTrusted, RECORD_DAYS, trackRecord } from '../../domain/reports/track-record.ts';
import { USUAL_WEEKS, usualWaits } from '../../domain/reports/usual-waits.ts';
import { storeDayOf, storeDaySpan } from '../../domain/store/store-day.ts';
import { HOUR, type Instant, MINUTE } from '../../time/instant.ts';
import { addDays, type LocalDate, weekdayOf } from '../../time/local.ts';
import type { Span } from '../../time/span.ts';
import { localOf } from '../../time/store-zone.ts';
import { dayRollsAtMinutes, loadStoreNow, type StoreNow } from '../loading/store-now.ts';
import { appendEvent } from '../steps/append-event.ts';

type Parts = Pick<Deps, 'db' | 'now'>;

const STORES_AT_ONCE = 20;
const EVENTS_AT_ONCE = 400;
/** After the end of the store day: whoever was still served then is done. */
const AFTER_DAY = 30 * MINUTE;
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const spanOf = ({ hours, store, settings }: StoreNow, date: LocalDate): Span =>
  storeDaySpan(hours, store.zone, date, dayRollsAtMinutes(settings));

interface Read {
  readonly log: StoreLog;
  /** Id of the last event before an instant. */
  lastBefore(at: Instant): number;
}

/** The store's log from an event on. */
async function readLog({ db }: Parts, storeId: string, after: number): Promise<Read> {
  const reader = new StoreLogReader();
  const marks: { readonly id: number; readonly at: Instant }[] = [];
  let last = after;
  for (;;) {
    const events = await eventsAfter(db.read, last, EVENTS_AT_ONCE, storeId);
    for (const event of events) {
      reader.add(event);
      marks.push({ id: event.id, at: event.at });
    }
    if (events.length < EVENTS_AT_ONCE) break;
    last = events.at(-1)!.id;
    await breathe();
  }
  return {
    log: reader.read(),
    lastBefore: (at) => marks.findLast((mark) => mark.at < at)?.id ?? after,
  };
}

async function staffOf({ db }: Parts, storeId: string): Promise<LoggedStaff> {
  const services = await servicesOf(db.read, storeId);
  const advisors = await advisorsOf(db.read, storeId);
  return {
    services: services.filter((s) => s.active).map((s) => ({ id: s.id, minutes: s.serviceMinutes })),
    skills: new Map(advisors.map((a) => [a.id, a.skills])),
  };
}

/** The days that are over and not judged yet, of the weeks that the reports look back. */
function daysLeft(now: StoreNow, record: WaitRecordRow | undefined, firstAt: Instant | null): LocalDate[] {
  const { hours, store, settings, storeDay } = now;
  if (firstAt === null) return [];
  const first = storeDayOf(hours, store.zone, firstAt, dayRollsAtMinutes(settings));
  const oldest = addDays(storeDay, -7 * USUAL_WEEKS);
  const candidates = [oldest, record ? addDays(record.throughDay, 1) : first, first];
  const days: LocalDate[] = [];
  for (let day = candidates.sort().at(-1)!; day < storeDay; day = addDays(day, 1)) days.push(day);
  return days;
}

async function writeDays({ db }: Parts, rows: readonly WaitDayRow[]): Promise<void> {
  // One day a transaction: its row is large, and others write meanwhile.
  for (const row of rows) await inTransaction(db, (tx) => insertWaitDay(tx, row));
}

async function writeRecord(parts: Parts, store: StoreNow, throughEvent: number): Promise<void> {
  const { id, rangesDoubtedAt } = store.store;
  const madeAt = parts.now();
  const throughDay = addDays(store.storeDay, -1);
  const days = await waitDaysFrom(parts.db.read, id, addDays(store.storeDay, -7 * USUAL_WEEKS));
  const from = addDays(store.storeDay, -RECORD_DAYS);
  const recent = days.filter((day) => day.storeDay >= from).flatMap((day) => day.waits);
  const earlier = days.filter((day) => day.storeDay < from).flatMap((day) => day.waits);
  const track = trackRecord(recent, from, throughDay, earlier);
  const usual = usualWaits(
    days.map(({ storeDay, waits }) => ({ date: storeDay, weekday: weekdayOf(storeDay), waits })),
  );
  const isDoubted = !isTrusted(track);
  const dueAt = Math.max(spanOf(store, store.storeDay).endsAt + AFTER_DAY, madeAt + HOUR);
  await inTransaction(parts.db, async (tx) => {
    await saveWaitRecord(tx, { storeId: id, throughDay, throughEvent, track, usual, madeAt, dueAt });
    if (isDoubted !== (rangesDoubtedAt !== null)) {
      await updateStore(tx, id, { rangesDoubtedAt: isDoubted ? madeAt : null });
    }
    if (track.all.of === 0) return;
    const data = { through: throughDay, held: track.all.held, of: track.all.of, isDoubted };
    await appendEvent(tx, { storeId: id, subjectId: id, kind: 'waits_judged', at: madeAt, actor: SYSTEM, data });
  });
}

/**
 * Judges what a store told against what was waited, for every store day that is over and not judged yet, from its log
 * alone, and makes its published record anew. After a time down it catches up; done twice it changes nothing. Resolves
 * with the days that were judged.
 */
export async function judgeStore(parts: Parts, storeId: string): Promise<readonly LocalDate[]> {
  const store = await loadStoreNow(parts.db.read, storeId, parts.now());
  if (!store) return [];
  const record = await findWaitRecord(parts.db.read, storeId);
  const read = await readLog(parts, storeId, record?.throughEvent ?? 0);
  const days = daysLeft(store, record, read.log.visits[0]?.joinedAt ?? null);
  const staff = await staffOf(parts, storeId);
  const hourOf = (at: Instant): number => Math.floor(localOf(store.store.zone, at).minutes / 60);
  const rows: WaitDayRow[] = [];
  for (const storeDay of days) {
    rows.push({ storeId, storeDay, waits: judgedWaits(read.log, spanOf(store, storeDay), staff, hourOf) });
    await breathe();
  }
  await writeDays(parts, rows);
  // The last day is read again with the next one: who was there overnight belongs to both.
  await writeRecord(parts, store, read.lastBefore(spanOf(store, addDays(store.storeDay, -1)).startsAt));
  return days;
}

/** The same for every store whose day has ended since, some at a time. Resolves with how many stores. */
export async function judgeWaits(deps: Deps): Promise<number> {
  const ids = await storesToJudge(deps.db.read, deps.now(), STORES_AT_ONCE);
  for (const id of ids) {
    const days = await judgeStore(deps, id);
    if (days.length > 0) deps.signals.storeChanged(id);
  }
  return ids.length;
}
