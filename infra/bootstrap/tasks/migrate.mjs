import { migrate } from '@consilium/persistence';

await migrate(process.env.DATABASE_MIGRATION_URL);
