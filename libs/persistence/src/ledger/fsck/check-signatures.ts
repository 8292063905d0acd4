import { brokenSignatures } from '../../signing/signature-evidence.ts';
import type { Sql } from '../../sql.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';

/** The raw evidence of every signature once more, with the key it names: a row that came past the guards is named here (SIG-PUB, SIG-20). */
export async function* checkSignatures(sql: Sql): AsyncGenerator<Finding> {
  for await (const { id, caseId, codes } of brokenSignatures(sql))
    for (const code of codes)
      yield finding(
        code,
        `clinic.signature:${id}`,
        `The evidence of the signature ${id} of case ${caseId} does not hold (${code}): compare the row with its entry and the backup, and treat the decision as unsigned.`,
      );
}
