import { relearn, storesToRelearn } from '../operations/daily/learn-waits.ts';
import { loadStoreRow } from '../operations/loading/store.ts';
import type { Command } from './command.ts';
import { readArgs, refuse, UsageError } from './usage.ts';

/** `relearn`: builds what the forecast has learned of the stores again from their logs. */
export const relearnCommand: Command = {
  usage: ['relearn [--store STORE] [--json]'],
  async run(deps, args, tell) {
    const { values, words } = readArgs(args, { values: ['store'] });
    if (words.length > 0) throw new UsageError('a store is named by --store');
    const store = values.store === undefined ? null : await loadStoreRow(deps, values.store);
    if (store === undefined) return refuse(tell, `no store ${values.store}`);
    const ids = store ? [store.id] : await storesToRelearn(deps);
    for (const id of ids) {
      const upTo = await relearn(deps, id);
      tell.result('', { store: id, lastEventId: upTo });
    }
    tell.result(`learned again from the log: ${ids.length} ${ids.length === 1 ? 'store' : 'stores'}`, {
      stores: ids.length,
    });
    return 0;
  },
};
