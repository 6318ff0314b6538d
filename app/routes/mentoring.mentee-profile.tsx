import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { ProfileForm } from '#app/domain/mentoring/components/profile-form.tsx';
import { keepMenteeProfile, readMenteeProfile } from '#app/domain/mentoring/mentee-profile.server.ts';
import { languageFields, menteeProfileSchema } from '#app/domain/mentoring/profile-forms.ts';
import { profileChoices } from '#app/domain/mentoring/profile-choices.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { CheckboxField } from '#app/ui/forms/choice-fields.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const profile = await readMenteeProfile(person);
  const levels = (profile?.competencies ?? []).flatMap(({ competency, level, wanted }) => [[`level.${competency}`, String(level)], [`wanted.${competency}`, String(wanted)]]);
  const values = profile ? { ...profile, exclusions: profile.exclusions.join('\n'), ...Object.fromEntries(levels), ...languageFields(profile.languages) } : { regionWish: 'either' };
  return page(context, { title: 'mentoring.titles.menteeProfile', words: ['mentoring.profile', 'mentoring.languageLevels', 'mentoring.forms', 'mentoring.experiences', 'mentoring.home'] }, { values, version: profile?.version ?? 0, ...profileChoices(await localeOf(context)) });
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const form = await readForm(request, menteeProfileSchema);
  if (!form.ok) return form.refusal;
  try {
    await keepMenteeProfile(person, form.value);
  } catch (error) {
    return refusedAt(error, 'form', form.typed);
  }
  return goTo(context, '/mentoring', 'mentoring.notices.profileKept');
}

export default function MenteeProfilePage() {
  const { t } = useTranslation();
  const profile = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('mentoring.profile.menteeTitle')} lead={t('mentoring.profile.menteeLead')} above={[{ name: t('mentoring.home.title'), to: '/mentoring' }]} />
      <ProfileForm
        {...profile}
        side="mentee"
        answer={useActionData<typeof action>()}
        how={<CheckboxField name="ownOrganisation" label={t('mentoring.profile.ownOrganisation')} hint={t('mentoring.profile.ownOrganisationHint')} />}
        words={<TextAreaField name="hopes" label={t('mentoring.profile.hopes')} hint={t('mentoring.profile.hopesHint')} optional max={2000} />}
      />
    </>
  );
}
