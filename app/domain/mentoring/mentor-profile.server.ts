import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { MentorProfileEntry } from './profile-forms.ts';
import { sealList, unsealLists } from './profile-safe.server.ts';

const MODEL = 'mentor_profile';
const placeOf = (personId: string) => ({ model: MODEL, field: 'willNotDo', rowId: personId });

/** A mentor's own profile; null as long as none was kept. @throws NotFound for who is no mentor */
export async function readMentorProfile(person: AskingPerson) {
  if (!actsAs(person, 'mentor')) throw new NotFound();
  return openMentorProfile(person.id);
}

/** The same, also for who is none any more: what they wrote is theirs. The caller has asked whose it is. */
export async function openMentorProfile(personId: string) {
  const profile = await database().mentorProfile.findUnique({ where: { personId }, relationLoadStrategy: 'join', include: { competencies: true, languages: { orderBy: { language: 'asc' } } } });
  if (!profile) return null;
  const safe = await openSafe(personId);
  return { ...profile, ...unsealLists(safe, MODEL, profile), willNotDo: safe.unseal(profile.willNotDo, placeOf(personId)) ?? '' };
}

/** Keeps a mentor's own profile. @throws Refusal when it was changed elsewhere meanwhile */
export async function keepMentorProfile(person: AskingPerson, entry: MentorProfileEntry): Promise<void> {
  if (!actsAs(person, 'mentor')) throw new NotFound();
  const { competencies, languages, experiences, exclusions, willNotDo, version, ...plain } = entry;
  const personId = person.id;
  const safe = await openSafe(personId);
  const sealed = { experiences: sealList(safe, MODEL, 'experiences', personId, experiences), exclusions: sealList(safe, MODEL, 'exclusions', personId, exclusions), willNotDo: willNotDo ? safe.seal(willNotDo, placeOf(personId)) : null };
  await inTransaction(async (tx) => {
    await tx.mentorProfile.createMany({ data: [{ personId, version: 0 }], skipDuplicates: true });
    const { count } = await tx.mentorProfile.updateMany({ where: { personId, version }, data: { ...plain, ...sealed, version: version + 1, changedAt: now() } });
    if (count === 0) throw new Refusal('mentoring.refusals.changedMeanwhile');
    await tx.mentorCompetency.deleteMany({ where: { personId } });
    await tx.mentorCompetency.createMany({ data: competencies.map((one) => ({ personId, ...one })) });
    await tx.mentorLanguage.deleteMany({ where: { personId } });
    await tx.mentorLanguage.createMany({ data: languages.map((one) => ({ personId, ...one })) });
    await recordActivity(tx, { actor: personId, organisationId: null, kind: 'mentorProfile.kept', subjectType: 'person', subjectId: personId });
  });
}
