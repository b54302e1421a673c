import type { Instant } from './instant.ts';

/** A half-open stretch of time, `[startsAt, endsAt)`. */
export interface Span {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

export const contains = (span: Span, at: Instant): boolean => span.startsAt <= at && at < span.endsAt;
export const overlaps = (a: Span, b: Span): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt;
export const covers = (outer: Span, inner: Span): boolean =>
  outer.startsAt <= inner.startsAt && inner.endsAt <= outer.endsAt;

/** The same time as few spans: sorted, touching and overlapping ones joined, empty ones dropped. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const sorted = spans.filter((s) => s.endsAt > s.startsAt).sort((a, b) => a.startsAt - b.startsAt);
  const out: { startsAt: Instant; endsAt: Instant }[] = [];
  for (const s of sorted) {
    const last = out.at(-1);
    if (last && s.startsAt <= last.endsAt) last.endsAt = Math.max(last.endsAt, s.endsAt);
    else out.push({ ...s });
  }
  return out;
}

/** What lies in both lists. */
export function intersectSpans(a: readonly Span[], b: readonly Span[]): Span[] {
  const left = joinSpans(a);
  const right = joinSpans(b);
  const out: Span[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    const x = left[i]!;
    const y = right[j]!;
    const startsAt = Math.max(x.startsAt, y.startsAt);
    const endsAt = Math.min(x.endsAt, y.endsAt);
    if (startsAt < endsAt) out.push({ startsAt, endsAt });
    if (x.endsAt < y.endsAt) i++;
    else j++;
  }
  return out;
}

/** `from` less everything in `taken`. */
export function subtractSpans(from: readonly Span[], taken: readonly Span[]): Span[] {
  const cuts = joinSpans(taken);
  const out: Span[] = [];
  for (const span of joinSpans(from)) {
    let startsAt = span.startsAt;
    for (const cut of cuts) {
      if (cut.endsAt <= startsAt) continue;
      if (cut.startsAt >= span.endsAt) break;
      if (cut.startsAt > startsAt) out.push({ startsAt, endsAt: cut.startsAt });
      startsAt = Math.max(startsAt, cut.endsAt);
    }
    if (startsAt < span.endsAt) out.push({ startsAt, endsAt: span.endsAt });
  }
  return out;
}
