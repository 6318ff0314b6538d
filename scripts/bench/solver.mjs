import { performance } from 'node:perf_hooks';
import { COMPETENCIES } from '../../app/domain/mentoring/competencies.ts';
import { EXPERIENCES, MENTORING_FORMS, REGION_WISHES } from '../../app/domain/mentoring/model.ts';
import { solveApart } from '../../app/domain/mentoring/solving.server.ts';

/** The same numbers each time, so that two runs solve the same round. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** A round of the size that is promised: 300 mentees, 120 mentors with up to 3 places. */
export function largeRound(mentees = 300, mentors = 120) {
  const next = numbers(7);
  const some = (list, most) => [...new Set(Array.from({ length: 1 + next(most) }, () => list[next(list.length)]))];
  const someone = (id) => ({
    id,
    pseudonym: `Someone ${id}`,
    homes: [{ organisationId: `o${next(60)}`, name: `Organisation ${next(60)}`, acronym: null, regionId: ['africa', 'europe'][next(2)] }],
    languages: Object.fromEntries(some(['en', 'fr', 'pt', 'sw'], 3).map((tag) => [tag, 1 + next(3)])),
    forms: some(MENTORING_FORMS, 3),
    hours: [0, 1].map(() => [0, 1, 2, 3, 4].map((day) => ({ from: day * 1440 + 360 + next(6) * 60, until: day * 1440 + 720 + next(8) * 60 }))),
    regionWish: REGION_WISHES[next(3)],
    experiences: some(EXPERIENCES, 3),
    exclusions: next(10) === 0 ? [`Someone ${next(100)}`] : [],
    apart: [],
  });
  return {
    mentees: Array.from({ length: mentees }, (_, i) => ({ ...someone(`e${i}`), ownOrganisation: next(2) === 0, sought: Object.fromEntries(some(COMPETENCIES, 4).map((id) => [id, { level: 1, wanted: 2 + next(3) }])) })),
    mentors: Array.from({ length: mentors }, (_, i) => ({ ...someone(`m${i}`), places: 1 + next(3), offered: Object.fromEntries(some(COMPETENCIES, 6).map((id) => [id, 1 + next(4)])) })),
    fixed: [],
    forbidden: [],
  };
}

/** How long the round takes in its thread, the start of the thread and of the solver included, and how long the process could do nothing else meanwhile. */
export async function measureSolver() {
  const round = largeRound();
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  let [held, last] = [0, performance.now()];
  const ticking = setInterval(() => {
    held = Math.max(held, performance.now() - last - 5);
    last = performance.now();
  }, 5);
  const { placed, total } = await solveApart(round);
  clearInterval(ticking);
  const { user, system } = process.cpuUsage(cpu);
  return { milliseconds: performance.now() - began, cpu: (user + system) / 1000, held, placed, total };
}

if (process.argv[1]?.endsWith('solver.mjs')) console.log(await measureSolver());
