import type { Instant } from '../../time/instant.ts';
import { EventQueue } from '../history/event-queue.ts';

type Job = () => Promise<void>;

const LOOK_EVERY_MS = 200;
/** Jobs in a row before others get a turn. */
const IN_A_ROW = 5;

/** What the people of the demo are going to do, one thing at a time, by the demo's clock. */
export class Agenda {
  private readonly queue = new EventQueue();
  private readonly due: Job[] = [];
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly now: () => Instant,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  at(at: Instant, job: Job): void {
    this.queue.at(at, () => this.due.push(job));
  }

  start(): void {
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.look());
    }, LOOK_EVERY_MS);
  }

  /** Resolves when the job under way is done. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  /** Does what is due. Called by the timer, and by tests that move the clock. */
  async look(): Promise<void> {
    this.queue.runUntil(Math.max(this.now(), this.queue.now));
    for (let done = 1; this.due.length > 0 && !this.stopped; done++) {
      await this.due.shift()!().catch(this.onFailure);
      if (done % IN_A_ROW === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
