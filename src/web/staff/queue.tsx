import { Hono } from 'hono';
import type { Panel } from '../../../views/staff/staff-props.ts';
import type { StaffBoard } from '../../operations/boards/staff-board.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { baseOf } from './caller.ts';
import { noticeOf } from './said.ts';
import { boardFor, drawQueue } from './screen.tsx';

const EMPTY_WALK_IN = { service: '', name: '', phone: '', language: 'en', needs: [] };

/** A chosen one of the line, with whom they would overtake. */
function callPanel(board: StaffBoard, visitId: string): Panel | null {
  const party = board.line.find((row) => row.visitId === visitId);
  if (!party?.actions.includes('call')) return null;
  const before = board.next.kind === 'party' && board.next.party.visitId !== visitId ? board.next.party.ticket : null;
  return { kind: 'call', party, before };
}

/** What the address asks to be opened over the line. */
async function panelOf(c: AppContext, deps: WebDeps): Promise<Panel | null> {
  const call = c.req.query('call');
  if (call) return callPanel(await boardFor(c, deps), call);
  switch (c.req.query('show')) {
    case 'walk-in':
      return { kind: 'walk_in', values: EMPTY_WALK_IN, errors: {} };
    case 'break':
      return { kind: 'break' };
    case 'close':
      return { kind: 'close' };
    default:
      return null;
  }
}

/** The address of the same screen, without what was only meant for this answer. */
function selfOf(c: AppContext): string {
  const kept = new URLSearchParams();
  for (const name of ['call', 'show', 'said']) {
    const value = c.req.query(name);
    if (value) kept.set(name, value);
  }
  const query = kept.toString();
  return `${baseOf(c)}/queue${query && `?${query}`}`;
}

/** The queue screen of a store and the stream that tells it of changes. */
export const queueRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/', (c) => c.redirect(`${baseOf(c)}/queue`, 302))
    .get('/queue', async (c) =>
      drawQueue(c, deps, { panel: await panelOf(c, deps), notice: noticeOf(c, deps.now()), self: selfOf(c) }),
    )
    .get('/live', (c) => deps.live.stream(c, { key: `staff ${c.var.store.id}`, storeId: c.var.store.id }));
