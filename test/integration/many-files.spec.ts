import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { PrioritizationBody } from '@consilium/contracts';
import type { FindingExplanation } from '@consilium/domain';
import { DEMO_CASES } from '../../infra/seed/demo-cases.ts';
import type { Board } from '../../infra/seed/play-case.ts';
import { syntheticVcf } from '../../infra/seed/synthetic-vcf.ts';
import { runCommand } from '../live/consilium-command.ts';
import { startConsilium } from '../live/running-consilium.ts';
import type { RunningConsilium } from '../live/running-consilium.ts';

jest.setTimeout(90_000);

const DEMO = DEMO_CASES.find(({ course }) => course === 'waiting-for-signatures')!;
const text = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\n')}\n`);

const VCF = syntheticVcf([
  { gene: 'EGFR', protein: 'p.Leu858Arg', cdna: 'c.2573T>G', consequence: 'missense_variant', hotspot: 'L858R', vaf: 0.31 },
  {
    gene: 'KMT2D', protein: 'p.Ala4000Thr', cdna: 'c.11998G>A', consequence: 'missense_variant', vaf: 0.4,
    at: { chrom: '12', pos: 49032960, ref: 'C', alt: 'T' },
  }, // prettier-ignore
]);
const TABLE = text(['gene,alteration,vaf', 'ALK,EML4::ALK fusion,', 'KRAS,p.Gly12Cys,12 %']);
const SCORES = text([
  'chrom\tpos\tref\talt\tmodel\tversion\toutput\tscore\tbuild',
  '12\t49032960\tC\tT\tAnyModel\t1\texpression log fold change\t-2.5\tGRCh38',
]);
const VUS = 'v:12-49032960-C-T';

describe('a case of several files', () => {
  let consilium: RunningConsilium;
  let board: Board;
  let caseId: string;
  const whole = () => board.oncologist.get<PrioritizationBody>(`cases/${caseId}/prioritization`);
  const explained = (finding: string) =>
    board.oncologist.get<FindingExplanation>(`cases/${caseId}/findings/${encodeURIComponent(finding)}/explanation`);
  const reviewed = (run: number) =>
    board.oncologist.until(caseId, `in review of run ${run}`, (record) => record.status === 'in-review' && record.run >= run);

  beforeAll(async () => {
    consilium = await startConsilium({ workers: 1, apis: 1 });
    board = await consilium.board();
    caseId = await board.coordinator.submit({ ...DEMO.submission, diagnosis: { code: 'LUAD' }, treatment: {}, sample: {} });
    await board.coordinator.upload(caseId, 'small.vcf', VCF);
    await board.coordinator.upload(caseId, 'typed.csv', TABLE);
    await board.coordinator.upload(caseId, 'scores.tsv', SCORES);
    await board.oncologist.until(
      caseId,
      'three files read',
      ({ status, files, run }) => status === 'in-review' && files.length === 3 && run >= 3,
    );
  });
  afterAll(() => consilium?.stop());

  it('reads all of them, and forms tiers from each', async () => {
    const { findings } = await whole();
    expect(Object.fromEntries(findings.map(({ label, tier, level }) => [label, `${tier}${level ?? ''}`]))).toMatchObject({
      'EGFR L858R': 'IA',
      'EML4::ALK': 'IA',
      'KRAS G12C': 'IA',
    });
  });

  it('explains a finding by the same object over the API and on the command line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'consilium-files-'));
    try {
      const files = Object.entries({ 'small.vcf': VCF, 'typed.csv': TABLE, 'scores.tsv': SCORES }).map(([name, bytes]) => {
        writeFileSync(join(folder, name), bytes);
        return join(folder, name);
      });
      const { exit, lines } = await runCommand(
        ['prioritize', '--input', ...files, '--tumor-type', 'LUAD', '--build', 'GRCh38', '--knowledge', 'starter'],
        { CONSILIUM_HOME: folder },
      );
      expect(exit).toBe(0);
      const { findings = [] } = lines[0] as { findings?: FindingExplanation[] };
      const { subject: _subject, ...overHttp } = await explained(findings[0]?.finding ?? '');
      expect(overHttp.results).toEqual(findings[0]?.results);
      expect(Object.keys(overHttp).sort()).toEqual(Object.keys(findings[0] ?? {}).sort());
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('shows a score of a sequence model as research only: the finding keeps its class and tier', async () => {
    const { research, tier, oncogenicity } = await explained(VUS);
    expect(research).toEqual([{ model: 'AnyModel', version: '1', output: 'expression log fold change', score: -2.5 }]);
    expect(oncogenicity.criteria.map(({ source }) => source).join()).not.toMatch(/AnyModel/);
    expect(tier === 'I' || tier === 'II').toBe(false);
  });

  it('prioritizes again with a criterion that a pathologist enters, names who and why, and takes it back again', async () => {
    const before = await explained(VUS);
    const { run } = await board.oncologist.case(caseId);
    await board.pathologist.act('POST', `cases/${caseId}/criteria`, { finding: VUS, code: 'OS2', reason: 'Own functional study.' });
    await reviewed(run + 1);
    const after = await explained(VUS);
    expect(after.oncogenicity.points).toBe(before.oncogenicity.points + 4);
    expect(after.oncogenicity.criteria.find(({ code }) => code === 'OS2')?.entered).toMatchObject([
      { reason: 'Own functional study.', by: board.pathologist.name },
    ]);
    const { criteria } = await board.oncologist.case(caseId);
    await board.pathologist.act('DELETE', `cases/${caseId}/criteria/${criteria[0]!.id}`, { reason: 'The assay was faulty.' });
    await reviewed(run + 2);
    expect((await explained(VUS)).oncogenicity).toEqual(before.oncogenicity);
  });

  it.each([
    ['a code that the standard does not have', { finding: VUS, code: 'OS9', reason: 'Some reason.' }, /422 CRITERION.UNKNOWN/],
    ['a finding of another case', { finding: 'v:1-1-A-T', code: 'OS2', reason: 'Some reason.' }, /422 CRITERION.FINDING_UNKNOWN/],
    ['no reason', { finding: VUS, code: 'OS2', reason: '' }, /4(00|22)/],
  ])('refuses a criterion with %s', async (_what, body, problem) => {
    await expect(board.pathologist.act('POST', `cases/${caseId}/criteria`, body)).rejects.toThrow(problem);
  });

  it('lets no coordinator enter a criterion', async () => {
    await expect(
      board.coordinator.act('POST', `cases/${caseId}/criteria`, { finding: VUS, code: 'OS2', reason: 'Some reason.' }),
    ).rejects.toThrow(/403/);
  });
});
