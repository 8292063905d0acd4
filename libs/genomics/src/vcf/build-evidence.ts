import type { GenomeBuild } from '@consilium/domain';
import { FileFault } from '../bytes/file-refusal.ts';
import { buildOfLength, chromosomeName } from './chromosomes.ts';
import type { MetaLine } from './meta-line.ts';

/** In order of trust (2-domain-rules §1.2). */
export const BUILD_SOURCES = ['stated', 'reference', 'assembly', 'annotation', 'contig-length'] as const;
export type BuildSource = (typeof BUILD_SOURCES)[number];

export interface BuildEvidence {
  readonly source: BuildSource;
  readonly build: GenomeBuild;
  /** Line of the header; null for the user's statement. */
  readonly line: number | null;
}

const GRCH37 =
  /(?:^|[^a-z0-9])(?:grch37|hg19|b37|hs37|hs37d5|g1k_v37|human_g1k_v37|gca_000001405\.(?:1|[2-9]|1[0-4])|gcf_000001405\.(?:1[3-9]|2[0-5]))(?![0-9]|to[a-z])/i;
const GRCH38 =
  /(?:^|[^a-z0-9])(?:grch38|hg38|b38|hs38|hs38dh|gca_000001405\.(?:1[5-9]|2\d)|gcf_000001405\.(?:2[6-9]|3\d|4\d))(?![0-9]|to[a-z])/i;

/** The human build a text names, or null when it names none or both. */
export function namedBuild(text: string): GenomeBuild | null {
  const is37 = GRCH37.test(text);
  if (is37 === GRCH38.test(text)) return null;
  return is37 ? 'GRCh37' : 'GRCh38';
}

/**
 * What each header line says about the build. Command lines, chain files and other lift-over lines say nothing: they name the build that
 * was left as well.
 *
 * | line | read as |
 * |---|---|
 * | `##reference=…hg19.fa`, `##new_reference_genome=…` (CrossMap) | reference; the latter replaces the former |
 * | `##assembly=…`, `##contig=<…,assembly=b37>` | assembly |
 * | `##VEP=… assembly="GRCh37.p13"`, else its cache · `##SnpEffCmd="… GRCh38.99 …"` | annotation |
 * | `##contig=<ID=chr1,length=248956422>` | contig length |
 */
export function headerEvidence(meta: readonly MetaLine[]): readonly BuildEvidence[] {
  const lifted = meta.some(({ key }) => key === 'new_reference_genome');
  const found = new Map<string, BuildEvidence>();
  for (const line of meta) {
    for (const [source, build] of evidenceOf(line, lifted)) {
      const key = `${source} ${build}`;
      if (build !== null && !found.has(key)) found.set(key, { source, build, line: line.line });
    }
  }
  return [...found.values()].sort((a, b) => BUILD_SOURCES.indexOf(a.source) - BUILD_SOURCES.indexOf(b.source));
}

function evidenceOf({ key, value, fields }: MetaLine, lifted: boolean): readonly (readonly [BuildSource, GenomeBuild | null])[] {
  switch (key) {
    case 'reference':
      return lifted ? [] : [['reference', namedBuild(value)]];
    case 'new_reference_genome':
      return [['reference', namedBuild(value)]];
    case 'assembly':
      return [['assembly', namedBuild(value)]];
    case 'contig': {
      const length = buildOfLength(chromosomeName(fields?.get('ID') ?? ''), Number(fields?.get('length') ?? NaN));
      return [
        ['assembly', namedBuild(fields?.get('assembly') ?? '')],
        ['contig-length', length],
      ];
    }
    case 'VEP':
      return [['annotation', namedBuild(/assembly="?([^"\s]+)/.exec(value)?.[1] ?? /cache="?(\S+)/.exec(value)?.[1] ?? '')]];
    case 'SnpEffCmd':
      return [['annotation', namedBuild(/\s((?:GRCh3[78]|hg19|hg38)[\w.]*)(?=\s)/.exec(value)?.[1] ?? '')]];
    default:
      return [];
  }
}

export interface BuildVerdict {
  /** Null when unknown, and when the builds conflict. */
  readonly build: GenomeBuild | null;
  readonly evidence: readonly BuildEvidence[];
  /** Why the builds conflict and the way out; null when they do not. */
  readonly conflict: string | null;
  /** Set when the statement decided between header lines that contradict one another. */
  readonly warning: string | null;
}

/**
 * | statement | header says | verdict |
 * |---|---|---|
 * | any | nothing | the statement, or unknown |
 * | none | one build | that build |
 * | none | both | conflict |
 * | one | the same | that build |
 * | one | only the other | conflict |
 * | one | both | the statement decides, with a warning |
 */
export function resolveBuild(stated: GenomeBuild | null, meta: readonly MetaLine[]): BuildVerdict {
  const header = headerEvidence(meta);
  const evidence: readonly BuildEvidence[] = stated ? [{ source: 'stated', build: stated, line: null }, ...header] : header;
  const [first = null, second = null] = new Set(header.map(({ build }) => build));
  const conflicting = (conflict: string): BuildVerdict => ({ build: null, evidence, conflict, warning: null });
  if (stated === null && second !== null)
    return conflicting('the header names both GRCh37 and GRCh38; state the build or replace the file');
  if (stated !== null && second === null && first !== null && first !== stated)
    return conflicting(`${stated} is stated but the header says ${first}; correct the build or replace the file`);
  const warning = second === null ? null : `The header names both builds; the stated ${stated} was used.`;
  return { build: stated ?? first, evidence, conflict: null, warning };
}

export function mixedBuilds({ conflict, evidence }: BuildVerdict): FileFault {
  const stray = evidence.find(({ build }) => build !== evidence[0]?.build) ?? evidence[0];
  return new FileFault('FILE.MIXED_BUILDS', conflict ?? 'two builds are mixed', { line: stray?.line ?? null, evidence });
}
