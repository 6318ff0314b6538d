import type { z } from 'zod';
import { listQuery } from '#app/domain/listing.ts';
import { MeetingState, MentoringForm, OpportunityKind, OpportunityState, PairingState, RoundState } from '#app/platform/generated/enums.ts';

/** How far a lead reads a nomination; `none` is who was never nominated. */
export const NOMINATION_STANDINGS = ['none', 'nominated', 'confirmed', 'declined', 'withdrawn'] as const;

/** How an organisation's emerging leaders are asked for: by pseudonym, and by how far their nomination has come. */
export const nominationsQuerySchema = listQuery(['name'], 'name', { state: NOMINATION_STANDINGS });
export type NominationsQuery = z.output<typeof nominationsQuerySchema>;

/** How a pairing's past meetings are asked for. What they are about is sealed, and cannot be searched. */
export const meetingsQuerySchema = listQuery(['when'], '-when', { state: Object.values(MeetingState), form: Object.values(MentoringForm) });
export type MeetingsQuery = z.output<typeof meetingsQuerySchema>;

/** How the entries of a journal are asked for. What is written in them is sealed, and cannot be searched. */
export const journalQuerySchema = listQuery(['written'], '-written', { shared: ['yes', 'no'] });
export type JournalQuery = z.output<typeof journalQuerySchema>;

/** How what a network offers is asked for. The words of an opening are sealed, and cannot be searched. */
export const offeredQuerySchema = listQuery(['offered', 'happens'], '-offered', { kind: Object.values(OpportunityKind), state: Object.values(OpportunityState) });
export type OfferedQuery = z.output<typeof offeredQuerySchema>;

/** How a mentee asks for what is open to them, or was taken by them. */
export const openingsQuerySchema = listQuery(['happens', 'offered'], 'happens', { kind: Object.values(OpportunityKind) });
export type OpeningsQuery = z.output<typeof openingsQuerySchema>;

/** How a network's rounds are asked for. There are no words in them. */
export const roundsQuerySchema = listQuery(['opened'], '-opened', { state: Object.values(RoundState) });
export type RoundsQuery = z.output<typeof roundsQuerySchema>;

/** How what a goal was before is asked for. It is sealed, and cannot be searched. */
export const changesQuerySchema = listQuery(['changed'], '-changed', {});

/** What a network's pairings can be narrowed to: those of one state, or those that were raised and that nobody has seen to. */
export const WATCHED = [...Object.values(PairingState), 'raised'] as const;

/** How a network's pairings are asked for: by the pseudonyms of the two. */
export const watchQuerySchema = listQuery(['since'], '-since', { state: WATCHED });
export type WatchQuery = z.output<typeof watchQuerySchema>;

/** How what the two of a pairing gave to the coordinators is asked for. It is sealed, and cannot be searched. */
export const toldQuerySchema = listQuery(['told'], '-told', {});
