import type { Span } from '../../../time/span.ts';
import type { Queries } from '../../client.ts';
import { preparedTogether } from '../statements/packed-rows.ts';
import { SERVICES, type ServiceRow } from '../store/services.ts';
import { EXPECTED, type ExpectedRow, expectedRow } from './arrivals.ts';
import { FLOOR_STAFF, type FloorStaffRow, floorStaff } from './floor-staff.ts';
import { OPEN_VISITS, type VisitRow } from './visits.ts';

/** What the floors of some stores are made from; each list in its order, the stores mixed. */
export interface FloorTables {
  readonly services: readonly ServiceRow[];
  readonly staff: readonly FloorStaffRow[];
  /** Everybody whose visit is not over, by joining. */
  readonly visits: readonly VisitRow[];
  /** Booked, not checked in, by start. */
  readonly expected: readonly ExpectedRow[];
}

const tables = preparedTogether({ ...FLOOR_STAFF, services: SERVICES, visits: OPEN_VISITS, expected: EXPECTED });

/** The floors of many stores in one statement: shifts that begin inside a span, appointments that begin in `[from, to)`. */
export async function floorTables(
  db: Queries,
  storeIds: readonly string[],
  { shifts, starts }: { readonly shifts: Span; readonly starts: Span },
): Promise<FloorTables> {
  const { services, visits, expected, ...staff } = await tables(db, {
    storeIds: JSON.stringify(storeIds),
    shiftsAfter: shifts.startsAt,
    shiftsBefore: shifts.endsAt,
    startsFrom: starts.startsAt,
    startsBefore: starts.endsAt,
  });
  return { services, visits, expected: expected.map(expectedRow), staff: floorStaff(staff) };
}
