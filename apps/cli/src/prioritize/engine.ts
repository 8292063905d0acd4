import { indexKnowledge, ok, prioritize } from '@consilium/domain';
import type { KnowledgeSnapshot, Prioritization, PrioritizeInput, Result } from '@consilium/domain';
import type { PrioritizedLine } from '@consilium/contracts';
import { prioritizeSetting } from '@consilium/knowledge';

export type Engine = (input: PrioritizeInput) => Result<Prioritization>;

/** The prioritize stage over one set of releases, indexed once for all lines. */
export function engineOver(knowledge: KnowledgeSnapshot): Engine {
  const index = indexKnowledge(knowledge);
  const setting = prioritizeSetting();
  return (input) => prioritize(input, index, setting);
}

/** The line of the contract: what the stage found, with the explanation that the screens show, without the copies of its input. */
export function prioritizedOf(input: PrioritizeInput, engine: Engine): Result<Omit<PrioritizedLine, 'schema'>> {
  const outcome = engine(input);
  if (!outcome.ok) return outcome;
  const { findings, options, resistance, safety, untested, sample, warnings, knowledge, ruleSet, tumorType } = outcome.value;
  return ok({
    case: input.case,
    findings: findings.map(({ subject: _subject, ...explained }) => explained),
    options,
    resistance,
    safety,
    untested,
    sample,
    warnings,
    knowledge,
    ruleSet,
    tumorType,
  });
}
