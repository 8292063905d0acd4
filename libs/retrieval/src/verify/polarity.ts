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
 * | does not support | direction does not support |
 * | against | direction does not support, or significance resistance, negative, poor or adverse |
 */
export function polarityCodes(text: string, fields: Readonly<Record<string, string>>): readonly ClaimCode[] {
  const own = withoutFields(text, fields);
  const significance = fields['significance'];
  const saysResistance = /\bresist/i.test(own);
  const saysBenefit = /\b(?:sensitiv|respon|benefit)/i.test(own);
  const saysDoesNot = /\bdoes not support\b/i.test(own);
  const wrong =
    (saysResistance && significance !== 'resistance') ||
    (saysBenefit && !['sensitivity', 'adverse'].includes(significance ?? '') && fields['strength'] !== 'reduced') ||
    saysDoesNot !== (fields['direction'] === 'does not support') ||
    (/\bagainst\b/i.test(own) && fields['direction'] !== 'does not support' && SPEAKS_FOR.has(significance ?? ''));
  return wrong ? ['CLAIM.POLARITY'] : [];
}

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
