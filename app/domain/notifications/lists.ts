import type { z } from 'zod';
import { listQuery } from '#app/domain/listing.ts';

/** How one's own notifications are asked for: all of them, or what is new. They hold no words to be searched. */
export const notificationsQuerySchema = listQuery(['at'], '-at', { show: ['unread'] });
export type NotificationsQuery = z.output<typeof notificationsQuerySchema>;
