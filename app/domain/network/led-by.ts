/** What an organisation says of itself, in whole per cent. */
export interface LedByShares {
  decisionBodyShare: number;
  spokespersonsShare: number;
  staffShare: number;
  staffSameContracts: boolean;
}

export type LedByCriterion = 'decisionBody' | 'spokespersons' | 'staff';

/**
 * Which of the three criteria are met (the plan, note 2): at least half of the decision-making body, at least half of the
 * spokespersons, at least 33 % of the staff, on the same contracts and conditions as everyone.
 */
export function criteriaMet(shares: LedByShares): Record<LedByCriterion, boolean> {
  return {
    decisionBody: shares.decisionBodyShare >= 50,
    spokespersons: shares.spokespersonsShare >= 50,
    staff: shares.staffShare >= 33 && shares.staffSameContracts,
  };
}

/** Two of the three make an organisation led by sex workers. */
export function isLedBy(shares: LedByShares): boolean {
  return Object.values(criteriaMet(shares)).filter(Boolean).length >= 2;
}

/** For a criterion that is not met the plan asks how sex workers keep control all the same: those answers must be given. */
export function answersAsked(shares: LedByShares): LedByCriterion[] {
  const met = criteriaMet(shares);
  return (['decisionBody', 'spokespersons'] as const).filter((criterion) => !met[criterion]);
}
