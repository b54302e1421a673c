export type Row = Readonly<Record<string, unknown>>;

export const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Minutes of a service: nobody is served for longer than a day. */
export const isLength = (value: unknown): boolean => typeof value === 'number' && value > 0 && value <= 1440;

/** A list of objects that are all right. */
export const rowsOf = (value: unknown, isRight: (row: Row) => boolean): boolean =>
  Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null && isRight(row as Row));

/** A list of advisors, in an export or a log of the open protocol. */
export const areAdvisors = (value: unknown): boolean =>
  rowsOf(value, ({ id, skills }) => isText(id) && Array.isArray(skills) && skills.every(isText));
