/** `twilio`: a form with To, From and Body. `json`: {to, from, text}. Most gateways take one of the two. */
export type SmsFormat = 'twilio' | 'json';

export interface SmsSettings {
  /** Where a message is posted to. */
  readonly url: string;
  /** Number or name that it comes from. */
  readonly from: string;
  readonly format: SmsFormat;
  /** Sent as a bearer. */
  readonly token: string | null;
  /** Sent as basic authentication. */
  readonly user: string | null;
  readonly password: string | null;
}

/** `refused` is for good, `failed` may pass. `error`: a short code without the recipient. */
export type Posted = { readonly kind: 'delivered' } | { readonly kind: 'refused' | 'failed'; readonly error: string };

const TIMEOUT_MS = 10_000;
/** An answer is read so far: its code stands at the beginning. */
const MOST_ANSWER = 4_096;
/** Refusals that may pass by themselves, or with what the operator mends: wrong key, no credit, too many at once. */
const MAY_PASS: readonly number[] = [401, 402, 403, 404, 405, 408, 425, 429];

function bodyOf({ format, from }: SmsSettings, to: string, text: string): { type: string; body: string } {
  if (format === 'json') return { type: 'application/json', body: JSON.stringify({ to, from, text }) };
  const form = new URLSearchParams({ To: to, From: from, Body: text });
  return { type: 'application/x-www-form-urlencoded', body: form.toString() };
}

function authorization({ token, user, password }: SmsSettings): Record<string, string> {
  if (token !== null) return { authorization: `Bearer ${token}` };
  if (user === null) return {};
  return { authorization: `Basic ${Buffer.from(`${user}:${password ?? ''}`).toString('base64')}` };
}

async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  for (let part = await reader.read(); !part.done && text.length < MOST_ANSWER; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true });
  }
  await reader.cancel();
  return text;
}

/** `sms_400_21610`: the status and, where the gateway tells one, its own number of what is wrong. Nothing else of its answer. */
async function postedOf(response: Response): Promise<Posted> {
  const answer = await beginningOf(response).catch(() => '');
  if (response.ok) return { kind: 'delivered' };
  const own = /"(?:code|error_code)"\s*:\s*"?(\d{1,9})\b/.exec(answer)?.[1];
  const error = ['sms', response.status, own].filter((part) => part !== undefined).join('_');
  const isFinal = response.status >= 400 && response.status < 500 && !MAY_PASS.includes(response.status);
  return { kind: isFinal ? 'refused' : 'failed', error };
}

/** True where the numbering plan of a country tells landlines apart and this is one. Its tables load with the first message. */
async function isLandline(number: string): Promise<boolean> {
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/max');
  return parsePhoneNumberFromString(number)?.getType() === 'FIXED_LINE';
}

function failureOf(error: unknown): Posted {
  const { name, cause } = error as { name?: string; cause?: { code?: unknown } };
  const code = name === 'TimeoutError' ? 'timeout' : String(cause?.code ?? name ?? 'unknown').toLowerCase();
  return { kind: 'failed', error: `sms_${code}` };
}

/** Posts one text message to the gateway; how that ended. */
export async function postSms(
  settings: SmsSettings,
  to: string,
  text: string,
  timeoutMs = TIMEOUT_MS,
): Promise<Posted> {
  if (await isLandline(to)) return { kind: 'refused', error: 'sms_landline' };
  const { type, body } = bodyOf(settings, to, text);
  const headers = { 'content-type': type, accept: 'application/json', ...authorization(settings) };
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return await postedOf(await fetch(settings.url, { method: 'POST', headers, body, signal, redirect: 'error' }));
  } catch (error) {
    return failureOf(error);
  }
}
