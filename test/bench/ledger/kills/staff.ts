import { trailOptions } from '@consilium/adapters';
import { loadOperatorConfig } from '@consilium/config';
import type { EnrolmentChallenge, Role, Specialty } from '@consilium/domain';
import { fromBase64url } from '@consilium/ledger';
import { SoftwareAuthenticator } from '@consilium/ledger/spec-support';
import { ENGINE, openDatabase, users } from '@consilium/persistence';
import type { Database } from '@consilium/persistence';
import { Clinician } from './clinician.ts';
import type { Diary } from './diary.ts';
import type { Product } from './product.ts';

const PASSWORD = 'password of the power cuts';
const SEATS = {
  oncologist: 'oncology',
  pathologist: 'pathology',
  geneticist: 'genetics',
  coordinator: null,
} as const satisfies Partial<Record<Role, Specialty | null>>;

/** A board of its own for each lane: nobody signs two cases at once. The oncologist signs by key. */
export interface Board extends Readonly<Record<keyof typeof SEATS, Clinician>> {
  readonly key: SoftwareAuthenticator;
}

/** The database of the product as its application, or as the role that alone writes accounts, with the product's keys. */
export const openProduct = (
  { home, runtime }: Product,
  poolSize: number,
  as: 'databaseUrl' | 'verifierUrl' = 'databaseUrl',
): Promise<Database> => {
  const trail = trailOptions(loadOperatorConfig({ CONSILIUM_HOME: home }, { home }).keys);
  return openDatabase(runtime()[as], { poolSize, access: 'engine', ...trail });
};

/** Invented people. */
export async function hire(product: Product, { lanes, diary }: { readonly lanes: number; readonly diary: Diary }) {
  const { url } = product.runtime();
  const place = { url, diary, gone: product.gone };
  const accounts = await openProduct(product, 1, 'verifierUrl');
  const add = async (login: string, role: Role, specialty: Specialty | null): Promise<Clinician> => {
    const made = await users(accounts, { demoAllowed: false }).create(
      { login, name: `Dr ${login}`, roles: [role], specialty, password: PASSWORD },
      ENGINE,
    );
    if (!made.ok) throw new Error(`${login} could not be hired: ${made.refusal.code}`);
    return Clinician.signIn(place, login, PASSWORD);
  };
  const [auditor, administrator] = [await add('auditor', 'auditor', null), await add('administrator', 'administrator', null)];
  const boards: Board[] = [];
  for (let lane = 1; lane <= lanes; lane += 1) {
    const [oncologist, pathologist, geneticist, coordinator] = [
      await add(`oncologist-${lane}`, 'oncologist', SEATS.oncologist),
      await add(`pathologist-${lane}`, 'pathologist', SEATS.pathologist),
      await add(`geneticist-${lane}`, 'geneticist', SEATS.geneticist),
      await add(`coordinator-${lane}`, 'coordinator', SEATS.coordinator),
    ];
    boards.push({ oncologist, pathologist, geneticist, coordinator, key: await enrol(oncologist, administrator, url) });
  }
  await accounts.destroy();
  return { auditor, boards };
}

async function enrol(owner: Clinician, by: Clinician, origin: string): Promise<SoftwareAuthenticator> {
  const key = SoftwareAuthenticator.create();
  const proof = { password: PASSWORD };
  const { id, challenge } = await owner.send<EnrolmentChallenge>({ method: 'POST', path: 'signing-keys/challenge', body: proof });
  const { attestationObject, clientDataJSON } = key.enrol(fromBase64url(challenge) ?? new Uint8Array(), { origin });
  const body = { challenge: id, attestationObject, clientDataJSON, label: 'Key of a power cut' };
  await owner.send({ method: 'POST', path: 'signing-keys', body });
  await by.send({ method: 'POST', path: `signing-keys/${key.credential}/confirmation`, body: { identity: 'photo-id', ...proof } });
  return key;
}
