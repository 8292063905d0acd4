export { canonicalJson } from './canonical-json.ts';
export { digestOf, sha256Hex, stableId } from './digest.ts';
export { MAX_BODY_BYTES, sealEntry } from './entry.ts';
export type { AiFacts, AiModelFacts, EntryBody, PlainFacts } from './entry.ts';
