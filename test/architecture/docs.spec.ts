import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { STAGES } from '@consilium/domain';
import { starterRelease } from '@consilium/knowledge';
import { ROOT } from './planted-tree.ts';

/** Markdown of the repository: what git knows, or would add. */
const pages = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', '*.md'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((page) => page !== '' && existsSync(join(ROOT, page)));
const textOf = (page: string): string => readFileSync(join(ROOT, page), 'utf8');
const withoutCode = (text: string): string => text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, 'code');

const linksIn = (text: string): readonly string[] => [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
const isRelative = (link: string): boolean => !/^[a-z][a-z0-9+.-]*:/i.test(link);

/** Anchor of a heading as GitHub makes it. */
const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
const anchorsIn = (text: string): readonly string[] =>
  [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map((match) => slugOf((match[1] ?? '').trim()));

/** Links that lead nowhere: to no file, to an empty folder, or to no heading of the page. */
function deadLinks(page: string, text: string): readonly string[] {
  return linksIn(text)
    .filter(isRelative)
    .filter((link) => {
      const [path = '', anchor] = link.split('#', 2);
      const target = path === '' ? join(ROOT, page) : resolve(ROOT, dirname(page), path);
      if (!existsSync(target) || (statSync(target).isDirectory() && readdirSync(target).length === 0)) return true;
      return anchor !== undefined && target.endsWith('.md') && !anchorsIn(readFileSync(target, 'utf8')).includes(anchor);
    });
}

describe('the documents', () => {
  it.each(pages)('lead nowhere else than to what is there: %s', (page) => {
    expect(deadLinks(page, textOf(page))).toEqual([]);
  });

  it.each(['[gone](docs/no-such-page.md)', '[gone](README.md#no-such-heading)', '![gone](docs/images/none.png)'])(
    'would be caught: %s',
    (link) => {
      expect(deadLinks('README.md', link)).toHaveLength(1);
    },
  );
});

describe('the README', () => {
  const readme = textOf('README.md');

  it.each(STAGES)('leads through the places of the stage %s, each of that name', (stage) => {
    const row = readme.split('\n').find((line) => line.startsWith(`| ${stage} `)) ?? '';
    const places = linksIn(row);
    expect(places.map((place) => place.split('/', 1)[0])).toEqual(['libs', 'workflows', 'activities', 'apps', 'apps']);
    for (const place of places) expect(place.split('/').at(-1)?.replace(/\.ts$/, '')).toBe(stage);
  });

  it('promises no more knowledge than the starter pack holds', () => {
    const { items, genes, hotspots, tumorTypes } = starterRelease().content;
    const inPack = {
      'label and guideline facts': items.filter(
        ({ kind, direction }) => direction !== 'resistance' && (kind === 'label' || kind === 'guideline'),
      ).length,
      'resistance facts': items.filter(({ direction }) => direction === 'resistance').length,
      'entity-defining alterations': items.filter(({ kind }) => kind === 'entity').length,
      'gene roles': genes.length,
      'recurrent changes': hotspots.length,
      'OncoTree types': tumorTypes.length,
    };
    for (const [what, count] of Object.entries(inPack)) {
      const promised = Number(new RegExp(`(\\d+) ${what}`).exec(readme)?.[1]);
      expect({ what, isKept: promised > 0 && promised < count, count }).toMatchObject({ isKept: true });
    }
  });
});
