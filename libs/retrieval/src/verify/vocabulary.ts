import type { Prioritization, Retrieval } from '@consilium/domain';
import type { ClaimCode } from './claim-codes.ts';
import { foldText, tokensOf } from './fold-text.ts';
import { numberOf } from './support.ts';
import type { Support } from './support.ts';

/** Capital words of our own wording that name no gene and claim nothing. */
const TEMPLATE_WORDS = new Set(['FDA', 'EMA', 'PMDA', 'PMID', 'VAF', 'WHO', 'ICC', 'DNA', 'RNA', 'CIVIC', 'AMP', 'ASCO', 'CAP', 'ID']);
const GENE_LIKE = /^[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*$/;
const TIER = /\b[Tt]ier (IV|III|II|I)(?:-([A-D]))?(?![\p{L}\p{N}])/gu;
const LEVEL = /\blevel ([A-E])\b/gi;
/** Stems of the World Health Organization's INN list (oncology): a drug that no loaded record names is caught by its stem. */
const DRUG_STEM =
  /(?:[a-z]{3,}(?:tinib|rafenib|metinib|ciclib|parib|lisib|sertib|denib|rasib|fosfamide|taxel|platin|rubicin|tabine|trexed|limus|degib|clax|zomib|inostat|staurin|lutamide|estrant|relix|fetinib)|[a-z]{4,}(?:mab|leucel))$/;

export type KnownTherapies = ReadonlySet<string>;

/** Whole names: a word of a name (`therapy`, `inhibitor`) is no drug. */
export function knownTherapies(prioritization: Prioritization, retrieval: Retrieval): KnownTherapies {
  const listed = [...prioritization.options, ...prioritization.resistance, ...prioritization.safety].flatMap(({ therapies }) => therapies);
  const documented = retrieval.passages.flatMap(({ document }) => document.facts['therapies']?.split(/ \+ | or /) ?? []);
  return new Set([...listed, ...documented].map(normalName).filter((name) => name.length > 3));
}

const normalName = (name: string): string => tokensOf(name).join(' ').toLowerCase();

function unsupportedTherapies(text: string, support: Support, therapies: KnownTherapies): readonly ClaimCode[] {
  const spaced = ` ${normalName(text)} `;
  const wrong = [...therapies].some((name) => spaced.includes(` ${name} `) && !name.split(' ').every((word) => support.tokens.has(word)));
  return wrong ? ['CLAIM.THERAPY_UNSUPPORTED'] : [];
}

/** Every number, gene, therapy, tier and level of the text must stand in what it cites (LLM-04). */
export function unsupportedWords(text: string, support: Support, therapies: KnownTherapies): readonly ClaimCode[] {
  const graded = foldText(text);
  const plain = graded.replace(TIER, ' ').replace(LEVEL, ' ');
  const codes = [...tokensOf(plain).flatMap((token) => judgeToken(token, support)), ...unsupportedTherapies(plain, support, therapies)];
  const tiers = [...graded.matchAll(TIER)].filter(([, tier, level]) => !support.tiers.has(level ? `${tier}-${level}` : `${tier}`));
  const levels = [...graded.matchAll(LEVEL)].filter(([, level]) => !support.levels.has(level?.toUpperCase() ?? ''));
  return [
    ...new Set([...codes, ...tiers.map(() => 'CLAIM.TIER_UNSUPPORTED' as const), ...levels.map(() => 'CLAIM.LEVEL_UNSUPPORTED' as const)]),
  ];
}

function judgeToken(token: string, support: Support): readonly ClaimCode[] {
  const word = token.toLowerCase();
  if (support.tokens.has(word)) return [];
  if (/^[\d.,]+$/.test(token)) return support.numbers.has(numberOf(token)) ? [] : ['CLAIM.NUMBER_UNSUPPORTED'];
  if (DRUG_STEM.test(word)) return ['CLAIM.THERAPY_UNSUPPORTED'];
  if (TEMPLATE_WORDS.has(token.toUpperCase())) return [];
  if (GENE_LIKE.test(token) || /\d/.test(token)) return ['CLAIM.GENE_UNSUPPORTED'];
  return [];
}
