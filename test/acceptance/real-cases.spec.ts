import { jest } from '@jest/globals';
import type { AuditPage, PrioritizationBody, SubmissionInput } from '@consilium/contracts';
import type { DraftBody } from '@consilium/contracts';
import type { Board } from '../../infra/seed/play-case.ts';
import { realDataFolder, realFile, registerCivic } from '../live/real-data.ts';
import { startConsilium } from '../live/running-consilium.ts';
import type { RunningConsilium } from '../live/running-consilium.ts';

jest.setTimeout(180_000);

const folder = realDataFolder();
const consent = { status: 'given', version: '1', recordedOn: '2026-01-01' } as const;

const READ_CASE: SubmissionInput = {
  patient: { pseudonym: 'ACCEPT-READ', sex: 'unknown' },
  question: 'Which systemic option follows standard chemotherapy?',
  diagnosis: { code: 'READ' },
  consent,
};
const MEL_CASE: SubmissionInput = {
  patient: { pseudonym: 'ACCEPT-MEL', sex: 'male' },
  question: 'Is a targeted therapy indicated?',
  diagnosis: { code: 'MEL' },
  consent,
};
const READ_FILE = 'inputs/pcgr/history/test.pcgr_vep.vcf';
const MEL_FILE = 'inputs/cell-lines/test/data/vcf/colo829-dna-pacbio_clairs_outputs/snv.vcf.gz';

interface Walked {
  readonly caseId: string;
  readonly secondsToReview: number;
  readonly findings: PrioritizationBody;
}

async function toReview(
  { coordinator }: Board,
  submission: SubmissionInput,
  file: Uint8Array,
  name: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Walked> {
  const caseId = await coordinator.submit(submission);
  const begun = performance.now();
  await coordinator.upload(caseId, name, file, fields);
  await coordinator.until(caseId, 'waiting for sign-off', ({ status }) => status === 'in-review');
  const secondsToReview = (performance.now() - begun) / 1000;
  return { caseId, secondsToReview, findings: await coordinator.get<PrioritizationBody>(`cases/${caseId}/prioritization`) };
}

async function signedReport({ oncologist, pathologist }: Board, caseId: string): Promise<{ draft: string; signed: string }> {
  const draft = await oncologist.text(`cases/${caseId}/report?format=markdown`);
  await oncologist.sign(caseId, { choice: 'agree' });
  await pathologist.sign(caseId, { choice: 'agree' });
  await oncologist.until(caseId, 'issued', ({ status }) => status === 'issued');
  return { draft, signed: await oncologist.text(`cases/${caseId}/report?format=markdown`) };
}

if (folder === null) it('reads real tumors only where the real data are', () => expect(realDataFolder()).toBeNull());
else
  describe('real tumors, from upload to the signed report over HTTP', () => {
    let consilium: RunningConsilium;
    let board: Board;
    beforeAll(async () => {
      consilium = await startConsilium();
      await registerCivic(consilium.database.appUrl, folder, '2025-08-01');
      board = await consilium.board();
    });
    afterAll(() => consilium?.stop());

    it('takes the rectal adenocarcinoma (648 variants, combined sample column) to a signed report', async () => {
      const { caseId, findings, secondsToReview } = await toReview(board, READ_CASE, realFile(folder, READ_FILE), 'read.vcf');
      process.stdout.write(`READ: ${secondsToReview.toFixed(1)} s from upload to waiting for sign-off\n`);
      const { files } = await board.oncologist.case(caseId);
      expect(files[0]?.summary).toMatchObject({ build: 'GRCh37', records: 648, annotation: 'vep' });
      expect(findings.findings.filter(({ tier }) => tier === 'I' || tier === 'II').length).toBeGreaterThan(0);
      const withReads = findings.findings.filter(({ vaf }) => vaf !== null);
      expect(withReads.length).toBeGreaterThan(500);
      const { draft, signed } = await signedReport(board, caseId);
      expect(draft).toContain('DRAFT');
      expect(signed).not.toContain('DRAFT');
      expect(signed).toMatch(/Dr\. Anna Berg.*approved/);
      expect(signed).toMatch(/Dr\. Paul Okafor.*approved/);
    });

    it('finds BRAF V600E of COLO829 by its position, Tier I-A with approved therapies, and forms no tier from LowQual records', async () => {
      const { caseId, findings, secondsToReview } = await toReview(board, MEL_CASE, realFile(folder, MEL_FILE), 'colo829.vcf.gz', {
        build: 'GRCh38',
      });
      process.stdout.write(`COLO829: ${secondsToReview.toFixed(1)} s from upload to waiting for sign-off\n`);
      const braf = findings.findings.find(({ label }) => label === 'BRAF V600E');
      expect(braf).toMatchObject({ tier: 'I', level: 'A' });
      expect(braf?.vaf).toBeCloseTo(0.77, 2);
      const approved = findings.options
        .filter(({ tier, level }) => tier === 'I' && level === 'A')
        .map(({ therapies }) => therapies.join(' + '));
      expect(approved).toEqual(
        expect.arrayContaining(['dabrafenib + trametinib', 'binimetinib + encorafenib', 'cobimetinib + vemurafenib']),
      );
      expect(findings.warnings.join('\n')).toMatch(
        /54,?8\d\d of 54,?832 variants not annotated: only known hotspot positions were checked/,
      );
      const annotation = await board.oncologist.get<{ counts: { filtered: number } }>(`cases/${caseId}/annotation`);
      expect(annotation.counts.filtered).toBe(12_530);
      for (const { tier, flags } of findings.findings) if (flags.includes('filtered')) expect(tier).toBeNull();
      const draft = await board.oncologist.get<DraftBody>(`cases/${caseId}/draft`);
      expect(draft.sentences.map(({ text }) => text).join('\n')).toMatch(/BRAF V600E/);
      await signedReport(board, caseId);
      await listTrail(caseId);
    });

    /** Prints the trail as the auditor reads it, and holds it against what was done. */
    async function listTrail(caseId: string): Promise<void> {
      const auditor = await consilium.signIn('otto');
      const { items } = await auditor.get<AuditPage>(`cases/${caseId}/audit?limit=200`);
      const trail = items.toReversed().filter(({ action }) => !/read/.test(action));
      process.stdout.write(
        `${trail.map(({ at, actor, action, object }) => `${at}  ${actor.name.padEnd(16)} ${action.padEnd(18)} ${object.type}${object.version === null ? '' : ` v${object.version}`}`).join('\n')}\n`,
      );
      const actions = trail.map(({ action }) => action);
      for (const expected of [
        'case-submitted',
        'file-added',
        'intake-passed',
        'annotate-done',
        'prioritize-done',
        'retrieve-done',
        'draft-done',
        'review-opened',
        'ballot-cast',
        'published',
        'follow-up-planned',
      ])
        expect(actions).toContain(expected);
      expect(items.some(({ action, actor }) => /read/.test(action) && actor.name === 'Dr. Anna Berg')).toBe(true);
    }
  });
