import {
  DESK_FORMS,
  type DeskForm,
  type DetailValues,
  type Panel,
  type TransferChoice,
} from '../../../views/staff/staff-props.ts';
import { whoGives } from '../../domain/queue/boards/floor-rows.ts';
import { allowedActions } from '../../domain/queue/visit/allowed-actions.ts';
import { ticketOf } from '../../domain/queue/visit/party.ts';
import { endedToday } from '../../operations/boards/ended-today.ts';
import type { StaffBoard } from '../../operations/boards/staff-board.ts';
import { visitDesk } from '../../operations/boards/visit-desk.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext } from '../env.ts';
import { actsAs, myAdvisor } from './caller.ts';
import { boardFor } from './screen.tsx';

export const EMPTY_WALK_IN = {
  service: '',
  name: '',
  phone: '',
  language: 'en',
  needs: [],
  advisor: '',
  size: '1',
} as const;

/** A chosen one of the line, with whom they would overtake. */
function callPanel(board: StaffBoard, visitId: string): Panel | null {
  const party = board.line.find((row) => row.visitId === visitId);
  if (!party?.actions.includes('call')) return null;
  const before = board.next.kind === 'party' && board.next.party.visitId !== visitId ? board.next.party.ticket : null;
  return { kind: 'call', party, before };
}

interface Typed {
  readonly details?: DetailValues;
  readonly errors?: Readonly<Record<string, string>>;
  readonly to?: TransferChoice;
}

/** A form about one visit, with what is so or what was typed; null where the visit is not there or nothing may be done. */
export async function visitPanel(
  c: AppContext,
  deps: WebDeps,
  visitId: string,
  form: DeskForm,
  typed?: Typed,
): Promise<Panel | null> {
  const desk = await visitDesk(deps, c.var.store.id, visitId);
  if (!desk) return null;
  const { visit, toDo } = desk;
  const board = await boardFor(c, deps);
  const as = actsAs(c);
  const viewer = {
    kind: 'staff',
    advisorId: myAdvisor(c),
    counterId: board.counter?.state === 'break' ? null : (board.counter?.id ?? null),
    isCounterBusy: board.visit !== null,
    mayActForOthers: as.kind === 'staff' && as.mayActForOthers,
    storeDay: visit.storeDay,
  } as const;
  const actions = allowedActions(visit, viewer, deps.now());
  if (actions.length === 0) return null;
  const { revision, status, serviceId, name, partySize } = visit;
  const size = String(partySize);
  const { phone, email, language, needs, note } = visit;
  const details = { name: name ?? '', phone: phone ?? '', email: email ?? '', language, size, note: note ?? '', needs };
  const givenBy = whoGives(board.floor, board.serviceNames[serviceId] ?? '');
  const party = { ticket: ticketOf(visit), name, partySize };
  const shown = { visitId, revision, status, serviceId, ...party, toDo, givenBy, actions };
  return { kind: 'visit', form, visit: shown, details, errors: {}, ...typed };
}

async function endedPanel(c: AppContext, deps: WebDeps): Promise<Panel> {
  const { serviceNames } = await boardFor(c, deps);
  const ended = await endedToday(deps, c.var.store.id);
  const rows = ended.map((visit) => ({
    visitId: visit.id,
    revision: visit.revision,
    ticket: ticketOf(visit),
    name: visit.name,
    serviceName: serviceNames[visit.serviceId] ?? '',
    status: visit.status as 'completed' | 'no_show' | 'left',
    endedAt: visit.endedAt ?? visit.updatedAt,
  }));
  return { kind: 'ended', rows };
}

/** What the address asks to be opened over the line. Who may only look opens the list of keys at most. */
export async function panelOf(c: AppContext, deps: WebDeps): Promise<Panel | null> {
  const show = c.req.query('show');
  if (show === 'keys') return { kind: 'keys' };
  if (c.var.role === 'viewer') return null;
  const call = c.req.query('call');
  if (call) return callPanel(await boardFor(c, deps), call);
  const visit = c.req.query('visit');
  const form = DESK_FORMS.find((name) => name === c.req.query('do'));
  if (visit) return visitPanel(c, deps, visit, form ?? 'menu');
  switch (show) {
    case 'walk-in':
      return { kind: 'walk_in', values: EMPTY_WALK_IN, errors: {}, mayInsist: false };
    case 'break':
      return { kind: 'break' };
    case 'close':
      return { kind: 'close' };
    case 'stop':
      return { kind: 'stop' };
    case 'ended':
      return endedPanel(c, deps);
    default:
      return null;
  }
}
