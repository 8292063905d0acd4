import type { DataSource } from 'typeorm';
import { may, ok } from '@consilium/domain';
import type { SigningDesk } from '@consilium/domain';
import { beginBallot } from './begin-ballot.ts';
import { castSignedBallot } from './cast-signed-ballot.ts';
import { beginEnrolment, enrol, listKeys } from './enrol-key.ts';
import { confirmKey, revokeKey } from './judge-key.ts';
import { KEYS } from './key-rows.ts';
import type { SigningSite } from './signing-site.ts';

/** @param dataSource of the role `signature_verifier`: under any other the database refuses every signature and every key (SIG-PUB) */
export const signingDesk = (dataSource: DataSource, site: SigningSite): SigningDesk => ({
  challenge: (caseId, statement, context) => beginBallot(dataSource, site, { caseId, statement, context }),
  castBallot: (caseId, signed, context) => castSignedBallot(dataSource, site, { caseId, signed, context }),
  async keys(which, { actor }) {
    const allowed = may(actor, which === 'own' ? 'credential:manage-own' : 'credential:confirm');
    if (!allowed.ok) return allowed;
    const where = which === 'own' ? 'c.user_id = $1' : `c.user_id <> $1 AND c.status = 'proposed' AND r.credential IS NULL`;
    return ok(await listKeys(dataSource, { where, values: [actor.id] }, KEYS));
  },
  beginEnrolment: (proof, context) => beginEnrolment(dataSource, site, proof, context),
  enrol: (enrolment, context) => enrol(dataSource, site, enrolment, context),
  confirmKey: (id, identity, proof, context) => confirmKey(dataSource, id, { identity, proof }, context),
  revokeKey: (id, reason, context) => revokeKey(dataSource, id, reason, context),
});
