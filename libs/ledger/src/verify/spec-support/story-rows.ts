import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '../../canonical-json.ts';
import { statementDigest } from '../../webauthn/challenge.ts';
import type { SignaturePayload } from '../../webauthn/challenge.ts';
import { toHex } from '../bytes.ts';
import type { Person } from './people.ts';
import type { Row } from './story-log.ts';

/** Row images of a synthetic case, as `to_jsonb` would write them. */
export const ADMIN = '00000000-0000-4000-8000-00000000ad31';
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
/** `to_jsonb` of a timestamptz. */
export const columnTime = (ms: number): string => new Date(ms).toISOString().replace('Z', '+00:00');

export const userRow = ({ id, name, role, specialty }: Person): Row => ({
  id,
  login: name.toLowerCase().replaceAll(' ', '.'),
  name,
  kind: 'person',
  roles: [role],
  specialty,
  active: true,
  boards: ['molecular'],
  password_hash: `sha256:${sha256(id)}`,
});

export const policyRow = (now: number): Row => ({
  id: 'default',
  version: 1,
  body: {
    id: 'default',
    version: 1,
    presence: ['oncology', 'pathology'],
    minApprovals: 2,
    minApprovingSpecialties: 2,
    vetoSeats: [],
    allowAttested: true,
  },
  active_from: columnTime(now),
});

export const credentialRow = ({ id, key, count }: Person, status: 'proposed' | 'active', now: number): Row => ({
  id: key?.credential,
  user_id: id,
  public_key: `\\x${toHex(key?.coseKey ?? new Uint8Array())}`,
  alg: key?.alg,
  sign_count: count,
  transports: ['internal'],
  label: 'synthetic',
  status,
  identity_proof: 'badge-seen',
  confirmed_by: status === 'active' ? ADMIN : null,
  confirmed_at: status === 'active' ? columnTime(now) : null,
});

const authorOf = (author: Person | 'engine') =>
  author === 'engine' ? { kind: 'engine', ref: 'template@1', name: 'Draft' } : { kind: 'person', ref: author.id, name: author.name };

export const contentOf = (caseId: string, version: number, author: Person | 'engine'): string =>
  canonicalJson({
    schema: 'consilium/decision/1',
    caseId,
    version,
    run: 1,
    kind: 'original',
    author: authorOf(author),
    recommendation: 'therapy',
    options: [{ rank: 1, therapies: ['synthetinib'], tier: 'I', level: 'A' }],
    boardText: `Wörter des Boards ${version}`,
  });

export const decisionRow = (caseId: string, version: number, author: Person | 'engine', now: number): Row => {
  const digest = sha256(contentOf(caseId, version, author));
  const { kind, ref } = authorOf(author);
  return {
    case_id: caseId,
    version,
    run: 1,
    kind: 'original',
    author_kind: kind,
    author_ref: ref,
    content: `sha256:${digest}`,
    sha256: digest,
    created_at: columnTime(now),
  };
};

export interface Said {
  readonly meaning: string;
  readonly choice: string;
  readonly reason: string | null;
  readonly version: number;
  readonly digest: string;
  readonly statement: { readonly alternative: string | null; readonly text: string | null };
}

export const payloadOf = async (
  person: Person,
  { version, digest, statement, meaning, choice, reason }: Said,
  at: { readonly caseId: string; readonly now: number; readonly logSize: number },
): Promise<SignaturePayload> => ({
  record: { type: 'decision', id: at.caseId, version, digest },
  meaning,
  choice,
  reason,
  statement: await statementDigest(statement),
  signer: person.id,
  name: person.name,
  time: new Date(at.now - 5000).toISOString(),
  zone: 'Europe/Berlin',
  basis: { opened: ['civic:EID1'] },
  nonce: randomBytes(16).toString('base64url'),
  logSize: at.logSize,
});

/** What anybody says with a ballot: a dissent gives its reason, an alternative and words. */
export function saidOf(choice: string, isAuthor: boolean): Pick<Said, 'meaning' | 'choice' | 'reason' | 'statement'> {
  const meaning = choice === 'agree' ? (isAuthor ? 'authored' : 'approved') : choice === 'abstain' ? 'abstained' : choice;
  return choice === 'dissent'
    ? {
        meaning,
        choice,
        reason: 'evidence-weighed-differently',
        statement: { alternative: 'other drug', text: 'Ich sehe es anders.' },
      }
    : { meaning, choice, reason: null, statement: { alternative: null, text: null } };
}

export const publicationRow = (id: string, caseId: string, version: number, digest: string, now: number): Row => ({
  id,
  case_id: caseId,
  version,
  run: 1,
  digest,
  kind: 'original',
  replaces: null,
  policy_id: 'default',
  policy_version: 1,
  published_at: columnTime(now),
});
