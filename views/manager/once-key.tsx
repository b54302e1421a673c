import { one, type Values } from './form-values.ts';

/** Names one form for good, where it makes something: sent twice, it is one act. */
export function OnceKey({ values }: { values: Values }) {
  const key = one(values, 'key');
  return key === '' ? null : <input type="hidden" name="key" value={key} />;
}
