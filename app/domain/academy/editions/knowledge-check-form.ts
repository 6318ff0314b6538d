import * as z from 'zod/mini';

/** How many questions a check asks of each module: so many, or one for each of its objectives. */
export const PER_MODULE = ['each', '2', '3'] as const;
export const openCheckSchema = z.object({ perModule: z.pipe(z.enum(PER_MODULE, { error: 'ui.forms.errors.choose' }), z.transform((given) => (given === 'each' ? given : Number(given)))) });

/** What may be chosen: a letter, or that one does not know. */
const chosen = z.enum(['a', 'b', 'c', 'd', 'none']);

/** What is answered in a part of a check, by `answer.<question>`. */
export const answersSchema = z.pipe(
  z.looseObject({}),
  z.transform((fields, context) => {
    const given = Object.entries(fields).flatMap(([name, value]) => {
      if (!/^answer\.[a-z0-9-]{1,60}$/.test(name)) return [];
      const parsed = chosen.safeParse(value);
      if (!parsed.success) context.issues.push({ code: 'custom', input: fields, path: [name], message: 'ui.forms.errors.choose' });
      return parsed.success ? [[name.slice('answer.'.length), parsed.data] as const] : [];
    });
    return new Map(given);
  }),
);
export type GivenAnswers = z.output<typeof answersSchema>;
