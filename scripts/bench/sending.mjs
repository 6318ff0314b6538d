// Requests one by one (as sent, nothing unpacked) and many at a time.
import { request } from 'node:http';
import autocannon from 'autocannon';
import { saving } from './filling.mjs';

export const CONNECTIONS = 8;

/** One request; the body is what came over the wire. */
export function send(url, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method, headers: { ...headers, ...length } }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
      response.on('error', reject);
    });
    sent.on('error', reject).setTimeout(20_000, () => sent.destroy(new Error(`No answer from ${url}`)));
    sent.end(body);
  });
}

/** Keeps the connections busy for some seconds. Only answers with the wanted status count; times are in milliseconds. */
export async function measure(url, { headers = {}, requests, seconds, wanted = 200 }) {
  const times = [];
  let others = 0;
  const running = autocannon({ url, connections: CONNECTIONS, duration: seconds, headers: { 'accept-encoding': 'br', ...headers }, ...(requests ? { requests } : {}) });
  running.on('response', (_client, status, _bytes, time) => {
    if (status === wanted) times.push(time);
    else others += 1;
  });
  const { duration, errors, timeouts } = await running;
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? Number.NaN;
  return { perSecond: times.length / duration, p50: at(0.5), p95: at(0.95), p99: at(0.99), failed: others + errors + timeouts };
}

/**
 * Requests that save answers: each takes a criterion that no other request holds, with the version that it last had,
 * and gives it back with the new one. `criteria` are { criterion, version }.
 */
export function savingRequests(criteria) {
  const free = [...criteria];
  return [
    {
      method: 'POST',
      setupRequest(base, context) {
        context.held = free.shift();
        context.held.level = ((context.held.level ?? 0) + 1) % 5;
        return { ...base, ...saving(context.held) };
      },
      onResponse(status, body, { held }) {
        if (status === 200) held.version += 1;
        // Refused because another version stands: counted as failed, and not refused again for the same reason.
        if (status === 409) held.version = JSON.parse(body).theirs.version;
        free.push(held);
      },
    },
  ];
}
