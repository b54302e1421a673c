import type { Instant } from '../../../time/instant.ts';
import type { Span } from '../../../time/span.ts';
import type { Queries } from '../../client.ts';
import { written } from '../statements/written.ts';

/** An advisor as booking needs one, those who left too. */
export interface BookingAdvisor {
  readonly id: string;
  readonly ref: string | null;
  readonly name: string;
  readonly active: boolean;
  /** Ids of the services that this advisor gives. */
  readonly skills: readonly string[];
}

export interface BookingShift extends Span {
  readonly advisorId: string;
  /** In order. */
  readonly breaks: readonly Span[];
}

export interface BookingStaff {
  readonly advisors: readonly BookingAdvisor[];
  /** Those that have time in the span asked for. */
  readonly shifts: readonly BookingShift[];
}

/** Longest shift there is, so that one that began before a span is found through the index on its start. */
const LONGEST_MS = 24 * 3_600_000;

type AdvisorLine = [id: string, ref: string | null, name: string, active: number, skills: string[]];
type ShiftLine = [advisorId: string, startsAt: number, endsAt: number, breaks: [number, number][]];

/** A store's advisors with skills, by name, and their shifts in `[from, to)` with breaks. One query, as texts: rows cost more. */
export async function bookingStaff(db: Queries, storeId: string, from: Instant, to: Instant): Promise<BookingStaff> {
  const [first, last] = [BigInt(from), BigInt(to)];
  const [packed] = await db.all<{ advisors: string; shifts: string }>(written`
    select (select json_group_array(json_array(a.id, a.ref, a.name, a.active,
        (select json_group_array(s.service_id) from advisor_skills s where s.advisor_id = a.id)))
      from (select * from advisors where store_id = ${storeId} order by name, id) a) as advisors,
      (select json_group_array(json_array(h.advisor_id, h.starts_at, h.ends_at,
        (select json_group_array(json_array(b.starts_at, b.ends_at))
          from (select * from breaks where shift_id = h.id order by starts_at) b)))
      from (select * from shifts where store_id = ${storeId} and starts_at > ${first - BigInt(LONGEST_MS)}
        and starts_at < ${last} and ends_at > ${first} order by starts_at, id) h) as shifts`);
  const advisors = (JSON.parse(packed!.advisors) as AdvisorLine[]).map(([id, ref, name, active, skills]) => ({
    id,
    ref,
    name,
    active: active === 1,
    skills,
  }));
  const shifts = (JSON.parse(packed!.shifts) as ShiftLine[]).map(([advisorId, startsAt, endsAt, breaks]) => ({
    advisorId,
    startsAt,
    endsAt,
    breaks: breaks.map((pause) => ({ startsAt: pause[0], endsAt: pause[1] })),
  }));
  return { advisors, shifts };
}
