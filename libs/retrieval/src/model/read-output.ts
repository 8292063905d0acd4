import type { z } from 'zod';

export type ReadOutput<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly string[] };

const TOLD_ERRORS = 12;
/** Some models wrap JSON into one Markdown fence in spite of everything. */
const FENCED = /^```(?:json)?[ \t]*\n([\s\S]*)\n```$/;

/**
 * Reads an answer against a schema. The errors name places and what is wrong there, never the answer's own words: they go back to the model in the
 * one repair, and into nothing else.
 */
export function readOutput<T>(schema: z.ZodType<T>, text: string): ReadOutput<T> {
  const json = parsed(text.trim());
  if (json === undefined) return { ok: false, errors: ['The answer is not one JSON object.'] };
  const read = schema.safeParse(json);
  return read.success ? { ok: true, value: read.data } : { ok: false, errors: read.error.issues.slice(0, TOLD_ERRORS).map(wordsOf) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(FENCED.exec(text)?.[1] ?? text);
  } catch (_) {
    return undefined;
  }
}

/** A property name of the answer is the model's text and is not repeated. */
function wordsOf(issue: z.core.$ZodIssue): string {
  const place = issue.path
    .map((part) => (typeof part === 'number' ? String(part) : KNOWN.test(String(part)) ? String(part) : '?'))
    .join('.');
  return `${place === '' ? 'the answer' : place}: ${PROBLEMS[issue.code] ?? 'is not what the schema asks for'}`;
}

const KNOWN = /^(?:sentences|order|kind|section|text|citations|document|quote|fields|name|value|path|therapies|reason)$/;
const PROBLEMS: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  unrecognized_keys: 'has a field that the schema does not know',
  too_big: 'is too long',
  too_small: 'is too short',
  invalid_type: 'is missing or of the wrong type',
  invalid_value: 'has a value that is not allowed',
  invalid_union: 'is none of the three kinds of sentence',
};
