import { expect, it } from 'vitest';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makePublished, makeReviewers, publishDraft, publishNext } from '#prisma/seed/adaptations.server.ts';
import { makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { KNOWN } from '#tests/setup/module-files.ts';
import { adaptModule } from './adaptations.server.ts';
import { listOriginNews } from './origin-news.server.ts';
import { withdrawModule } from './publication.server.ts';
import { beginNextVersion } from './revision.server.ts';

it('who adapted a module is told when its origin publishes, and sees it in the list of drafts until the own version is the newer one', async () => {
  startTelling();
  const trainer = (organisationId: string) => makePerson([{ organisationId, role: 'trainer' }]);
  const [author, adapter, bystander] = [await trainer(NETWORKS.ASWA), await trainer(NETWORKS.APNSW), await trainer(NETWORKS.SWAN)];
  const [reviewers, others] = [await makeReviewers(NETWORKS.ASWA), await makeReviewers(NETWORKS.APNSW)];
  const told = async ({ id: personId }: { id: string }) => (await database().notification.findMany({ where: { personId, readAt: null } })).map(({ kind, place }) => `${kind} ${place}`).sort();
  const of = await makePublished(author, reviewers, { networkId: NETWORKS.ASWA, address: 'the-origin', title: 'The first' }, KNOWN);
  const own = await publishDraft(adapter, others, await adaptModule(adapter, of, { network: NETWORKS.APNSW, address: 'the-adaptation', language: 'en' }));
  expect(await listOriginNews(adapter, 'en')).toEqual([]);

  await publishNext(author, reviewers, of, { audience: 'Whoever leads.' });
  expect(await told(adapter)).toContain('origin_changed drafts');
  for (const person of [author, bystander, reviewers[0]!]) expect(await told(person)).not.toContain('origin_changed drafts');
  expect(await listOriginNews(adapter, 'fr')).toEqual([{ address: own, title: 'The first', language: 'en', version: 2, draftId: null }]);
  for (const person of [author, bystander]) expect(await listOriginNews(person, 'en')).toEqual([]);

  const next = await beginNextVersion(adapter, own);
  expect(await listOriginNews(adapter, 'en')).toMatchObject([{ address: own, draftId: next }]);
  await publishDraft(adapter, others, next);
  expect(await listOriginNews(adapter, 'en')).toEqual([]);
  await publishNext(author, reviewers, of, { audience: 'Whoever follows.' });
  expect(await listOriginNews(adapter, 'en')).toMatchObject([{ version: 3 }]);
  await withdrawModule(author, of);
  expect(await listOriginNews(adapter, 'en')).toEqual([]);
});
