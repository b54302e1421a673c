/** "p. m." has a stop of its own: a sentence that ends with such a time has no second one. */
const SECOND_STOP = /([ap]\.[\s\u00a0\u202f]?m\.)\./g;
/** It is "la 1:05 p. m.", and "las" at every other hour. */
const AT_ONE = /\blas (?=1(?::\d\d)?[\s\u00a0\u202f][ap]\.)/g;
const oneStop = (text: string): string => text.replace(SECOND_STOP, '$1').replace(AT_ONE, 'la ');

/** A text as a sentence, with its stop. */
export const ended = (text: string): string => oneStop(`${text}.`);

const isTable = (value: unknown): value is object => typeof value === 'object' && value !== null;

function tidied(value: unknown): unknown {
  if (typeof value === 'string') return oneStop(value);
  if (Array.isArray(value)) return value.map(tidied);
  if (typeof value === 'function') return (...args: unknown[]) => tidied(value(...args));
  if (!isTable(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, tidied(part)]));
}

/** A Spanish table whose sentences end with one stop and say one o'clock right, whatever is put into them. */
export const withOneStop = <Table extends object>(table: Table): Table => tidied(table) as Table;
