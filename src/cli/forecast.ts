import { createInterface } from 'node:readline';
import { forecastSnapshot, type LogConfig, type LogSnapshot } from '../domain/forecast/snapshot.ts';
import type { ProcessCommand } from './command.ts';
import { refuse, UsageError } from './usage.ts';

const read = (line: string): { readonly kind?: unknown } | null => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
};

/** `forecast`: reads a log as JSON lines, and answers each snapshot in it with one line. Needs no database. */
export const forecastCommand: ProcessCommand = {
  usage: ['forecast < LOG   (JSON lines: a config, then events and snapshots; answers each snapshot)'],
  async runAlone(args, tell) {
    if (args.length > 0) throw new UsageError('the log is read from standard input');
    let config: LogConfig | null = null;
    let number = 0;
    for await (const line of createInterface({ input: process.stdin })) {
      number++;
      if (line.trim() === '') continue;
      const entry = read(line);
      if (!entry) return refuse(tell, `line ${number} is not a JSON object`);
      if (entry.kind === 'config') config = entry as LogConfig;
      if (entry.kind !== 'snapshot') continue;
      if (!config) return refuse(tell, `line ${number} is a snapshot, but the log has no config before it`);
      const snapshot = entry as LogSnapshot;
      tell.output(`${JSON.stringify({ id: snapshot.id, forecasts: forecastSnapshot(snapshot, config) })}\n`);
    }
    return 0;
  },
};
