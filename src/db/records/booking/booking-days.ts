import type { Commitment, PlannedStep } from '../../../domain/booking/booking-floor.ts';
import type { OverflowLane } from '../../../domain/booking/overflow-lane.ts';
import type { Settings } from '../../../domain/settings.ts';
import type { OpeningHours } from '../../../domain/store/opening-hours.ts';
import type { Instant } from '../../../time/instant.ts';
import type { Weekday } from '../../../time/local.ts';
import type { Queries } from '../../client.ts';
import { written } from '../statements/written.ts';

/** What booking knows of a store, in one query. */
export interface BookingStore {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly zone: string;
  /** Closed for good: nothing can be booked. */
  readonly isClosed: boolean;
  readonly mainServiceId: string | null;
  readonly storeSettings: Partial<Settings>;
  readonly chainSettings: Partial<Settings>;
  readonly hours: OpeningHours;
  readonly services: readonly BookingService[];
  /** Overflow lanes, those that end last first; the newest hundreds. */
  readonly lanes: readonly OverflowLane[];
}

export interface BookingService {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly names: Record<string, string>;
  readonly serviceMinutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly bookable: boolean;
  readonly active: boolean;
  readonly readiness: readonly string[];
}

interface StoreLine {
  id: string;
  slug: string;
  name: string;
  zone: string;
  isClosed: number;
  mainServiceId: string | null;
  hoursKnown: number;
  storeSettings: string;
  chainSettings: string | null;
  weekly: string;
  special: string;
  services: string;
  lanes: string;
}

/**
 * A store by id, slug or the caller's own id, with hours, services and settings; undefined when unknown, or closed for good
 * where not `evenClosed`.
 */
export async function findBookingStore(
  db: Queries,
  idSlugOrRef: string,
  evenClosed = false,
): Promise<BookingStore | undefined> {
  const [line] = await db.all<StoreLine>(written`
    select s.id, s.slug, s.name, s.zone, s.closed_for_good_at is not null as isClosed, s.main_service_id as mainServiceId, s.hours_known as hoursKnown,
      s.settings as storeSettings, (select c.settings from chain c limit 1) as chainSettings,
      (select json_group_array(json_array(weekday, opens_minute, closes_minute)) from opening_hours where store_id = s.id) as weekly,
      (select json_group_array(json_array(d.date, d.note, h.opens_minute, h.closes_minute)) from special_days d
        left join special_hours h on h.store_id = d.store_id and h.date = d.date where d.store_id = s.id) as special,
      (select json_group_array(json_array(v.id, v.key, v.name, json(v.names), v.service_minutes, v.buffer_before_minutes,
        v.buffer_after_minutes, v.bookable, v.active, json(v.readiness)))
        from (select * from services where store_id = s.id order by position, id) v) as services,
      (select json_group_array(json_object('id', l.id, 'startsAt', l.starts_at, 'endsAt', l.ends_at, 'skills', json(l.skills)))
        from (select * from overflow_lanes where store_id = s.id order by ends_at desc limit 400) l) as lanes
    from stores s
    where (s.id = ${idSlugOrRef} or s.slug = ${idSlugOrRef} or s.ref = ${idSlugOrRef}) and (s.closed_for_good_at is null or ${evenClosed})
    order by s.id = ${idSlugOrRef} desc, s.slug = ${idSlugOrRef} desc, s.source = 'own' desc limit 1`);
  if (!line) return undefined;
  return {
    id: line.id,
    slug: line.slug,
    name: line.name,
    zone: line.zone,
    isClosed: line.isClosed === 1,
    mainServiceId: line.mainServiceId,
    storeSettings: JSON.parse(line.storeSettings),
    chainSettings: JSON.parse(line.chainSettings ?? '{}'),
    hours: hoursOf(line),
    services: (JSON.parse(line.services) as unknown[][]).map(serviceOf),
    lanes: JSON.parse(line.lanes) as OverflowLane[],
  };
}

function hoursOf(line: StoreLine): OpeningHours {
  const weekly = (JSON.parse(line.weekly) as [Weekday, number, number][]).map(
    ([weekday, opensMinute, closesMinute]) => ({ weekday, opensMinute, closesMinute }),
  );
  const days = new Map<
    string,
    { date: string; note: string | null; spans: { opensMinute: number; closesMinute: number }[] }
  >();
  for (const [date, note, opensMinute, closesMinute] of JSON.parse(line.special) as [
    string,
    string | null,
    number | null,
    number | null,
  ][]) {
    const day = days.get(date) ?? { date, note, spans: [] };
    if (opensMinute !== null && closesMinute !== null) day.spans.push({ opensMinute, closesMinute });
    days.set(date, day);
  }
  return { known: line.hoursKnown === 1, weekly, special: [...days.values()] };
}

