import type { Language } from '../../../time/wording.ts';

/** A service's name in the reader's language, where the store gave one. */
export const serviceName = (
  service: { readonly name: string; readonly names: Readonly<Record<string, string>> },
  lang: Language,
): string => service.names[lang] ?? service.name;
