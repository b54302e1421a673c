import type { AdvisorState } from '../../src/domain/queue/floor.ts';
import type { Reason } from '../../src/domain/queue/reason.ts';
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
  readonly mayManage: boolean;
  readonly hasOtherStores: boolean;
}

/** Somebody at a counter, in line or expected, as the rows name them. */
export interface Party {
  readonly visitId: string;
  readonly revision: number;
  readonly ticket: string;
  readonly name: string | null;
  readonly serviceName: string;
  readonly bookedAt: Instant | null;
  readonly joinedAt: Instant;
  readonly partySize: number;
  readonly language: string;
  readonly needs: readonly string[];
  readonly note: string | null;
}

export interface VisitWithMe extends Party {
  readonly status: 'called' | 'in_service';
  readonly calledAt: Instant;
  readonly recalledAt: Instant | null;
  readonly startedAt: Instant | null;
  /** Whole minutes since the start; 0 before it. */
  readonly servedMinutes: number;
  readonly usualMinutes: number;
}

/** The counter that the viewer has open. */
export interface MyCounter {
  readonly id: string;
  readonly name: string;
  readonly state: AdvisorState;
  readonly stateSince: Instant;
  readonly pausedUntil: Instant | null;
}

/** An appointment that somebody is kept free for, or that comes next. */
export interface Expected {
  readonly name: string | null;
  readonly bookedAt: Instant;
}

/** What pressing *Call next* would do for the viewer's counter. */
export type NextUp =
  | { readonly kind: 'party'; readonly party: Party }
  | {
      readonly kind: 'kept_free';
      readonly expected: Expected;
      readonly until: Instant;
      readonly inPlaceOf: Party;
    }
  | { readonly kind: 'nobody'; readonly waiting: number; readonly expected: Expected | null };

export interface LineRow extends Party {
  readonly reasons: readonly Reason[];
  readonly isMine: boolean;
  readonly isNext: boolean;
  readonly shown: WaitShown | null;
  readonly waitedMinutes: number;
  readonly mayCall: boolean;
  readonly mayReturn: boolean;
  readonly mayEnd: boolean;
}

export type ArrivalState = 'expected' | 'due' | 'late' | 'here' | 'called' | 'served' | 'released';

export interface ArrivalRow {
  readonly appointmentId: string;
  readonly bookedAt: Instant;
  readonly name: string | null;
  readonly state: ArrivalState;
  readonly lateMinutes: number;
  readonly hereSince: Instant | null;
  readonly mayCheckIn: boolean;
  readonly needsAttention: boolean;
}

export interface FloorRow {
  readonly counterName: string | null;
  readonly advisorName: string;
  readonly isMe: boolean;
  readonly state: AdvisorState;
  readonly ticket: string | null;
  readonly minutes: number;
  readonly backAt: Instant | null;
}

export interface CounterChoice {
  readonly id: string;
  readonly name: string;
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

/** What came of the last act. */
export interface StaffNotice {
  readonly tone: 'plain' | 'late';
  readonly title: string | null;
  readonly text: string;
  /** A next best thing, as a form of one button. */
  readonly offer: {
    readonly action: string;
    readonly fields: Readonly<Record<string, string>>;
    readonly text: string;
  } | null;
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
  readonly line: readonly LineRow[];
  readonly joinWaits: readonly ServiceWait[];
  readonly arrivals: readonly ArrivalRow[];
  readonly floor: readonly FloorRow[];
  readonly help: readonly HelpSignal[];
  readonly panel: Panel | null;
  readonly notice: StaffNotice | null;
  /** Names that reasons point at. */
  readonly advisorNames: Readonly<Record<string, string>>;
  readonly serviceNames: Readonly<Record<string, string>>;
  /** Makes the key of one form: the same form sent twice is one act. */
  readonly newKey: () => string;
}
