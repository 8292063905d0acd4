import fc from 'fast-check';
import { importCivic } from './import-civic.ts';

const EVIDENCE = [
  'molecular_profile',
  'molecular_profile_id',
  'disease',
  'doid',
  'therapies',
  'therapy_interaction_type',
  'evidence_type',
  'evidence_direction',
  'evidence_level',
  'significance',
  'evidence_statement',
  'citation_id',
  'source_type',
  'citation',
  'rating',
  'evidence_status',
  'evidence_id',
  'variant_origin',
  'is_flagged',
];
const row: Readonly<Record<string, string>> = {
  molecular_profile: 'BRAF V600E', molecular_profile_id: '12', disease: 'Skin Melanoma', doid: '8923', therapies: 'Vemurafenib', therapy_interaction_type: '', evidence_type: 'Predictive', evidence_direction: 'Supports',
  evidence_level: 'A', significance: 'Sensitivity/Response', evidence_statement: 'Words.', citation_id: '1', source_type: 'PubMed', citation: 'Doe et al., 2011', rating: '5', evidence_status: 'accepted', evidence_id: '1', variant_origin: 'Somatic', is_flagged: 'false',
}; // prettier-ignore
const tsv = (columns: readonly string[], rows: readonly Readonly<Record<string, string>>[]): string =>
  [columns, ...rows.map((cells) => columns.map((column) => cells[column] ?? ''))].map((cells) => cells.join('\t')).join('\n') + '\n';
const file = (name: string, text: string) => ({ name, text: () => Promise.resolve(text) });

const variants2024 = tsv(
  [
    'variant_id',
    'gene',
    'variant',
    'variant_aliases',
    'hgvs_descriptions',
    'reference_build',
    'chromosome',
    'start',
    'reference_bases',
    'variant_bases',
  ],
  [
    {
      variant_id: '12',
      gene: 'BRAF',
      variant: 'V600E',
      variant_aliases: 'VAL600GLU',
      hgvs_descriptions: 'NM_004333.4:c.1799T>A',
      reference_build: 'GRCh37',
      chromosome: '7',
      start: '140453136',
      reference_bases: 'A',
      variant_bases: 'T',
    },
  ],
);
const variants2025 = tsv(
  ['variant_id', 'feature_type', 'feature_name', 'variant', 'gene', 'variant_aliases', 'hgvs_descriptions'],
  [
    { variant_id: '12', feature_type: 'Gene', feature_name: 'BRAF', gene: 'BRAF', variant: 'V600E' },
    { variant_id: '5', feature_type: 'Fusion', feature_name: 'EML4::ALK', variant: 'Fusion' },
    { variant_id: '7', feature_type: 'Gene', feature_name: 'ALK', gene: 'ALK', variant: 'G1202R' },
  ],
);
const profiles = tsv(
  ['name', 'molecular_profile_id', 'variant_ids'],
  [
    { name: 'BRAF V600E', molecular_profile_id: '12', variant_ids: '12' },
    { name: 'EML4::ALK Fusion AND ALK G1202R', molecular_profile_id: '99', variant_ids: '5, 7' },
  ],
);

const release = (rows: readonly Readonly<Record<string, string>>[], variants = variants2025) => [
  file('01-Aug-2025-ClinicalEvidenceSummaries.tsv', tsv(EVIDENCE, rows)),
  file('01-Aug-2025-MolecularProfileSummaries.tsv', profiles),
  file('01-Aug-2025-VariantSummaries.tsv', variants),
];
const imported = async (...rows: Readonly<Record<string, string>>[]) => {
  const read = await importCivic(release(rows), 'civic-test');
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
};

