import type { Tx } from '../../db/client.ts';
import { findAppointment } from '../../db/records/booking/appointments.ts';
import { lastToldOf, startsToWatch } from '../../db/records/booking/late-starts.ts';
import { withdrawMessages } from '../../db/records/messages.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { SYSTEM } from '../../domain/actor.ts';
import type { ExpectedStart } from '../../domain/forecast/expected-start.ts';
import type { AppointmentSnapshot } from '../../domain/messages/message.ts';
import { LEFT_BY_MINUTES, type StartTold, startToTell } from '../../domain/messages/running-late.ts';
import { addMinutes, HOUR } from '../../time/instant.ts';
import { startsIn } from '../loading/expected-starts.ts';
import { storeForecast } from '../loading/store-forecast.ts';
import { appendEvent } from '../steps/append-event.ts';
import { enqueueMessage } from '../steps/enqueue-message.ts';

const KIND = 'running_late';
/** No store looks further ahead than its head start. */
const MOST_AHEAD = 3 * HOUR;
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Tells booked customers by message that they are likely to start late, before they leave (`startToTell` says whom and how
 * often). Only stores with somebody in them are looked at. Returns how many were told; several processes may run it.
 */
export async function tellLateStarts(deps: Deps): Promise<number> {
  const now = deps.now();
  const watched = await startsToWatch(deps.db.read, addMinutes(now, LEFT_BY_MINUTES), now + MOST_AHEAD);
  let told = 0;
  for (const [storeId, appointments] of watched) {
    const look = await storeForecast(deps.db, storeId, now);
    const { runningLateMinutes } = look?.settings ?? { runningLateMinutes: 0 };
    const starts = look && runningLateMinutes > 0 ? startsIn(look) : new Map<string, ExpectedStart>();
    let isTold = false;
    for (const { id } of appointments) {
      const expected = starts.get(id);
      if (!expected) continue;
      if (!(await inTransaction(deps.db, (tx) => tell(deps, tx, id, expected, runningLateMinutes)))) continue;
      told++;
      isTold = true;
    }
    if (isTold) deps.signals.storeChanged(storeId);
    await breathe();
  }
  return told;
}

async function toldBefore(tx: Tx, id: string, startsAt: number): Promise<StartTold | null> {
  const data = (await lastToldOf(tx, id, KIND)) as Partial<AppointmentSnapshot> | undefined;
  // What was told of a time that it has been moved away from counts no more.
  return data?.expected && data.startsAt === startsAt ? data.expected : null;
}

/** False where there is nothing to tell, as things stand in this transaction. */
async function tell(
  deps: Deps,
  tx: Tx,
  id: string,
  expected: ExpectedStart,
  runningLateMinutes: number,
): Promise<boolean> {
  const now = deps.now();
  const appointment = await findAppointment(tx, id);
  if (appointment?.status !== 'booked') return false;
  const { storeId, startsAt, calendarSequence } = appointment;
  const told = await toldBefore(tx, id, startsAt);
  const start = startToTell({ startsAt, now, expected, told, runningLateMinutes });
  if (!start) return false;
  // An earlier one that has not gone out is overtaken by this one.
  await withdrawMessages(tx, id, [KIND]);
  const snapshot: AppointmentSnapshot = {
    startsAt,
    endsAt: appointment.endsAt,
    serviceIds: appointment.steps.map((step) => step.serviceId),
    sequence: calendarSequence,
    movedFrom: null,
    expected: start,
  };
  await enqueueMessage(tx, deps, {
    storeId,
    subjectId: id,
    kind: KIND,
    to: appointment,
    data: { ...snapshot },
    occasion: `${startsAt} ${now}`,
  });
  await appendEvent(tx, {
    storeId,
    subjectId: id,
    kind: 'late_start_told',
    at: now,
    actor: SYSTEM,
    data: { ...start },
  });
  return true;
}
