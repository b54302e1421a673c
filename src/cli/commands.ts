import type { Command, ProcessCommand } from './command.ts';

/** Every command by its name; each is loaded when it is called. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command | ProcessCommand>>> = {
  serve: async () => (await import('./serve.ts')).serveCommand,
  demo: async () => (await import('./demo-command.ts')).demoCommand(),
  'import-stores': async () => (await import('./import-stores.ts')).importStoresCommand,
  'export-stores': async () => (await import('./export-stores.ts')).exportStoresCommand,
  hours: async () => (await import('./hours.ts')).hoursCommand,
  forecast: async () => (await import('./forecast.ts')).forecastCommand,
  'export-day': async () => (await import('./export-day.ts')).exportDayCommand,
  replay: async () => (await import('./replay.ts')).replayCommand,
  relearn: async () => (await import('./relearn.ts')).relearnCommand,
  user: async () => (await import('./access-commands.ts')).userCommand,
  key: async () => (await import('./access-commands.ts')).keyCommand,
  device: async () => (await import('./access-commands.ts')).deviceCommand,
};
