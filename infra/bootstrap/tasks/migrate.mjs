// Brings the database to this release and gives the role of DATABASE_URL its rights; also the one-shot `migrate` role of the container image.
import { migrate } from '@consilium/persistence';

const { DATABASE_URL, DATABASE_MIGRATION_URL, CONSILIUM_APP_PASSWORD } = process.env;
const owner = new URL(DATABASE_MIGRATION_URL ?? DATABASE_URL);
const app = new URL(DATABASE_URL);
const role = app.username === owner.username ? {} : { appRole: decodeURIComponent(app.username) };
await migrate(owner.href, { ...role, ...(CONSILIUM_APP_PASSWORD ? { appPassword: CONSILIUM_APP_PASSWORD } : {}) });
