// The database's errors name the statement and, after it, every value: names, numbers and notes of customers.
const VALUES = /\nparams: [\s\S]*?(?=\n {4}at |$)/g;

/** What is written of a log line: an error's text without the values of the statement that failed. */
export const loggedFields = (fields: Record<string, unknown>): Record<string, unknown> =>
  typeof fields.error === 'string' ? { ...fields, error: fields.error.replace(VALUES, '') } : fields;
