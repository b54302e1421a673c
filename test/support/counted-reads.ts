import type { Deps } from '../../src/deps.ts';

/** The same operations over a reader that counts the statements that it is given. */
export function countedReads(deps: Deps): { readonly deps: Deps; taken(): number } {
  let statements = 0;
  const counting = new Set<PropertyKey>(['select', 'selectDistinct', 'all', 'get', 'values']);
  const read = new Proxy(deps.db.read, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      if (counting.has(name)) statements++;
      return member.bind(target);
    },
  });
  return {
    deps: { ...deps, db: { ...deps.db, read } },
    /** Since it was last asked. */
    taken() {
      const taken = statements;
      statements = 0;
      return taken;
    },
  };
}
