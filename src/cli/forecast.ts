import { createInterface } from 'node:readline';
import type { LogEvent } from '../domain/forecast/learning/open-log.ts';
import { LogForecaster } from '../domain/forecast/snapshot.ts';
import type { ProcessCommand } from './command.ts';
import { configIn, snapshotIn } from './forecast-lines.ts';
import { refuse, UsageError } from './usage.ts';

const read = (line: string): { readonly kind?: unknown } | null => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
};

/** `forecast`: reads a log as JSON lines, learns from its events, and answers each snapshot in it with one line. Needs no database. */
export const forecastCommand: ProcessCommand = {
  usage: ['forecast < LOG   (JSON lines: a config, then events and snapshots; answers each snapshot)'],
  async runAlone(args, tell) {
    if (args.length > 0) throw new UsageError('the log is read from standard input');
    let forecaster: LogForecaster | null = null;
    let number = 0;
    for await (const line of createInterface({ input: process.stdin })) {
      number++;
      if (line.trim() === '') continue;
      const entry = read(line);
      if (!entry) return refuse(tell, `line ${number} is not a JSON object`);
      if (entry.kind === 'config') {
        const config = configIn(entry);
        if (!config) return refuse(tell, `line ${number} is a config whose services or advisors are no list`);
        forecaster = new LogForecaster(config);
      }
      if (entry.kind === 'event') forecaster?.learn(entry as LogEvent);
      if (entry.kind !== 'snapshot') continue;
      if (!forecaster) return refuse(tell, `line ${number} is a snapshot, but the log has no config before it`);
      const snapshot = snapshotIn(entry);
      if (!snapshot)
        return refuse(tell, `line ${number} is a snapshot without a time, or with no list where one belongs`);
      tell.output(`${JSON.stringify({ id: snapshot.id, forecasts: forecaster.forecast(snapshot) })}\n`);
    }
    return 0;
  },
};
