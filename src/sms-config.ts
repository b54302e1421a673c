/** The gateway of text messages, as the environment names it. */
export interface SmsConfig {
  readonly url: string;
  readonly from: string;
  readonly format: 'twilio' | 'json';
  readonly token: string | null;
  readonly user: string | null;
  readonly password: string | null;
}

interface SmsEnvironment {
  readonly SMS_URL?: string | undefined;
  readonly SMS_FROM?: string | undefined;
  readonly SMS_FORMAT: SmsConfig['format'];
  readonly SMS_TOKEN?: string | undefined;
  readonly SMS_USER?: string | undefined;
  readonly SMS_PASSWORD?: string | undefined;
}

/** Rules between the settings of text messages, one line for each that is broken. */
export function smsContradictions(env: SmsEnvironment): string[] {
  const out: string[] = [];
  const others = (['SMS_FROM', 'SMS_TOKEN', 'SMS_USER', 'SMS_PASSWORD'] as const).filter((name) => env[name]);
  if (!env.SMS_URL && others.length > 0) out.push(`SMS_URL is needed when ${others[0]} is set`);
  if (env.SMS_URL && !env.SMS_FROM) out.push('SMS_FROM is needed when SMS_URL is set');
  if (env.SMS_TOKEN && env.SMS_USER) out.push('SMS_TOKEN and SMS_USER are both set; keep one of them');
  if (env.SMS_USER && !env.SMS_PASSWORD) out.push('SMS_PASSWORD is needed when SMS_USER is set');
  if (env.SMS_PASSWORD && !env.SMS_USER) out.push('SMS_USER is needed when SMS_PASSWORD is set');
  return out;
}

/** The gateway that these settings name; null where none is meant. */
export const smsOf = (env: SmsEnvironment): SmsConfig | null =>
  env.SMS_URL && env.SMS_FROM
    ? {
        url: env.SMS_URL,
        from: env.SMS_FROM,
        format: env.SMS_FORMAT,
        token: env.SMS_TOKEN ?? null,
        user: env.SMS_USER ?? null,
        password: env.SMS_PASSWORD ?? null,
      }
    : null;
