import { expect, it } from 'vitest';
import { makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { seedWritingDemo } from '#prisma/seed/writing-demo.server.ts';
import { KNOWN, makeCurriculumFolder } from '#tests/setup/module-files.ts';
import { draftsQuerySchema } from './draft-lists.ts';
import { listDrafts } from './drafts.server.ts';
import { listOriginNews } from './origin-news.server.ts';
import { readOriginPage } from './origin-page.server.ts';
import { readProvenance } from '../library/provenance.server.ts';
import { publishCurriculum } from '../library/publishing.server.ts';

const ALL = draftsQuerySchema.parse({});

it('shows a draft under way, one in review, and a module that another network adapts, with changes to decide on', async () => {
  const made = makeCurriculumFolder();
  for (const slug of ['safe-spaces', 'planning-for-home']) made.module(slug);
  await publishCurriculum(made.folder, KNOWN).finally(() => made.remove());
  const trainer = (networkId: string) => makePerson([{ organisationId: networkId, role: 'trainer' }]);
  const [sage, thyme, fern] = [await trainer(NETWORKS.ASWA), await trainer(NETWORKS.ASWA), await trainer(NETWORKS.APNSW)];
  await seedWritingDemo({ sage, thyme, fern });
  expect((await listDrafts(thyme, ALL)).drafts.map(({ state, title }) => [state, title])).toEqual(expect.arrayContaining([['draft', 'Talking with the neighbours'], ['in_review', 'About safe-spaces']]));
  const { drafts: [adapted] } = await listDrafts(fern, ALL);
  const { offers } = await readOriginPage(fern, adapted?.id ?? '');
  expect(offers.map(({ key, own }) => [key, own.length])).toEqual([['audience', 1], ['handout', 0], ['online', 0]]);
  expect(await listOriginNews(fern, 'en')).toMatchObject([{ address: 'planning-on-the-islands', draftId: adapted?.id }]);
  expect((await readProvenance(fern, 'planning-for-home', 'en')).adaptations).toMatchObject([{ address: 'planning-in-small-towns' }]);
});
