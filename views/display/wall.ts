import type { LobbyCall, LobbyWait } from '../../src/domain/queue/boards/lobby-board.ts';
import type { Language } from '../../src/time/wording.ts';

/** What the wall of a store shows: codes, counters and waits, nobody's name. */
export interface Wall {
  readonly storeName: string;
  /** The store's zone. */
  readonly zone: string;
  readonly asOf: number;
  readonly calling: readonly LobbyCall[];
  readonly recent: readonly LobbyCall[];
  readonly waits: readonly LobbyWait[];
  /** How long a place is kept for who missed the call. */
  readonly absentMinutes: number;
}

/** A call stands on the accent for so long; then it is a board again, and not a lamp. */
export const CALL_LASTS_MS = 20_000;

/** All calls of the wall, the last first: those that are being called, and those before. */
export const callsOf = (wall: Wall): LobbyCall[] =>
  [...wall.calling, ...wall.recent].sort((a, b) => b.calledAt - a.calledAt || (a.id < b.id ? 1 : -1));

/** The language of who is called: the wall turns to it with the voice. */
export const languageOf = (call: LobbyCall): Language => (call.language === 'es' ? 'es' : 'en');
