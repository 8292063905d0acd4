import type { DraftSentence } from '@consilium/domain';
import type { DraftAccount, ModelUse } from '@consilium/domain/evidence';
import { MODEL_FAILURES } from '@consilium/domain/evidence';
import { pdfPages } from '@consilium/testing';
import { SENTENCES, SIGNATURES, aDecision, aRecord } from './decision.fixture.ts';
import { renderPdf } from './pdf/render-pdf.ts';
import { draftReport } from './report-renderer.ts';
import { renderJson } from './report/render-json.ts';
import { renderMarkdown } from './report/render-markdown.ts';

const QUOTE = 'A made-up sentence of a source about BRAF V600E.';
const USE: ModelUse = {
  provider: 'openai',
  model: 'made-up-1',
  answeredBy: 'made-up-1',
  destination: 'models.example.test',
  promptVersion: 'test-1',
  promptSha256: 'd'.repeat(64),
  parameters: { temperature: 0 },
  outputSha256: 'e'.repeat(64),
  outcome: 'used',
  failure: null,
  repaired: false,
  guard: { proposed: 6, kept: 5, dropped: 1, byCode: { 'CLAIM.NUMBER_UNSUPPORTED': 1 } },
  calls: 1,
  milliseconds: 1250,
  tokens: { input: 900, output: 120 },
  costMicros: 4200,
  at: '2026-03-01T08:00:00.000Z',
};
const anAccount = (given: Partial<DraftAccount> = {}): DraftAccount => ({
  sources: [
    {
      document: 'civic:EID10',
      corpus: 'knowledge',
      title: 'BRAF V600E, Melanoma, PMID 90000009',
      licence: 'CC0 1.0',
      publishedOn: '2015',
      standing: 'current',
    },
    {
      document: 'pubmed:90000001',
      corpus: 'literature',
      title: 'A made-up abstract',
      licence: 'CC BY 4.0',
      publishedOn: '2024-05',
      standing: 'concern',
    },
  ],
  dropped: [{ codes: ['CLAIM.NUMBER_UNSUPPORTED'], author: 'model', section: 'options' }],
  abstained: [],
  disagreements: null,
  drafter: 'openai:made-up-1',
  drafterVersion: 'test-1',
  retrieved: 12,
  at: '2026-03-01T08:00:00.000Z',
  model: USE,
  ...given,
});
const WORDED: DraftSentence = {
  id: 'model-1',
  kind: 'quoted',
  section: 'options',
  author: 'model',
  text: 'An abstract says: “Ten of twelve made-up tumors with BRAF V600E responded.”',
  citations: [{ document: 'pubmed:90000001', quote: 'Ten of twelve made-up tumors with BRAF V600E responded.' }],
};
const decided = (account: DraftAccount | null, sentences: readonly DraftSentence[] = [...SENTENCES, WORDED]) =>
  aDecision({ sentences, ...(account ? { drafting: account } : {}) });
const report = (account: DraftAccount | null = anAccount(), sentences?: readonly DraftSentence[]) =>
  draftReport(decided(account, sentences), SIGNATURES, aRecord());
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
/** Blanks out: a line may end inside a word. */
const squeezed = (text: string): string => text.replaceAll(/\s/g, '');
const printed = async (...given: Parameters<typeof report>): Promise<readonly (readonly [string, string])[]> => [
  ['PDF', squeezed(pdfPages(await renderPdf(report(...given))).join(' '))],
  ['Markdown', squeezed(textOf(renderMarkdown(report(...given))).replaceAll('\\', ''))],
];

