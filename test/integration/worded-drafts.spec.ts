import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEST_KEY_ENV } from '@consilium/testing';
import { jest } from '@jest/globals';
import type {
  AuditPage,
  CaseRecordBody,
  CorpusList,
  DraftBody,
  EvidenceAnswerBody,
  ModelStatus,
  RetrievalBody,
} from '@consilium/contracts';
import { DEMO_CASES } from '../../infra/seed/demo-cases.ts';
import type { Board } from '../../infra/seed/play-case.ts';
import { syntheticVcf } from '../../infra/seed/synthetic-vcf.ts';
import { STUB_MODEL, startStub } from '../bench/evidence/stub/stub-server.ts';
import type { StubServer } from '../bench/evidence/stub/stub-server.ts';
import { runCommand } from '../live/consilium-command.ts';
import { startConsilium } from '../live/running-consilium.ts';
import type { RunningConsilium } from '../live/running-consilium.ts';

jest.setTimeout(90_000);

const DEMO = DEMO_CASES.find(({ course }) => course === 'waiting-for-signatures')!;
const VCF = syntheticVcf([
  { gene: 'EGFR', protein: 'p.Leu858Arg', cdna: 'c.2573T>G', consequence: 'missense_variant', hotspot: 'L858R', vaf: 0.31 },
]);
const PSEUDONYM = 'CANARY-PSEUDONYM-77';
const NOTE = 'Mr Canary Fuchs of Canaryville progressed on gefitinib on 2025-03-04, EGFR L858R known.';
const GUIDELINE = `# Guideline of an invented clinic

## Lung adenocarcinoma with EGFR mutation

- Offer osimertinib to patients with lung adenocarcinoma and an EGFR L858R mutation as first treatment of advanced disease.
`;

