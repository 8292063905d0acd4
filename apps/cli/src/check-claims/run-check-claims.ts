import { claimLine } from '@consilium/contracts';
import type { CheckedClaimLine, ClaimLine } from '@consilium/contracts';
import { ok } from '@consilium/domain';
import { checkClaim } from '@consilium/retrieval';
import { runLines } from '../batch/run-lines.ts';
import type { Exit } from '../failure.ts';
import type { Terminal } from '../terminal.ts';

export async function runCheckClaims(batch: string, terminal: Terminal): Promise<Exit> {
  return runLines({ schema: 'consilium/check-claims/1', line: claimLine, answer }, { batch }, terminal);
}

function answer({ id, ...cited }: ClaimLine) {
  const { accepted, codes } = checkClaim(cited);
  return ok({ id, accepted, codes: [...codes] } satisfies Omit<CheckedClaimLine, 'schema'>);
}
