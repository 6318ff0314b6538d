import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { ProfileForm } from '#app/domain/mentoring/components/profile-form.tsx';
import { keepMentorProfile, readMentorProfile } from '#app/domain/mentoring/mentor-profile.server.ts';
import { languageFields, mentorProfileSchema } from '#app/domain/mentoring/profile-forms.ts';
import { profileChoices } from '#app/domain/mentoring/profile-choices.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { CheckboxField } from '#app/ui/forms/choice-fields.tsx';
import { NumberField } from '#app/ui/forms/text-field.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const profile = await readMentorProfile(person);
  const values = profile
    ? { ...profile, places: String(profile.places), exclusions: profile.exclusions.join('\n'), ...Object.fromEntries(profile.competencies.map(({ competency, level }) => [`offered.${competency}`, String(level)])), ...languageFields(profile.languages) }
    : { open: true, places: '1', regionWish: 'either' };
  return page(context, { title: 'mentoring.titles.mentorProfile', words: ['mentoring.profile', 'mentoring.languageLevels', 'mentoring.forms', 'mentoring.experiences', 'mentoring.home'] }, { values, version: profile?.version ?? 0, ...profileChoices(await localeOf(context)) });
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const form = await readForm(request, mentorProfileSchema);
  if (!form.ok) return form.refusal;
  try {
    await keepMentorProfile(person, form.value);
  } catch (error) {
    return refusedAt(error, 'form', form.typed);
  }
  return goTo(context, '/mentoring', 'mentoring.notices.profileKept');
}

export default function MentorProfilePage() {
  const { t } = useTranslation();
  const profile = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('mentoring.profile.mentorTitle')} lead={t('mentoring.profile.mentorLead')} above={[{ name: t('mentoring.home.title'), to: '/mentoring' }]} />
      <ProfileForm
        {...profile}
        side="mentor"
        answer={useActionData<typeof action>()}
        first={<CheckboxField name="open" label={t('mentoring.profile.open')} hint={t('mentoring.profile.openHint')} />}
        how={<NumberField name="places" label={t('mentoring.profile.places')} hint={t('mentoring.profile.placesHint')} maxLength={1} />}
        words={<TextAreaField name="willNotDo" label={t('mentoring.profile.willNotDo')} hint={t('mentoring.profile.willNotDoHint')} optional max={2000} />}
      />
    </>
  );
}
