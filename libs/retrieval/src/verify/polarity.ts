import type { DraftSection, RetrievedPassage } from '@consilium/domain';
import type { ClaimCode } from './claim-codes.ts';

/**
 * The words of a fact agree with the direction of its record (LLM-06). Words that stand in a cited field (`castration-resistant`) are the record's and
 * say nothing about its direction.
 *
 * | text says | record must say |
 * |---|---|
 * | resist… | significance resistance |
 * | sensitiv…, respon…, benefit | significance sensitivity, resistance with strength reduced (reduced sensitivity), or adverse |
 * | sensitiv… without reduced | strength not reduced |
 * | not, no, never, without, fails, other than "does not support" and "not stated" | direction does not support |
 * | does not support | direction does not support |
 * | against | direction does not support, or significance resistance, negative, poor or adverse |
 */
export function polarityCodes(text: string, fields: Readonly<Record<string, string>>): readonly ClaimCode[] {
  const own = withoutFields(text, fields);
  const significance = fields['significance'];
  const saysResistance = /\bresist/i.test(own);
  const saysBenefit = /\b(?:sensitiv|respon|benefit)/i.test(own);
  const saysDoesNot = /\bdoes not support\b/i.test(own);
  const isAgainst = fields['direction'] === 'does not support';
  const wrong =
    (fields['strength'] === 'reduced' && /\b(?<!reduced )sensitiv/i.test(own)) ||
    (!isAgainst && DENIES.test(own.replace(NOT_STATED, ' '))) ||
    (saysResistance && significance !== 'resistance') ||
    (saysBenefit && !['sensitivity', 'adverse'].includes(significance ?? '') && fields['strength'] !== 'reduced') ||
    saysDoesNot !== isAgainst ||
    (/\bagainst\b/i.test(own) && !isAgainst && SPEAKS_FOR.has(significance ?? ''));
  return wrong ? ['CLAIM.POLARITY'] : [];
}

const DENIES = /\b(?:not|no|never|without|neither|nor|none|cannot|lacks?|fails?|failed|absent)\b|n['\u2019]t\b/i;
const NOT_STATED = /\bnot stated\b/gi;
const SPEAKS_FOR = new Set(['sensitivity', 'better', 'positive']);
const DIRECTION_FIELDS = new Set(['significance', 'direction', 'strength', 'evidenceType']);

function withoutFields(text: string, fields: Readonly<Record<string, string>>): string {
  const values = Object.entries(fields)
    .filter(([name]) => !DIRECTION_FIELDS.has(name))
    .map(([, value]) => value);
  return values.sort((a, b) => b.length - a.length).reduce((rest, value) => rest.replaceAll(value, ' '), text);
}

/** Evidence against never stands among the options, and evidence for never among what speaks against. */
export function stanceCodes(section: DraftSection, { stance }: RetrievedPassage): readonly ClaimCode[] {
  const wrong =
    (section === 'options' && stance === 'against') ||
    (section === 'evidence-against' && stance === 'for') ||
    (section === 'resistance' && stance === 'for');
  return wrong ? ['CLAIM.STANCE'] : [];
}
