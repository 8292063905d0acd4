import type { FindingFacts } from '../annotate/finding-facts.ts';
import { contradictoryFindings } from './contradictory-findings.ts';
import { doubtfulRecords } from './doubtful-records.ts';
import type { KnowledgeIndex } from './index-knowledge.ts';
import type { TumorType } from './knowledge-snapshot.ts';
import type { PrioritizeInput } from './prioritize-input.ts';
import { resolveByOncotree, statedType } from './resolve-tumor-type.ts';
import type { TumorTypeResolver } from './resolve-tumor-type.ts';
import { unknownNames } from './unknown-names.ts';

export interface DoubtContext {
  readonly tumorType: TumorType;
  readonly knowledge: KnowledgeIndex;
  readonly setting: { readonly resolveTumorType?: TumorTypeResolver };
}

/** Warnings about what was entered: what contradicts itself, cannot be meant, or is known to nothing that is loaded. Nothing of it is dropped. */
export function inputDoubts(input: PrioritizeInput, read: readonly FindingFacts[], context: DoubtContext): readonly string[] {
  return [
    ...tumorTypeDoubt(input, context),
    ...doubtfulRecords(read, input.build ?? null, context.knowledge),
    ...contradictoryFindings(read),
    ...unknownNames(read, context.knowledge),
  ];
}

/** The code decides; a name that means neither it nor a type above or below it is said. */
function tumorTypeDoubt({ tumorType: stated }: PrioritizeInput, { tumorType, knowledge, setting }: DoubtContext): readonly string[] {
  const { code, text } = statedType(stated);
  if (!code || !text || code === text) return [];
  const named = (setting.resolveTumorType ?? resolveByOncotree)({ text }, knowledge.tumorTypes);
  if (!named.ok || isRelated(named.value.code, tumorType.code, knowledge)) return [];
  return [
    `The tumor type is stated as ${tumorType.code} by its code and as ${named.value.code} by its name: the code was used; correct the other.`,
  ];
}

const isRelated = (a: string, b: string, { diseases }: KnowledgeIndex): boolean =>
  diseases.pathOf(a).includes(b) || diseases.pathOf(b).includes(a);
