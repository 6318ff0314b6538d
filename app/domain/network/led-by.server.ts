import type { z } from 'zod';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { cutOf, orderOf, pagesOf, searchFor } from '#app/domain/listing.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe, type Safe } from '#app/platform/encryption.server.ts';
import type { LedByDeclaration, Organisation, Prisma } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import { criteriaMet, isLedBy } from './led-by.ts';
import type { DeclarationsQuery } from './lists.ts';
import type { declarationSchema } from './declaration.ts';
import { assertMay, findOrganisation, findOrganisationOf, mayWith } from './organisations.server.ts';

function placeOf(field: string, rowId: string) {
  return { model: 'led_by_declaration', field, rowId };
}

/** The organisation, for its people and its regional network: nobody else is shown what it declares. @throws NotFound */
async function findDeclaring(person: AskingPerson, organisationId: string): Promise<Organisation> {
  const organisation = await findOrganisation(person, organisationId);
  const isInside = person.memberships.some((held) => held.organisationId === organisationId);
  if ((!isInside && !mayWith(person, organisation).review) || organisation.networkId === null) throw new NotFound();
  return organisation;
}

/** What an organisation declared, with the history of it: for its own people and for its regional network. */
export async function readDeclarations(person: AskingPerson, organisationId: string, query: DeclarationsQuery) {
  const organisation = await findDeclaring(person, organisationId);
  const may = mayWith(person, organisation);
  const where: Prisma.LedByDeclarationWhereInput = {
    organisationId,
    AND: [query.state ? { state: query.state } : {}, ...searchFor(query.q).map((word) => ({ OR: [{ declaredBy: { is: word } }, { reviewedBy: { is: word } }] }))],
  };
  const { direction } = orderOf(query.order);
  const [count, rows] = await Promise.all([
    database().ledByDeclaration.count({ where }),
    database().ledByDeclaration.findMany({
      where,
      relationLoadStrategy: 'join',
      orderBy: [{ declaredAt: direction }, { id: direction }],
      ...cutOf(query),
      include: { declaredBy: { select: { pseudonym: true } }, reviewedBy: { select: { pseudonym: true } } },
    }),
  ]);
  const safe = await openSafe(organisationId);
  return {
    organisation: { id: organisation.id, name: organisation.name },
    may,
    count,
    pages: pagesOf(count),
    declarations: rows.map((row) => ({ ...tell(row, safe), declaredBy: row.declaredBy?.pseudonym ?? null, reviewedBy: row.reviewedBy?.pseudonym ?? null })),
  };
}

function tell(row: LedByDeclaration, safe: Safe) {
  const { id, state, decisionBodyShare, spokespersonsShare, staffShare, staffSameContracts } = row;
  const shares = { decisionBodyShare, spokespersonsShare, staffShare, staffSameContracts };
  return {
    id,
    state,
    ...shares,
    met: criteriaMet(shares),
    ledBy: isLedBy(shares),
    decisionBodyAnswer: safe.unseal(row.decisionBodyAnswer, placeOf('decision_body_answer', id)),
    spokespersonsAnswer: safe.unseal(row.spokespersonsAnswer, placeOf('spokespersons_answer', id)),
    staffAnswer: safe.unseal(row.staffAnswer, placeOf('staff_answer', id)),
    reviewAnswer: safe.unseal(row.reviewAnswer, placeOf('review_answer', id)),
    declaredAt: row.declaredAt.toISOString(),
    reviewedAt: row.reviewedAt?.toISOString() ?? null,
  };
}

/** A lead declares anew: a declaration that still waits is replaced; a confirmed one stays in force until this is confirmed. */
export async function declareLedBy(person: AskingPerson, organisationId: string, entry: z.output<typeof declarationSchema>): Promise<void> {
  assertMay(person, 'declare', await findDeclaring(person, organisationId));
  const { decisionBodyAnswer, spokespersonsAnswer, staffAnswer, ...shares } = entry;
  await inTransaction(async (tx) => {
    // Two leads at once: the later one replaces the earlier one, as it would a minute later.
    await tx.$queryRaw`select 1 from organisation where id = ${organisationId}::uuid for no key update`;
    const safe = await openSafe(organisationId, tx);
    const id = newId();
    const seal = (text: string, field: string) => safe.seal(text === '' ? null : text, placeOf(field, id));
    await tx.ledByDeclaration.updateMany({ where: { organisationId, state: 'declared' }, data: { state: 'replaced' } });
    await tx.ledByDeclaration.create({
      data: { id, organisationId, ...shares, decisionBodyAnswer: seal(decisionBodyAnswer, 'decision_body_answer'), spokespersonsAnswer: seal(spokespersonsAnswer, 'spokespersons_answer'), staffAnswer: seal(staffAnswer, 'staff_answer'), declaredById: person.id, declaredAt: now() },
      select: { id: true },
    });
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'ledBy.declared', subjectType: 'led_by_declaration', subjectId: id });
  });
}

/** The regional network confirms a declaration, or gives it back with an answer. */
export async function reviewDeclaration(person: AskingPerson, id: string, verdict: 'confirmed' | 'returned', answer: string): Promise<string> {
  const organisation = await findOrganisationOf(person, { declarations: { some: { id } } });
  assertMay(person, 'review', organisation);
  const { id: organisationId } = organisation;
  await inTransaction(async (tx) => {
    const safe = await openSafe(organisationId, tx);
    if (verdict === 'confirmed') await tx.ledByDeclaration.updateMany({ where: { organisationId, state: 'confirmed' }, data: { state: 'replaced' } });
    const { count } = await tx.ledByDeclaration.updateMany({
      where: { id, state: 'declared' },
      data: { state: verdict, reviewedById: person.id, reviewedAt: now(), reviewAnswer: safe.seal(answer === '' ? null : answer, placeOf('review_answer', id)) },
    });
    if (count === 0) throw new Refusal('network.refusals.alreadyReviewed');
    await recordActivity(tx, { actor: person.id, organisationId, kind: `ledBy.${verdict}`, subjectType: 'led_by_declaration', subjectId: id });
  });
  return organisationId;
}
