import * as z from 'zod/mini';
import { ticked } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';

export const PRESENCES = ['present', 'excused', 'absent'] as const;
const presence = z.enum(PRESENCES);

/** Who was there, by `presence.<delegate>`; with `rest`, whoever is not marked was. `version` is the list that its sender saw. */
export const attendanceListSchema = z.pipe(
  z.looseObject({ version: versionFrom(0), rest: ticked }),
  z.transform(({ version, rest, ...fields }, context) => ({
    version,
    rest,
    presences: new Map(
      Object.entries(fields).flatMap(([name, value]) => {
        if (!name.startsWith('presence.')) return [];
        const parsed = presence.safeParse(value);
        if (!parsed.success) context.issues.push({ code: 'custom', input: fields, path: [name], message: 'ui.forms.errors.choose' });
        return parsed.success ? [[name.slice('presence.'.length), parsed.data] as const] : [];
      }),
    ),
  })),
);
export type AttendanceList = z.output<typeof attendanceListSchema>;