describe('importCivic', () => {
  it('reads an item of either layout with its keys, disease and source', async () => {
    const read = await importCivic(release([row], variants2024), 'civic-test');
    expect(read.ok && read.value.content.items[0]).toMatchObject({
      id: 'civic:EID1', release: 'civic-test', genes: ['BRAF'], disease: { scope: 'types' }, doid: 'DOID:8923', therapies: ['vemurafenib'], level: 'A', rating: 5, publications: ['1'], year: 2011, origin: 'somatic', tierForming: true,
      profile: { op: 'key', key: 'p:BRAF:V600E', alternatives: ['c:BRAF:c.1799T>A', 'g:GRCh37:7-140453136-A-T'] },
    }); // prettier-ignore
    expect(read.ok && read.value.content.releasedOn).toBe('2025-08-01');
  });

  it('keeps a combined profile as a tree, so that half of it never matches alone', async () => {
    const { content } = await imported({ ...row, molecular_profile: 'EML4::ALK Fusion AND ALK G1202R', molecular_profile_id: '99' });
    expect(content.items[0]?.profile).toEqual({
      op: 'and',
      of: [
        { op: 'key', key: 'fusion:EML4::ALK' },
        { op: 'key', key: 'p:ALK:G1202R' },
      ],
    });
    expect(content.items[0]?.genes).toEqual(['EML4', 'ALK']);
  });

  it('makes one option of a combination and one of each substitute', async () => {
    const { content, counts } = await imported(
      { ...row, therapies: 'Trametinib,Dabrafenib', therapy_interaction_type: 'Combination' },
      { ...row, evidence_id: '2', therapies: 'Erlotinib,Gefitinib', therapy_interaction_type: 'Substitutes' },
    );
    expect(content.items.map((item) => [item.id, item.therapies])).toEqual([
      ['civic:EID1', ['dabrafenib', 'trametinib']],
      ['civic:EID2', ['erlotinib']],
      ['civic:EID2', ['gefitinib']],
    ]);
    expect(counts).toMatchObject({ items: 2, statements: 3 });
  });

  it.each([
    ['a status that is not accepted', { evidence_status: 'submitted' }, 'evidence status is "submitted", not accepted'],
    ['an unknown level', { evidence_level: 'F' }, 'evidence level "F" is not A to E'],
    ['an unknown significance', { significance: 'Maybe' }, 'significance "Maybe" is not known for predictive evidence'],
    ['an id that is no number', { evidence_id: 'x' }, 'evidence id "x" is not a number'],
    ['a repeated id', { evidence_id: '1' }, 'evidence id 1 is there twice'],
    [
      'a broken profile',
      { molecular_profile: 'BRAF V600E AND', molecular_profile_id: '77' },
      'molecular profile "BRAF V600E AND" cannot be read (KNOWLEDGE.PROFILE_SYNTAX)',
    ],
    ['a rating out of range', { rating: '9' }, 'rating "9" is not 1 to 5'],
  ])('lists a row with %s by line and reason and reads the rest', async (_, change, reason) => {
    const { content, refusedRows } = await imported(row, { ...row, evidence_id: '2', ...change });
    expect(content.items).toHaveLength(1);
    expect(refusedRows).toEqual([expect.objectContaining({ file: '01-Aug-2025-ClinicalEvidenceSummaries.tsv', line: 3, reason })]);
  });

  it('lists a row with a missing cell instead of shifting the others into its place', async () => {
    const files = release([row]);
    const broken = file('01-Aug-2025-ClinicalEvidenceSummaries.tsv', `${tsv(EVIDENCE, [row])}BRAF V600E\t12\n`);
    const read = await importCivic([broken, ...files.slice(1)], 'civic-test');
    expect(read.ok && read.value.refusedRows).toEqual([
      expect.objectContaining({ line: 3, reason: `the row has 2 cells, the header ${EVIDENCE.length}` }),
    ]);
  });

  it('excludes nothing silently: a flagged item stays and is marked', async () => {
    expect((await imported({ ...row, is_flagged: 'true' })).content.items[0]?.flagged).toBe(true);
  });

  it.each([
    ['retracted', 'true', true],
    ['is_retracted', 'TRUE', true],
    ['retraction_nature', 'Retraction', true],
    ['retraction_nature', '', false],
    ['retracted', 'false', false],
  ])('marks an item whose paper is retracted, where the release has the column %s = "%s"', async (column, value, flagged) => {
    const evidence = file('01-Aug-2025-ClinicalEvidenceSummaries.tsv', tsv([...EVIDENCE, column], [{ ...row, [column]: value }]));
    const read = await importCivic([evidence, ...release([]).slice(1)], 'civic-test');
    expect(read.ok && read.value.content.items[0]?.flagged).toBe(flagged);
  });

  it('loses no row: of a table with anything broken in it, each row is an item or a refusal with its line', async () => {
    const broken = fc.constantFrom<Readonly<Record<string, string>>>({}, { evidence_level: 'Z' }, { rating: '?' }, { evidence_type: '' }, { significance: '\u0000' }, { evidence_status: 'rejected' }, { molecular_profile: '(((' }, { evidence_direction: 'Perhaps' }, { variant_origin: 'Mars' }); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(broken, fc.boolean()), { maxLength: 12 }), async (each) => {
        const rows = each.map(([change], at) => ({ ...row, molecular_profile_id: '0', evidence_id: String(at + 1), ...change }));
        const lines = tsv(EVIDENCE, rows).trimEnd().split('\n').map((line, at) => (each[at - 1]?.[1] === true ? `${line}\textra` : line)); // prettier-ignore
        const read = await importCivic(
          [file('01-Aug-2025-ClinicalEvidenceSummaries.tsv', lines.join('\n')), ...release([]).slice(1)],
          'civic-test',
        );
        const { content, refusedRows } = read.ok ? read.value : { content: { items: [] }, refusedRows: [] };
        const sound = each.flatMap(([change, cut], at) => (Object.keys(change).length === 0 && !cut ? [`civic:EID${at + 1}`] : []));
        expect(content.items.map(({ id }) => id)).toEqual(sound);
        expect(refusedRows.map(({ line }) => line).sort((a, b) => a - b)).toEqual(
          each.flatMap((_, at) => (sound.includes(`civic:EID${at + 1}`) ? [] : [at + 2])),
        );
        expect(refusedRows.every(({ reason }) => reason !== '')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('never lets a therapeutic statement without a therapy form a tier', async () => {
    expect((await imported({ ...row, therapies: '' })).content.items[0]?.tierForming).toBe(false);
  });

  it('refuses a folder without the evidence file and a table without its columns', async () => {
    expect(await importCivic(release([row]).slice(1), 'x')).toMatchObject({
      refusal: { code: 'KNOWLEDGE.FILES_MISSING', detail: { missing: ['evidence'] } },
    });
    expect(await importCivic([file('ClinicalEvidenceSummaries.tsv', 'a\tb\n'), ...release([]).slice(1)], 'x')).toMatchObject({
      refusal: { code: 'KNOWLEDGE.COLUMNS_MISSING' },
    });
  });
});
