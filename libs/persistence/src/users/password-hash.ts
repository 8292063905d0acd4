import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** scrypt with N = 2^14, r = 8, p = 5: one of the settings that the OWASP Password Storage Cheat Sheet (2025) calls equal in strength. */
const COST: PasswordWork = { N: 16_384, r: 8, p: 5 };
const KEY_BYTES = 32;

/** Parameters of scrypt; they stand in the hash, so each password is checked with those that it was kept with. */
export interface PasswordWork {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

const derive = (password: string, salt: Buffer, { N, r, p }: PasswordWork): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

/** `scrypt$N$r$p$salt$key`, salt and key in base64url. */
export async function hashPassword(password: string, work: PasswordWork = COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, work);
  return ['scrypt', work.N, work.r, work.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

export async function matchesHash(password: string, stored: string): Promise<boolean> {
  const [scheme, N, r, p, salt, key] = stored.split('$');
  if (scheme !== 'scrypt' || !N || !r || !p || !salt || !key) return false;
  const expected = Buffer.from(key, 'base64url');
  const actual = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** Takes as long as a real check, so that an answer does not tell whether a login exists. */
export async function pretendToCheck(password: string): Promise<void> {
  await derive(password, Buffer.alloc(16), COST);
}
