import messages from './en.json' with { type: 'json' };

/** The words of the window. Every visible string comes from `en.json`; its keys are checked when the code is compiled. */

export type TextKey = keyof typeof messages;
type Values = Readonly<Record<string, string | number>>;

/** `count.rows.one` and `count.rows.other` are the forms of `count.rows`. */
type StemOf<Key, Form extends string> = Key extends `${infer Stem}.${Form}` ? Stem : never;
type PluralKey = StemOf<TextKey, 'one'> & StemOf<TextKey, 'other'>;

const locale = 'en-US';
const numbers = new Intl.NumberFormat(locale);
const plurals = new Intl.PluralRules(locale);

export function text(key: TextKey, values: Values = {}): string {
  return messages[key].replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? formatNumber(value) : (value ?? '');
  });
}

/** For keys made of names that the engine gives: `otherwise` where the messages know none. */
export function textOr(key: string, otherwise: string, values: Values = {}): string {
  return Object.hasOwn(messages, key) ? text(key as TextKey, values) : otherwise;
}

/** The form that fits `n`, with `n` in it. */
export function plural(stem: PluralKey, n: number): string {
  const form: TextKey = plurals.select(n) === 'one' ? `${stem}.one` : `${stem}.other`;
  return text(form, { n });
}

export function formatNumber(value: number): string {
  return numbers.format(value);
}

export function formatShare(share: number): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

/** The size of a file, decimal as file managers have it. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return text('bytes.b', { n: bytes });
  if (bytes < 1e6) return text('bytes.kb', { n: Math.round(bytes / 100) / 10 });
  return text('bytes.mb', { n: Math.round(bytes / 1e5) / 10 });
}

/** How long something took or takes: whole seconds up to two minutes, then minutes. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 1) return text('time.seconds', { n: Math.max(0.1, Math.round(seconds * 10) / 10) });
  if (whole < 60) return text('time.seconds', { n: whole });
  if (whole < 3600) return text('time.minutesSeconds', { m: Math.floor(whole / 60), s: whole % 60 });
  return text('time.hoursMinutes', { h: Math.floor(whole / 3600), m: Math.floor((whole % 3600) / 60) });
}

/** Time left, as coarse as it is sure: seconds under a minute, tens of seconds under five, minutes above. */
export function formatEstimate(seconds: number): string {
  if (seconds < 60) return text('time.seconds', { n: Math.max(1, Math.round(seconds)) });
  if (seconds >= 300) return text('time.minutes', { n: Math.round(seconds / 60) });
  const rounded = Math.round(seconds / 10) * 10;
  return text('time.minutesSeconds', { m: Math.floor(rounded / 60), s: rounded % 60 });
}

export function formatClock(at: Date): string {
  return at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hour12: false });
}

export function formatDay(at: Date): string {
  return at.toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long' });
}
