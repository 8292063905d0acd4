import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { pdfPages } from '@consilium/testing';
import { BALLOTS, DIGEST, SIGNATURES, aDecision, aRecord, aSignature, aSignedDecision } from './decision.fixture.ts';
import { createReportRenderer, draftReport, renderDraftReport, signedReport } from './report-renderer.ts';
import { renderMarkdown } from './report/render-markdown.ts';
import { renderPdf } from './pdf/render-pdf.ts';

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
/** Line breaks cut words at hyphens and slashes; what is printed counts, not where a line ends. */
const squeezed = (text: string): string => text.replaceAll(' ', '');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const LONG = Array.from({ length: 60 }, (_, index) => ({
  rank: index + 1,
  therapies: [`drug${index}`],
  tier: 'I',
  level: 'A',
  findings: ['f1'],
  rationale: '',
}));

describe('report of a signed decision', () => {
  it('prints names, meanings, times with zone and the full hash in the PDF, and DRAFT nowhere', async () => {
    const pages = pdfPages(await renderPdf(signedReport(aSignedDecision(), aRecord())));
    const all = pages.join(' ');
    for (const printed of [
      'Dr. Ada Oncologist',
      'Dr. Ben Pathologist',
      'oncology',
      'approved',
      '2026-03-01 10:00 GMT+1 (Europe/Berlin)',
      DIGEST,
    ])
      expect(squeezed(all)).toContain(squeezed(printed));
    expect(all).not.toContain('DRAFT');
  });

  it('prints dissent in full: name, reason, alternative, text', async () => {
    const all = pdfPages(await renderPdf(signedReport(aSignedDecision(), aRecord()))).join(' ');
    for (const printed of ['Dr. Cem Geneticist', 'further testing first', 'repeat the biopsy', 'The lesion was sampled before nivolumab.'])
      expect(all).toContain(printed);
  });

  it('names case, version, page and short hash at the foot of every page', async () => {
    const pages = pdfPages(await renderPdf(signedReport(aSignedDecision({ options: LONG }), aRecord())));
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, index) =>
      expect(page).toContain(`C-0007 · version 2 · page ${index + 1} of ${pages.length} · ${DIGEST.slice(0, 12)}`),
    );
  });

  it.each([12, 13, 14, 15, 16, 17, 18, 39])('leaves no heading alone at the foot of a page with %p options', async (count) => {
    const pages = pdfPages(await renderPdf(signedReport(aSignedDecision({ options: LONG.slice(0, count) }), aRecord())));
    const feet = pages.map((page) => page.replace(/ C-0007 · version 2 · page .*$/, ''));
    expect(
      feet.filter((foot) => /(?:in detail|could not be checked|Additional tests|Limits|Signatures|References|Versions)$/.test(foot)),
    ).toEqual([]);
  });

  it('puts resistance above the options', async () => {
    const [first = ''] = pdfPages(await renderPdf(signedReport(aSignedDecision(), aRecord())));
    expect(first.indexOf('Resistance')).toBeGreaterThan(0);
    expect(first.indexOf('Resistance')).toBeLessThan(first.indexOf('Options'));
  });

  it('renders the same bytes again in every format', async () => {
    const render = async (): Promise<readonly string[]> => {
      const artifacts = await createReportRenderer().render(aSignedDecision(), aRecord() as never);
      return artifacts.map(({ kind, bytes }) => `${kind} ${sha256(bytes)}`);
    };
    const first = await render();
    expect(first.map((artifact) => artifact.split(' ')[0])).toEqual(['json', 'markdown', 'pdf']);
    expect(await render()).toEqual(first);
  });

  it('says what was not assessed, what was waived and which warning no sentence tells', () => {
    const report = textOf(renderMarkdown(signedReport(aSignedDecision(), aRecord())));
    expect(report).toContain('Not assessed: germline track, pharmacogenomics, clinical trials, equity.');
    expect(report).toContain('Waived: callability; repeat biopsy not possible (Dr. Coordinator)');
    expect(report).toContain('Fact label:fda-1 is unverified');
    expect(report.match(/12 of 40 variants not annotated/g)).toHaveLength(1);
  });

  it('carries the whole decision in the JSON, so that its hash can be recomputed', async () => {
    const signed = aSignedDecision();
    const json = (await createReportRenderer().render(signed, aRecord() as never)).find(({ kind }) => kind === 'json');
    expect(JSON.parse(textOf(json?.bytes ?? new Uint8Array()))).toMatchObject({
      schema: 'consilium/report/1',
      status: 'SIGNED',
      decision: signed.decision.content,
      versions: { decisionSha256: DIGEST },
    });
  });

  it('refuses an object that only looks like a signed decision', () => {
    const forged = { decision: aDecision(), signatures: SIGNATURES, isSigned: undefined };
    expect(() => signedReport(forged as never, aRecord())).toThrow('signed decision');
  });
});

