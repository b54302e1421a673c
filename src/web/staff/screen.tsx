import { QueuePage, QueueScreen } from '../../../views/staff/queue-screen.tsx';
import type { Panel, StaffNotice, StaffScreen, Undo } from '../../../views/staff/staff-props.ts';
import { roleReaches } from '../../domain/access/role.ts';
import { wholeMinutes } from '../../domain/queue/boards/staff-board.ts';
import { ticketOf } from '../../domain/queue/visit/party.ts';
import { type StaffBoard, staffBoard } from '../../operations/boards/staff-board.ts';
import { type UndoableAct, undoableAct } from '../../operations/boards/undoable-act.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext } from '../env.ts';
import { newRequestKey } from '../request-key.ts';
import { frameOf, respond } from '../respond.tsx';
import { actsAs, baseOf, myAdvisor } from './caller.ts';

/** The staff board of the store in question for the one who asks. */
export async function boardFor(c: AppContext, deps: WebDeps): Promise<StaffBoard> {
  const as = actsAs(c);
  const board = await staffBoard(deps, {
    storeId: c.var.store.id,
    advisorId: myAdvisor(c),
    mayAct: roleReaches(c.var.role, 'advisor'),
    mayActForOthers: as.kind === 'staff' && as.mayActForOthers,
    language: c.var.language,
  });
  if (!board) throw new Error('the store vanished between two queries');
  return board;
}

interface Shown {
  readonly panel?: Panel | null;
  readonly notice?: StaffNotice | null;
  /** The address that shows this screen again; without it the bare queue. */
  readonly self?: string;
}

function undoOf(undoable: UndoableAct | null, now: number): Undo | null {
  if (!undoable) return null;
  const { visit, kind, until } = undoable;
  const leftSeconds = Math.max(0, Math.ceil((until - now) / 1000));
  return { visitId: visit.id, ticket: ticketOf(visit), kind, leftSeconds, revision: visit.revision };
}

async function screenOf(c: AppContext, deps: WebDeps, board: StaffBoard, shown: Shown): Promise<StaffScreen> {
  const { signedIn, role, language } = c.var;
  const base = baseOf(c);
  const as = actsAs(c);
  const undoable = await undoableAct(deps, c.var.store.id, signedIn.actor.id);
  return {
    ...board,
    lang: language,
    base,
    self: shown.self ?? `${base}/queue`,
    viewer: {
      name: signedIn.name,
      mayAct: roleReaches(role, 'advisor'),
      isAdvisor: myAdvisor(c) !== null,
      hasOtherStores: signedIn.isOwner || signedIn.stores.length > 1,
      mayActForOthers: as.kind === 'staff' && as.mayActForOthers,
    },
    servedMinutes: wholeMinutes(board.visit?.startedAt ?? board.now, board.now),
    joinWaits: board.joinWaits.map((s) => ({ ...s, name: s.names[language] ?? s.name })),
    panel: shown.panel ?? null,
    notice: shown.notice ?? null,
    undo: undoOf(undoable, deps.now()),
    newKey: () => newRequestKey(deps.newSecret),
  };
}

/** Draws the queue screen, whole or as its fragment. A refusal (409, 422) leaves the address in the browser alone. */
export async function drawQueue(
  c: AppContext,
  deps: WebDeps,
  shown: Shown = {},
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const board = await boardFor(c, deps);
  const props = { frame: frameOf(c), screen: await screenOf(c, deps, board, shown) };
  if (status !== 200) c.header('hx-push-url', 'false');
  return respond(c, { page: () => <QueuePage {...props} />, fragment: () => <QueueScreen {...props} /> }, status);
}
