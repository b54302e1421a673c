interface Wrapped {
  readonly code?: unknown;
  readonly extendedCode?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
}

function* chainOf(error: unknown): Generator<Wrapped> {
  let at = error;
  for (let depth = 0; depth < 6 && typeof at === 'object' && at !== null; depth++) {
    yield at as Wrapped;
    at = (at as Wrapped).cause;
  }
}

/** SQLite's code under the wrappers of drizzle and the client, e.g. `SQLITE_CONSTRAINT_PRIMARYKEY`; undefined = not SQLite's. */
export function sqliteCode(error: unknown): string | undefined {
  for (const e of chainOf(error)) {
    if (typeof e.extendedCode === 'string') return e.extendedCode;
    if (typeof e.code === 'string' && e.code.startsWith('SQLITE_')) return e.code;
  }
  return undefined;
}

/** Another connection holds the lock. */
export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(sqliteCode(error) ?? '');

/** A unique index or primary key refused the row. A server reports the plain code, so its message decides. */
export function isUniqueViolation(error: unknown): boolean {
  const code = sqliteCode(error);
  if (!code?.startsWith('SQLITE_CONSTRAINT')) return false;
  if (/_(UNIQUE|PRIMARYKEY|ROWID)$/.test(code)) return true;
  for (const e of chainOf(error)) if (/UNIQUE constraint failed/.test(String(e.message))) return true;
  return false;
}
