import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { type CallOutcome, callNext } from '../../operations/counter/call-next.ts';
import { closeCounter, openCounter, pauseCounter, resumeCounter } from '../../operations/counter/staff-counter.ts';
import { completeVisit } from '../../operations/visit/complete.ts';
import { notHere } from '../../operations/visit/not-here.ts';
import { startVisit } from '../../operations/visit/start.ts';
import type { Instant } from '../../time/instant.ts';
import { DEMO_ACTOR } from '../history/ledger.ts';

/** The actor of everything that the demo's advisors do. */
export const PLAYER: Actor = DEMO_ACTOR;

/**
 * An advisor of the demo, whose hands are the product's own operations. `free`: at an open counter with nothing in hand.
 * Somebody whose counter a person has taken is `out` and stays so.
 */
export class PlayedAdvisor {
  state: 'off' | 'free' | 'busy' | 'break' | 'out' = 'off';
  counterId: string | null = null;
  since: Instant = 0;

  constructor(
    private readonly deps: Deps,
    private readonly storeId: string,
    readonly id: string,
    readonly skills: number,
  ) {}

  private command() {
    return { storeId: this.storeId, counterId: this.counterId!, actor: PLAYER };
  }

  private readonly act = (visitId: string) => ({
    visitId,
    actor: PLAYER,
    as: { kind: 'staff', advisorId: this.id, mayActForOthers: false } as const,
  });

  private become(state: PlayedAdvisor['state']): void {
    this.state = state;
    this.since = this.deps.now();
  }

  /** A person acts in this advisor's place from now on. */
  letGo(): void {
    this.become('out');
  }

  /** Opens the first counter of these that nobody has; false where all are taken. */
  async begin(counters: readonly string[]): Promise<boolean> {
    for (const counterId of counters) {
      const opened = await openCounter(this.deps, { ...this.command(), counterId, advisorId: this.id });
      if (opened.kind === 'counter_taken') continue;
      if (opened.kind !== 'opened') break;
      this.counterId = counterId;
      this.become('free');
      return true;
    }
    return false;
  }

  async callNext(): Promise<CallOutcome> {
    const outcome = await callNext(this.deps, { counterId: this.counterId!, actor: PLAYER });
    if (outcome.kind === 'called') this.become('busy');
    // Closed, paused or busy by another hand.
    else if (outcome.kind !== 'nobody' && outcome.kind !== 'kept_free' && outcome.kind !== 'stale') this.letGo();
    return outcome;
  }

  private async done(acting: Promise<{ readonly kind: string }>): Promise<boolean> {
    const isDone = (await acting).kind === 'done';
    if (!isDone) this.letGo();
    return isDone;
  }

  start = (visitId: string): Promise<boolean> => this.done(startVisit(this.deps, this.act(visitId)));
  finish = (visitId: string): Promise<boolean> => this.done(completeVisit(this.deps, this.act(visitId)));
  notHere = (visitId: string): Promise<boolean> => this.done(notHere(this.deps, this.act(visitId)));

  tidiedUp(): void {
    if (this.state === 'busy') this.become('free');
  }

  async takeBreak(minutes: number): Promise<boolean> {
    const isDone = await this.done(pauseCounter(this.deps, { ...this.command(), minutes, reason: 'break' }));
    if (isDone) this.become('break');
    return isDone;
  }

  async comeBack(): Promise<boolean> {
    if (this.state !== 'break') return false;
    const isDone = await this.done(resumeCounter(this.deps, this.command()));
    if (isDone) this.become('free');
    return isDone;
  }

  async goHome(): Promise<void> {
    if (!(await this.done(closeCounter(this.deps, this.command())))) return;
    this.counterId = null;
    this.become('off');
  }

  /** Takes up what the rows of the day so far say of this advisor. */
  resume(counterId: string, state: 'free' | 'busy' | 'break', since: Instant): void {
    this.counterId = counterId;
    this.state = state;
    this.since = since;
  }
}
