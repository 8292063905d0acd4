import type { ClassifiedName } from './classified-name.ts';
import { isText, joined, single, TEXT } from './classified-name.ts';
import { codonWildcard } from './codon-wildcards.ts';
import { exactChange } from './exact-change.ts';
import { exonName } from './exon-names.ts';
import type { Approve } from './fusion-names.ts';
import { fusionName } from './fusion-names.ts';
import { factorName } from './factor-names.ts';
import { starAllele } from './star-names.ts';
import { phraseName, residueName, slashed } from './phrase-names.ts';
import { spokenName } from './spoken-names.ts';
import { withAlternatives } from './alternatives.ts';
import type { RecordFacts } from './alternatives.ts';

export interface VariantName extends RecordFacts {
  /** Gene, fusion (`EML4::ALK`) or factor (`TMB`) that the source files the name under. */
  readonly gene: string;
  readonly name: string;
}

const unknownGene: Approve = () => null;

/**
 * Classifies a variant name of a knowledge source into the closed key table (2-domain-rules §1.6). A name that is not understood is `text`, which
 * never forms a tier: a false exact key is worse than none.
 *
 * 0. Names that HGVS reads as something else ({@link spokenName}: `TERT C228T`) first.
 * 1. An operator between two names ("or", "and", "/", a comma between changes of one kind) joins what its parts mean; one part that is text makes the whole text.
 * 2. "Non-" negates.
 * 3. Star alleles of pharmacogenes come before protein changes (`*2A` is no residue).
 * 4. Exact changes, codons and ranges, exons, fusions, phrases; the first that understands the name wins.
 * 5. Aliases, HGVS descriptions and coordinates of the record add equivalent keys to an exact change only.
 *
 * @param approve approved symbol of a written gene; without it symbols stay as written
 */
export function classifyName(variant: VariantName, approve: Approve = unknownGene): ClassifiedName {
  const gene = variant.gene.includes('::') ? variant.gene : (approve(variant.gene) ?? variant.gene.trim());
  const classified = classify(gene, spokenName(gene, withoutGene(variant.gene, gene, tidy(variant.name))), approve);
  return withAlternatives(gene, variant.name, classified, variant);
}

function classify(gene: string, name: string, approve: Approve): ClassifiedName {
  const inner = (part: string): ClassifiedName => classify(gene, part.trim(), approve);
  const either = slashed(name, inner);
  if (either) return either;
  const negated = /^non[- ](.+)$/i.exec(name);
  if (negated) return negation(inner(negated[1] ?? ''));
  const whole = simple(gene, name, approve);
  return whole !== null && !isText(whole) ? whole : (compound(name, inner) ?? TEXT);
}

function simple(gene: string, name: string, approve: Approve): ClassifiedName | null {
  return (
    factorName(gene, name) ??
    starAllele(gene, name) ??
    fusionName(gene, name, approve) ??
    (gene.includes('::')
      ? null
      : (codonWildcard(gene, name) ?? exactChange(gene, name) ?? residueName(gene, name) ?? exonName(gene, name) ?? phraseName(gene, name)))
  );
}

const OPERATORS = [
  ['or', /\s+(?:and\/)?or\s+|\s+\/\s+/i],
  ['and', /\s+(?:and|\+|&)\s+/i],
] as const;
/** Whether two changes lie on one chromosome: no key says it (`T790M and C797S in cis`). */
const PHASE = /[\s,]*\(?\b(?:in[ -])?(?:cis|trans)\b\)?$/i;

/** "Exon 10 or Exon 21 Mutation", "deletion and mutation"; a name that means something as a whole never comes here. */
function compound(name: string, inner: (part: string) => ClassifiedName): ClassifiedName | null {
  for (const [operator, sign] of OPERATORS) {
    const parts = name.replace(PHASE, '').split(sign);
    if (parts.length > 1) return joined(operator, parts.map(inner));
  }
  return listed(name, inner);
}

/** `G12C, G12D`: changes of one kind are alternatives; of two kinds (`exon 21, L858R`; `c.2573T>G, p.L858R`) one may explain the other. */
function listed(name: string, inner: (part: string) => ClassifiedName): ClassifiedName | null {
  const parts = name.split(/\s*[,;]\s*/);
  if (parts.length < 2) return null;
  const read = parts.map(inner);
  return ['p', 'codon'].some((category) => read.every((part) => part.category === category)) ? joined('or', read) : null;
}

function negation(of: ClassifiedName): ClassifiedName {
  const [key] = of.keys;
  return isText(of) || key === undefined || of.keys.length > 1 || of.category === 'not' ? TEXT : single('not', `not(${key})`);
}

const tidy = (name: string): string =>
  name
    .replace(/[\u2010\u2011\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

/** `PRPS1 MUTATION` filed under PRPS1. */
function withoutGene(written: string, approved: string, name: string): string {
  const lower = name.toLowerCase();
  const prefix = [written, approved].find((symbol) => lower.startsWith(`${symbol.toLowerCase()} `));
  return prefix === undefined ? name : name.slice(prefix.length).trim();
}
