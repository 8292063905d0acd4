import type { EvidenceItem } from '@consilium/domain';
import { geneAndVariant, recordsOf } from '@consilium/retrieval';
import type { EvidenceRecord } from '@consilium/retrieval';
import { percent } from '../prioritize/knowledge-room.ts';
import type { Measure } from '../table.ts';
import { openRetrievalRoom } from './retrieval-room.ts';
import type { RetrievalRoom, RetrieveQuery } from './retrieval-room.ts';
import { allFields, simpleSearch } from './simple-search.ts';

const K = 10;
const therapiesOf = ({ therapies }: EvidenceItem): readonly string[] => [...new Set(therapies)].sort();

interface Grouping {
  readonly name: string;
  readonly claimOf: (item: EvidenceRecord) => string;
  readonly diseaseOf: (item: EvidenceRecord) => string | null;
}
const GROUPINGS: readonly Grouping[] = [
  {
    name: 'same profile, disease and therapy',
    claimOf: (item) => [item.profileName, item.diseaseName, ...therapiesOf(item)].join('|'),
    diseaseOf: ({ diseaseName }) => diseaseName,
  },
  {
    name: 'same profile and therapy, any disease',
    claimOf: (item) => [item.profileName, ...therapiesOf(item)].join('|'),
    diseaseOf: () => null,
  },
];

/** What makes a record the other side: it denies what the others state, or it speaks against the therapy for which the others speak. */
const SIDES = [
  { name: 'support and denial', isOn: ({ supports }: EvidenceItem) => supports },
  { name: 'for and against the therapy', isOn: ({ direction, supports }: EvidenceItem) => (direction === 'sensitivity') === supports },
] as const;

/** Contested claims of the statements: of each, at least one record of the other side among the first ten that `consilium retrieve` gives. */
export async function against(data: string): Promise<readonly Measure[]> {
  const room = await openRetrievalRoom(data);
  try {
    const records = [...recordsOf(room.items).values()].filter(
      ({ significance, nature }) => significance === 'therapeutic' && nature === undefined,
    );
    const simple = simpleSearch(room.items, allFields);
    const rows: Measure[] = [];
    for (const grouping of GROUPINGS)
      for (const side of SIDES) rows.push(await measured(contestedBy(records, grouping, side.isOn), grouping, side, room, simple));
    return rows;
  } finally {
    room.close();
  }
}

function contestedBy(
  records: readonly EvidenceRecord[],
  { claimOf }: Grouping,
  isOn: (item: EvidenceItem) => boolean,
): readonly (readonly EvidenceRecord[])[] {
  const claims = Map.groupBy(records, claimOf);
  return [...claims.values()].filter((claim) => claim.some(isOn) && !claim.every(isOn));
}

async function measured(
  claims: readonly (readonly EvidenceRecord[])[],
  { name, diseaseOf }: Grouping,
  side: (typeof SIDES)[number],
  room: RetrievalRoom,
  simple: (query: string, k: number) => readonly string[],
): Promise<Measure> {
  const queries = claims.map((claim) => queryOf(claim, diseaseOf));
  const hits = await room.retrieve(queries);
  const shows = (ids: readonly string[], claim: readonly EvidenceRecord[]): boolean =>
    claim.some((item) => !side.isOn(item) && ids.includes(item.id)) && claim.some((item) => side.isOn(item) && ids.includes(item.id));
  const ours = claims.filter((claim, at) =>
    shows(
      (hits[at] ?? []).map(({ document }) => document),
      claim,
    ),
  ).length;
  const theirs = claims.filter((claim, at) => shows(simple(textOf(queries[at]), K), claim)).length;
  return {
    measure: `both sides in the top 10: ${name}, ${side.name}`,
    ours: percent(ours, claims.length),
    against: `100 %; simple lexical ${percent(theirs, claims.length)}`,
    met: ours === claims.length,
  };
}

function queryOf([first]: readonly EvidenceRecord[], diseaseOf: Grouping['diseaseOf']): RetrieveQuery {
  if (first === undefined) throw new Error('a claim without a record cannot be contested');
  const disease = diseaseOf(first);
  return {
    ...geneAndVariant(first.profileName),
    ...(disease === null ? {} : { tumorType: disease }),
    therapy: therapiesOf(first).join(' + '),
    k: K,
  };
}

const textOf = (query: RetrieveQuery | undefined): string =>
  [query?.gene, query?.variant, query?.tumorType, query?.therapy].filter((part) => part !== undefined).join(' ');
