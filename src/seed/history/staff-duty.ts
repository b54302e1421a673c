import type { EventKind } from '../../domain/store-events.ts';
import { MINUTE } from '../../time/instant.ts';
import type { Span } from '../../time/span.ts';
import type { PlanShift } from '../chain/store-plan.ts';
import { DEMO_ACTOR } from './ledger.ts';
import type { SimAdvisor, SimSession, World } from './world.ts';

/** Minutes that somebody stays after the shift while people whom he can serve still wait. */
const STAYS_AT_MOST = 30;

/** The advisors' day: counters opened and closed, breaks taken. */
export class StaffDuty {
  constructor(
    private readonly world: World,
    /** Counters that are ever open at once. */
    private readonly countersUsed: number,
    private readonly onReady: () => void,
  ) {}

  /** Puts a shift and its breaks on the calendar of the simulation. */
  plan(shift: PlanShift): void {
    const { queue, advisors, random } = this.world;
    const advisor = advisors[shift.advisor]!;
    const late = random.chance(0.6) ? random.exponential(2) : 0;
    queue.at(shift.startsAt + late * MINUTE, () => this.begin(advisor, shift));
    for (const pause of shift.breaks) queue.at(pause.startsAt, () => this.breakDue(advisor, shift, pause));
    queue.at(shift.endsAt, () => this.settle(advisor));
  }

  private begin(advisor: SimAdvisor, shift: PlanShift): void {
    // Whoever still serves from the shift before goes on at the same counter.
    advisor.shift = shift;
    advisor.breaksTaken = 0;
    if (advisor.session) return;
    const taken = new Set(this.world.advisors.map((other) => other.session?.counter));
    const counter = this.world.plan.counters.findIndex((_, index) => !taken.has(index));
    if (counter < 0 || counter >= this.countersUsed) this.world.waitingForCounter.push(advisor);
    else this.open(advisor, counter);
  }

  private open(advisor: SimAdvisor, counter: number): void {
    const { now, random } = this.world;
    advisor.session = {
      id: random.id('ses', now),
      counter,
      advisor: advisor.index,
      openedAt: now,
      state: 'open',
      stateSince: now,
      pausedUntil: null,
      lastEndedAt: null,
      closedAt: null,
    };
    Object.assign(advisor, { state: 'idle', since: now });
    this.log('counter_opened', advisor.session);
    this.onReady();
  }

  private log(kind: EventKind, session: SimSession, data: object = {}): void {
    const { now, ledger, plan } = this.world;
    const advisor = plan.advisors[session.advisor]!.id;
    ledger.log(kind, plan.counters[session.counter]!.id, now, DEMO_ACTOR, { session: session.id, advisor, ...data });
  }

  private breakDue(advisor: SimAdvisor, shift: PlanShift, pause: Span): void {
    if (advisor.shift !== shift || !advisor.session) return;
    advisor.breakDue = pause;
    if (advisor.state === 'idle') this.settle(advisor);
  }

  /** What an advisor does who has nothing in hand: goes home, goes on a break, or is free. */
  settle(advisor: SimAdvisor): void {
    const { now } = this.world;
    if (!advisor.session || (advisor.state !== 'idle' && advisor.state !== 'wrap')) return;
    const isOver = advisor.shift !== null && advisor.shift.endsAt <= now;
    if (isOver && !this.isNeeded(advisor)) this.close(advisor);
    else if (advisor.breakDue) this.pause(advisor, advisor.breakDue);
    else {
      if (advisor.state === 'wrap') Object.assign(advisor, { state: 'idle', since: now });
      this.onReady();
      // With the shift over and nobody left to call, a look a minute later sends him home.
      if (isOver) this.world.in(1, () => this.settle(advisor));
    }
  }

  private isNeeded(advisor: SimAdvisor): boolean {
    const { now, line, plan, waitingForCounter } = this.world;
    if (waitingForCounter.length > 0 || now >= advisor.shift!.endsAt + STAYS_AT_MOST * MINUTE) return false;
    const { skills } = plan.advisors[advisor.index]!;
    const isFollowed = plan.shifts.some((shift) => shift.startsAt <= now && now < shift.endsAt);
    return !isFollowed && line.some((who) => who.visit.absentUntil === null && skills.includes(who.service));
  }

  private pause(advisor: SimAdvisor, pause: Span): void {
    const { world } = this;
    const { now } = world;
    const session = advisor.session!;
    const length = pause.endsAt - pause.startsAt;
    const until = now + length;
    Object.assign(session, { state: 'paused', stateSince: now, pausedUntil: until });
    Object.assign(advisor, { state: 'break', since: now, breakDue: null, breaksTaken: advisor.breaksTaken + 1 });
    this.log('counter_paused', session, { until, reason: 'break' });
    world.queue.at(now + length * world.random.lognormal(1.03, 0.1), () => this.resume(advisor));
  }

  private resume(advisor: SimAdvisor): void {
    const { now } = this.world;
    const session = advisor.session!;
    Object.assign(session, { state: 'open', stateSince: now, pausedUntil: null });
    this.log('counter_resumed', session);
    Object.assign(advisor, { state: 'idle', since: now });
    this.settle(advisor);
  }

  private close(advisor: SimAdvisor): void {
    const { now, ledger, waitingForCounter } = this.world;
    const session = advisor.session!;
    session.closedAt = now;
    ledger.session(session);
    this.log('counter_closed', session);
    Object.assign(advisor, { state: 'off', since: now, session: null, shift: null, breakDue: null });
    let next = waitingForCounter.shift();
    while (next && (next.shift?.endsAt ?? 0) <= now) next = waitingForCounter.shift();
    if (next) this.open(next, session.counter);
  }
}
