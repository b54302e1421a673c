import { countersOf } from '../../db/records/counters.ts';
import { lastCalledOf } from '../../db/records/visits.ts';
import type { Deps } from '../../deps.ts';
import { type LobbyBoard, lobbyBoard } from '../../domain/queue/lobby-board.ts';
import { storeForecast } from '../loading/store-forecast.ts';
import { serviceWaits } from './store-waits.ts';

export interface StoreLobby extends LobbyBoard {
  readonly storeId: string;
  readonly storeName: string;
  readonly zone: string;
  readonly version: number;
}

const LOOKED_AT = 16;

/** The wall of a store: calls, calls before, waits by service. Codes only. Undefined where there is no such store. */
export async function storeLobby(deps: Deps, storeId: string, language = 'en'): Promise<StoreLobby | undefined> {
  const now = deps.now();
  const look = await storeForecast(deps.db, storeId, now);
  if (!look) return undefined;
  const { store, storeDay, version } = look;
  const called = await lastCalledOf(deps.db.read, storeId, storeDay, LOOKED_AT);
  const counters = await countersOf(deps.db.read, storeId);
  const counterNames = Object.fromEntries(counters.map((counter) => [counter.id, counter.name]));
  const waits = serviceWaits(look).map((s) => ({
    serviceId: s.serviceId,
    name: s.names[language] ?? s.name,
    waiting: s.waiting,
    wait: s.wait,
    stop: s.stop,
  }));
  const board = lobbyBoard(called, counterNames, waits, now);
  return { ...board, storeId, storeName: store.name, zone: store.zone, version };
}
