// Brings the database to this release and gives the role of DATABASE_URL its rights; also the one-shot `migrate` role of the container image.
import { trailOptions } from '@consilium/adapters';
import { loadOperatorConfig } from '@consilium/config';
import { migrate } from '@consilium/persistence';

const {
  DATABASE_URL,
  DATABASE_MIGRATION_URL,
  CONSILIUM_APP_PASSWORD,
  CONSILIUM_SEQUENCER_PASSWORD: sequencer,
  CONSILIUM_VERIFIER_PASSWORD: verifier,
  CONSILIUM_ERASURE_PASSWORD: erasure,
} = process.env;
const owner = new URL(DATABASE_MIGRATION_URL ?? DATABASE_URL);
const app = new URL(DATABASE_URL);
const role = app.username === owner.username ? {} : { appRole: decodeURIComponent(app.username) };

/** In production the keys may lie where only the application reads them: then what older releases left is taken into entries by the next call that has them. */
function trail() {
  try {
    return trailOptions(loadOperatorConfig().keys);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    return {};
  }
}
await migrate(owner.href, {
  ...trail(),
  ...role,
  ...(CONSILIUM_APP_PASSWORD ? { appPassword: CONSILIUM_APP_PASSWORD } : {}),
  passwords: { ...(sequencer ? { sequencer } : {}), ...(verifier ? { verifier } : {}), ...(erasure ? { erasure } : {}) },
});
