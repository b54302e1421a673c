import type { Deps } from '../../src/deps.ts';

const ASKS = new Set<PropertyKey>(['select', 'selectDistinct', 'all', 'get', 'values']);

/** The same dependencies, with what is asked of the reading side counted: each of these calls is one statement. */
export function countedQueries(deps: Deps): { readonly deps: Deps; queries(): number } {
  let count = 0;
  const read = new Proxy(deps.db.read, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        if (ASKS.has(name)) count++;
        return member.apply(target, args);
      };
    },
  });
  return { deps: { ...deps, db: { ...deps.db, read } }, queries: () => count };
}
