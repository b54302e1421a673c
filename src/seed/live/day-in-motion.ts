import type { Deps } from '../../deps.ts';
import { lastEventNow } from '../../operations/demo/hands-on.ts';
import type { Instant } from '../../time/instant.ts';
import type { DemoStore } from '../chain/store-list.ts';
import { countersUsed, planOf } from '../fill-stores.ts';
import { Agenda } from './agenda.ts';
import { StoreInMotion } from './store-in-motion.ts';

export interface MotionOptions {
  readonly deps: Deps;
  readonly startedAt: Instant;
  /** Slug of the store that people try. */
  readonly main: string;
}

/**
 * Today in motion: the demo's customers and advisors act through the product's operations, by the demo's clock, in every
 * store that has been filled. At a counter where a person acts they stop.
 */
export class DayInMotion {
  readonly agenda: Agenda;
  private readonly stores = new Map<string, StoreInMotion>();

  constructor(private readonly options: MotionOptions) {
    const { deps } = options;
    this.agenda = new Agenda(deps.now, (error) => deps.log.warn({ error: String(error) }, 'the demo missed an act'));
  }

  /** Takes a store over whose rows have been written up to `playedUntil`. */
  async add(demo: DemoStore, playedUntil: Instant): Promise<void> {
    const { deps, startedAt, main } = this.options;
    const plan = planOf(demo, { startedAt, main, historyDays: 0 });
    const lastEvent = await lastEventNow(deps);
    const used = countersUsed(demo, main);
    const store = new StoreInMotion(deps, plan, this.agenda, { startedAt, countersUsed: used, lastEvent });
    this.stores.set(store.id, store);
    await store.takeOver(playedUntil);
  }

  storeChanged(storeId: string): void {
    this.stores.get(storeId)?.changed();
  }
}
