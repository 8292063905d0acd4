import type { NormalizedLine, NormalizeLine } from '@consilium/contracts';
import { buildGeneTable, categoryOf, comparableGenomicKey, genesOfKey, genomicKey, keysOfFinding, parseAllele } from '@consilium/domain';
import type { GeneTable, GenomeBuild, Hotspot, KnowledgeSnapshot, VariantKey } from '@consilium/domain';
import { classifyText } from '@consilium/knowledge';
import { notesOnKeys } from './notes-on-keys.ts';

const EXACT: ReadonlySet<string> = new Set(['g', 'p', 'c']);
const BUILDS = ['GRCh37', 'GRCh38'] as const;

type Known = ReadonlyMap<VariantKey, Hotspot>;
type Normalized = Omit<NormalizedLine, 'schema'>;

/**
 * What a text means: the classifier of the engine. An allele at a known position gets the gene and change that are known there.
 *
 * | allele | build stated | known at the position | answer |
 * |---|---|---|---|
 * | `7-55259515-T-G` | GRCh37 | on GRCh37 | gene, change, position on both builds |
 * | `7-55259515-T-G` | no | on one build only | the same, with a note that says which build was taken |
 * | `1-12345-A-T` | no | on neither, or on both | text, with a note that asks for the build |
 */
export function normalizer({ genes, hotspots }: KnowledgeSnapshot): (line: NormalizeLine) => Normalized {
  const table = buildGeneTable(genes);
  const known = hotspotsByAllele(hotspots);
  return ({ id, text, gene, build }) => {
    const allele = parseAllele(text);
    if (allele !== null && allele.build === null && !build) return withoutBuild(id, text, table, known);
    const written = build && allele?.build === null ? `${build} ${text}` : text;
    const named = classifyText(written, table, gene);
    if (named.category === 'g') return atPosition(id, written, table, known, named.keys);
    return {
      id,
      gene: named.gene,
      category: named.category,
      keys: named.keys,
      ...notesOf([...notesOnKeys(text, named), ...(named.note === undefined ? [] : [named.note])]),
    };
  };
}

const notesOf = (notes: readonly string[]): Pick<Normalized, 'notes'> => (notes.length > 0 ? { notes: [...notes] } : {});

function atPosition(id: Normalized['id'], text: string, genes: GeneTable, known: Known, otherwise: readonly VariantKey[]): Normalized {
  const asserted = keysOfFinding({ id: 'text', kind: 'text', text }, null, { genes, hotspotAt: (key) => known.get(key) ?? null });
  const keys = asserted.filter((key) => EXACT.has(categoryOf(key)));
  return { id, gene: keys.flatMap(genesOfKey)[0] ?? null, category: 'g', keys: [...(keys.length > 0 ? keys : otherwise)] };
}

function withoutBuild(id: Normalized['id'], text: string, genes: GeneTable, known: Known): Normalized {
  const [build, other] = BUILDS.filter((candidate) => isKnownOn(candidate, text, known));
  if (build !== undefined && other === undefined)
    return {
      ...atPosition(id, `${build} ${text}`, genes, known, []),
      notes: [`The build is not stated; ${build} was taken, the only one on which this allele is a known one: state GRCh37 or GRCh38.`],
    };
  const why = build === undefined ? 'this allele is a known one on neither build' : 'this allele is a known one on both builds';
  const notes = [`The build is not stated and ${why}: write GRCh37 or GRCh38 beside it, or give it as "build".`];
  return { id, gene: null, category: 'text', keys: ['text'], notes };
}

function isKnownOn(build: GenomeBuild, text: string, known: Known): boolean {
  const allele = parseAllele(text);
  const key = allele === null ? null : comparableGenomicKey(genomicKey({ ...allele, build }));
  return key !== null && known.has(key);
}

function hotspotsByAllele(hotspots: readonly Hotspot[]): Known {
  return new Map(
    hotspots.flatMap((hotspot) =>
      hotspot.positions.flatMap((position) => {
        const key = comparableGenomicKey(genomicKey(position));
        return key === null ? [] : [[key, hotspot] as const];
      }),
    ),
  );
}