describe('drafts that a model words, over the whole system', () => {
  let stub: StubServer;
  let consilium: RunningConsilium;
  let board: Board;

  const newCase = async (): Promise<string> => {
    const submission = {
      ...DEMO.submission,
      patient: { ...DEMO.submission.patient, pseudonym: PSEUDONYM },
      question: `Which option for ${PSEUDONYM}, seen by Dr. Canary Fuchs?`,
      diagnosis: { code: 'LUAD' },
      treatment: {},
      sample: {},
    };
    const caseId = await board.coordinator.submit(submission);
    await board.oncologist.act('POST', `cases/${caseId}/notes`, { text: NOTE });
    await board.coordinator.upload(caseId, 'canary-file-name.vcf', VCF);
    return caseId;
  };
  const drafted = async (caseId: string): Promise<DraftBody> => {
    await board.oncologist.until(caseId, 'in review', ({ status }: CaseRecordBody) => status === 'in-review');
    return board.oncologist.get<DraftBody>(`cases/${caseId}/draft`);
  };
  const entries = async (action: string) => {
    const auditor = await consilium.signIn('otto');
    return (await auditor.get<AuditPage>(`audit?action=${action}&limit=50`)).items;
  };

  beforeAll(async () => {
    stub = await startStub();
    consilium = await startConsilium({ env: { LLM_MODEL: STUB_MODEL, LLM_BASE_URL: stub.url('good'), LLM_API_KEY: 'canary-key' } });
    board = await consilium.board();
    const file = join(consilium.home, 'guideline.md');
    writeFileSync(file, GUIDELINE);
    const { exit, messages } = await runCommand(['corpus', 'import', 'guidelines', file, '--as', 'clinic-2026', '--licence', 'own work'], {
      ...TEST_KEY_ENV,
      CONSILIUM_HOME: consilium.home,
      DATABASE_URL: consilium.database.appUrl,
    });
    if (exit !== 0) throw new Error(messages);
  });
  afterAll(async () => {
    await consilium?.stop();
    await stub?.close();
  });

  it("shows the model's checked sentences, labelled, among the template's, and says what was asked (AIO-01, AIO-02)", async () => {
    const draft = await drafted(await newCase());
    expect(draft.provenance).toMatchObject({
      drafter: `openai:${STUB_MODEL}`,
      model: { outcome: 'used', failure: null, answeredBy: STUB_MODEL },
    });
    expect(draft.sentences.some(({ author }) => author === 'model')).toBe(true);
    expect(draft.sentences.filter(({ citations }) => citations.length === 0)).toEqual([]);
    const [prompts] = [stub.prompts().join('\n')];
    expect(prompts).toContain('EGFR L858R');
    expect(prompts).not.toMatch(/canary/i);
    const [call] = await entries('model-called');
    expect(call?.detail).toMatchObject({ destination: stub.host, model: STUB_MODEL });
    const { items: asked } = await (await consilium.signIn('otto')).get<AuditPage>('audit?ai=true&limit=200');
    expect(new Set(asked.map(({ action }) => action))).toEqual(new Set(['model-called', 'narrated', 'draft-done']));
    expect(JSON.stringify(await entries('model-called'))).not.toMatch(/canary|L858R/i);
  });

  it("keeps the patient's record apart from what is published, and opens the imported guideline at its passage", async () => {
    const caseId = await newCase();
    await drafted(caseId);
    const retrieval = await board.oncologist.get<RetrievalBody>(`cases/${caseId}/retrieval`);
    expect(retrieval.passages.some(({ document }) => document.corpus === 'history')).toBe(false);
    expect(retrieval.history?.some(({ document }) => document.text.includes('progressed on gefitinib'))).toBe(true);
    const guideline = retrieval.passages.find(({ document }) => document.corpus === 'guideline');
    expect(guideline?.document.text).toContain('Offer osimertinib');
    expect((await board.oncologist.get<CorpusList>('knowledge/corpora')).items).toMatchObject([{ id: 'clinic-2026', corpus: 'guideline' }]);
    const opened = await board.oncologist.get<{ text: string }>(`knowledge/documents/${encodeURIComponent(guideline?.document.id ?? '')}`);
    expect(opened.text).toBe(guideline?.document.text);
  });

  it('answers a question by the same rules, shows how it was understood, and takes the correction', async () => {
    const answer = await board.oncologist.send<EvidenceAnswerBody>('POST', 'evidence/ask', {
      question: 'NSCLC adenocarcinoma, EGFR L858R, first line - which TKI?',
    });
    expect(answer.understood.findings).toHaveLength(1);
    expect(answer.options.map(({ therapies }) => therapies.join('+'))).toContain('osimertinib');
    expect(answer.sentences.every(({ citations }) => citations.length > 0)).toBe(true);
    const corrected = { ...answer.understood, tumorType: { code: '', name: 'melanoma' } };
    const again = await board.oncologist.send<EvidenceAnswerBody>('POST', 'evidence/ask', {
      question: '-',
      understood: corrected,
    });
    expect(again.understood.tumorType).toEqual({ code: 'MEL', name: 'Melanoma' });
    expect(again.options.some(({ tier }) => tier === 'I')).toBe(false);
  });

  it('asks no model once a board member has stopped it, and only who keeps the policy lets it go on (AIO-06)', async () => {
    const stop = { scope: 'site', target: '*', stopped: true, reason: 'It worded a resistance as a benefit.' };
    const status = await board.oncologist.send<ModelStatus>('POST', 'model/switches', stop);
    expect(status.switches).toMatchObject([{ scope: 'site', stopped: true }]);
    stub.prompts();
    const draft = await drafted(await newCase());
    expect(draft.provenance).toMatchObject({ drafter: 'template', model: { outcome: 'template', failure: 'MODEL.STOPPED' } });
    expect(stub.prompts()).toEqual([]);
    await expect(board.oncologist.act('POST', 'model/switches', { ...stop, stopped: false })).rejects.toMatchObject({ status: 403 });
    expect(await entries('model-stopped')).toHaveLength(1);
  });
});
