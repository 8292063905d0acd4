import { payloadKeys, trailKeys } from '@consilium/adapters';
import type { TrailKeys } from '@consilium/domain';

const text = (id: string, byte: number): string => `${id} ${Buffer.alloc(32, byte).toString('base64')}`;

/** Keys of every suite, as a process takes them from its environment. They protect nothing. */
export const TEST_KEY_ENV = {
  CONSILIUM_DATA_KEYS: text('test-data', 1),
  CONSILIUM_INTENT_KEY: text('test-intent', 2),
  CONSILIUM_PAYLOAD_KEYS: text('test-payload', 3),
} as const;

/** The same for suites that open a database themselves. */
export const TEST_KEYS: TrailKeys = trailKeys({
  dir: '',
  stated: { data: TEST_KEY_ENV.CONSILIUM_DATA_KEYS, intent: TEST_KEY_ENV.CONSILIUM_INTENT_KEY },
  mayMake: false,
});

/** Work in the passwords of a suite's people, who sign hundreds of times; whoever signs in is checked with what his hash says. */
export const QUICK_PASSWORDS = { N: 16, r: 8, p: 1 } as const;

/** How the processes of the suites protect what the workflow engine keeps. */
export const TEST_PAYLOADS = {
  keys: payloadKeys({ dir: '', stated: { payload: TEST_KEY_ENV.CONSILIUM_PAYLOAD_KEYS }, mayMake: false }),
  acceptsPlaintext: false,
} as const;