describe('report of a draft with sentences of a model', () => {
  it('boxes them under the name of the model, apart from the template’s, and says so in the first lines', async () => {
    const section = report().sections.find((one) => one.section === 'options');
    expect(section?.worded.map(({ text }) => text)).toEqual([WORDED.text]);
    expect(section?.paragraphs.flat().map(({ author }) => author)).not.toContain('model');
    for (const [, words] of await printed()) {
      expect(words.includes(squeezed('Worded by openai:made-up-1; checked against its sources'))).toBe(true);
      expect(
        words.includes(squeezed('Drafted by the rule engine, with sentences worded by openai:made-up-1 (boxed), taken over unchanged.')),
      ).toBe(true);
    }
  });

  it('shows each quoted passage in quotation marks beside title, licence, standing and date of its source', async () => {
    for (const [, words] of await printed()) {
      expect(words.includes(squeezed(`“${QUOTE}”`))).toBe(true);
      expect(words.includes(squeezed('BRAF V600E, Melanoma, PMID 90000009 · licence CC0 1.0'))).toBe(true);
      expect(words.includes(squeezed('“Ten of twelve made-up tumors with BRAF V600E responded.”'))).toBe(true);
      expect(
        words.includes(
          squeezed('A made-up abstract · literature · licence CC BY 4.0 · standing EXPRESSION OF CONCERN by its publisher · date 2024-05'),
        ),
      ).toBe(true);
    }
  });

  it('shows the fields of each fact as our wording, and the paths of each statement of the engine', async () => {
    for (const [, words] of await printed()) {
      expect(words.includes(squeezed("Fact (our wording, not the source's): kind label · gene BRAF · variant BRAF V600E"))).toBe(true);
      expect(words).toMatch(/E2:?`?\/options\/0/);
    }
  });

  it('leads from each citation mark of the PDF to the source, and every place is there', async () => {
    const source = Buffer.from(await renderPdf(report())).toString('latin1');
    const wanted = new Set([...source.matchAll(/\/D \((source-\d+|engine-statements)\)/g)].map(([, name]) => name));
    expect([...wanted].sort()).toEqual(['engine-statements', 'source-1', 'source-2', 'source-3', 'source-4']);
    for (const name of wanted) expect(source).toMatch(new RegExp(`\\(${String(name)}\\) \\[`));
  });

  it('says what was asked of the model, what the check dropped and what it cost', async () => {
    for (const [, words] of await printed())
      for (const told of [
        'openai:made-up-1 at models.example.test; answered by made-up-1',
        '6 proposed, 5 kept, 1 dropped (CLAIM.NUMBER_UNSUPPORTED 1)',
        'SHA-256 dddddddddddd; answer SHA-256 eeeeeeeeeeee; temperature 0',
        '1 call, 1.3 s, 900 tokens in, 120 out, cost 0.0042',
        'Sentences dropped by the check: 1',
        'model, Options in detail: CLAIM.NUMBER_UNSUPPORTED',
      ])
        expect(words.includes(squeezed(told))).toBe(true);
  });

  it.each(MODEL_FAILURES)('says in words why nothing of the model was used: %s', async (failure) => {
    const account = anAccount({ drafter: 'template', drafterVersion: '1', model: { ...USE, outcome: 'template', failure } });
    for (const [, words] of await printed(account, SENTENCES)) {
      expect(words.includes(squeezed('the template is used: '))).toBe(true);
      expect(words.includes(squeezed(`(${failure})`))).toBe(true);
      expect(words.includes(squeezed('Worded by'))).toBe(false);
    }
  });
});

describe('report of a draft without a model', () => {
  const plain = anAccount({ drafter: 'template', drafterVersion: '1', dropped: [], model: null });

  it('counts no dropped sentence as 0, and says that no model was asked', async () => {
    for (const [, words] of await printed(plain, SENTENCES)) {
      expect(words.includes(squeezed('Sentences dropped by the check: 0'))).toBe(true);
      expect(words.includes(squeezed('Model: none was asked'))).toBe(true);
      expect(words.includes(squeezed('template 1, no model text'))).toBe(true);
    }
  });

  it('prints an older decision that does not tell how it was drafted', async () => {
    for (const [, words] of await printed(null, SENTENCES)) {
      expect(words.includes(squeezed('How the draft was made'))).toBe(false);
      expect(words.includes(squeezed(`“${QUOTE}”`))).toBe(true);
    }
  });
});

describe('report of a draft that abstained', () => {
  const account = anAccount({
    abstained: [
      {
        rule: 'draft.required-component-unknown',
        because: 'EGFR L858R would be I-A if EGFR T790M were present.',
        wouldResolve: 'EGFR T790M: a record asks for it',
      },
      { rule: 'draft.knowledge-too-old', because: 'The youngest release is old.', wouldResolve: 'Import a newer release.' },
    ],
  });

  it('names the rule, what of the case made it and what would resolve it, before resistance and options', async () => {
    for (const [, words] of await printed(account)) {
      const at = words.indexOf(squeezed('The draft makes no recommendation'));
      expect(at).toBeGreaterThan(0);
      expect(at).toBeLessThan(words.indexOf('Furtherresistance'));
      for (const told of [
        'a required component is not known',
        'EGFR L858R would be I-A if EGFR T790M were present.',
        'Would be resolved by: EGFR T790M: a record asks for it',
        'draft.required-component-unknown',
        'the knowledge is too old',
      ])
        expect(words.includes(squeezed(told))).toBe(true);
    }
  });
});

describe('second reading', () => {
  it.each([
    [null, 'Second reading', false],
    [[], 'shown and never applied: it orders the options as the rules do', true],
    [['The model puts imatinib at 1, the rules at 2.'], 'The model puts imatinib at 1, the rules at 2.', true],
  ] as const)('with %p prints %p: %p', async (disagreements, told, isPrinted) => {
    for (const [, words] of await printed(anAccount({ disagreements }))) expect(words.includes(squeezed(told))).toBe(isPrinted);
  });

  it('moves no option of the report', () => {
    const order = report(anAccount({ disagreements: ['The model puts imatinib at 1, the rules at 2.'] })).options.map(
      ({ therapy }) => therapy,
    );
    expect(order).toEqual(report().options.map(({ therapy }) => therapy));
  });
});

describe('JSON report', () => {
  it('carries the account and the quoted passages, and no word of a dropped sentence', () => {
    const json = JSON.parse(textOf(renderJson(report(), decided(anAccount()).content))) as Record<string, unknown>;
    expect(json).toMatchObject({
      drafting: { dropped: [{ section: 'Options in detail', author: 'model', codes: ['CLAIM.NUMBER_UNSUPPORTED'] }] },
      decision: { drafting: { dropped: [{ codes: ['CLAIM.NUMBER_UNSUPPORTED'] }], model: { model: 'made-up-1' } } },
      references: expect.arrayContaining([expect.objectContaining({ document: 'civic:EID10', quotes: [QUOTE] })]),
    });
  });
});
