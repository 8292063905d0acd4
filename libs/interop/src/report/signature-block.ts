import type { Assurance, Ballot, Signature } from '@consilium/domain';
import type { ReportDissent, ReportSignature } from './report-model.ts';
import { orNotReported, reasonText, specialtyText, timeWithZone } from './wording.ts';

const ASSURANCE: Readonly<Record<Assurance, string>> = { cryptographic: 'security key', attested: 'password, attested by the server' };

/** In the order of signing. A void signature never reaches a report. */
export function signaturesOf(signatures: readonly Signature[]): readonly ReportSignature[] {
  return inForce(signatures).map((signature) => ({
    name: signature.printedName,
    specialty: specialtyText(signature.specialty),
    meaning: signature.meaning,
    signedAt: timeWithZone(signature.signedAt, signature.timeZone),
    signedAtUtc: signature.signedAt,
    assurance: ASSURANCE[signature.assurance],
    digest: signature.digest,
  }));
}

/** Dissent is printed with name, coded reason, alternative and text (2-domain-rules §11). */
export function dissentsOf(signatures: readonly Signature[], ballots: readonly Ballot[]): readonly ReportDissent[] {
  return inForce(signatures)
    .filter(({ meaning }) => meaning === 'dissent')
    .map((signature) => {
      const ballot = ballots.find(({ id }) => id === signature.ballot);
      return {
        name: signature.printedName,
        specialty: specialtyText(signature.specialty),
        reason: reasonText(ballot?.reason ?? null),
        alternative: orNotReported(ballot?.alternative),
        text: orNotReported(ballot?.text),
      };
    });
}

const inForce = (signatures: readonly Signature[]): readonly Signature[] =>
  signatures
    .filter(({ voidedAt }) => voidedAt === null)
    .sort((a, b) => (a.signedAt < b.signedAt ? -1 : a.signedAt > b.signedAt ? 1 : a.id < b.id ? -1 : 1));
