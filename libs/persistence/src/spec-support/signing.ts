import { randomUUID } from 'node:crypto';
import { fromBase64url } from '@consilium/ledger';
import { SoftwareAuthenticator } from '@consilium/ledger/spec-support';
import type { Ceremony } from '@consilium/ledger/spec-support';
import type { SignedBallot, SigningContext } from '@consilium/domain';
import { PASSWORD, ballotOf, by, value } from './clinic.ts';
import type { Clinic, Person } from './clinic.ts';

export const bytesOf = (text: string): Uint8Array => fromBase64url(text) ?? new Uint8Array();

/** A key of the person that the administrator has confirmed. */
export async function confirmedKey({ signing, people }: Clinic, person: Person, alg: -7 | -8 | -257 = -7): Promise<SoftwareAuthenticator> {
  const device = await proposedKey({ signing, people }, person, alg);
  value(await signing.confirmKey(device.credential, 'photo-id', { password: PASSWORD }, by(people.administrator)));
  return device;
}

export async function proposedKey(
  { signing, people }: Pick<Clinic, 'signing' | 'people'>,
  person: Person,
  alg: -7 | -8 | -257 = -7,
): Promise<SoftwareAuthenticator> {
  const device = SoftwareAuthenticator.create(alg);
  const context = by(people[person]);
  const { id, challenge } = value(await signing.beginEnrolment({ password: PASSWORD }, context));
  const { attestationObject, clientDataJSON } = device.enrol(bytesOf(challenge));
  value(await signing.enrol({ challenge: id, attestationObject, clientDataJSON, label: 'key of a test', transports: ['usb'] }, context));
  return device;
}

/** A ballot with the key's answer to its challenge, ready to be cast. */
export async function keyBallot(
  clinic: Clinic,
  caseId: string,
  person: Person,
  device: SoftwareAuthenticator,
  { ceremony = {}, ...more }: Partial<SignedBallot> & { readonly ceremony?: Partial<Ceremony> } = {},
  context: SigningContext = by(clinic.people[person]),
): Promise<SignedBallot> {
  const { password: _password, ...ballot } = await ballotOf(clinic, caseId, 'agree', more);
  const asked = value(await clinic.signing.challenge(caseId, ballot, context));
  const assertion = device.assert(bytesOf(asked.challenge), ceremony);
  return { ...ballot, ballotId: randomUUID(), assertion: { challenge: asked.id, ...assertion } };
}

export const signByKey = async (
  clinic: Clinic,
  caseId: string,
  person: Person,
  device: SoftwareAuthenticator,
  more: Parameters<typeof keyBallot>[4] = {},
) => clinic.signing.castBallot(caseId, await keyBallot(clinic, caseId, person, device, more), by(clinic.people[person]));
