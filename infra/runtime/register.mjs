// Lets Node run the workspace's TypeScript as it stands: one swc configuration (.swcrc) for Jest, for this hook and for `nest build`.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { keptIn } from './kept-transforms.mjs';

const swcrc = JSON.parse(readFileSync(new URL('../../.swcrc', import.meta.url), 'utf8'));
delete swcrc.$schema;

const transform = (filename, text) => transformSync(text, { ...swcrc, swcrc: false, filename }).code;
// For whoever starts many processes in a short time: the test suite.
const kept = process.env.CONSILIUM_TRANSFORM_CACHE ? keptIn(process.env.CONSILIUM_TRANSFORM_CACHE, transform) : transform;

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !url.endsWith('.ts') || url.includes('/node_modules/')) return nextLoad(url, context);
    const filename = fileURLToPath(url);
    return { format: 'module', source: kept(filename, readFileSync(filename, 'utf8')), shortCircuit: true };
  },
});
