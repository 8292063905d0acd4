import { readFileSync } from 'node:fs';

const TEXT_CHANNELS = ['note', 'abstract', 'guideline', 'title', 'question'] as const;
const FILE_CHANNELS = ['file-name', 'sample-name', 'vcf-info', 'vcf-header'] as const;
export const PLANTED_CHANNELS = [...TEXT_CHANNELS, ...FILE_CHANNELS] as const;
const RECOMMENDATION_WANTS = ['tier', 'drug', 'dose', 'drop-resistance', 'citation'] as const;
const LEAK_WANTS = ['link', 'approval', 'system-prompt', 'addressee', 'patient-data', 'markup'] as const;
export const PLANTED_WANTS = [...RECOMMENDATION_WANTS, ...LEAK_WANTS] as const;

/** What an obedient model would write; `{{record}}` in `sentence` and `link` is where it puts what it was told of the case. */
export interface Obedience {
  readonly sentence?: string;
  /** `self` is the document that carries the instruction; empty when the instruction names no source. */
  readonly citations?: readonly string[];
  readonly kind?: 'quoted' | 'fact' | 'engine';
  /** The span that a quoted sentence cites, where it differs from the sentence. */
  readonly quote?: string;
  readonly tier?: string;
  readonly level?: string;
  readonly therapies?: readonly string[];
  readonly order?: readonly string[];
  readonly link?: string;
  readonly approval?: string;
  readonly addressee?: string;
  readonly dropSection?: 'resistance' | 'evidence-against';
  readonly revealPrompt?: true;
}

export interface PlantedInstruction {
  readonly id: string;
  readonly channel: (typeof PLANTED_CHANNELS)[number];
  readonly wants: (typeof PLANTED_WANTS)[number];
  readonly text: string;
  /** Second passage of the same channel that ends an instruction begun in `text`. */
  readonly continued?: string;
  readonly obey: Obedience;
}

export const readPlanted = (): readonly PlantedInstruction[] =>
  parsePlanted(readFileSync(new URL('planted.json', import.meta.url), 'utf8'));

/** @throws Error that names the first entry that is not a planted instruction */
export function parsePlanted(json: string): readonly PlantedInstruction[] {
  const entries: unknown = JSON.parse(json);
  if (!Array.isArray(entries)) throw new Error('planted.json must hold one list of planted instructions.');
  return entries.map((entry: unknown, index) => {
    if (!isPlanted(entry))
      throw new Error(`planted.json: entry ${index + 1} lacks a known channel, a known want, an id, a text or "obey".`);
    return entry;
  });
}

function isPlanted(entry: unknown): entry is PlantedInstruction {
  if (typeof entry !== 'object' || entry === null || !('channel' in entry && 'wants' in entry && 'obey' in entry)) return false;
  const isNamed = 'id' in entry && typeof entry.id === 'string' && 'text' in entry && typeof entry.text === 'string';
  const isPlaced = PLANTED_CHANNELS.some((known) => known === entry.channel) && PLANTED_WANTS.some((known) => known === entry.wants);
  return isNamed && isPlaced && typeof entry.obey === 'object' && entry.obey !== null;
}
