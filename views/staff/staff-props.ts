import type { PlannedArrival } from '../../src/domain/queue/boards/arrival-rows.ts';
import type { FloorRow } from '../../src/domain/queue/boards/floor-rows.ts';
import type { LineRow, MyCounter, NextUp, ParkedRow, VisitWithMe } from '../../src/domain/queue/boards/staff-board.ts';
import type { WalkInStop } from '../../src/domain/queue/visit/joining.ts';
import type { Party } from '../../src/domain/queue/visit/party.ts';
import type { ActKind } from '../../src/domain/queue/visit/visit-acts.ts';
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
  /** A manager, who may act on a visit at the counter of somebody else. */
  readonly mayActForOthers: boolean;
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
  /** Asked for by name; empty = anybody. */
  readonly advisor: string;
  readonly size: string;
}

/** A visit as the forms about it show it. */
export interface DeskVisit {
  readonly visitId: string;
  readonly revision: number;
  readonly ticket: string;
  readonly status: string;
  readonly serviceId: string;
  readonly name: string | null;
  readonly partySize: number;
  /** Ids of services still to be done, the present one first. */
  readonly toDo: readonly string[];
  /** Who at a counter gives the present one. */
  readonly givenBy: readonly FloorRow[];
  readonly actions: readonly ActKind[];
}

/** What is chosen in the form of a transfer; empty = as before, or anybody. */
export interface TransferChoice {
  readonly service?: string;
  readonly advisor?: string;
  readonly counter?: string;
}

export interface OfferedService {
  readonly id: string;
  readonly name: string;
  /** Somebody at a counter gives it. */
  readonly isGiven: boolean;
}

/** What is typed in the form of the details. */
export interface DetailValues {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly language: string;
  readonly size: string;
  readonly note: string;
  readonly needs: readonly string[];
}

export const DESK_FORMS = ['menu', 'transfer', 'hand-over', 'service', 'split', 'merge', 'details'] as const;
export type DeskForm = (typeof DESK_FORMS)[number];

/** A visit that is over, and may be brought back. */
export interface EndedRow {
  readonly visitId: string;
  readonly revision: number;
  readonly ticket: string;
  readonly name: string | null;
  readonly serviceName: string;
  readonly status: 'completed' | 'no_show' | 'left';
  readonly endedAt: Instant;
}

/** What the viewer did last and can still take back. */
export interface Undo {
  readonly visitId: string;
  readonly ticket: string;
  readonly kind: string;
  readonly leftSeconds: number;
  /** Names the act, so that the form of the next one is another. */
  readonly revision: number;
}

/** What is opened over the line; its state is in the address, so that it stands without a script and through refreshes. */
export type Panel =
  | {
      readonly kind: 'walk_in';
      readonly values: WalkInValues;
      readonly errors: Readonly<Record<string, string>>;
      /** Walk-ins are not taken for this now: may be added all the same. */
      readonly mayInsist: boolean;
    }
  | {
      readonly kind: 'visit';
      readonly form: DeskForm;
      readonly visit: DeskVisit;
      readonly details: DetailValues;
      readonly errors: Readonly<Record<string, string>>;
      /** Where a transfer was to go that was refused. */
      readonly to?: TransferChoice;
    }
  | { readonly kind: 'ended'; readonly rows: readonly EndedRow[] }
  | { readonly kind: 'stop' }
  | { readonly kind: 'keys' }
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
  readonly parked: readonly ParkedRow[];
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
  /** Services that are given here now. */
  readonly services: readonly OfferedService[];
  readonly walkInStop: WalkInStop | null;
  readonly undo: Undo | null;
  /** Makes the key of one form: the same form sent twice is one act. */
  readonly newKey: () => string;
}
