import { randomUUID } from 'node:crypto';
import { fromBase64url } from '@consilium/ledger';
import { SoftwareAuthenticator } from '@consilium/ledger/spec-support';
import type { Ceremony } from '@consilium/ledger/spec-support';
import type { BallotChallenge, EnrolmentChallenge, SigningKey } from '@consilium/domain';
import { PASSWORD } from './clinic.ts';
import type { Answer, Visitor } from './visitor.ts';

export const bytesOf = (text: string): Uint8Array => fromBase64url(text) ?? new Uint8Array();
export const KEYS = '/api/v1/signing-keys';

export async function beginEnrolment(owner: Visitor): Promise<EnrolmentChallenge> {
  const begun = await owner.send('POST', `${KEYS}/challenge`, { password: PASSWORD });
  if (begun.status !== 200) throw new Error(`no enrolment: ${JSON.stringify(begun.body)}`);
  return begun.body as EnrolmentChallenge;
}

export const enrolmentOf = (
  device: SoftwareAuthenticator,
  { id, challenge }: { readonly id: string; readonly challenge: string },
  ceremony: Partial<Ceremony> = {},
) => {
  const { attestationObject, clientDataJSON } = device.enrol(bytesOf(challenge), ceremony);
  return { challenge: id, attestationObject, clientDataJSON, label: 'Key of a test' };
};

export async function proposedKey(owner: Visitor, alg: -7 | -8 | -257 = -7): Promise<SoftwareAuthenticator> {
  const device = SoftwareAuthenticator.create(alg);
  const enrolled = await owner.send('POST', KEYS, enrolmentOf(device, await beginEnrolment(owner)));
  if (enrolled.status !== 201) throw new Error(`not enrolled: ${JSON.stringify(enrolled.body)}`);
  return device;
}

export const confirm = (
  by: Visitor,
  device: SoftwareAuthenticator,
  body: object = { identity: 'photo-id', password: PASSWORD },
): Promise<Answer> => by.send('POST', `${KEYS}/${device.credential}/confirmation`, body);

export async function confirmedKey(owner: Visitor, by: Visitor, alg: -7 | -8 | -257 = -7): Promise<SoftwareAuthenticator> {
  const device = await proposedKey(owner, alg);
  const confirmed = await confirm(by, device);
  if ((confirmed.body as SigningKey).status !== 'active') throw new Error(`not confirmed: ${JSON.stringify(confirmed.body)}`);
  return device;
}

export const statement = (more: object = {}) => ({ version: 1, choice: 'agree', timeZone: 'Europe/Berlin', ...more });

export const challengeFor = (signer: Visitor, caseId: string, etag: string, more: object = {}): Promise<Answer> =>
  signer.send('POST', `/api/v1/cases/${caseId}/ballots/challenge`, { ...statement(), ...more }, { 'if-match': etag });

/** A challenge of the signer and what his key answers to it. */
export async function answered(
  signer: Visitor,
  device: SoftwareAuthenticator,
  {
    caseId,
    etag,
    ceremony = {},
    said = {},
  }: { readonly caseId: string; readonly etag: string; readonly ceremony?: Partial<Ceremony>; readonly said?: object },
) {
  const { body, status } = await challengeFor(signer, caseId, etag, said);
  if (status !== 200) throw new Error(`no challenge: ${JSON.stringify(body)}`);
  const asked = body as BallotChallenge;
  return { asked, assertion: { challenge: asked.id, ...device.assert(bytesOf(asked.challenge), ceremony) } };
}

export const cast = (signer: Visitor, caseId: string, etag: string, body: object): Promise<Answer> =>
  signer.send('POST', `/api/v1/cases/${caseId}/ballots`, { ballotId: randomUUID(), ...statement(), ...body }, { 'if-match': etag });
