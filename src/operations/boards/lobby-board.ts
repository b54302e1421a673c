import type { Deps } from '../../deps.ts';
import { type LobbyBoard, lobbyBoard } from '../../domain/queue/boards/lobby-board.ts';
import type { Instant } from '../../time/instant.ts';
import { counterNamesOf } from '../loading/store-forecast.ts';
import { lookForScreens, type ScreensLook } from './screens-look.ts';
import { serviceWaits } from './store-waits.ts';

export interface StoreLobby extends LobbyBoard {
  readonly storeId: string;
  readonly storeName: string;
  readonly zone: string;
  readonly version: number;
}

/** The wall of a store from one look at it: calls, calls before, waits by service. Codes only. */
export function lobbyOf(look: ScreensLook, now: Instant, language = 'en'): StoreLobby {
  const { store, version } = look;
  const waits = serviceWaits(look).map((s) => ({
    serviceId: s.serviceId,
    name: s.names[language] ?? s.name,
    waiting: s.waiting,
    wait: s.wait,
    stop: s.stop,
  }));
  const board = lobbyBoard(look.lastCalled, counterNamesOf(look), waits, now);
  return { ...board, storeId: store.id, storeName: store.name, zone: store.zone, version };
}

/** The same by the store's id. Undefined where there is no such store. */
export async function storeLobby(deps: Deps, storeId: string, language = 'en'): Promise<StoreLobby | undefined> {
  const look = await lookForScreens(deps, storeId);
  return look && lobbyOf(look, deps.now(), language);
}
