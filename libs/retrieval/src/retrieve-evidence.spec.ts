import type { EvidenceItem } from '@consilium/domain';
import { DISPUTES, LABEL, RESISTANCE, aFinding, aMatch, aPrioritization, aResult, aSnapshot, anItem, melanoma } from './case.fixture.ts';
import { createEvidenceDesk } from './evidence-desk.ts';
import { retrieveEvidence } from './retrieve-evidence.ts';
import { buildDocumentIndex } from './search/document-index.ts';
import { createIndexCache } from './search/index-cache.ts';
import { EvidenceRetriever } from './search/evidence-retriever.ts';
import { searchEvidence } from './search-evidence.ts';

const many = (count: number, given: (index: number) => Partial<EvidenceItem>): readonly EvidenceItem[] =>
  Array.from({ length: count }, (_, index) => anItem({ id: `civic:EID${index}`, publications: [String(index)], ...given(index) }));

describe('retrieveEvidence', () => {
  it('gives each passage its stance from the explanation', async () => {
    const { prioritization, snapshot } = melanoma();
    const { passages } = await retrieveEvidence(prioritization, snapshot, buildDocumentIndex(snapshot));
    expect(Object.fromEntries(passages.map(({ document, stance }) => [document.id, stance]))).toEqual({
      'label:fda-1': 'for',
      'civic:EID10': 'for',
      [RESISTANCE.id]: 'against',
      [DISPUTES.id]: 'against',
    });
    expect(passages.map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
  });

  it('shows evidence against among many that are for', async () => {
    const supporting = many(40, () => ({}));
    const disputing = anItem({
      id: 'civic:EID900',
      supports: false,
      genes: ['BRAF'],
      publications: ['900'],
      year: 1999,
      diseaseName: 'something else',
      disease: { scope: 'any' },
    });
    const finding = aFinding({ results: [aResult({ matched: supporting.map((item) => aMatch(item)), against: [aMatch(disputing)] })] });
    const snapshot = aSnapshot([...supporting, disputing]);
    const { passages } = await retrieveEvidence(aPrioritization({ findings: [finding] }), snapshot, buildDocumentIndex(snapshot));
    expect(passages.find(({ stance }) => stance === 'against')?.document.id).toBe('civic:EID900');
  });

  it('is the same whatever the order of the records', async () => {
    const { prioritization, snapshot } = melanoma();
    const turned = { ...snapshot, items: snapshot.items.toReversed() };
    expect(await retrieveEvidence(prioritization, turned, buildDocumentIndex(turned))).toEqual(
      await retrieveEvidence(prioritization, snapshot, buildDocumentIndex(snapshot)),
    );
  });

  it('warns when no regulatory source is loaded, and not when there is one', async () => {
    const warningsWith = async (items: readonly EvidenceItem[]) =>
      (await createEvidenceDesk().retrieve(aPrioritization(), aSnapshot(items))).warnings;
    expect(await warningsWith([RESISTANCE])).toEqual(['No regulatory source is loaded: approvals were not checked.']);
    expect(await warningsWith([LABEL])).toEqual([]);
  });

  it('says so when there are more findings with evidence than it searched for', async () => {
    const findings = Array.from({ length: 35 }, (_, index) =>
      aFinding({ finding: `f${index}`, results: [aResult({ matched: [aMatch(LABEL)] })] }),
    );
    const snapshot = aSnapshot([LABEL]);
    expect((await retrieveEvidence(aPrioritization({ findings }), snapshot, buildDocumentIndex(snapshot))).warnings).toEqual([
      'Literature was searched for the 30 highest-ranked of 35 findings with evidence.',
    ]);
  });
});

describe('searchEvidence', () => {
  it('keeps to the gene while five hits remain', () => {
    const snapshot = aSnapshot([...many(6, () => ({})), anItem({ id: 'civic:EID700', genes: ['EGFR'], profileName: 'EGFR L858R' })]);
    const hits = searchEvidence({ gene: 'BRAF', text: 'melanoma', k: 20 }, snapshot, buildDocumentIndex(snapshot));
    expect(hits.map(({ document }) => document.id)).not.toContain('civic:EID700');
    expect(hits).toHaveLength(6);
  });

  it('fills at most half of the hits from one publication', () => {
    const snapshot = aSnapshot(many(20, (index) => ({ publications: index < 15 ? ['1'] : [String(index)] })));
    const hits = searchEvidence({ gene: 'BRAF', k: 8 }, snapshot, buildDocumentIndex(snapshot));
    expect(hits.filter(({ document }) => document.facts['pmid'] === '1')).toHaveLength(4);
  });

  it('finds a fusion by one partner', () => {
    const fusion = anItem({
      id: 'civic:EID5',
      genes: ['EML4', 'ALK'],
      profileName: 'EML4::ALK Fusion',
      profile: { op: 'key', key: 'fusion:EML4::ALK' },
    });
    const snapshot = aSnapshot([fusion, ...many(3, () => ({}))]);
    expect(searchEvidence({ gene: 'ALK', variant: 'EML4::ALK fusion', k: 3 }, snapshot, buildDocumentIndex(snapshot))[0]?.document.id).toBe(
      'civic:EID5',
    );
  });

  it('puts the asked variant before its neighbour', () => {
    const snapshot = aSnapshot([
      anItem({ id: 'civic:EID1', profileName: 'BRAF V600K', profile: { op: 'key', key: 'p:BRAF:V600K' } }),
      anItem({ id: 'civic:EID2' }),
    ]);
    expect(searchEvidence({ gene: 'BRAF', variant: 'V600E', k: 2 }, snapshot, buildDocumentIndex(snapshot))[0]?.document.id).toBe(
      'civic:EID2',
    );
  });
});

describe('index of a set of releases', () => {
  it('is built once for the same hashes, and two are kept', () => {
    let built = 0;
    const indexOf = createIndexCache((knowledge) => {
      built += 1;
      return buildDocumentIndex(knowledge);
    });
    const [a, b, c] = ['a', 'b', 'c'].map((hash) => aSnapshot([], hash.repeat(64)));
    for (const snapshot of [a, b, a, b]) if (snapshot) indexOf(snapshot);
    expect(built).toBe(2);
    for (const snapshot of [c, b, a]) if (snapshot) indexOf(snapshot);
    expect(built).toBe(4);
  });

  it('holds a record with substitutes as one document', () => {
    const index = buildDocumentIndex(
      aSnapshot([anItem({ id: 'civic:EID1', therapies: ['erlotinib'] }), anItem({ id: 'civic:EID1', therapies: ['gefitinib'] })]),
    );
    expect(index.document('civic:EID1')?.facts['therapies']).toBe('erlotinib or gefitinib');
  });
});

describe('EvidenceRetriever', () => {
  it('tells no tracer of a query: it names a patient\u2019s variants', async () => {
    const told: string[] = [];
    const retriever = new EvidenceRetriever({ index: buildDocumentIndex(aSnapshot([LABEL])), limit: 5 });
    retriever.callbacks = [{ handleRetrieverStart: () => void told.push('start') }];
    const found = await retriever.invoke('BRAF V600E');
    expect(found.map(({ metadata }) => metadata.id)).toEqual(['label:fda-1']);
    expect(told).toEqual([]);
  });
});
