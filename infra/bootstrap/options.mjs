import { parseArgs } from 'node:util';
import { WayOut } from './say.mjs';

export const DEFAULT_PORT = 8080;
const USAGE = 'npm start -- [--port N] [--empty] [--reset]';

/** @returns {{port: number, empty: boolean, reset: boolean}} */
export function startOptions(args, env = process.env) {
  const { values } = parsed(args);
  const text = values.port ?? env.CONSILIUM_PORT ?? String(DEFAULT_PORT);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new WayOut(`${text} is not a port: give a number from 1 to 65535 (${USAGE}).`);
  const empty = values.empty ?? false;
  if (env.NODE_ENV === 'production' && !empty) {
    throw new WayOut(
      'Demo users are refused with NODE_ENV=production: start with `npm start -- --empty` and add people with `npx consilium user add`, or unset NODE_ENV.',
    );
  }
  return { port, empty, reset: values.reset ?? false };
}

function parsed(args) {
  try {
    return parseArgs({ args, options: { port: { type: 'string' }, empty: { type: 'boolean' }, reset: { type: 'boolean' } } });
  } catch (error) {
    throw new WayOut(`${error.message.split('.')[0].split('\n')[0]}: ${USAGE}.`);
  }
}
