import type { Tx } from '../../db/client.ts';
import { findVisit, type VisitRow } from '../../db/records/queue/visits.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { isOpen } from '../../domain/queue/visit/visit.ts';
import { wrongStatus } from '../../domain/queue/visit/visit-acts.ts';
import type { LocalDate } from '../../time/local.ts';
import { loadStoreNow } from '../loading/store-now.ts';
import { type ActOutcome, actOnVisit, type Planned, told, type VisitCommand } from '../steps/act-on-visit.ts';
import { otherOfContact } from '../steps/other-of-contact.ts';

async function plan(tx: Tx, visit: VisitRow, storeDay: LocalDate): Promise<Planned> {
  const { mergedIntoId } = visit;
  const wrong = wrongStatus(visit, 'reopen');
  if (wrong) return { refused: wrong };
  const party = mergedIntoId === null ? undefined : await findVisit(tx, mergedIntoId);
  // They stand in line with the party already: as a second visit they would be counted, and served, twice.
  if (party && isOpen(party)) return { refused: 'merged' };
  const other = await otherOfContact(tx, visit);
  if (other) return { refused: 'contact_here', other };
  return { act: { kind: 'reopen', storeDay }, fields: { mergedIntoId: null } };
}

/**
 * Brings an ended visit of the same store day back into the line, at its old place. Refused with `merged` for one that
 * goes on as part of another party's visit: splitting that party gives it a ticket of its own; with `contact_here` where its
 * contact has joined anew since.
 */
export async function reopenVisit(deps: Deps, command: VisitCommand): Promise<ActOutcome> {
  const now = deps.now();
  const known = await findVisit(deps.db.read, command.visitId);
  const store = known && (await loadStoreNow(deps.db.read, known.storeId, now));
  if (!store) return { kind: 'not_found' };
  const outcome = await inTransaction(deps.db, (tx) =>
    actOnVisit(tx, command, (_, visit) => plan(tx, visit, store.storeDay), now),
  );
  return told(deps, outcome);
}
