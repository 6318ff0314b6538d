import { createServer, type Server } from 'node:net';
import { ConfigurationError } from '#app/platform/config.server.ts';

/** Listens there. @throws ConfigurationError for a port that is not free or not for everyone, and for an address or a name that is not this machine's */
export async function listen(server: Server, port: number, host: string): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new ConfigurationError(`Port ${port} is taken: set PORT to another one`);
    if (code === 'EACCES') throw new ConfigurationError(`Port ${port} may not be used by who started the program: set PORT to another one`);
    throw new ConfigurationError(`HOST takes an address or a name of this machine, which ${host} is not (${code})`);
  }
}

/** Whether one can listen there at all, on any port: asked before a database is started for nothing. @throws ConfigurationError */
export async function tryHost(host: string): Promise<void> {
  const probe = createServer();
  await listen(probe, 0, host);
  await new Promise((resolve) => probe.close(resolve));
}
