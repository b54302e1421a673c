import type { PlannedArrival } from '../../src/domain/queue/arrival-rows.ts';
import type { Party } from '../../src/domain/queue/party.ts';
import type { FloorRow, LineRow, MyCounter, NextUp, VisitWithMe } from '../../src/domain/queue/staff-board.ts';
import type { Instant } from '../../src/time/instant.ts';
import type { Language } from '../../src/time/wording.ts';
import type { WaitShown } from '../../src/words/formatting.ts';

/** Who looks at the screen, and what they may do there. */
export interface StaffViewer {
  readonly name: string;
  /** May act: role advisor or above. */
  readonly mayAct: boolean;
  /** The account belongs to an advisor of this store, so it may open a counter. */
  readonly isAdvisor: boolean;
  readonly hasOtherStores: boolean;
}

export interface CounterChoice {
  readonly id: string;
  readonly name: string;
  /** The advisor who is there. */
  readonly takenBy: string | null;
}

export interface ServiceWait {
  readonly serviceId: string;
  readonly name: string;
  readonly wait: WaitShown | null;
  /** A code of `line.joinStops`; null while walk-ins are taken. */
  readonly stop: string | null;
}

export interface HelpSignal {
  readonly deviceId: string;
  readonly deviceName: string;
  readonly minutes: number;
}

export interface SilentDevice {
  readonly deviceId: string;
  readonly deviceName: string;
  readonly since: Instant;
}

export interface WalkInValues {
  readonly service: string;
  readonly name: string;
  readonly phone: string;
  readonly language: string;
  readonly needs: readonly string[];
}

/** What is opened over the line; its state is in the address, so that it stands without a script and through refreshes. */
export type Panel =
  | { readonly kind: 'walk_in'; readonly values: WalkInValues; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'call'; readonly party: Party; readonly before: string | null }
  | { readonly kind: 'break' }
  | { readonly kind: 'close' };

/** A next best thing, as a form of one button. */
export interface Offer {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly text: string;
}

/** What came of the last act. */
export interface StaffNotice {
  readonly tone: 'plain' | 'late';
  readonly title: string | null;
  readonly text: string;
  readonly offer: Offer | null;
}

export interface StaffScreen {
  readonly lang: Language;
  readonly zone: string;
  readonly now: Instant;
  /** `/staff/<store>`; every address of the screen begins with it. */
  readonly base: string;
  /** The address that draws this very screen again, with its panel. */
  readonly self: string;
  readonly storeName: string;
  readonly viewer: StaffViewer;
  readonly counter: MyCounter | null;
  readonly counters: readonly CounterChoice[];
  readonly next: NextUp;
  readonly visit: VisitWithMe | null;
  /** Whole minutes since the visit with me was started; 0 before. */
  readonly servedMinutes: number;
  readonly line: readonly LineRow[];
  readonly joinWaits: readonly ServiceWait[];
  readonly arrivals: readonly PlannedArrival[];
  readonly floor: readonly FloorRow[];
  readonly help: readonly HelpSignal[];
  readonly silent: readonly SilentDevice[];
  readonly panel: Panel | null;
  readonly notice: StaffNotice | null;
  /** Names that reasons point at. */
  readonly advisorNames: Readonly<Record<string, string>>;
  readonly serviceNames: Readonly<Record<string, string>>;
  /** Makes the key of one form: the same form sent twice is one act. */
  readonly newKey: () => string;
}
