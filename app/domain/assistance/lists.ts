import type { z } from 'zod';
import { listQuery } from '#app/domain/listing.ts';
import { LANGUAGES } from '#app/domain/network/places.ts';
import { FILE_KINDS } from '#app/platform/file-kinds.ts';
import { AssistanceForm, RequestState, SessionState } from '#app/platform/generated/enums.ts';
import { TOPIC_PLACES } from './topics.ts';

/** How an organisation's own requests are asked for. Their words are sealed, and cannot be searched. */
export const requestsQuerySchema = listQuery(['begun', 'sent', 'urgency'], '-begun', { state: Object.values(RequestState), topic: TOPIC_PLACES });
export type RequestsQuery = z.output<typeof requestsQuerySchema>;

/** How a network's engagements are asked for: those that go on, or those that are over; by the names of their organisations. */
export const engagementsQuerySchema = listQuery(['begun'], '-begun', { over: ['1'], topic: TOPIC_PLACES, form: Object.values(AssistanceForm) });
export type EngagementsQuery = z.output<typeof engagementsQuerySchema>;

/** How a network's peer providers are asked for: by pseudonym, and by what they know. */
export const providersQuerySchema = listQuery(['name', 'weeklyHours'], 'name', { topic: TOPIC_PLACES, language: LANGUAGES });
export type ProvidersQuery = z.output<typeof providersQuerySchema>;

/** How the sessions of an engagement are asked for. What is planned for them is sealed, and cannot be searched. */
export const sessionsQuerySchema = listQuery(['when'], 'when', { state: Object.values(SessionState), form: Object.values(AssistanceForm) });
export type SessionsQuery = z.output<typeof sessionsQuerySchema>;

/** How the files of an engagement are asked for: by the name given to them here, and by kind. */
export const outputsQuerySchema = listQuery(['name', 'size', 'added'], '-added', { kind: FILE_KINDS });
export type OutputsQuery = z.output<typeof outputsQuerySchema>;

/** How a provider asks for what they were asked: what waits for their answer, or what they accepted. */
export const invitationsQuerySchema = listQuery(['asked'], '-asked', { state: ['invited', 'accepted'], topic: TOPIC_PLACES });
export type InvitationsQuery = z.output<typeof invitationsQuerySchema>;
