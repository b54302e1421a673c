import type { Language } from '../time/wording.ts';
import { bring as en } from './en/bring.ts';
import { bring as es } from './es/bring.ts';

const TABLES: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, es };

/** A line of what to bring in the reader's language where the line is one of those we propose; else as it was typed. */
export const bringText = (line: string, lang: Language): string =>
  Object.hasOwn(TABLES[lang], line) ? TABLES[lang][line]! : line;
