import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { MenteeProfileEntry } from './profile-forms.ts';
import { sealList, unsealLists } from './profile-safe.server.ts';

const MODEL = 'mentee_profile';
const placeOf = (personId: string) => ({ model: MODEL, field: 'hopes', rowId: personId });

/** A mentee's own profile; null as long as none was kept. @throws NotFound for who is no emerging leader */
export async function readMenteeProfile(person: AskingPerson) {
  if (!actsAs(person, 'emerging_leader')) throw new NotFound();
  return openMenteeProfile(person.id);
}

/** The same, also for who is none any more: what they wrote is theirs. The caller has asked whose it is. */
export async function openMenteeProfile(personId: string) {
  const profile = await database().menteeProfile.findUnique({ where: { personId }, relationLoadStrategy: 'join', include: { competencies: true, languages: { orderBy: { language: 'asc' } } } });
  if (!profile) return null;
  const safe = await openSafe(personId);
  return { ...profile, ...unsealLists(safe, MODEL, profile), hopes: safe.unseal(profile.hopes, placeOf(personId)) ?? '' };
}

/** Keeps a mentee's own profile. @throws Refusal when it was changed elsewhere meanwhile */
export async function keepMenteeProfile(person: AskingPerson, entry: MenteeProfileEntry): Promise<void> {
  if (!actsAs(person, 'emerging_leader')) throw new NotFound();
  const { competencies, languages, experiences, exclusions, hopes, version, ...plain } = entry;
  const personId = person.id;
  const safe = await openSafe(personId);
  const sealed = { experiences: sealList(safe, MODEL, 'experiences', personId, experiences), exclusions: sealList(safe, MODEL, 'exclusions', personId, exclusions), hopes: hopes ? safe.seal(hopes, placeOf(personId)) : null };
  await inTransaction(async (tx) => {
    await tx.menteeProfile.createMany({ data: [{ personId, version: 0 }], skipDuplicates: true });
    const { count } = await tx.menteeProfile.updateMany({ where: { personId, version }, data: { ...plain, ...sealed, version: version + 1, changedAt: now() } });
    if (count === 0) throw new Refusal('mentoring.refusals.changedMeanwhile');
    await tx.menteeCompetency.deleteMany({ where: { personId } });
    await tx.menteeCompetency.createMany({ data: competencies.map((one) => ({ personId, ...one })) });
    await tx.menteeLanguage.deleteMany({ where: { personId } });
    await tx.menteeLanguage.createMany({ data: languages.map((one) => ({ personId, ...one })) });
    await recordActivity(tx, { actor: personId, organisationId: null, kind: 'menteeProfile.kept', subjectType: 'person', subjectId: personId });
  });
}
