import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { OrderView } from '#app/domain/academy/writing/components/order-view.tsx';
import { addModule, findOwnCurriculum } from '#app/domain/academy/writing/curricula.server.ts';
import { inOrderSchema } from '#app/domain/academy/writing/curriculum-forms.ts';
import { readOrderPage } from '#app/domain/academy/writing/curriculum-page.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { TextLink } from '#app/ui/link.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'academy.titles.curriculum', words: ['academy.authoring', 'academy.curricula', 'academy.adaptation', 'academy.library', 'academy.titles', 'academy.duration', 'academy.module'] }, await readOrderPage(person, params.slug ?? '', await localeOf(context)));
}

/** Adds a module at the end. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const slug = params.slug ?? '';
  await findOwnCurriculum(person, slug);
  const form = await readForm(request, inOrderSchema);
  if (!form.ok) return form.refusal;
  try {
    await addModule(person, slug, form.value.module);
  } catch (error) {
    return refusedAt(error, 'module', form.typed);
  }
  return goTo(context, `/curricula/${slug}/order`, 'academy.notices.orderKept');
}

export default function OrderPage() {
  const { t } = useTranslation();
  const order = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.curricula.order')} kicker={order.heading} lead={t('academy.curricula.orderLead')} above={[{ name: t('academy.titles.curriculum'), to: `/curricula/${order.slug}` }]}>
        <TextLink alone icon="edit" to={`/curricula/${order.slug}/texts`}>{t('academy.curricula.texts')}</TextLink>
      </PageHeader>
      <OrderView order={order} answer={useActionData<typeof action>()} />
    </>
  );
}
