import { beforeAll, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { database } from '#app/platform/database.server.ts';
import { makeDraft, makeRequest } from '#prisma/seed/assistance.server.ts';
import { makeAgreedEngagement, makeProfile } from '#prisma/seed/engagements.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { listEngagements } from './engagement-page.server.ts';
import { engagementsQuerySchema, providersQuerySchema, requestsQuerySchema } from './lists.ts';
import { listProviders } from './provider-profile.server.ts';
import { listRequests } from './request-page.server.ts';
import { withdrawRequest } from './withdrawal.server.ts';

let organisationId: string;
let lead: AskingPerson;
let coordinator: AskingPerson;

beforeAll(async () => {
  organisationId = await makeOrganisation({ name: 'Maison du Baobab', networkId: NETWORKS.CSWC });
  lead = await makePerson([{ organisationId, role: 'lead' }]);
  coordinator = await makePerson([{ organisationId: NETWORKS.CSWC, role: 'coordinator' }]);
});

describe('an organisation’s requests', () => {
  it('are filtered by state and topic, sorted, and paged', async () => {
    const words = { need: 'x', difference: 'x', takingPart: 'x', urgencyReason: '', security: '' };
    const sent: string[] = [];
    for (let i = 0; i < 27; i += 1) sent.push(await makeRequest(lead, organisationId, i === 5 ? { ...words, topics: ['alliances'], urgency: 'urgent', urgencyReason: 'x' } : words));
    const draft = await makeDraft(lead, organisationId, words);
    await withdrawRequest(lead, sent[0] ?? '');
    const list = async (query: object) => listRequests(lead, organisationId, requestsQuerySchema.parse(query));
    const ids = async (query: object) => (await list(query)).requests.map(({ id }) => id);
    expect((await list({})).count).toBe(28);
    expect([await ids({}), await ids({ page: '2' })]).toEqual([[draft, ...[...sent].reverse()].slice(0, 25), [...sent].reverse().slice(24)]);
    expect(await ids({ state: 'withdrawn' })).toEqual([sent[0]]);
    expect(await ids({ topic: '10' })).toEqual([sent[5]]);
    expect((await ids({ order: 'urgency' }))[0]).toBe(sent[5]);
    // What was not sent comes last, whichever way.
    expect([(await ids({ order: 'sent', page: '2' })).at(-1), (await ids({ order: '-sent', page: '2' })).at(-1)]).toEqual([draft, draft]);
    expect(await ids({ state: 'nonsense', order: 'need', page: '-1' })).toEqual(await ids({}));
  });
});

describe('a network’s engagements and providers', () => {
  it('are found by the name of an organisation, by topic and form, those that are over apart', async () => {
    const house = await makeOrganisation({ name: 'Casa Azul', networkId: NETWORKS.CSWC });
    const other = await makePerson([{ organisationId: house, role: 'lead' }]);
    const [first, second] = [await makeAgreedEngagement({ lead, coordinator, organisationId }), await makeAgreedEngagement({ lead: other, coordinator, organisationId: house })];
    await database().engagement.update({ where: { id: second }, data: { topics: ['alliances'], form: 'exchange_visit' }, select: { id: true } });
    const ids = async (query: object) => (await listEngagements(coordinator, NETWORKS.CSWC, engagementsQuerySchema.parse(query))).engagements.map(({ id }) => id);
    expect([await ids({}), await ids({ order: 'begun' })]).toEqual([[second, first], [first, second]]);
    for (const query of [{ q: 'azul' }, { topic: '10' }, { form: 'exchange_visit' }]) expect(await ids(query)).toEqual([second]);
    expect(await ids({ over: '1' })).toEqual([]);
  });

  it('the providers by pseudonym and by the hours they give', async () => {
    const [many, few] = [await makePerson([{ organisationId: NETWORKS.CSWC, role: 'peer_provider' }], { pseudonym: 'Zinnia' }), await makePerson([{ organisationId: NETWORKS.CSWC, role: 'peer_provider' }], { pseudonym: 'Acanthe' })];
    await makeProfile(many, { weeklyHours: 20 });
    await makeProfile(few, { weeklyHours: 2 });
    const names = async (query: object) => (await listProviders(coordinator, providersQuerySchema.parse(query))).providers.map(({ pseudonym }) => pseudonym);
    expect([await names({}), await names({ order: '-name' }), await names({ order: '-weeklyHours' }), await names({ q: 'zinn' })]).toEqual([['Acanthe', 'Zinnia'], ['Zinnia', 'Acanthe'], ['Zinnia', 'Acanthe'], ['Zinnia']]);
  });
});
