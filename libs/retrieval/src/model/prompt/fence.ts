import { digestOf } from '@consilium/ledger';
import { plainJson } from './plain-json.ts';

export interface DataBlock {
  readonly name: string;
  readonly data: unknown;
}

/**
 * Mark of the fences of one request: a hash over all that they enclose. A text would have to hold its own hash to close its fence, so none can; and
 * the same data give the same prompt.
 */
export const markOf = (blocks: readonly DataBlock[]): string => digestOf(blocks).slice(0, 24);

/** Blocks between their fences, each one line of JSON. */
export const fenced = (mark: string, blocks: readonly DataBlock[]): string =>
  blocks.map(({ name, data }) => `BEGIN DATA ${mark} ${name}\n${plainJson(data)}\nEND DATA ${mark}`).join('\n');
