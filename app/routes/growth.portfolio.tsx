import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { readGrowth, tickPortfolio } from '#app/domain/mentoring/growth.server.ts';
import { portfolioSchema } from '#app/domain/mentoring/portfolio-form.ts';
import { choicesOfPortfolio } from '#app/domain/mentoring/portfolio.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { CheckboxesField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const growth = await readGrowth(person);
  return page(context, { title: 'mentoring.titles.growth', words: ['mentoring.portfolio', 'mentoring.growth.title'] }, { choices: choicesOfPortfolio(await localeOf(context), growth), ticked: growth.ticked });
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const form = await readForm(request, portfolioSchema);
  if (!form.ok) return form.refusal;
  await tickPortfolio(person, form.value.items);
  return goTo(context, '/growth/portfolio', 'mentoring.notices.saved');
}

export default function PortfolioPage() {
  const { t } = useTranslation();
  const { choices, ticked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('mentoring.portfolio.title')} lead={t('mentoring.portfolio.lead')} above={[{ name: t('mentoring.growth.title'), to: '/growth' }]}>
        <ButtonLink look="secondary" icon="download" to="/growth/file.pdf" reloadDocument>{t('mentoring.portfolio.download')}</ButtonLink>
      </PageHeader>
      {choices.length === 0 ? (
        <Empty title={t('mentoring.portfolio.none')} />
      ) : (
        <ValidatedForm answer={answer} values={{ items: ticked }} submit={t('mentoring.portfolio.keep')}>
          <CheckboxesField name="items" label={t('mentoring.portfolio.what')} hint={t('mentoring.portfolio.whatHint')} choices={choices} />
        </ValidatedForm>
      )}
    </>
  );
}
