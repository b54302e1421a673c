import { DrizzleQueryError } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { loggedFields } from '../../src/live/logged-fields.ts';

test('a failed statement is logged without the values that people typed', () => {
  const error = new DrizzleQueryError('insert into visits values (?, ?)', ['Maya Silva', '+13125550142\nin a hurry']);
  const { error: stack } = loggedFields({ error: error.stack });
  expect(stack).toMatch(/Failed query: insert into visits values \(\?, \?\)\n {4}at /);
  expect(loggedFields({ error: String(error) }).error).not.toMatch(/Silva|hurry/);
  expect(stack).not.toMatch(/Silva|hurry/);
});

test('other fields stay as they are', () => {
  expect(loggedFields({ route: '/v/:link', status: 500 })).toEqual({ route: '/v/:link', status: 500 });
  expect(loggedFields({ error: 'Error: full\n    at disk' })).toEqual({ error: 'Error: full\n    at disk' });
});
