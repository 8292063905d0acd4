import type { ClaimCode } from './claim-codes.ts';
import type { ClaimSource, ReadText } from './claim-source.ts';
import type { ClaimWord } from './words/claim-words.ts';

/** Capitals that name no gene and claim nothing. */
const TECHNICAL = new Set(
  `dna rna mrna cdna ctdna ngs pcr fish vaf civic id usa us uk eu ic50 gi50 ec50 ihc ct mri iii ii iv wt itd snp cnv hgvs ngs fda ema pmda who icc amp asco esmo nccn cap tnm ecog recist`.split(
    ' ',
  ),
);
/** Kinds of change, by the beginnings of their words; who says one of a class may say another of it. */
const ALTERATIONS: readonly (readonly [RegExp, RegExp])[] = [
  [/^ampli/, /^(?:ampli|copy|gain|copies)/],
  [/^delet/, /^(?:delet|loss|lose|lost|lacking|null|del)/],
  [/^(?:fusion|fused|rearrang|transloc)/, /^(?:fus|rearrang|transloc|partner)/],
  [/^insert/, /^(?:insert|ins)/],
  [/^duplic/, /^(?:duplic|dup)/],
  [/^(?:skipp|splic)/, /^(?:skipp|splic)/],
  [/^(?:trunc|nonsense|frameshift)/, /^(?:trunc|nonsense|frameshift|stop|fs)/],
  [/^missense/, /^missense/],
  [/^overexpress/, /^(?:overexpress|over|upregul|high|elevated|express)/],
  [/^methylat/, /methylat/],
  [/^(?:homozyg|biallelic)/, /^(?:homozyg|biallelic|both|copies|alleles)/],
  [/^hemizyg|^heterozyg|^monoallelic/, /^(?:hemizyg|heterozyg|monoallelic|one|copy)/],
];

type Judge = (word: ClaimWord, source: ClaimSource) => ClaimCode | null;

/**
 * Names in the claim that neither quote nor record holds.
 *
 * | kind | holds when quote or record has |
 * |---|---|
 * | gene, other capitals | the same or an alias; the family of a member (BRCA of BRCA1); words with these initials |
 * | variant | the same change, in any notation |
 * | kind of change | a word of the same class (fusion, rearrangement) |
 * | drug | the same substance under any name |
 * | class of treatment | the same word; inhibitor where a drug ends in -ib, antibody in -mab, platinum in -platin |
 * | tumor word | the same or a narrower one |
 * | measure of outcome | the same measure: overall survival is not progression-free survival |
 */
export function unsupportedNames(claim: ReadText, source: ClaimSource): readonly ClaimCode[] {
  return claim.words.flatMap((word) => {
    if (word.idea === '' || source.ideas.has(word.idea)) return [];
    return JUDGES[word.kind]?.(word, source) ?? judgeAlteration(word, source) ?? [];
  });
}

const judgeSymbol: Judge = ({ word }, source) =>
  TECHNICAL.has(word) || source.initials.has(word) || isFamily(word, source) || isRecordId(word, source) ? null : 'CLAIM.GENE_UNSUPPORTED';

const isFamily = (word: string, { ideas }: ClaimSource): boolean =>
  /^[a-z]{2,}$/.test(word) && [...ideas].some((idea) => idea.startsWith(word) && /^[a-z]?\d+[a-z]?$/.test(idea.slice(word.length)));

const isRecordId = (word: string, { identifiers }: ClaimSource): boolean => identifiers.has(word);

const judgeTreatment: Judge = ({ word }, { ideas, recordWords, quote }) => {
  const drugs = [...quote.words, ...recordWords].filter(({ kind }) => kind === 'drug').map((drug) => drug.word);
  const single = word.replace(/s$/, '');
  const implied =
    (single === 'inhibitor' && drugs.some((drug) => /(?:ib|limus|clax)$/.test(drug))) ||
    (single === 'antibody' && drugs.some((drug) => drug.endsWith('mab'))) ||
    (single === 'platinum' && drugs.some((drug) => drug.endsWith('platin'))) ||
    (single === 'taxane' && drugs.some((drug) => drug.endsWith('taxel'))) ||
    (/^(?:hormon|endocrin)/.test(single) && ['hormon', 'endocrin'].some((idea) => ideas.has(idea)));
  return implied ? null : 'CLAIM.THERAPY_UNSUPPORTED';
};

const judgeOutcome: Judge = ({ idea }, { ideas, quote }) => {
  if (idea === '@pd' && ideas.has('progress')) return null;
  if (idea === '@orr' && quote.words.some(({ word }) => /^respon/.test(word))) return null;
  if (idea === '@os' && quote.words.some(({ word }) => word === 'survival' || word === 'alive' || word === 'survived')) return null;
  if (
    idea === '@dor' &&
    ideas.has('response') &&
    quote.words.some(({ word }) => /^(?:last|duration|durable|months?|weeks?|years?|ongoing|maintained)/.test(word))
  )
    return null;
  return 'CLAIM.OUTCOME_UNSUPPORTED';
};

const JUDGES: Readonly<Partial<Record<ClaimWord['kind'], Judge>>> = {
  symbol: judgeSymbol,
  variant: (word, source) => (isRecordId(word.word, source) ? null : 'CLAIM.VARIANT_UNSUPPORTED'),
  drug: () => 'CLAIM.THERAPY_UNSUPPORTED',
  treatment: judgeTreatment,
  disease: ({ word }, { initials }) => (initials.has(word) ? null : 'CLAIM.DISEASE_UNSUPPORTED'),
  outcome: judgeOutcome,
};

function judgeAlteration({ word }: ClaimWord, source: ClaimSource): ClaimCode | null {
  const kind = ALTERATIONS.find(([said]) => said.test(word));
  if (kind === undefined) return null;
  const [, held] = kind;
  const words = [...source.quote.words, ...source.recordWords];
  const isFusionNotation =
    held.test('fusion') && /::|\b[A-Z0-9]{2,}-[A-Z0-9]{2,}\b/.test(`${source.quote.text} ${source.record?.fields['variant'] ?? ''}`);
  return isFusionNotation || words.some((one) => held.test(one.word)) ? null : 'CLAIM.VARIANT_UNSUPPORTED';
}
