import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { ProfileForm } from '#app/domain/assistance/components/profile-form.tsx';
import { LANGUAGE_ROWS, profileSchema } from '#app/domain/assistance/provider-forms.ts';
import { keepProfile, readOwnProfile } from '#app/domain/assistance/provider-profile.server.ts';
import { PLAN_TOPICS, TOPICS } from '#app/domain/assistance/topics.ts';
import { readHoursAWeek } from '#app/domain/calendar/hours-a-week.server.ts';
import { placeChoices } from '#app/domain/network/place-choices.server.ts';
import { REGIONS } from '#app/domain/network/places.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const [profile, bookedHours] = await Promise.all([readOwnProfile(person), readHoursAWeek(person)]);
  const values = profile && {
    ...profile,
    weeklyHours: String(profile.weeklyHours),
    exclusions: profile.exclusions.join('\n'),
    ...Object.fromEntries(profile.topics.map(({ topic, level }) => [`topic.${topic}`, String(level)])),
    ...Object.fromEntries(profile.languages.flatMap(({ language, level }, row) => [[`language-${row}`, language], [`languageLevel-${row}`, String(level)]])),
  };
  return page(context, { title: 'assistance.titles.profile', words: ['assistance.providers', 'assistance.topics', 'assistance.forms', 'network.regions'] }, { values: values ?? { open: true }, version: profile?.version ?? 0, bookedHours, topics: { plan: TOPICS.slice(0, PLAN_TOPICS), components: TOPICS.slice(PLAN_TOPICS) }, languageRows: LANGUAGE_ROWS, places: placeChoices(await localeOf(context)) });
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const form = await readForm(request, profileSchema);
  if (!form.ok) return form.refusal;
  try {
    await keepProfile(person, form.value);
  } catch (error) {
    return refusedAt(error, 'form', form.typed);
  }
  return goTo(context, '/provider-profile', 'assistance.notices.saved');
}

export default function ProviderProfilePage() {
  const { t } = useTranslation();
  const { places, ...profile } = useLoaderData<typeof loader>();
  const regions = REGIONS.map((value) => ({ value, label: t(`network.regions.${value}`) }));
  return (
    <>
      <PageHeader title={t('assistance.providers.profile')} lead={t('assistance.providers.profileLead')} above={[{ name: t('assistance.providers.invitations'), to: '/provider-invitations' }]} />
      <ProfileForm {...profile} places={{ ...places, regions }} answer={useActionData<typeof action>()} />
    </>
  );
}
