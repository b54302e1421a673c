/** A form of a page with the values that a browser would send untouched. */
export interface PageForm {
  readonly action: string;
  readonly method: 'get' | 'post';
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly html: string;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00a0' };
const unescaped = (text: string): string => text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name) => ENTITIES[name]!);

/** Attributes of a tag as our views write them: double-quoted, or bare for true. */
export function attributesOf(tag: string): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [, name, value] of tag.replace(/^<\w+/, '').matchAll(/([\w:.-]+)(?:="([^"]*)")?/g)) {
    out[name!] = unescaped(value ?? '');
  }
  return out;
}

/** What a person reads: no tags, scripts or hidden templates, one space between words. */
export function textOf(html: string): string {
  const body = html.replace(/<head>[\s\S]*?<\/head>|<script[\s\S]*?<\/script>|<template[\s\S]*?<\/template>/g, ' ');
  const apart = body.replace(/<\/?(?:[a-z0-9]+)[^>]*>/gi, ' ');
  return unescaped(apart)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

function add(values: Record<string, string | string[]>, name: string, value: string): void {
  const there = values[name];
  if (there === undefined) values[name] = value;
  else values[name] = [...(Array.isArray(there) ? there : [there]), value];
}

function addInput(values: Record<string, string | string[]>, tag: string): void {
  const a = attributesOf(tag);
  if (!a.name || 'disabled' in a || ['submit', 'button', 'image', 'reset', 'file'].includes(a.type ?? '')) return;
  if (['checkbox', 'radio'].includes(a.type ?? '')) {
    if ('checked' in a) add(values, a.name, a.value ?? 'on');
    return;
  }
  add(values, a.name, a.value ?? '');
}

function addSelect(values: Record<string, string | string[]>, tag: string, inner: string): void {
  const { name } = attributesOf(tag);
  if (!name) return;
  const options = [...inner.matchAll(/(<option\b[^>]*>)([\s\S]*?)<\/option>/g)].map(([, open, label]) => ({
    a: attributesOf(open!),
    label: textOf(label!),
  }));
  const chosen = options.find((o) => 'selected' in o.a) ?? options[0];
  if (chosen) add(values, name, chosen.a.value ?? chosen.label);
}

/** The forms of a page, each with its action made absolute against `path`. */
export function formsOf(html: string, path: string): PageForm[] {
  return [...html.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/g)].map(([whole, open, inner]) => {
    const a = attributesOf(open!);
    const values: Record<string, string | string[]> = {};
    for (const [, input] of inner!.matchAll(/(<input\b[^>]*>)/g)) addInput(values, input!);
    for (const [, select, options] of inner!.matchAll(/(<select\b[^>]*>)([\s\S]*?)<\/select>/g)) {
      addSelect(values, select!, options!);
    }
    for (const [, area, text] of inner!.matchAll(/(<textarea\b[^>]*>)([\s\S]*?)<\/textarea>/g)) {
      const { name } = attributesOf(area!);
      if (name) add(values, name, unescaped(text!));
    }
    const action = new URL(a.action || path, new URL(path, 'http://x'));
    return {
      action: action.pathname + action.search,
      method: a.method?.toLowerCase() === 'post' ? 'post' : 'get',
      values,
      html: whole,
    };
  });
}
