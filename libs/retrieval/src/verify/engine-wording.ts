import type { Prioritization } from '@consilium/domain';
import { certaintyCodes } from './certainty.ts';
import type { ClaimCode } from './claim-codes.ts';
import { claimSource, readText } from './claim-source.ts';
import { doseCodes } from './doses.ts';
import { engineSenseCodes } from './engine-sense.ts';
import { foldText, tokensOf } from './fold-text.ts';
import { gradingCodes } from './grading.ts';
import { groundingCodes } from './grounding.ts';
import { namesAt } from './support.ts';
import { unsafeCodes } from './unsafe-text.ts';

/** A sentence on the run uses the run's words; our template words are few. */
const FLOOR = 0.5;
const RUN_WORDS =
  'rules list listed report finding findings tier level option options resistance assessed assayed checked found evidence knowledge therapy test tests tumor type variant gene contested confidence missing not no';

/**
 * A model's sentence about the run, held to what stands at its path.
 *
 * | sentence | code |
 * |---|---|
 * | cites a finding and names neither its label nor its gene | NOT_GROUNDED |
 * | words that neither the path nor the run has | NOT_GROUNDED |
 * | a dose, an approval, a line of therapy, certainty that the path does not have | that rule's |
 */
export function engineWordingCodes(
  text: string,
  cited: readonly { readonly path: string; readonly value: unknown }[],
  prioritization: Prioritization,
): readonly ClaimCode[] {
  const source = claimSource(
    [
      ...cited.map(({ value }) => leavesOf(value).join(' . ')),
      ...cited.flatMap((one) => [...labelsAt(one.path, prioritization), ...namesAt(one, prioritization)]),
      RUN_WORDS,
    ],
    null,
  );
  const claim = readText(text);
  const grades = gradingCodes(claim, source).filter((code) => code !== 'CLAIM.TIER_UNSUPPORTED' && code !== 'CLAIM.LEVEL_UNSUPPORTED');
  const unnamed: readonly ClaimCode[] = namesFinding(text, cited, prioritization) ? [] : ['CLAIM.NOT_GROUNDED'];
  return [
    ...unsafeCodes(text, '', false),
    ...grades,
    ...doseCodes(claim, source),
    ...certaintyCodes(claim, source),
    ...groundingCodes(claim, source, FLOOR),
    ...unnamed,
    ...engineSenseCodes(text, cited, prioritization),
  ];
}

function namesFinding(text: string, cited: readonly { readonly path: string }[], { findings }: Prioritization): boolean {
  const places = cited.flatMap(({ path }) => /^\/findings\/(\d+)/.exec(path)?.[1] ?? []);
  const said = new Set(tokensOf(foldText(text)).map((token) => token.toLowerCase()));
  return (
    places.length === 0 ||
    places.some((place) => tokensOf(findings[Number(place)]?.label ?? '').some((token) => said.has(token.toLowerCase())))
  );
}

function labelsAt(path: string, { findings }: Prioritization): readonly string[] {
  const place = /^\/findings\/(\d+)/.exec(path)?.[1];
  return place === undefined ? [] : [findings[Number(place)]?.label ?? ''];
}

function leavesOf(value: unknown): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(leavesOf);
}
