import type { ModelSettings } from './model-settings.ts';

const PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/**
 * Whether the endpoint is on the site's list. Exact hosts, no wildcards: `api.example.org` does not let `api.example.org.evil.invalid` pass, and an
 * entry without a port means the port of the address's scheme.
 */
export function isAllowedHost({ baseUrl, allowedHosts }: Pick<ModelSettings, 'baseUrl' | 'allowedHosts'>): boolean {
  if (!URL.canParse(baseUrl)) return false;
  const url = new URL(baseUrl);
  const standard = PORTS[url.protocol];
  if (standard === undefined || url.username !== '' || url.password !== '') return false;
  const host = `${url.hostname}:${url.port || standard}`;
  return allowedHosts.some((entry) => host === (/:\d+$/.test(entry) ? entry.toLowerCase() : `${entry.toLowerCase()}:${standard}`));
}
