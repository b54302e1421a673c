import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import ICAL from 'ical.js';

// Debian's own interpreter, which its packages belong to.
const PYTHON = '/usr/bin/python3';
const SCRIPT = fileURLToPath(new URL('read-calendar.py', import.meta.url));
const IMPORTS = "import vobject, gi; gi.require_version('ICalGLib', '3.0'); from gi.repository import ICalGLib";

/** What a reader makes of a calendar file with one event. */
export interface Understood {
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  readonly status: string;
  readonly start: string;
  readonly end: string;
  readonly summary: string;
}

/** As ical.js reads it; always at hand. */
export function readWithIcalJs(text: string): Understood {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const [event, ...others] = calendar.getAllSubcomponents('vevent');
  if (!event || others.length > 0) throw new Error('a calendar file has one event');
  const textOf = (name: string): string => String(event.getFirstPropertyValue(name));
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    uid: textOf('uid'),
    sequence: Number(textOf('sequence')),
    status: textOf('status'),
    start: textOf('dtstart'),
    end: textOf('dtend'),
    summary: textOf('summary'),
  };
}

/** Why libical and python3-vobject cannot be asked on this machine; null where they can. */
export const otherReadersMissing: string | null =
  spawnSync(PYTHON, ['-c', IMPORTS]).status === 0
    ? null
    : 'skipped: the Debian packages python3-vobject, python3-gi and gir1.2-ical-3.0 are not installed (.ci/run installs them)';

export interface OtherReaders {
  readonly vobject: Understood;
  /** `errors`: what libical could not read, or RFC 5546 forbids. */
  readonly libical: Understood & { readonly errors: number };
}

/** As python3-vobject and libical read it. */
export function readWithOthers(text: string): OtherReaders {
  const run = spawnSync(PYTHON, [SCRIPT], { input: text, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as OtherReaders;
}
