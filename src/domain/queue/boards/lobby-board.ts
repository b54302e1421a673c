import type { Instant } from '../../../time/instant.ts';
import type { WaitShown } from '../../forecast/wait-forecast.ts';
import type { JoinStop } from '../visit/joining.ts';
import { ticketOf } from '../visit/party.ts';
import type { Visit } from '../visit/visit.ts';

/** A ticket with the counter it was called to. Codes only: a name never reaches the wall. */
export interface LobbyCall {
  /** Changes with every call of the ticket, so that a screen announces each once. */
  readonly id: string;
  readonly ticket: string;
  readonly counter: string;
  readonly calledAt: Instant;
  /** 1 = first call; more = called again. */
  readonly callCount: number;
  /** In which the voice speaks. */
  readonly language: string;
}

export interface LobbyWait {
  readonly serviceId: string;
  readonly name: string;
  readonly waiting: number;
  readonly wait: WaitShown | null;
  readonly stop: JoinStop | null;
}

export interface LobbyBoard {
  /** Called and not yet at the counter, the last call first. */
  readonly calling: readonly LobbyCall[];
  /** Called before, the last first. */
  readonly recent: readonly LobbyCall[];
  readonly waits: readonly LobbyWait[];
  readonly waiting: number;
  readonly asOf: Instant;
}

type CalledVisit = Visit & { readonly language: string };

const MOST_RECENT = 6;

function lobbyCall(visit: CalledVisit, counterNames: Readonly<Record<string, string>>): LobbyCall {
  return {
    id: `${visit.id}-${visit.callCount}`,
    ticket: ticketOf(visit),
    counter: counterNames[visit.counterId ?? ''] ?? '',
    calledAt: visit.recalledAt ?? visit.calledAt ?? 0,
    callCount: visit.callCount,
    language: visit.language,
  };
}

/** The wall: `called` are the day's visits that were called, in any order. */
export function lobbyBoard(
  called: readonly CalledVisit[],
  counterNames: Readonly<Record<string, string>>,
  waits: readonly LobbyWait[],
  now: Instant,
): LobbyBoard {
  const last = (a: LobbyCall, b: LobbyCall): number => b.calledAt - a.calledAt || (a.id < b.id ? 1 : -1);
  const calls = (isNow: boolean): LobbyCall[] =>
    called
      .filter((v) => (v.status === 'called') === isNow)
      .map((v) => lobbyCall(v, counterNames))
      .sort(last);
  return {
    calling: calls(true),
    recent: calls(false).slice(0, MOST_RECENT),
    waits,
    waiting: waits.reduce((sum, w) => sum + w.waiting, 0),
    asOf: now,
  };
}
