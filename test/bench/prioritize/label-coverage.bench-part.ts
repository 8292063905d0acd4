import type { KnowledgeIndex } from '@consilium/domain';
import type { Measure } from '../table.ts';
import { almanacPairs } from './almanac-rows.ts';
import type { LabelPair } from './almanac-rows.ts';
import { knowledgeRoom, percent, prioritized, settledTypes } from './knowledge-room.ts';
import type { KnowledgeRoom } from './knowledge-room.ts';

/** Words of a list that name no drug, or the vehicle of one: the pair is about the others. */
const UNSPECIFIC =
  /^(?:chemotherapy|.*hyaluronidase.*|platinum compound|fluoropyrimidine|prednisone|prednisolone|aromatase inhibitor|tamoxifen|endocrine therapy)$/;
const aboutOf = (therapies: readonly string[]): readonly string[] => {
  const specific = therapies.filter((drug) => !UNSPECIFIC.test(drug));
  return specific.length > 0 ? specific : therapies;
};

/** In Tier I, in a tumor type that the code can mean, with every drug that the pair is about, alone or in the combination of the label, on a panel that found nothing else; at gene level by an established change of the gene. */
function isPlaced({ cases, tumor, therapies, direction }: LabelPair, index: KnowledgeIndex): boolean {
  const drugs = aboutOf(therapies);
  return settledTypes(index, { system: 'oncotree', code: tumor }).some((type) =>
    cases.some((finding) => {
      const outcome = prioritized(index, type, [finding], { assayed: [...index.genes.roles.keys()] });
      if (typeof outcome === 'string') return false;
      const own = outcome.findings.filter((one) => one.finding === finding.id);
      return own.some(({ results }) =>
        results.some(
          (result) => result.tier === 'I' && result.direction === direction && drugs.every((drug) => result.therapies.includes(drug)),
        ),
      );
    }),
  );
}

/** CIViC alone, as a list is read: a record of the gene, the therapy and the class (response or resistance), whatever the change and the tumor. */
const isListed = ({ gene, therapies, direction }: LabelPair, { civic }: KnowledgeRoom): boolean =>
  civic.some(
    (item) =>
      item.supports &&
      item.direction === direction &&
      (gene === null || item.genes.includes(gene)) &&
      item.therapies.some((drug) => therapies.includes(drug)),
  );

/** The list's rows on resistance are mostly ABL1 kinase changes, in the half that may be read often beside the drug that is advised. */
const RESISTANCE_NOTE = 'reported; many name the drug that guidelines advise (T315I and omacetaxine)';

export async function labelCoverage(data: string): Promise<readonly Measure[]> {
  const room = await knowledgeRoom(data);
  const index = room.indexOf();
  const rows = almanacPairs(data, room.genes, room.hotspots).map((pair) => ({
    pair,
    placed: isPlaced(pair, index),
    listed: isListed(pair, room),
  }));
  const half = (isDevelopment: boolean) => rows.filter(({ pair }) => pair.isDevelopment === isDevelopment);
  const placedOf = (of: typeof rows): number => of.filter((row) => row.placed).length;
  const line = (name: string, of: typeof rows): Measure => ({
    measure: `label facts in Tier I, ${name}`,
    ours: percent(placedOf(of), of.length),
    against: `CIViC by gene, therapy and class ${percent(of.filter((row) => row.listed).length, of.length)}; >= 92 %`,
    met: placedOf(of) >= 0.92 * of.length,
  });
  const both = (pick: (row: (typeof rows)[number]) => boolean): string =>
    [half(true), half(false)]
      .map((of) => of.filter(pick))
      .map((of) => percent(placedOf(of), of.length))
      .join(', ');
  const misses = half(true).filter(({ placed }) => !placed);
  return [
    line('development half', half(true)),
    line('unseen half', half(false)),
    { measure: '  response rows: development half, unseen half', ours: both(({ pair }) => pair.direction === 'sensitivity'), against: 'reported' },
    { measure: '  resistance rows: development half, unseen half', ours: both(({ pair }) => pair.direction === 'resistance'), against: RESISTANCE_NOTE },
    ...misses.map(({ pair }) => ({ measure: `  miss ${pair.id} ${pair.name} in ${pair.tumor}`, ours: pair.direction, against: pair.therapies.join(' + ') })),
  ]; // prettier-ignore
}
