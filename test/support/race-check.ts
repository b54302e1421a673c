import { type Client, createClient } from '@libsql/client';
import { instantOf } from '../../src/time/store-zone.ts';
import { ZONE } from './booking-store.ts';

const GRAIN = 300_000;
const MINUTE = 60_000;

interface Step {
  readonly id: string;
  readonly attention: string | null;
  readonly startsAt: number;
  readonly minutes: number;
  readonly before: number;
  readonly after: number;
  readonly serviceId: string;
  readonly advisorId: string | null;
  readonly laneId: string | null;
  readonly named: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * What the tables themselves say, read with plain SQL and none of our code: no advisor's grain twice, each live appointment
 * with exactly its claims, nothing claimed by what is over, nobody outside his shift or without the skill unless marked,
 * nothing outside the hours unless marked, one hold a visitor, no contact above its limit, one appointment a request.
 */
export async function raceViolations(url: string, limits: { readonly perContact: number }): Promise<string[]> {
  const client = createClient({ url });
  try {
    return await check(client, limits);
  } finally {
    client.close();
  }
}

async function check(client: Client, limits: { readonly perContact: number }): Promise<string[]> {
  const all = async <T>(sql: string): Promise<T[]> =>
    (await client.execute(sql)).rows.map((row) => ({ ...row }) as unknown as T);
  const wrong: string[] = [];
  const none = async (what: string, sql: string): Promise<void> => {
    for (const row of await all<Record<string, unknown>>(sql)) wrong.push(`${what}: ${JSON.stringify(row)}`);
  };
  await none(
    'a grain twice',
    'select store_id, advisor_id, grain, count(*) n from claims group by 1, 2, 3 having count(*) > 1',
  );
  await none(
    'claimed by nobody',
    `select distinct owner_id from claims where owner_id not in (select id from holds) and owner_id not in
      (select id from appointments where status in ('booked', 'checked_in') and needs_attention is null)`,
  );
  await none('two holds of a visitor', 'select visitor, count(*) n from holds group by 1 having count(*) > 1');
  await none(
    'a contact above its limit',
    `select contact_hash, count(*) n from appointments where status in ('booked', 'checked_in') and contact_hash is not null
      group by 1 having count(*) > ${limits.perContact}`,
  );
  await none(
    'booked twice or never',
    `select a.id, count(e.id) n from appointments a left join store_events e on e.subject_id = a.id and e.kind = 'booked'
      group by 1 having count(e.id) <> 1`,
  );
  await none(
    'one request, two appointments',
    `select outcome ->> 'appointmentId' id, count(*) n from request_keys group by 1 having count(*) > 1`,
  );
  await none('a foreign key', 'pragma foreign_key_check');
  wrong.push(...(await checkSteps(all)));
  return wrong;
}

type All = <T>(sql: string) => Promise<T[]>;

async function checkSteps(all: All): Promise<string[]> {
  const wrong: string[] = [];
  const steps = await all<Step>(
    `select a.id, a.needs_attention attention, s.starts_at startsAt, s.minutes, s.buffer_before_minutes "before",
      s.buffer_after_minutes "after", s.service_id serviceId, s.advisor_id advisorId, s.lane_id laneId, s.advisor_named named
      from appointments a join appointment_steps s on s.appointment_id = a.id where a.status = 'booked'`,
  );
  const taken = new Map<string, Set<string>>();
  for (const claim of await all<{ owner: string; who: string; grain: number }>(
    'select owner_id owner, advisor_id who, grain from claims',
  )) {
    taken.set(claim.owner, (taken.get(claim.owner) ?? new Set()).add(`${claim.who} ${claim.grain}`));
  }
  const working = await workingOf(all);
  const skills = new Set(
    (
      await all<{ who: string; what: string }>(
        `select advisor_id who, service_id what from advisor_skills union all
        select l.id, s.value from overflow_lanes l, json_each(l.skills) s`,
      )
    ).map((row) => `${row.who} ${row.what}`),
  );
  const closed = await closedOn(all);
  const wanted = new Map<string, Set<string>>();
  for (const step of steps) {
    if (step.attention !== null) continue;
    const who = step.advisorId ?? step.laneId;
    const to = step.startsAt + step.minutes * MINUTE;
    const own = wanted.get(step.id) ?? new Set();
    wanted.set(step.id, own);
    if (who === null) {
      wrong.push(`${step.id} has nobody and is not marked`);
      continue;
    }
    const last = to + step.after * MINUTE;
    for (let at = step.startsAt - step.before * MINUTE; at < last; at += GRAIN)
      own.add(`${who} ${Math.floor(at / GRAIN)}`);
    if (!skills.has(`${who} ${step.serviceId}`)) wrong.push(`${step.id}: ${who} cannot give ${step.serviceId}`);
    if (!(working.get(who) ?? []).some((span) => span.from <= step.startsAt && to <= span.to))
      wrong.push(`${step.id} is outside the shift of ${who} and not marked`);
    if (step.named && step.advisorId === null) wrong.push(`${step.id} lost the advisor asked for`);
    if (closed(step.startsAt, to)) wrong.push(`${step.id} is outside the hours and not marked`);
  }
  for (const [id, own] of wanted) {
    const has = taken.get(id) ?? new Set();
    const missing = [...own].filter((grain) => !has.has(grain));
    if (missing.length > 0 || has.size !== own.size) wrong.push(`${id} needs ${own.size} grains and has ${has.size}`);
  }
  return wrong;
}

/** Shifts less breaks, and lanes, by whose they are. */
async function workingOf(all: All): Promise<Map<string, Span[]>> {
  const working = new Map<string, Span[]>();
  const shifts = await all<{ id: string; who: string; from: number; to: number }>(
    `select id, advisor_id who, starts_at "from", ends_at "to" from shifts union all
      select id, id, starts_at, ends_at from overflow_lanes`,
  );
  const breaks = await all<{ shift: string; from: number; to: number }>(
    'select shift_id shift, starts_at "from", ends_at "to" from breaks order by starts_at',
  );
  for (const shift of shifts) {
    const parts = working.get(shift.who) ?? [];
    working.set(shift.who, parts);
    let { from } = shift;
    for (const pause of breaks.filter((one) => one.shift === shift.id)) {
      parts.push({ from, to: pause.from });
      from = pause.to;
    }
    parts.push({ from, to: shift.to });
  }
  return working;
}

/** The store is open 9 to 18 but on the dates that are closed. */
async function closedOn(all: All): Promise<(from: number, to: number) => boolean> {
  const dates = new Set((await all<{ date: string }>('select date from special_days')).map((row) => row.date));
  return (from, to) => {
    const date = new Date(from - 6 * 3_600_000).toISOString().slice(0, 10);
    return dates.has(date) || from < instantOf(ZONE, date, 540, 'start') || to > instantOf(ZONE, date, 1080, 'end');
  };
}
