import { checkAddress } from './allowed-url.ts';
import type { AllowedHosts } from './allowed-url.ts';
import { cappedBody } from './capped-body.ts';
import { OutboundRedirected, OutboundTimedOut, OutboundTooLarge } from './outbound-refused.ts';

export interface OutboundSettings {
  readonly allowedHosts: AllowedHosts;
  readonly maxResponseBytes: number;
  /** From the first byte out to the last byte in. */
  readonly timeoutMs: number;
}

/**
 * The one way out of the house (ASVS 5 L2). Contract:
 * 1. Only http and https, only hosts of the list with their ports, loopback among them only when listed; no credentials in the address.
 * 2. A redirect ends the call: its target was on no one's list.
 * 3. The body is counted while it is read, streams as well; over the cap it ends in `OUTBOUND.RESPONSE_TOO_LARGE`.
 * 4. The time limit holds until the last byte.
 */
export function guardedFetch({ allowedHosts, maxResponseBytes, timeoutMs }: OutboundSettings): typeof fetch {
  return async (input, init) => {
    const url = checkAddress(input instanceof Request ? input.url : input, allowedHosts);
    const limit = AbortSignal.timeout(timeoutMs);
    const given = init?.signal ?? (input instanceof Request ? input.signal : null);
    const signal = given ? AbortSignal.any([limit, given]) : limit;
    const timedOut = (): Error | null => (limit.aborted ? new OutboundTimedOut(url.host, timeoutMs) : null);
    const response = await fetch(input instanceof Request ? input : url, { ...init, redirect: 'manual', signal }).catch(
      (error: unknown) => {
        throw timedOut() ?? error;
      },
    );
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      await response.body?.cancel();
      throw new OutboundRedirected(url.host);
    }
    const tooLarge = (): Error => new OutboundTooLarge(url.host, maxResponseBytes);
    if (Number(response.headers.get('content-length') ?? 0) > maxResponseBytes) {
      await response.body?.cancel();
      throw tooLarge();
    }
    return response.body === null ? response : withBody(response, cappedBody(response.body, maxResponseBytes, tooLarge, timedOut));
  };
}

function withBody(response: Response, body: ReadableStream<Uint8Array>): Response {
  const headers = new Headers(response.headers);
  // The body is decoded already, so what they say of it holds no more.
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  return new Response(body, { status: response.status, statusText: response.statusText, headers });
}
