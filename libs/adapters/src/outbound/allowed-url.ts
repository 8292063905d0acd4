import { OutboundRefused } from './outbound-refused.ts';

const STANDARD_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** Hosts as the site lists them, `host` or `host:port`; an IPv6 address stands in brackets. */
export type AllowedHosts = readonly string[];

/**
 * Holds an address against the list of the site. No wildcards, no suffixes, no names that mean another host.
 *
 * | address | list | verdict |
 * |---|---|---|
 * | https://api.example.org/v1 | api.example.org | passes |
 * | http://127.0.0.1:8080/v1 | 127.0.0.1:8080 | passes |
 * | http://127.0.0.1:8081/v1 | 127.0.0.1:8080 | refused: loopback is a host like any other |
 * | https://api.example.org:8443 | api.example.org | refused: another port |
 * | https://api.example.org.evil.invalid | api.example.org | refused |
 * | https://user:secret@api.example.org | api.example.org | refused: credentials in an address end up in logs |
 * | ftp:, file:, data: | any | refused |
 */
export function checkAddress(address: string | URL, allowed: AllowedHosts): URL {
  if (!URL.canParse(String(address))) throw new OutboundRefused('is no address');
  const url = new URL(address);
  const standard = STANDARD_PORTS[url.protocol];
  if (standard === undefined) throw new OutboundRefused('is neither http nor https');
  if (url.username !== '' || url.password !== '') throw new OutboundRefused('carries a user name or password');
  const host = withPort(url.host, standard);
  if (!allowed.some((entry) => withPort(entry.trim().toLowerCase(), standard) === host))
    throw new OutboundRefused(`goes to ${host}, which is not on the list of allowed hosts`);
  return url;
}

const withPort = (host: string, standard: string): string => (/:\d+$/.test(host) ? host : `${host}:${standard}`);
