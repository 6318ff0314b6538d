let known: readonly string[] | undefined;

/** The zones that one chooses from, by their names: UTC, in which many agree across countries and which no system lists, comes first. */
export function timeZones(): readonly string[] {
  return (known ??= ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]);
}

/** The same, with the one that is chosen already where it goes by another name. */
export function timeZonesWith(chosen: string): readonly string[] {
  return chosen === '' || timeZones().includes(chosen) ? timeZones() : [chosen, ...timeZones()];
}
