import type { Tx } from '../../db/client.ts';
import type { Deps } from '../../deps.ts';
import type { Instant } from '../../time/instant.ts';
import { type ActOutcome, actOnVisit, type VisitCommand } from './act-on-visit.ts';
import { tellVisitor } from './tell-visitor.ts';

/** Ends a visit as a no-show, and tells its visitor how to come back. */
export const endNoShow = (tx: Tx, deps: Deps, command: VisitCommand, now: Instant): Promise<ActOutcome> =>
  actOnVisit(
    tx,
    command,
    () => ({
      act: { kind: 'no_show' },
      also: (after) => tellVisitor(tx, deps, after, { kind: 'missed_over', occasion: after.revision }),
    }),
    now,
  );
