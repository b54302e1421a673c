import type { Tx } from '../../db/client.ts';
import { type AppointmentLine, appointmentLines, attentionIds } from '../../db/records/queue/store-glance.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { replanStore } from './replan-day.ts';

/** A change of the store that would leave appointments without anybody: nothing was changed. */
export interface AffectedOutcome {
  readonly kind: 'appointments_affected';
  readonly appointments: readonly AppointmentLine[];
}

/** Thrown so that the transaction of the change is rolled back. */
export class AppointmentsAffected extends Error {
  readonly appointments: readonly AppointmentLine[];
  constructor(appointments: readonly AppointmentLine[]) {
    super('appointments would be left without a plan');
    this.appointments = appointments;
  }
}

/** The outcome of a change that `settleAppointments` refused; any other error is thrown on. */
export function orAffected(error: unknown): AffectedOutcome {
  if (error instanceof AppointmentsAffected) return { kind: 'appointments_affected', appointments: error.appointments };
  throw error;
}

/**
 * Make a change although it leaves appointments without anybody: whichever (`true`), or these alone, by id, as somebody saw
 * them; where one has come meanwhile, the change is refused again.
 */
export type Keep = boolean | readonly string[];

/** Throws where a change leaves appointments without anybody, or without what they are for, that nobody agreed to. */
export async function requireKept(tx: Tx, lost: readonly string[], keep: Keep | undefined): Promise<void> {
  const isKept = (id: string): boolean => (typeof keep === 'object' ? keep.includes(id) : keep === true);
  if (!lost.every(isKept)) throw new AppointmentsAffected(await appointmentLines(tx, lost));
}

export interface StoreChange {
  readonly storeId: string;
  /** Make the change although appointments are left without a plan; they are marked. */
  readonly keep?: Keep | undefined;
  readonly actor: Actor;
}

/**
 * After a change of hours, shifts, breaks or skills, in its transaction: plans the appointments to come anew. Where that
 * leaves some without anybody who were served before, the whole change is refused with them, or with `keep` they are marked.
 */
export async function settleAppointments(deps: Deps, tx: Tx, { storeId, keep, actor }: StoreChange): Promise<void> {
  const marked = new Set(await attentionIds(tx, storeId));
  const { affected } = await replanStore(deps, tx, storeId, actor);
  const lost = affected.filter((id) => !marked.has(id));
  await requireKept(tx, lost, keep);
}
