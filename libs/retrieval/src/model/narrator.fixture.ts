import type { Retrieval, RetrievedPassage, SourceDocument } from '@consilium/domain';
import type { ModelGuards, NarrationRequest, OutboundCall } from '@consilium/domain/evidence';
import { DISPUTES, LABEL, QUOTABLE, RESISTANCE, aFinding, aMatch, aPrioritization, aResult } from '../case.fixture.ts';
import { documentOf } from '../document/evidence-document.ts';
import { recordsOf } from '../document/evidence-record.ts';
import type { ModelSettings } from './model-settings.ts';

export const COMBINATION = ['dabrafenib', 'trametinib'];

export const PRIORITIZATION = aPrioritization({
  findings: [
    aFinding({ results: [aResult({ therapies: COMBINATION, matched: [aMatch(LABEL), aMatch(QUOTABLE)], against: [aMatch(DISPUTES)] })] }),
    aFinding({ finding: 'f2', label: 'NRAS Q61K', vaf: null }),
  ],
  options: [anOption(1, COMBINATION, 'I', 'A', [LABEL.id, QUOTABLE.id]), anOption(2, ['vemurafenib'], 'II', 'C', [])],
  resistance: [
    {
      therapies: ['vemurafenib'],
      finding: 'f2',
      strength: 'full',
      tier: 'II',
      level: 'C',
      items: [RESISTANCE.id],
      inClass: true,
      rulesOut: ['vemurafenib'],
    },
  ],
});

function anOption(rank: number, therapies: readonly string[], tier: 'I' | 'II', level: 'A' | 'C', items: readonly string[]) {
  return {
    rank,
    therapies,
    direction: 'sensitivity',
    tier,
    level,
    findings: ['f1'],
    items,
    contested: false,
    lowConfidence: false,
    notes: [],
  } as const;
}

export const aPassage = (document: SourceDocument, given: Partial<RetrievedPassage> = {}): RetrievedPassage => ({
  rank: 1,
  document,
  stance: 'for',
  score: 1,
  findings: ['f1'],
  ...given,
});

const documents = [...recordsOf([LABEL, QUOTABLE, RESISTANCE, DISPUTES]).values()].map(documentOf);

export const RETRIEVAL: Retrieval = {
  schema: 'consilium/retrieval/1',
  passages: documents.map((document, index) =>
    aPassage(document, { rank: index + 1, stance: [RESISTANCE.id, DISPUTES.id].includes(document.id) ? 'against' : 'for' }),
  ),
  warnings: [],
};

export const aRequest = (given: Partial<NarrationRequest> = {}): NarrationRequest => ({
  prioritization: PRIORITIZATION,
  retrieval: RETRIEVAL,
  question: null,
  identifiers: [],
  board: 'board-1',
  caseId: null,
  at: '2026-01-02T03:04:05.000Z',
  ...given,
});

export const someSettings = (baseUrl: string, given: Partial<ModelSettings> = {}): ModelSettings => ({
  provider: 'openai',
  model: 'm-1',
  baseUrl,
  apiKey: 'key-of-the-test',
  allowedHosts: [new URL(baseUrl).host],
  timeoutMs: 5000,
  maxOutputTokens: 1000,
  tokensPerCase: 60_000,
  tokensPerDay: 1_000_000,
  pricesMicros: null,
  costMicrosPerDay: null,
  secondReader: false,
  ...given,
});

export interface RecordingGuards extends ModelGuards {
  readonly calls: OutboundCall[];
  readonly uses: Parameters<ModelGuards['recordUse']>[0][];
}

export function someGuards(given: Partial<ModelGuards> = {}): RecordingGuards {
  const calls: OutboundCall[] = [];
  const uses: Parameters<ModelGuards['recordUse']>[0][] = [];
  return {
    calls,
    uses,
    stopped: async () => [],
    spentToday: async () => ({ tokens: 0, costMicros: 0 }),
    recordCall: async (call) => void calls.push(call),
    recordUse: async (use) => void uses.push(use),
    ...given,
  };
}

/** The time of a test, that only moves when it is told to. */
export function aClock(start = '2026-01-02T03:04:05.000Z') {
  let at = Date.parse(start);
  return { now: () => new Date(at).toISOString(), pass: (ms: number) => void (at += ms) };
}

export const QUOTE = 'dabrafenib and trametinib gave a longer response than one drug alone.';

/** Sentences that hold against the passages of this file, in the form of the wire. */
export const GOOD_OUTPUT = {
  sentences: [
    { kind: 'quoted', section: 'options', text: `\u201C${QUOTE}\u201D`, citations: [{ document: QUOTABLE.id, quote: QUOTE }] },
    {
      kind: 'fact',
      section: 'resistance',
      text: 'NRAS Q61K: resistance to vemurafenib in Melanoma.',
      citations: [
        {
          document: RESISTANCE.id,
          fields: [
            { name: 'variant', value: 'NRAS Q61K' },
            { name: 'disease', value: 'Melanoma' },
            { name: 'therapies', value: 'vemurafenib' },
            { name: 'significance', value: 'resistance' },
            { name: 'direction', value: 'supports' },
          ],
        },
      ],
    },
    {
      kind: 'engine',
      section: 'options',
      text: 'dabrafenib + trametinib: Tier I-A.',
      citations: [{ document: 'explanation', path: '/options/0' }],
    },
  ],
};
