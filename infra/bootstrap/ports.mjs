import { createServer } from 'node:net';

const HOST = '127.0.0.1';

const listenOnce = (port, host) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host, exclusive: true }, () => {
      const { port: got } = server.address();
      server.close(() => resolve(got));
    });
  });

/** True when nobody listens there. Every interface is tried as well: a server on 0.0.0.0 would answer in our place. */
export const isFree = async (port) => (await listenOnce(port, HOST)) !== null && (await listenOnce(port, undefined)) !== null;

export const freePort = () => listenOnce(0, HOST);

/** The port used last time, so that bookmarks and open tools keep working; another when somebody took it. */
export const keepOrFind = async (remembered) => (remembered && (await isFree(remembered)) ? remembered : freePort());
