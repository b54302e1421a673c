import type { LocalDate } from '../time/local.ts';

/** Where the last bookable day is moved to: whole weeks (to Sunday) or months open at once, or each day by itself. */
export const HORIZON_ENDS = ['day', 'week', 'month'] as const;
export type HorizonEnd = (typeof HORIZON_ENDS)[number];

/** The policy numbers of a chain or store. Names are those of the API and of the manager's page. */
export interface Settings {
  /** Minutes between offered starts on the store's clock, counted from each opening; a multiple of 5. */
  readonly slotStepMinutes: number;
  /** Least time ahead that a customer may book, in minutes. Does not bind staff. */
  readonly leadMinutes: number;
  /** Greatest time ahead that one may book, in days. */
  readonly horizonDays: number;
  /** The day that `horizonDays` names, or the end of its week or month: a date that moves on a week or month at a time. */
  readonly horizonEnds: HorizonEnd;
  /** Nothing is booked after this local date, whatever the horizon; `none` = no such date. */
  readonly bookUntil: LocalDate | 'none';
  /** Most appointments that begin on one day's opening; 0 = no limit. Does not bind staff. */
  readonly appointmentsPerDay: number;
  /** How long a chosen time is held while the form is filled in, in minutes. */
  readonly holdMinutes: number;
  /** A customer may move an appointment until this many minutes before. */
  readonly changeCutoffMinutes: number;
  readonly openAppointmentsPerContact: number;
  /** Share of the advisors on shift that booking leaves free, 0 to 1. */
  readonly walkInReserveShare: number;
  /** Advisors kept free in single hours of the week, in place of the share: `Mo12=2 Sa10=3`; `none` = in no hour. */
  readonly walkInSeats: string;
  readonly checkInOpensMinutes: number;
  /** At most this late, an appointment keeps its place. */
  readonly punctualMinutes: number;
  /** This late, an appointment is released. */
  readonly releaseMinutes: number;
  /** Credit in line time of a punctual appointment. */
  readonly headStartMinutes: number;
  readonly competeBeforeMinutes: number;
  readonly keepFreeAheadMinutes: number;
  readonly keepFreePastMinutes: number;
  readonly promiseMinutes: number;
  /** From this late on, a booked customer is told by message before leaving; 0 = never. */
  readonly runningLateMinutes: number;
  /** Who has waited this long is passed by nobody who has not. */
  readonly maxWaitMinutes: number;
  readonly absentMinutes: number;
  /** Who waits with a contact is told by message when the call is likely within so many minutes; 0 = never. */
  readonly nearTurnMinutes: number;
  readonly undoSeconds: number;
  /** Joining stops when this quantile of the call time plus the service passes closing, 0 to 1. */
  readonly joinUntilQuantile: number;
  /** Local time at which a store day begins, `HH:MM`. */
  readonly dayRollsAt: string;
  /** Days after which contact details are erased. */
  readonly contactDays: number;
}

export const DEFAULT_SETTINGS: Settings = {
  slotStepMinutes: 15,
  leadMinutes: 30,
  horizonDays: 30,
  horizonEnds: 'day',
  bookUntil: 'none',
  appointmentsPerDay: 0,
  holdMinutes: 5,
  changeCutoffMinutes: 10,
  openAppointmentsPerContact: 3,
  walkInReserveShare: 0.5,
  walkInSeats: 'none',
  checkInOpensMinutes: 30,
  punctualMinutes: 10,
  releaseMinutes: 15,
  headStartMinutes: 60,
  competeBeforeMinutes: 5,
  keepFreeAheadMinutes: 15,
  keepFreePastMinutes: 5,
  promiseMinutes: 5,
  runningLateMinutes: 10,
  maxWaitMinutes: 75,
  absentMinutes: 15,
  nearTurnMinutes: 10,
  undoSeconds: 10,
  joinUntilQuantile: 0.5,
  dayRollsAt: '04:00',
  contactDays: 30,
};

/** The settings in force: the defaults, changed by the chain's and then by the store's own values. */
export const settingsInForce = (chain: Partial<Settings> | null, store: Partial<Settings> | null): Settings => ({
  ...DEFAULT_SETTINGS,
  ...chain,
  ...store,
});