function serviceOf(row: unknown[]): BookingService {
  const [id, key, name, names, serviceMinutes, before, after, bookable, active, readiness] = row;
  return {
    id: id as string,
    key: key as string,
    name: name as string,
    names: names as Record<string, string>,
    serviceMinutes: serviceMinutes as number,
    bufferBeforeMinutes: before as number,
    bufferAfterMinutes: after as number,
    bookable: bookable === 1,
    active: active === 1,
    readiness: readiness as string[],
  };
}

interface StepLine {
  storeId: string;
  id: string;
  startsAt: number;
  serviceId: string;
  minutes: number;
  bufferBefore: number;
  bufferAfter: number;
  plannedId: string | null;
  namedId: string | null;
}

export interface CommitmentRow extends Commitment {
  readonly storeId: string;
  readonly kind: 'appointment' | 'hold';
}

/**
 * Live appointments and holds of these stores with a start in `[from, to)`, by start. Those that need attention are planned
 * for nobody (`advisorId` null). Holds of `exceptVisitor` are left out. One query.
 */
export async function commitmentsBetween(
  db: Queries,
  storeIds: readonly string[],
  from: Instant,
  to: Instant,
  now: Instant,
  exceptVisitor = '',
): Promise<CommitmentRow[]> {
  const stores = JSON.stringify(storeIds);
  const [first, last, present] = [BigInt(from), BigInt(to), BigInt(now)];
  // As one text: a page of stores has hundreds of lines, and the driver takes long over each row.
  const [packed] = await db.all<{ lines: string }>(written`
    with line(storeId, id, startsAt, serviceId, minutes, bufferBefore, bufferAfter, plannedId, namedId, ordinal) as (
    select a.store_id as storeId, a.id, a.starts_at as startsAt, s.service_id as serviceId, s.minutes,
      s.buffer_before_minutes as bufferBefore, s.buffer_after_minutes as bufferAfter,
      case when a.needs_attention is null then coalesce(s.advisor_id, s.lane_id) end as plannedId,
      case when s.advisor_named then s.advisor_id end as namedId, s.ordinal as ordinal
    from appointments a join appointment_steps s on s.appointment_id = a.id
    where a.store_id in (select value from json_each(${stores})) and a.status in ('booked', 'checked_in')
      and a.starts_at >= ${first} and a.starts_at < ${last}
    union all
    select h.store_id, h.id, h.starts_at, e.value ->> 'serviceId', e.value ->> 'minutes',
      e.value ->> 'bufferBeforeMinutes', e.value ->> 'bufferAfterMinutes', e.value ->> 'advisorId',
      case when e.value ->> 'advisorNamed' then e.value ->> 'advisorId' end, e.key
    from holds h, json_each(h.steps) e
    where h.store_id in (select value from json_each(${stores})) and h.starts_at >= ${first} and h.starts_at < ${last}
      and h.expires_at > ${present} and h.visitor <> ${exceptVisitor}
    order by startsAt, id, ordinal)
    select json_group_array(json_object('storeId', storeId, 'id', id, 'startsAt', startsAt, 'serviceId', serviceId,
      'minutes', minutes, 'bufferBefore', bufferBefore, 'bufferAfter', bufferAfter, 'plannedId', plannedId,
      'namedId', namedId, 'ordinal', ordinal)) as lines from line`);
  return gather(JSON.parse(packed!.lines) as StepLine[]);
}

function gather(lines: readonly StepLine[]): CommitmentRow[] {
  const found = new Map<string, CommitmentRow & { steps: PlannedStep[] }>();
  for (const line of lines) {
    let row = found.get(line.id);
    if (!row) {
      const kind = line.id.startsWith('hld_') ? 'hold' : 'appointment';
      row = { storeId: line.storeId, id: line.id, kind, startsAt: line.startsAt, steps: [] };
      found.set(line.id, row);
    }
    row.steps.push({
      serviceId: line.serviceId,
      minutes: line.minutes,
      bufferBefore: line.bufferBefore,
      bufferAfter: line.bufferAfter,
      namedAdvisorId: line.namedId,
      advisorId: line.plannedId,
    });
  }
  return [...found.values()];
}
