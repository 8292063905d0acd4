import type { QuotedSentence } from '@consilium/domain';
import type { ModelUse, NarrationRequest, SecondReading } from '@consilium/domain/evidence';
import { gateNarration } from '../verify/gate-narration.ts';
import { MAX_REASON } from './output-schema.ts';
import type { OrderOutput } from './output-schema.ts';

type Proposed = OrderOutput['order'][number];

/** Reasons through the gate of the draft. One that fails, or is too long to be read at a glance, is left empty; the order itself stands. */
export function checkedReasons(
  order: readonly Proposed[],
  { retrieval, prioritization }: Pick<NarrationRequest, 'retrieval' | 'prioritization'>,
): { readonly order: SecondReading['order']; readonly guard: ModelUse['guard'] } {
  const stances = new Map(retrieval.passages.map(({ document, stance }) => [document.id, stance]));
  const proposed = order.flatMap((entry, index) => (entry.reason.trim() === '' ? [] : [reasonOf(entry, index, stances)]));
  const short = proposed.filter(({ text }) => text.length <= MAX_REASON);
  const gated = gateNarration(
    { schema: 'consilium/narration/1', sentences: short, secondReading: null, use: null, failure: null },
    retrieval,
    prioritization,
  );
  const kept = new Map(gated.kept.map(({ id, text }) => [id, text]));
  return {
    order: order.map(({ therapies }, index) => ({ therapies, reason: kept.get(idOf(index)) ?? '' })),
    guard: { proposed: proposed.length, kept: kept.size, dropped: proposed.length - kept.size, byCode: gated.byCode },
  };
}

const idOf = (index: number): string => `reason-${index + 1}`;

/** What speaks against a therapy may be the reason to put it last, so a reason stands in the section of its passage's stance. */
function reasonOf({ reason, document, quote }: Proposed, index: number, stances: ReadonlyMap<string, string>): QuotedSentence {
  return {
    id: idOf(index),
    kind: 'quoted',
    section: stances.get(document) === 'against' ? 'evidence-against' : 'options',
    text: reason,
    author: 'model',
    citations: [{ document, quote }],
  };
}
