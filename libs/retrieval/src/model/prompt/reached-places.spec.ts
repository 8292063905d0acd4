import { describe, expect, it } from '@jest/globals';
import type { Prioritization, Retrieval, SourceDocument } from '@consilium/domain';
import { DISPUTES, RESISTANCE, aMatch, aResult } from '../../case.fixture.ts';
import { PRIORITIZATION, RETRIEVAL, aPassage, aRequest } from '../narrator.fixture.ts';
import { draftPrompt, secondReaderPrompt } from './build-prompt.ts';

/** A word that no rule of de-identification takes for a name, a number or a date, and that is in no other text. */
const CANARY = 'zqcanaryqz';

/** Places of all strings inside a value. */
function placesIn(value: unknown, place: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value === 'string') return [place];
  if (Array.isArray(value)) return value.flatMap((entry, index) => placesIn(entry, [...place, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...place, name]));
}

function planted<T>(value: T, [next, ...rest]: readonly (string | number)[]): T {
  if (next === undefined) return CANARY as T;
  const inner = planted(Reflect.get(value as object, next), rest);
  return (Array.isArray(value) ? value.with(Number(next), inner) : { ...value, [next]: inner }) as T;
}

/** Places of which a planted word reaches a prompt; positions in lists are left out. */
function reached<T>(value: T, requestOf: (value: T) => ReturnType<typeof aRequest>): readonly string[] {
  const found = placesIn(value).filter((place) => {
    const request = requestOf(planted(value, place));
    return [draftPrompt(request, 60_000), secondReaderPrompt(request, 60_000)].some(({ messages }) =>
      JSON.stringify(messages).includes(CANARY),
    );
  });
  return [...new Set(found.map((place) => place.map((part) => (typeof part === 'number' ? '[]' : part)).join('.')))].sort();
}

const DOCUMENT: SourceDocument = {
  id: 'pubmed:90000001',
  source: 'made up',
  text: 'This text was made up for a test of what reaches a model.',
  quotable: true,
  sha256: 'b'.repeat(64),
  facts: { gene: 'BRAF', files: 'export of a person.xml', recordNumber: 'x' },
  retracted: false,
  corpus: 'literature',
  title: 'Made up',
  sections: ['Results'],
  licence: 'none',
  language: 'en',
  publishedOn: '2020',
  importedAt: '2026-01-01T00:00:00Z',
  standing: 'concern',
};

/** The case of the fixture with a word in each place that a case can have one. */
const FULL: Prioritization = {
  ...PRIORITIZATION,
  warnings: ['w'],
  untested: [{ biomarker: 'b', status: 'not-known', therapies: ['t'], items: ['i'] }],
  safety: [{ therapies: ['capecitabine'], finding: 'f1', items: ['i'] }],
  options: PRIORITIZATION.options.map((option) => ({ ...option, notes: ['n'] })),
  findings: PRIORITIZATION.findings.map((finding) => ({
    ...finding,
    flags: ['f'],
    warnings: ['w'],
    notes: ['n'],
    rejected: [{ item: 'i', reason: 'REGION', note: 'n' }],
    results: [
      ...finding.results.map((result) => ({
        ...result,
        warnings: ['w'],
        counterfactual: 'c',
        missingTests: [{ test: 'histology', why: 'w' }],
      })),
      aResult({ significance: 'prognostic', direction: 'poor', therapies: [], matched: [aMatch(RESISTANCE)], against: [aMatch(DISPUTES)] }),
    ],
  })),
};

describe('what of a case can reach a model (PHI-03)', () => {
  it('is labels, therapies, grades and tests of the explanation, and no other word', () => {
    expect(reached(FULL, (prioritization) => aRequest({ prioritization }))).toEqual([
      'findings.[].label',
      'findings.[].results.[].against.[].item',
      'findings.[].results.[].direction',
      'findings.[].results.[].level',
      'findings.[].results.[].matched.[].item',
      'findings.[].results.[].missingTests.[].test',
      'findings.[].results.[].missingTests.[].why',
      'findings.[].results.[].therapies.[]',
      'options.[].level',
      'options.[].therapies.[]',
      'resistance.[].items.[]',
      'resistance.[].level',
      'resistance.[].strength',
      'resistance.[].therapies.[]',
      'resistance.[].tier',
      'safety.[].items.[]',
      'safety.[].therapies.[]',
      'tumorType.name',
    ]);
  });

  it('is of the passages id, corpus, stance, title, sections, text and facts that are on the list; of history and decisions nothing', () => {
    const retrieval: Retrieval = {
      ...RETRIEVAL,
      warnings: ['w'],
      passages: [aPassage(DOCUMENT, { family: 'f' })],
      history: [aPassage({ ...DOCUMENT, id: 'note:1', corpus: 'history' })],
      decisions: [aPassage({ ...DOCUMENT, id: 'decision:1', corpus: 'decision' })],
    };
    expect(reached(retrieval, (given) => aRequest({ retrieval: given }))).toEqual([
      'passages.[].document.facts.gene',
      'passages.[].document.id',
      'passages.[].document.sections.[]',
      'passages.[].document.standing',
      'passages.[].document.text',
      'passages.[].document.title',
      'passages.[].stance',
    ]);
  });

  it('is of the request the question, and nothing that tells case, board or people', () => {
    const request = aRequest({ question: 'What now?', board: 'b', caseId: 'c', identifiers: ['i'], purpose: 'draft' });
    const { prioritization, retrieval, ...rest } = request;
    expect(reached(rest, (given) => ({ ...given, prioritization, retrieval }))).toEqual(['question']);
  });
});
