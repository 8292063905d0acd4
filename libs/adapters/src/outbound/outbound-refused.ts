/** Codes are stable: who gets this fetch tells by them why a call was not made. The address is told by host only, for a path may hold anything. */
export class OutboundRefused extends Error {
  readonly code = 'OUTBOUND.DESTINATION_REFUSED';
  constructor(why: string) {
    super(`A call out was not made, for its address ${why}: add the host to the site's list of allowed hosts or correct the address.`);
  }
}

export class OutboundRedirected extends Error {
  readonly code = 'OUTBOUND.REDIRECTED';
  constructor(host: string) {
    super(`${host} answered with a redirect, which is not followed: give the final address in the settings.`);
  }
}

export class OutboundTooLarge extends Error {
  readonly code = 'OUTBOUND.RESPONSE_TOO_LARGE';
  constructor(host: string, maxBytes: number) {
    super(`The answer of ${host} passed the cap of ${maxBytes} bytes and was not read to its end.`);
  }
}

export class OutboundTimedOut extends Error {
  readonly code = 'OUTBOUND.TIMED_OUT';
  constructor(host: string, timeoutMs: number) {
    super(`${host} did not answer whole within ${timeoutMs} ms: raise the time limit in the settings or ask a faster endpoint.`);
  }
}
