import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import { payloadCodec } from './payload-codec.ts';
import type { PayloadProtection } from './payload-codec.ts';

/** Goes into the workflow bundle as well as into worker and client: all three must agree on how a failure is written. */
export const FAILURE_CONVERTER = fileURLToPath(new URL('./failure-converter.cjs', import.meta.url));

/** How worker, client and replay write and read payloads; null leaves them in clear, for recorded histories only. */
export const dataConverter = (protection: PayloadProtection | null): DataConverter => ({
  failureConverterPath: FAILURE_CONVERTER,
  payloadCodecs: protection === null ? [] : [payloadCodec(protection)],
});
