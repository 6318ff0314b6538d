// Loaded into the program before anything of its own: writes down to where it opens connections, and which names it looks up.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import net from 'node:net';

const note = (line) => appendFileSync(process.env.CONNECTIONS_FILE, `${line}\n`);

/** Runs `tell` with the arguments of each call before the call. */
function watch(owner, name, tell) {
  const original = owner[name];
  owner[name] = function watched(...args) {
    note(tell(args));
    return original.apply(this, args);
  };
}

watch(net.Socket.prototype, 'connect', ([first, second]) => {
  const to = Array.isArray(first) ? first[0] : first;
  if (typeof to === 'object') return to.path ? `path ${to.path}` : `${to.host ?? 'localhost'}:${to.port}`;
  return typeof to === 'string' && Number.isNaN(Number(to)) ? `path ${to}` : `${typeof second === 'string' ? second : 'localhost'}:${to}`;
});
watch(dgram.Socket.prototype, 'send', () => 'datagram');
for (const owner of [dns, dns.promises]) for (const name of ['resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveSrv', 'resolveTxt']) watch(owner, name, ([host]) => `name ${host}`);
