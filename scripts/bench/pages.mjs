// What is measured, and the empty page beside it.
import { ACADEMY_PAGES } from './academy.mjs';
import { ASSISTANCE_PAGES } from './assistance.mjs';
import { HEADERS, PLACES } from './filling.mjs';
import { MENTORING_PAGES } from './mentoring.mjs';

export const PAGES = [
  { name: 'sign-in', path: '/sign-in', headers: {} },
  { name: 'dashboard', path: '/home', headers: HEADERS.lead },
  { name: 'component form', path: `/assessments/${PLACES.open}/components/1`, headers: HEADERS.lead },
  { name: 'saving one answer', path: `/assessments/${PLACES.open}/answers`, saves: true },
  { name: 'results', path: `/assessments/${PLACES.completed}/results`, headers: HEADERS.lead },
  { name: 'region', path: `/networks/${PLACES.network}/overview`, headers: HEADERS.coordinator },
  ...ASSISTANCE_PAGES,
  ...MENTORING_PAGES,
  ...ACADEMY_PAGES,
];
export const isOfAssistance = ({ name }) => ASSISTANCE_PAGES.some((page) => page.name === name);
export const isOfMentoring = ({ name }) => MENTORING_PAGES.some((page) => page.name === name);
export const isOfAcademy = ({ name }) => ACADEMY_PAGES.some((page) => page.name === name);
/** The pages with which all began, from the door on. */
export const isOfAssessment = (page) => !isOfAssistance(page) && !isOfMentoring(page) && !isOfAcademy(page);
/** Pages that change something are no pages to look at. */
export const isMove = ({ saves, books }) => Boolean(saves || books);
export const RESULTS = PAGES.find(({ name }) => name === 'results');
export const FLOOR = { name: 'empty Remix page', path: '/signed-in', headers: HEADERS.lead };
