import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface DeploymentFiles {
  readonly root: string;
  readonly dockerfile: string;
  readonly ignore: string;
  readonly compose: string;
  /** Names of environment variables that libs/config reads. */
  readonly settings: ReadonlySet<string>;
  readonly nodeVersion: string;
}

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((found) => found[1] ?? '');
const isPinned = (image: string): boolean => /:(\$\{\w+:-)?\d+\.\d+/.test(image);

/** What Docker itself would not say, or only on a machine that has it: one sentence a problem. */
export function deploymentProblems(files: DeploymentFiles): string[] {
  return [...dockerfileProblems(files), ...composeProblems(files)];
}

function dockerfileProblems({ root, dockerfile, ignore, nodeVersion }: DeploymentFiles): string[] {
  const stages = matches(dockerfile, /^FROM \S+ AS (\S+)/gm);
  const bases = matches(dockerfile, /^FROM (\S+)/gm).filter((image) => !stages.includes(image));
  const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
  const copied = matches(dockerfile, /^COPY (?!--)(.+) \S+$/gm).flatMap((paths) => paths.split(' '));
  const sent = new Set(matches(ignore, /^!(\S+)$/gm));
  return [
    ...bases.filter((image) => !isPinned(image)).map((image) => `${image} is not pinned to a version`),
    ...bases
      .filter((image) => image.startsWith('node:') && !image.startsWith(`node:${nodeVersion}-`))
      .map((image) => `${image} is not Node ${nodeVersion} of package.json`),
    ...(/^USER (?!root|0)\S+/m.test(last) ? [] : ['the image runs as root']),
    ...matches(dockerfile, /^\s*(?:ENV|ARG)?\s*(\w*(?:PASSWORD|SECRET|TOKEN)\w*)=/gm).map((name) => `${name} is baked into the image`),
    ...copied.filter((path) => !existsSync(join(root, path))).map((path) => `${path} is copied but does not exist`),
    ...copied.filter((path) => !sent.has(path.replace(/^\.\//, ''))).map((path) => `${path} is copied but kept out by the ignore file`),
  ];
}

function composeProblems({ compose, settings }: DeploymentFiles): string[] {
  const services = sections(compose.slice(compose.indexOf('\nservices:'), compose.indexOf('\nvolumes:')));
  const app = compose.slice(compose.indexOf('\nx-app:'), compose.indexOf('\nservices:'));
  const waitedFor = [...services.values()].flatMap((text) => matches(text, /^ {6}([\w-]+):\n {8}condition:/gm));
  const own = matches(app, /^ {4}((?:CONSILIUM|DATABASE|TEMPORAL)_\w+):/gm);
  const serving = ['api', 'worker'].map((name) => services.get(name) ?? '');
  return [
    ...matches(compose, /^\s+image: (\S+)$/gm)
      .filter((image) => !isPinned(image))
      .map((image) => `${image} is not pinned to a version`),
    ...matches(compose, /^\s+(\w*(?:PASSWORD|_PWD)): (?!\$\{\w+:\?)/gm).map((name) => `${name} has a value or a default in the file`),
    ...matches(compose, /^\s+- '?([^\s']+:\d+)'?$/gm)
      .filter((port) => !port.startsWith('127.0.0.1:'))
      .map((port) => `port ${port} is open beyond this machine`),
    ...waitedFor.filter((name) => !services.has(name)).map((name) => `${name} is waited for but is no service`),
    ...waitedFor
      .filter((name) => name !== 'migrate' && !services.get(name)?.includes('healthcheck:'))
      .map((name) => `${name} is waited for but has no health check`),
    ...own.filter((name) => !settings.has(name)).map((name) => `${name} is set but libs/config does not read it`),
    ...[...ALONE]
      .filter(([name, secret]) => app.includes(`${secret}:`) || othersOf(services, name).some((text) => text.includes(`${secret}:`)))
      .map(([name, secret]) => `${secret} is told to another part than ${name}`),
    ...(serving.some((text) => text.includes('DATABASE_MIGRATION_URL')) || app.includes('DATABASE_MIGRATION_URL')
      ? ['an API or a worker holds the key of the schema owner']
      : []),
  ];
}

/** Ways in that one part alone may have (SIG-PUB). */
const ALONE = new Map([
  ['sequencer', 'DATABASE_SEQUENCER_URL'],
  ['verifier', 'DATABASE_VERIFIER_URL'],
]);
const othersOf = (services: ReadonlyMap<string, string>, name: string): readonly string[] =>
  [...services].filter(([other]) => other !== name).map(([, text]) => text);

function sections(text: string): Map<string, string> {
  const heads = [...text.matchAll(/^ {2}([\w-]+):$/gm)];
  return new Map(heads.map((head, index) => [head[1] ?? '', text.slice(head.index, heads[index + 1]?.index)]));
}
