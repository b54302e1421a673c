import type { StaffNotice } from '../../../views/staff/staff-props.ts';
import type { LastChange } from '../../operations/steps/act-on-visit.ts';
import { clockTime } from '../../time/wording.ts';
import { words } from '../../words/words.ts';
import type { AppContext } from '../env.ts';

type Done = keyof ReturnType<typeof words>['staff']['acts']['done'];

/** A visit as far as a sentence about it goes. */
export interface Told {
  readonly ticketLetter: string;
  readonly ticketNumber: number;
  readonly status: string;
  readonly counterId: string | null;
  readonly awayUntil: number | null;
  readonly absentUntil: number | null;
}

/** What sentences about others need to know by name. */
export interface Names {
  readonly counters: ReadonlyMap<string, string>;
  readonly accounts: ReadonlyMap<string, string>;
}

const SHOWN_FOR_MS = 20_000;

export const ticketOf = (visit: Pick<Told, 'ticketLetter' | 'ticketNumber'>): string =>
  `${visit.ticketLetter}${String(visit.ticketNumber).padStart(3, '0')}`;

/** The part of an address that makes the next screen say what was done; only codes and a ticket. */
export const saidQuery = (code: Done, ticket: string, now: number, minutes = 0, other = ''): string =>
  `said=${code}.${ticket}.${minutes}.${now}${other && `.${other}`}`;

/** Reads `saidQuery` back while it is fresh. */
export function noticeOf(c: AppContext, now: number): StaffNotice | null {
  const match = /^([a-z_]+)\.([A-Z]?\d*)\.(\d{1,4})\.(\d{13})(?:\.([A-Z]\d*))?$/.exec(c.req.query('said') ?? '');
  if (!match || now - Number(match[4]) > SHOWN_FOR_MS) return null;
  const { done } = words(c.var.language).staff.acts;
  const code = match[1]!;
  if (!Object.hasOwn(done, code)) return null;
  const sentence: string | ((ticket: string, minutes: number, other: string) => string) = done[code as Done];
  const text = typeof sentence === 'string' ? sentence : sentence(match[2]!, Number(match[3]), match[5] ?? '');
  return { tone: 'plain', title: null, text, offer: null };
}

export const refusal = (text: string, title: string | null = null): StaffNotice => ({
  tone: 'late',
  title,
  text,
  offer: null,
});

/** Where a visit stands now, in a sentence. */
function standsText(c: AppContext, visit: Told, names: Names): string {
  const w = words(c.var.language).staff.acts.refused;
  const ticket = ticketOf(visit);
  const counter = (visit.counterId && names.counters.get(visit.counterId)) ?? '–';
  switch (visit.status) {
    case 'called':
      return w.nowCalled(ticket, counter);
    case 'in_service':
      return w.nowServed(ticket, counter);
    case 'parked':
      return w.nowParked(ticket);
    case 'completed':
      return w.nowCompleted(ticket);
    case 'no_show':
      return w.nowNoShow(ticket);
    case 'left':
      return w.nowLeft(ticket);
    default:
      return w.nowWaiting(ticket);
  }
}

function whoText(c: AppContext, last: LastChange, names: Names): string {
  const w = words(c.var.language).staff.acts.refused;
  switch (last.actor.kind) {
    case 'account':
      return names.accounts.get(last.actor.id) ?? w.someone;
    case 'device':
      return w.kiosk;
    case 'public':
      return w.customer;
    case 'system':
      return w.walkup;
    case 'api':
      return w.someone;
  }
}

/** Somebody was first: what is so now, and who did it when. */
export function changedMeanwhile(c: AppContext, visit: Told, last: LastChange | null, names: Names): StaffNotice {
  const w = words(c.var.language).staff.acts.refused;
  const stands = standsText(c, visit, names);
  if (!last) return refusal(stands, w.title);
  const by = w.by(whoText(c, last, names), clockTime(last.at, c.var.store.zone, c.var.language));
  return refusal(`${stands} ${by}`, w.title);
}

/** Why an act on a visit is not possible now, by the domain's code; where its status is why, also who brought it there. */
export function whyRefused(
  c: AppContext,
  visit: Told,
  why: string,
  names: Names,
  beside: { readonly last?: LastChange | null; readonly other?: Told } = {},
): StaffNotice {
  const w = words(c.var.language).staff.acts.refused;
  const d = words(c.var.language).staff.desk.refused;
  const ticket = ticketOf(visit);
  const other = beside.other ? ticketOf(beside.other) : '–';
  const time = (at: number | null): string => clockTime(at ?? 0, c.var.store.zone, c.var.language);
  switch (why) {
    case 'away':
      return refusal(w.away(ticket, time(visit.awayUntil)));
    case 'absent':
      return refusal(w.absent(ticket));
    case 'absence_running':
      return refusal(w.absenceRunning(ticket, time(visit.absentUntil)));
    case 'no_counter':
      return refusal(w.counterClosed);
    case 'unknown_target':
      return refusal(d.target);
    case 'no_skill':
      return refusal(d.noSkill);
    case 'advisor_elsewhere':
      return refusal(d.advisorElsewhere);
    case 'contact_here':
      return refusal(d.contactHere(ticket, other));
    case 'contact_taken':
      return refusal(d.contactTaken(other));
    case 'already_wanted':
      return refusal(d.alreadyWanted(ticket));
    case 'too_many_steps':
      return refusal(d.tooManySteps(ticket));
    case 'party_too_small':
      return refusal(d.partyTooSmall);
    case 'party_too_large':
      return refusal(d.partyTooLarge);
    case 'has_appointment':
      return refusal(d.hasAppointment);
    case 'merged':
      return refusal(d.merged(ticket));
    case 'nothing_to_undo':
      return refusal(d.nothingToUndo);
    case 'not_yours':
      return refusal(d.notYours);
    case 'too_late':
      return refusal(d.tooLate);
    case 'changed_since':
      return refusal(d.changedSince);
    case 'counter_busy':
      return refusal(d.counterHas(names.counters.get(beside.other?.counterId ?? '') ?? '–', other));
    case 'counter_closed':
      return refusal(d.counterGone);
    default:
      return changedMeanwhile(c, visit, beside.last ?? null, names);
  }
}
