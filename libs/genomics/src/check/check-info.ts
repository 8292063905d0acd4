import type { Report } from './problem.ts';
import { expectedCount, isOfType } from './check-values.ts';
import { NEVER_NEGATIVE } from './reserved-fields.ts';
import type { FieldRule } from './reserved-fields.ts';

/** The rule of a key by the header, else by the specification, else null. */
export type RuleOf = (id: string) => FieldRule | null;

const KEY = /^(?:[A-Za-z_][\w.]*|1000G)$/;
/** Quotes have no meaning in INFO, but callers write sentences in them; such a value is one. */
const QUOTED = /^".*"$/;
const CIGAR = /^(?:\d+[MIDNSHPX=])+$/;

export function checkInfo(info: string, alts: number, ruleOf: RuleOf, report: Report): void {
  if (info === '.') return;
  const seen = new Set<string>();
  for (const entry of info.split(';')) {
    const equals = entry.indexOf('=');
    const key = equals === -1 ? entry : entry.slice(0, equals);
    if (!KEY.test(key)) report('VCF.INFO', 'An INFO key is empty or has a character that is not allowed.', 'INFO');
    if (seen.has(key)) report('VCF.INFO', `The INFO key ${key} is repeated.`, 'INFO');
    seen.add(key);
    const rule = ruleOf(key);
    if (rule) checkInfoValue(key, equals === -1 ? null : entry.slice(equals + 1), alts, rule, report);
  }
}

function checkInfoValue(key: string, value: string | null, alts: number, rule: FieldRule, report: Report): void {
  if (rule.type === 'Flag') {
    if (value !== null && value !== '0' && value !== '1') report('VCF.INFO', `The flag ${key} carries a value.`, 'INFO');
    return;
  }
  if (value === null || value === '') return report('VCF.INFO', `The INFO key ${key} has no value.`, 'INFO');
  const values = QUOTED.test(value) ? [value] : value.split(',');
  const expected = expectedCount(rule.number, alts, null);
  if (expected !== null && expected !== 0 && value !== '.' && values.length !== expected)
    report('VCF.INFO', `The INFO key ${key} has ${values.length} values where its Number asks for ${expected}.`, 'INFO');
  if (values.some((one) => !isOfType(one, rule)))
    report('VCF.INFO', `A value of the INFO key ${key} is not of its type ${rule.type}.`, 'INFO');
  else if (NEVER_NEGATIVE.has(key) && values.some((one) => Number(one) < 0)) report('VCF.INFO', `The INFO key ${key} is negative.`, 'INFO');
  if (key === 'CIGAR' && values.some((one) => one !== '.' && !CIGAR.test(one))) report('VCF.INFO', 'A CIGAR is malformed.', 'INFO');
}
