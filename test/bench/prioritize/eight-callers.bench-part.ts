import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Hotspot, KnowledgeIndex, SmallVariant } from '@consilium/domain';
import { indexHotspots } from '@consilium/genomics';
import type { ReadOptions } from '@consilium/genomics';
import type { Measure } from '../table.ts';
import { mafTwins } from './maf-twins.ts';
import { cohortRows } from './cohort-rows.ts';
import { keyOf, sampleOf, smallVariants, tierOf } from './call-comparison.ts';
import { knowledgeRoom, percent } from './knowledge-room.ts';

const CALLERS = ['muse', 'mutect', 'pindel', 'radia', 'sniper', 'strelka', 'varscan', 'merged'] as const;

/**
 * The same tumor from eight callers, and the MAF twins of the same calls.
 * The callers' files carry no annotation, so that each allele is named after a known change of the pack, the same in every file: what may then
 * differ is only what the dialects say. Calls agree when two files have the allele, pass it, and do not say germline and somatic of it.
 */
export async function eightCallers(data: string): Promise<readonly Measure[]> {
  const folder = join(data, 'inputs/vcf2maf/tests');
  const room = await knowledgeRoom(data);
  const index = room.indexOf();
  const named = planted(room.hotspots);
  const files = await Promise.all(
    CALLERS.map(async (caller) =>
      smallVariants(
        await sampleOf(createReadStream(join(folder, `test_${caller}.vcf`)), {
          ...tumorOf(caller),
          statedBuild: 'GRCh37',
          hotspots: named,
        }),
      ),
    ),
  );
  const agreeing = agreements(files);
  const differing = agreeing.filter((calls) => new Set(calls.map((call) => sayingOf(call, index))).size > 1);
  return [
    {
      measure: 'calls that agree among eight callers: same finding, same tier',
      ours: percent(agreeing.length - differing.length, agreeing.length),
      against: '100 %',
      met: agreeing.length > 0 && differing.length === 0,
    },
    ...differing.map(([call]) => ({ measure: `  differs: ${call?.id ?? ''}`, ours: 'NO' })),
    ...(await mafTwins(folder, index, { hotspots: indexHotspots(room.hotspots) })),
    ...(await cohortRows(data)),
  ];
}

/** RADIA's file has three columns of which two are tumors. */
const tumorOf = (caller: string): Partial<ReadOptions> => (caller === 'radia' ? { tumorSample: 'DNA_TUMOR' } : {});

/** Any allele → one of the pack's known changes, always the same. */
function planted(hotspots: readonly Hotspot[]): NonNullable<ReadOptions['hotspots']> {
  return ({ pos, ref, alt }) => hotspots[(pos + ref.length * 7 + alt.length * 13) % hotspots.length] ?? null;
}

function agreements(files: readonly (readonly SmallVariant[])[]): readonly (readonly SmallVariant[])[] {
  const passing = files.flat().filter(({ filter }) => filter === 'PASS' || filter === '.');
  const byAllele = [...Map.groupBy(passing, (call) => keyOf(call, 'GRCh37')).values()].filter((calls) => calls.length > 1);
  return byAllele.filter((calls) => new Set(calls.map(({ origin }) => origin).filter((origin) => origin !== 'unknown')).size < 2);
}

const sayingOf = (finding: SmallVariant, index: KnowledgeIndex): string =>
  [finding.id, finding.gene, finding.protein, finding.cdna, tierOf(finding, index)].join(' ');