describe('amendment', () => {
  it('names its kind, its reason and the report that it replaces', () => {
    const publication = {
      id: 'p1',
      decisionVersion: 1,
      digest: 'd'.repeat(64),
      kind: 'original',
      publishedAt: '2026-02-01T00:00:00.000Z',
      replaces: null,
      artifacts: [],
    } as const;
    const report = textOf(
      renderMarkdown(
        signedReport(aSignedDecision({ kind: 'amendment', kindReason: 'new label' }), aRecord({ publications: [publication] })),
      ),
    );
    expect(report).toContain('amendment: new label; replaces version 1 of 2026-02-01 (dddddddddddd)');
  });
});

describe('draft of a report', () => {
  it('says DRAFT on every page of the PDF, in header, footer and across the page', async () => {
    const pages = pdfPages(await renderDraftReport(aDecision({ options: LONG }), SIGNATURES, aRecord(), 'pdf'));
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) {
      expect(page).toContain('DRAFT · not signed by a quorum');
      expect(page).toContain('DRAFT · C-0007');
      expect(page.match(/DRAFT/g)?.length).toBeGreaterThanOrEqual(3);
    }
  });

  it('says DRAFT in the status of the JSON and in every heading of the Markdown', async () => {
    expect(JSON.parse(textOf(await renderDraftReport(aDecision(), [], aRecord(), 'json')))).toMatchObject({ status: 'DRAFT' });
    const markdown = textOf(await renderDraftReport(aDecision(), [], aRecord(), 'markdown'));
    const headings = markdown.split('\n').filter((line) => line.startsWith('#'));
    expect(headings.length).toBeGreaterThan(5);
    expect(headings.filter((line) => !line.includes('DRAFT'))).toEqual([]);
  });

  it('does not read as signed while signatures are still missing', async () => {
    const all = pdfPages(await renderDraftReport(aDecision(), SIGNATURES.slice(0, 1), aRecord(), 'pdf')).join(' ');
    expect(all).toContain('Signatures so far: Dr. Ada Oncologist');
    expect(all).not.toContain('Signed by');
  });

  it('prints no signature of another version, of other content, or that was voided', () => {
    const others = [
      aSignature(0, { version: 1 }),
      aSignature(1, { digest: 'e'.repeat(64) }),
      aSignature(2, { voidedAt: '2026-03-02T00:00:00.000Z' }),
    ];
    expect(draftReport(aDecision(), others, aRecord()).signatures).toEqual([]);
  });

  it('prints no dissent that was withdrawn', () => {
    const withdrawn = [aSignature(2, { meaning: 'dissent', voidedAt: '2026-03-02T00:00:00.000Z' })];
    expect(draftReport(aDecision(), withdrawn, aRecord({ ballots: BALLOTS })).dissents).toEqual([]);
  });
});

describe('words of people and sources', () => {
  it('cannot come in by the name of an account', () => {
    const decision = aDecision({
      origin: 'changed',
      author: { kind: 'person', ref: 'u', name: '<img src=x> [x](http://y)\n## Signatures' },
    });
    const report = textOf(renderMarkdown(draftReport(decision, [], aRecord())));
    expect(report).not.toContain('<img src=x> [');
    expect(report.split('\n').filter((line) => line === '## Signatures' || line === '## DRAFT · Signatures')).toHaveLength(1);
  });

  it('cannot open a heading, a table cell or a link in the Markdown', () => {
    const report = textOf(renderMarkdown(draftReport(aDecision({ question: '# SIGNED | [x](http://y)\n## Signatures' }), [], aRecord())));
    expect(report.split('\n').filter((line) => /^#+ (?!DRAFT)/.test(line))).toEqual([]);
    expect(report).not.toMatch(/(?<!\\)\]\(/);
  });

  it('keep a draft a draft whatever they say', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (words) => {
        const report = textOf(renderMarkdown(draftReport(aDecision({ question: words, boardText: words }), [], aRecord())));
        return report.split('\n').every((line) => !/^#{1,2} /.test(line) || line.includes('DRAFT ·'));
      }),
      { numRuns: 60 },
    );
  });
});
