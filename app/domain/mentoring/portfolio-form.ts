import * as z from 'zod/mini';

export type PortfolioPart = 'competency' | 'goal' | 'opportunity' | 'reflection' | 'meetings';

/** What is ticked, each as `part:subject`; nothing ticked is an empty portfolio. */
export const portfolioSchema = z.object({
  items: z._default(
    z.array(
      z.pipe(
        z.string().check(z.regex(/^(competency|goal|opportunity|reflection|meetings):[0-9a-z-]{3,40}$/, 'ui.forms.errors.choose')),
        z.transform((given) => {
          const [part = '', subject = ''] = given.split(':');
          return { part: part as PortfolioPart, subject };
        }),
      ),
      { error: 'ui.forms.errors.choose' },
    ).check(z.maxLength(1_000, 'ui.forms.errors.choose')),
    [],
  ),
});
