import type { AskedLine, AskLine } from '@consilium/contracts';
import type { TherapyOption } from '@consilium/domain';
import type { EvidenceAnswer } from '@consilium/domain/evidence';

/** The answer as the line of the contract. */
export function askedLine(id: AskLine['id'], answer: EvidenceAnswer): Omit<AskedLine, 'schema'> {
  const { abstained, understood, sentences, dropped, warnings } = answer;
  return {
    id,
    understood,
    abstained: abstained !== null,
    ...(abstained === null
      ? {}
      : {
          reason: [abstained.rule, abstained.because].filter((part) => part !== undefined).join(': '),
          wouldResolve: abstained.wouldResolve,
        }),
    options: answer.options.map(optionOf),
    further: answer.further.map(optionOf),
    resistance: answer.resistance.map(({ therapies, strength, tier, level, items }) => ({
      therapies,
      strength,
      tier,
      level,
      citations: cited(items),
    })),
    drugs: answer.drugs.map(({ items, ...drug }) => ({ ...drug, citations: cited(items) })),
    meanings: answer.meanings.map(({ items, ...meaning }) => ({ ...meaning, citations: cited(items) })),
    sentences,
    dropped: dropped.map(({ text, codes }) => ({ text, codes })),
    warnings,
  };
}

const optionOf = ({ therapies, tier, level, contested, notes, items }: TherapyOption): AskedLine['options'][number] => ({
  therapies,
  tier,
  level,
  contested,
  notes,
  citations: cited(items),
});

const cited = (items: readonly string[]): readonly { readonly document: string }[] => items.map((document) => ({ document }));
