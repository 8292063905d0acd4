import { buildDiseaseGraph, diseaseRelation, indexKnowledge, prioritize } from '@consilium/domain';
import type { Finding, GenomeBuild, Hotspot, Prioritization } from '@consilium/domain';
import { prioritizeSetting } from './classify/prioritize-setting.ts';
import { starterRelease } from './starter/starter-release.ts';
import { snapshotOf } from './store/snapshot.ts';

const starter = starterRelease();
const index = indexKnowledge(snapshotOf([starter], starter));
const setting = prioritizeSetting();
const THREE: Readonly<Record<string, string>> = {
  A: 'Ala', R: 'Arg', N: 'Asn', D: 'Asp', C: 'Cys', Q: 'Gln', E: 'Glu', G: 'Gly', H: 'His', I: 'Ile', L: 'Leu', K: 'Lys', M: 'Met', F: 'Phe', P: 'Pro', S: 'Ser', T: 'Thr', W: 'Trp', Y: 'Tyr', V: 'Val',
}; // prettier-ignore

/** A tumor type in which some fact speaks of the gene, so that there is something to lose. */
const graph = buildDiseaseGraph(starter.content.tumorTypes);
const tumorOf = ({ gene }: Hotspot): string => {
  const item = starter.content.items.find(({ genes, disease }) => genes.includes(gene) && disease.scope === 'types');
  return item?.disease.scope === 'types' ? (item.disease.codes[0] ?? 'LUAD') : 'LUAD';
};

function outcome(finding: Finding, code: string, build: GenomeBuild): Prioritization {
  const result = prioritize({ case: 'c', tumorType: { system: 'oncotree', code }, build, findings: [finding] }, index, setting);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

/** What a board sees: label, tiers, therapies, resistance. */
const seen = ({ findings: [finding], options, resistance }: Prioritization) => ({
  label: finding?.label,
  tier: finding?.tier,
  level: finding?.level,
  results: finding?.results.map(({ significance, direction, therapies, tier, level, contested }) => [significance, direction, therapies.join('+'), tier, level, contested].join(' ')),
  options: options.map(({ therapies, tier, level }) => [therapies.join('+'), tier, level].join(' ')),
  resistance: resistance.map(({ therapies, tier, level }) => [therapies.join('+'), tier, level].join(' ')),
}); // prettier-ignore

const substitutions = starter.content.hotspots.flatMap((hotspot) => {
  const [, from, at, to] = /^([A-Z])(\d+)([A-Z])$/.exec(hotspot.protein ?? '') ?? [];
  return from === undefined || to === undefined ? [] : [{ hotspot, long: `p.${THREE[from] ?? ''}${at ?? ''}${THREE[to] ?? ''}` }];
});

describe('every substitution among the hotspots of the pack, in every notation', () => {
  it('is the same case, by letters, by coding change beside them, and by position on either build', () => {
    expect(substitutions.length).toBeGreaterThan(150);
    const differing = substitutions.flatMap(({ hotspot, long }) => {
      const code = tumorOf(hotspot);
      const said = { kind: 'small-variant', id: 'f', gene: hotspot.gene } as const;
      const plain = seen(outcome({ ...said, protein: hotspot.protein }, code, 'GRCh37'));
      const others: readonly (readonly [string, Finding, GenomeBuild])[] = [
        ['three letters', { ...said, protein: long }, 'GRCh37'],
        ['with coding change', { ...said, protein: `p.${hotspot.protein ?? ''}`, cdna: hotspot.cdna }, 'GRCh38'],
        ['words', { kind: 'text', id: 'f', text: `${hotspot.gene} ${hotspot.protein ?? ''}` }, 'GRCh37'],
        ...hotspot.positions.map(({ build, chrom, pos, ref, alt }) => [build, { kind: 'small-variant', id: 'f', chrom, pos, ref, alt }, build] as const),
      ]; // prettier-ignore
      return others.flatMap(([how, finding, build]) =>
        JSON.stringify(seen(outcome(finding, code, build))) === JSON.stringify(plain)
          ? []
          : [`${hotspot.gene} ${hotspot.protein ?? ''} ${how}`],
      );
    });
    expect(differing).toEqual([]);
  });
});

describe('one change under its several names', () => {
  const small = (gene: string, protein: string): Finding => ({ kind: 'small-variant', id: 'f', gene, protein });
  const words = (text: string): Finding => ({ kind: 'text', id: 'f', text });
  const withoutLabel = (finding: Finding, code: string) => ({ ...seen(outcome(finding, code, 'GRCh38')), label: null });

  it.each<[string, Finding, Finding, string]>([
    ['a gene with a hyphen', small('BRAF', 'V600E'), small('B-RAF', 'V600E'), 'MEL'],
    ['an alias with a hyphen', { kind: 'copy-number', id: 'f', gene: 'ERBB2', change: 'amplification' }, { kind: 'copy-number', id: 'f', gene: 'HER-2', change: 'amplification' }, 'BRCA'],
    ['a duplication by its insertion', small('ERBB2', 'Y772_A775dup'), small('ERBB2', 'A775_G776insYVMA'), 'LUAD'],
    ['a residue by the longer isoform', small('MET', 'Y1230H'), small('MET', 'Y1248H'), 'LUAD'],
    ['a kinase by the other isoform', small('ABL1', 'T315I'), small('ABL1', 'T334I'), 'CMLBCRABL1'],
    ['a histone with the first methionine', small('H3-3A', 'K27M'), small('H3-3A', 'K28M'), 'DMG'],
  ])('is the same case: %s', (_, one, other, code) => {
    expect(withoutLabel(one, code).tier).not.toBeNull();
    expect(withoutLabel(other, code)).toEqual(withoutLabel(one, code));
  }); // prettier-ignore

  it('asserts both of two changes in words, so that the resistance of the second is seen', () => {
    const both = outcome(words('EGFR T790M and C797S (cis)'), 'LUAD', 'GRCh38');
    const alone = outcome(small('EGFR', 'C797S'), 'LUAD', 'GRCh38');
    const ruled = ({ resistance }: Prioritization) => resistance.map(({ therapies }) => therapies.join('+'));
    expect(ruled(alone)).toContain('osimertinib');
    expect(ruled(both)).toEqual(expect.arrayContaining(ruled(alone)));
  });

  it('reads H3 K27M, which names no gene of the three, as the biomarker of the label', () => {
    const therapies = (finding: Finding) => outcome(finding, 'DMG', 'GRCh38').options.map((option) => option.therapies.join('+'));
    expect(therapies(words('H3 K27M'))).toContain('dordaviprone');
    expect(therapies(words('H3 K36M'))).not.toContain('dordaviprone');
  });
});

describe('every label of the pack for tumor types of its own', () => {
  it('is in class in these types alone and below them', () => {
    const scoped = starter.content.items.filter(({ kind, disease }) => kind === 'label' && disease.scope === 'types');
    expect(scoped.length).toBeGreaterThan(200);
    const strays = scoped.flatMap(({ id, disease }) =>
      starter.content.tumorTypes.flatMap(({ code }) => {
        const { relation } = diseaseRelation(graph, code, disease);
        const codes = disease.scope === 'types' ? disease.codes : [];
        const isMeant = codes.some((of) => graph.pathOf(code).includes(of));
        return (relation === 'same' || relation === 'ancestor') && !isMeant ? [`${id} in ${code}`] : [];
      }),
    );
    expect(strays).toEqual([]);
  });
});
