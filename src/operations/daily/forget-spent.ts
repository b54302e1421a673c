import { deleteLapsedPairings } from '../../db/records/access/devices.ts';
import { deleteSpentLinks } from '../../db/records/access/one-time-links.ts';
import { deleteRequestKeysBefore } from '../../db/records/access/request-keys.ts';
import { deleteStaleSessions } from '../../db/records/access/sessions.ts';
import { deleteFailuresBefore } from '../../db/records/access/sign-in-failures.ts';
import { deleteBlocksBefore } from '../../db/records/queue/ticket-blocks.ts';
import { deleteWaitDaysBefore } from '../../db/records/waits/wait-records.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { SESSION_LIMITS } from '../../domain/access/session-limits.ts';
import { DAY } from '../../time/instant.ts';
import { localOf } from '../../time/store-zone.ts';

/** A kiosk that was switched off for longer than this brings tickets of nobody. */
const BLOCKS_KEPT_DAYS = 30;
/** Thirteen months, as long as the log that judged waits come from: a year can be set beside the one before. */
const WAITS_KEPT_DAYS = 396;

/**
 * Deletes what opens or proves nothing any more: sessions that are over, used and lapsed links, codes of screens that
 * were never accepted, ticket numbers that kiosks held long ago, failed sign-ins and request keys older than a day, and what
 * was told and waited on single days of more than thirteen months ago.
 */
export async function forgetSpent(deps: Deps): Promise<void> {
  const now = deps.now();
  await inTransaction(deps.db, (tx) => deleteStaleSessions(tx, now, now - SESSION_LIMITS.idleMs));
  await inTransaction(deps.db, (tx) => deleteFailuresBefore(tx, now - DAY));
  await inTransaction(deps.db, (tx) => deleteRequestKeysBefore(tx, now - DAY));
  await inTransaction(deps.db, async (tx) => {
    await deleteSpentLinks(tx, now);
    await deleteLapsedPairings(tx, now);
    await deleteBlocksBefore(tx, now - BLOCKS_KEPT_DAYS * DAY);
    await deleteWaitDaysBefore(tx, localOf('UTC', now - WAITS_KEPT_DAYS * DAY).date);
  });
}
