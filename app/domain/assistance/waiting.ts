/** What can wait for someone, in the order in which one looks at it; then what comes next, and the networks at a glance. */
export const WAITING_KINDS = ['requests', 'referrals', 'invitations', 'question', 'terms', 'unsettled', 'report', 'evaluation', 'followUps', 'followUp'] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number] | 'session' | 'week' | 'network';

export interface Waiting {
  kind: WaitingKind;
  target: string;
  count: number;
  at: string | null;
  names: string | null;
  more: number | null;
}

const PATHS: Readonly<Record<Exclude<WaitingKind, 'network'>, (target: string) => string>> = {
  requests: (network) => `/networks/${network}/requests`,
  referrals: (network) => `/networks/${network}/requests`,
  invitations: () => '/provider-invitations',
  question: (request) => `/requests/${request}`,
  terms: (engagement) => `/engagements/${engagement}/terms`,
  unsettled: (session) => `/sessions/${session}`,
  report: (engagement) => `/engagements/${engagement}/report`,
  evaluation: (engagement) => `/engagements/${engagement}/evaluation`,
  followUps: (engagement) => `/engagements/${engagement}/follow-ups`,
  followUp: (id) => `/follow-ups/${id}`,
  session: (session) => `/sessions/${session}`,
  week: (session) => `/sessions/${session}`,
};

/** Where it is dealt with. */
export function pathOfWaiting({ kind, target }: Waiting): string {
  return kind === 'network' ? '/assistance' : PATHS[kind](target);
}

/** What waits, in order and each once: who coordinates and gives in one engagement is asked about its session once. */
export function inOrder(waiting: readonly Waiting[]): Waiting[] {
  return WAITING_KINDS.flatMap((kind) => [...new Map(waiting.filter((one) => one.kind === kind).map((one) => [`${one.target} ${one.more}`, one])).values()]);
}

/** The sessions that come next: one's own first, and of a network those that are not one's own. */
export function comingSessions(waiting: readonly Waiting[]): { own: Waiting[]; others: Waiting[]; week: number } {
  const own = waiting.filter(({ kind }) => kind === 'session');
  const week = waiting.filter(({ kind }) => kind === 'week');
  return { own, others: week.filter(({ target }) => own.every((one) => one.target !== target)), week: week[0]?.count ?? 0 };
}
