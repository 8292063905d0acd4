import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deploymentProblems, type DeploymentFiles } from './deployment-problems.ts';
import { ROOT } from './planted-tree.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
const files: DeploymentFiles = {
  root: ROOT,
  dockerfile: read('infra/docker/Dockerfile'),
  ignore: read('infra/docker/Dockerfile.dockerignore'),
  compose: read('infra/docker/compose.yaml'),
  settings: new Set([...read('libs/config/src/settings.ts').matchAll(/^ {2}([A-Z_]+):/gm)].map((found) => found[1] ?? '')),
  nodeVersion: dependencies['node'] ?? '',
};

describe('the files for Docker', () => {
  it('have no problem that Docker would only show where it runs', () => {
    expect(deploymentProblems(files)).toEqual([]);
  });

  it.each<[string, Partial<DeploymentFiles>]>([
    ['node:latest is not pinned to a version', { dockerfile: files.dockerfile.replace(/FROM node:\S+/, 'FROM node:latest') }],
    ['node:22.1.0-slim is not Node', { dockerfile: files.dockerfile.replace(/FROM node:\S+/, 'FROM node:22.1.0-slim') }],
    ['the image runs as root', { dockerfile: files.dockerfile.replace('USER node', 'USER root') }],
    ['DB_PASSWORD is baked into the image', { dockerfile: `${files.dockerfile}ENV DB_PASSWORD=x\n` }],
    ['nowhere is copied but does not exist', { dockerfile: `${files.dockerfile}COPY nowhere ./\n` }],
    ['libs is copied but kept out by the ignore file', { ignore: files.ignore.replace('!libs\n', '') }],
    ['postgres:latest is not pinned to a version', { compose: files.compose.replace(/image: postgres:\S+/, 'image: postgres:latest') }],
    [
      'POSTGRES_PASSWORD has a value or a default in the file',
      { compose: files.compose.replace(/POSTGRES_PASSWORD: \S.*/, 'POSTGRES_PASSWORD: postgres') },
    ],
    [
      'port 0.0.0.0:5432:5432 is open beyond this machine',
      {
        compose: files.compose.replace(
          '    volumes:\n      - records',
          "    ports:\n      - '0.0.0.0:5432:5432'\n    volumes:\n      - records",
        ),
      },
    ],
    ['temporal is waited for but is no service', { compose: files.compose.replace('\n  temporal:\n', '\n  temporal-server:\n') }],
    [
      'CONSILIUM_PUBLIC_ADDRESS is set but libs/config does not read it',
      { compose: files.compose.replace('CONSILIUM_PUBLIC_URL:', 'CONSILIUM_PUBLIC_ADDRESS:') },
    ],
    [
      'DATABASE_VERIFIER_URL is told to another part than verifier',
      { compose: files.compose.replace('    TEMPORAL_NAMESPACE:', '    DATABASE_VERIFIER_URL: x\n    TEMPORAL_NAMESPACE:') },
    ],
    [
      'DATABASE_SEQUENCER_URL is told to another part than sequencer',
      { compose: files.compose.replace('      DATABASE_VERIFIER_URL:', '      DATABASE_SEQUENCER_URL: x\n      DATABASE_VERIFIER_URL:') },
    ],
    [
      'an API or a worker holds the key of the schema owner',
      { compose: files.compose.replace('    TEMPORAL_NAMESPACE:', '    DATABASE_MIGRATION_URL: x\n    TEMPORAL_NAMESPACE:') },
    ],
  ])('would be refused when %s', (problem, change) => {
    expect(deploymentProblems({ ...files, ...change })).toContainEqual(expect.stringContaining(problem));
  });

  it('start programs that exist, by a script that is whole', () => {
    const script = join(ROOT, 'infra/docker/entrypoint.sh');
    accessSync(script, constants.X_OK);
    execFileSync('sh', ['-n', script]);
    const programs = [...readFileSync(script, 'utf8').matchAll(/exec \$run (\S+)/g)].map((found) => found[1] ?? '');
    expect(programs).toHaveLength(7);
    expect(programs.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
