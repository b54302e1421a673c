import type { BulkRow } from '../../operations/demo/write-demo-rows.ts';
import { MINUTE } from '../../time/instant.ts';
import type { StorePlan } from '../chain/store-plan.ts';
import type { SimBooking } from './world.ts';

const GRAIN = 5 * MINUTE;

/** The grains that live appointments take of their advisors, buffers included. */
export function claimRows(plan: StorePlan, live: readonly SimBooking[]): BulkRow<'claims'>[] {
  return live.flatMap(({ booking }) => {
    const { spec } = plan.services[booking.service]!;
    const from = Math.floor((booking.startsAt - spec.bufferBefore * MINUTE) / GRAIN);
    const until = Math.ceil((booking.startsAt + (spec.minutes + spec.bufferAfter) * MINUTE) / GRAIN);
    return Array.from({ length: until - from }, (_, i) => ({
      storeId: plan.id,
      advisorId: plan.advisors[booking.advisor]!.id,
      grain: from + i,
      ownerId: booking.id,
    }));
  });
}
