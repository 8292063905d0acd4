import { digestOf } from '@consilium/ledger';
import { DRAFT_SECTIONS } from '@consilium/domain';
import type { DraftRecommendation, DraftSentence, Instant, Prioritization, Retrieval } from '@consilium/domain';
import { verifyDraft } from '../verify/verify-draft.ts';
import { DEFAULT_ABSTENTION_POLICY } from './abstention/abstention-rule.ts';
import type { AbstentionPolicy } from './abstention/abstention-rule.ts';
import { abstentionsOf } from './abstention/abstentions-of.ts';
import { askedTests } from './asked-tests.ts';
import { draftContext } from './draft-context.ts';
import { additionalTestsSection, notCheckedSection } from './gaps-sections.ts';
import type { NewSentence } from './new-sentence.ts';
import { optionsSection, resistanceSection } from './options-section.ts';
import { standingSentences } from './standing-sentences.ts';
import { diagnosticSection, evidenceAgainstSection, prognosticSection, safetySection } from './result-sections.ts';

export const DRAFTER = 'template';
export const DRAFTER_VERSION = '1';

/** Sections in the order a reader gets them: resistance first. */
const SECTIONS = [
  resistanceSection,
  optionsSection,
  diagnosticSection,
  prognosticSection,
  evidenceAgainstSection,
  notCheckedSection,
  additionalTestsSection,
  safetySection,
] as const;

/** The drafter that needs no model: same explanation and passages, same sentences. Its output passes the same gate as any other drafter's. */
export function composeDraft(
  prioritization: Prioritization,
  retrieval: Retrieval,
  at: Instant,
  policy: AbstentionPolicy = DEFAULT_ABSTENTION_POLICY,
): DraftRecommendation {
  const context = draftContext(prioritization, retrieval);
  const told = SECTIONS.flatMap((section) => section(context));
  const [abstained = null, ...alsoAbstained] = abstentionsOf({ prioritization, retrieval, at, policy });
  const draft: DraftRecommendation = {
    schema: 'consilium/draft/1',
    options: prioritization.options,
    resistance: prioritization.resistance,
    sentences: numbered(inSections([...told, ...standingSentences(told, context)])),
    dropped: [],
    abstained,
    ...(alsoAbstained.length > 0 ? { alsoAbstained } : {}),
    additionalTests: askedTests(prioritization).map(({ missing }) => missing.test),
    warnings: [...new Set([...prioritization.warnings, ...retrieval.warnings])],
    provenance: {
      drafter: DRAFTER,
      drafterVersion: DRAFTER_VERSION,
      retrieved: retrieval.passages.map(({ document }) => ({ document: document.id, sha256: document.sha256 })),
      prioritizationSha256: digestOf(prioritization),
      at,
    },
  };
  return verifyDraft(draft, retrieval, prioritization);
}

const inSections = (sentences: readonly NewSentence[]): readonly NewSentence[] =>
  DRAFT_SECTIONS.flatMap((section) => sentences.filter((sentence) => sentence.section === section));

/** A fact is told once: where two statements rest on one record, the second is left out. */
function numbered(sentences: readonly NewSentence[]): readonly DraftSentence[] {
  const counts = new Map<string, number>();
  return sentences
    .filter(
      (sentence, index) => sentences.findIndex((other) => other.section === sentence.section && other.text === sentence.text) === index,
    )
    .map((sentence) => {
      const count = (counts.get(sentence.section) ?? 0) + 1;
      counts.set(sentence.section, count);
      return { id: `${sentence.section}-${count}`, ...sentence };
    });
}
