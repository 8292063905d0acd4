// A Postgres that writes as durably as the real one, for whoever kills it: `durable-postgres.mjs DIR PORT` prints its address and process, and ends with it.
import { join } from 'node:path';
import { startPostgres } from '../../infra/bootstrap/postgres.mjs';

const [dir, port] = process.argv.slice(2);
const { url, child } = await startPostgres({
  dataDir: join(dir, 'postgres'),
  port: Number(port),
  password: 'killed-now-and-then',
  log: join(dir, 'postgres.log'),
  durable: true,
});
process.stdout.write(`ready ${child.pid} ${url}\n`);
process.once('SIGTERM', () => void child.stop());
await child.exited;
process.exit(0);
