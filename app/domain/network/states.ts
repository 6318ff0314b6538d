/** How an invitation can stand. */
export const INVITATION_STATES = ['open', 'accepted', 'revoked', 'expired'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

/** Where an organisation stands with being led by sex workers: confirmed, waiting for its regional network, or neither. */
export const LED_BY_STANDINGS = ['confirmed', 'waiting', 'neither'] as const;

/** How a declaration can stand, as its history tells it. */
export const DECLARATION_STATES = ['declared', 'confirmed', 'returned', 'replaced'] as const;
