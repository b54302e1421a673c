import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Real data and test vectors are kept beside the project, not in it. */
const SHARED = new URL('../../../shared/', import.meta.url);

/** Path of such a file, or null where it is absent: then the test skips with a message. */
export function sharedPath(name: string): string | null {
  const path = fileURLToPath(new URL(name, SHARED));
  return existsSync(path) ? path : null;
}

export function sharedJson<T>(name: string): T | null {
  const path = sharedPath(name);
  return path ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null;
}
