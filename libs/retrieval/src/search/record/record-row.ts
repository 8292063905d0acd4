import { keysOfProfileForSearch } from './profile-words.ts';
import type { EvidenceRecord } from '../../document/evidence-record.ts';
import { phraseOf, wordsOf } from '../words.ts';

/** A record as the scorer compares it: everything folded once. */
export interface RecordRow {
  readonly item: EvidenceRecord;
  readonly genes: ReadonlySet<string>;
  /** Words of the molecular profile with its genes, each once. */
  readonly profile: ReadonlySet<string>;
  readonly isCompound: boolean;
  /** Phrases of the keys behind the profile, without the gene. */
  readonly keyPhrases: readonly string[];
  readonly disease: string;
  readonly diseaseWords: ReadonlySet<string>;
  readonly therapies: ReadonlySet<string>;
}

/** Words that stand between the parts of a profile and say nothing of it; `v` is "any partner". */
const JOINTS: ReadonlySet<string> = new Set(['and', 'or', 'v', 'not']);

export const profileWords = (text: string): readonly string[] => wordsOf(text).filter((word) => !JOINTS.has(word));

export function rowOf(item: EvidenceRecord): RecordRow {
  return {
    item,
    genes: new Set(item.genes.map((gene) => gene.toUpperCase())),
    profile: new Set([...profileWords(item.profileName), ...(item.genes.length === 1 ? profileWords(item.genes[0] ?? '') : [])]),
    isCompound: item.profile.op !== 'key',
    keyPhrases: keysOfProfileForSearch(item.profile),
    disease: phraseOf(item.diseaseName),
    diseaseWords: new Set(wordsOf(item.diseaseName)),
    therapies: new Set(item.therapies.map((therapy) => therapy.toLowerCase())),
  };
}
