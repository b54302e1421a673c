/** Every bench by its name; `npm run bench -- NAME ...` runs those, without a name all. */
const BENCHES: Readonly<Record<string, () => Promise<() => Promise<void>>>> = {
  find: async () => (await import('./find-stores.ts')).benchFindStores,
  queue: async () => {
    const [{ benchCallNext }, { benchScreens }] = await Promise.all([import('./call-next.ts'), import('./screens.ts')]);
    return async () => {
      await benchCallNext();
      await benchScreens();
    };
  },
  slots: async () => (await import('./slots.ts')).benchSlots,
  book: async () => (await import('./book.ts')).benchBook,
  races: async () => (await import('./races.ts')).benchRaces,
  forecast: async () => (await import('./forecast-cost.ts')).benchForecast,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(', ')}; there are: ${Object.keys(BENCHES).join(', ')}`);
  process.exitCode = 2;
} else {
  for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) await (await BENCHES[name]!())();
}
