import { type Instant, MINUTE } from '../../../time/instant.ts';
import type { AdvisorState } from '../line/floor.ts';
import { ticketOf } from '../visit/party.ts';
import type { BoardSource } from './staff-board.ts';

export interface FloorRow {
  readonly advisorId: string;
  readonly counterName: string | null;
  readonly advisorName: string;
  readonly isMe: boolean;
  readonly state: AdvisorState;
  readonly ticket: string | null;
  /** The visit that is called or served there. */
  readonly visitId: string | null;
  readonly minutes: number;
  readonly backAt: Instant | null;
  /** Names of the services he gives; null where he gives every one. */
  readonly skills: readonly string[] | null;
  /** Names of those he does not, where they are fewer than those he gives: sooner read; null else. */
  readonly allBut: readonly string[] | null;
}

/** Who is on the floor, and doing what: everybody at a counter, by counter, then those whose shift has begun. */
export function floorRows(source: BoardSource, advisorId: string | null): FloorRow[] {
  const { floor, visits } = source;
  const shown = floor.advisors.filter(
    (a) => a.state !== 'off' || (a.shift !== null && a.shift.startsAt <= floor.now && floor.now < a.shift.endsAt),
  );
  const nameOf = (id: string): string => source.serviceNames[id] ?? '';
  const rows = shown.map((a) => {
    const lacks = floor.services.filter(({ id }) => !a.skills.includes(id)).map(({ id }) => nameOf(id));
    const visit = visits.find(
      (v) =>
        v.counterId === a.counterId && a.counterId !== null && (v.status === 'called' || v.status === 'in_service'),
    );
    return {
      advisorId: a.id,
      counterName: a.counterId === null ? null : (source.counterNames[a.counterId] ?? null),
      advisorName: source.advisorNames[a.id] ?? '',
      isMe: a.id === advisorId,
      state: a.state,
      ticket: visit ? ticketOf(visit) : null,
      visitId: visit?.id ?? null,
      minutes: Math.max(0, Math.floor((floor.now - a.since) / MINUTE)),
      backAt: a.backAt,
      skills: lacks.length === 0 ? null : a.skills.map(nameOf),
      allBut: lacks.length > 0 && lacks.length < a.skills.length ? lacks : null,
    };
  });
  const key = (row: FloorRow): string => (row.counterName === null ? '~' : row.counterName.padStart(4, ' '));
  return rows.sort((x, y) => key(x).localeCompare(key(y)) || x.advisorName.localeCompare(y.advisorName));
}

/** Who at a counter gives the service of this name, on a break or not. */
export const whoGives = (rows: readonly FloorRow[], serviceName: string): FloorRow[] =>
  rows.filter((row) => row.state !== 'off' && (row.skills === null || row.skills.includes(serviceName)));
