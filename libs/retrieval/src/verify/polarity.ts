import type { DraftSection, RetrievedPassage } from '@consilium/domain';
import type { ClaimCode } from './claim-codes.ts';

/**
 * The words of a fact agree with the direction of its record (LLM-06).
 *
 * | text says | record must say |
 * |---|---|
 * | resist… | significance resistance |
 * | sensitiv…, respon…, benefit | significance sensitivity, resistance with strength reduced (reduced sensitivity), or adverse |
 * | does not support | direction does not support |
 */
export function polarityCodes(text: string, fields: Readonly<Record<string, string>>): readonly ClaimCode[] {
  const significance = fields['significance'];
  const saysResistance = /\bresist/i.test(text);
  const saysBenefit = /\b(?:sensitiv|respon|benefit)/i.test(text);
  const saysDoesNot = /\bdoes not support\b/i.test(text);
  const wrong =
    (saysResistance && significance !== 'resistance') ||
    (saysBenefit && !['sensitivity', 'adverse'].includes(significance ?? '') && fields['strength'] !== 'reduced') ||
    saysDoesNot !== (fields['direction'] === 'does not support');
  return wrong ? ['CLAIM.POLARITY'] : [];
}

/** Evidence against never stands among the options, and evidence for never among what speaks against. */
export function stanceCodes(section: DraftSection, { stance }: RetrievedPassage): readonly ClaimCode[] {
  const wrong =
    (section === 'options' && stance === 'against') ||
    (section === 'evidence-against' && stance === 'for') ||
    (section === 'resistance' && stance === 'for');
  return wrong ? ['CLAIM.STANCE'] : [];
}
