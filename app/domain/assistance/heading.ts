interface Headed {
  organisations: readonly { name: string }[];
  engagement: { topics: readonly string[] };
}

/** Whose engagement, and about what: over the title of each of its pages, as one organisation may have several at once. */
export function headingOf(t: (key: string) => string, { organisations, engagement }: Headed): string[] {
  return [...organisations.map(({ name }) => name), ...engagement.topics.map((topic) => t(`assistance.topics.${topic}`))];
}
