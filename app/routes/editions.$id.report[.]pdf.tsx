import type { LoaderFunctionArgs } from '@remix-run/node';
import { makeReportPdf } from '#app/domain/academy/editions/evaluation-report-files.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { download } from '#app/http/reply.server.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return download(await makeReportPdf(person, idParam(params.id), await localeOf(context)), 'pdf');
}
