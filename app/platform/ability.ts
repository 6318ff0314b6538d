import { AbilityBuilder, subject, type Ability } from '@casl/ability';
import { accessibleBy, createPrismaAbility, type PrismaQueryOf, type Subjects } from '@casl/prisma/runtime';
import type { Assessment, AssistanceRequest, DemonstrationSite, Edition, EditionDelegate, EditionTeam, Engagement, LedByDeclaration, MatchingRound, Membership, ModuleVersion, Nomination, Organisation, Pairing, Prisma, Proposal, SiteVisit } from './generated/client.ts';

/** Who may do what, as CASL rules whose conditions are Prisma conditions: one definition serves the query and the check. */
export type Abilities = Ability<
  [string, Subjects<{ Organisation: Organisation; Membership: Membership; LedByDeclaration: LedByDeclaration; Assessment: Assessment; AssistanceRequest: AssistanceRequest; Engagement: Engagement; MatchingRound: MatchingRound; Nomination: Nomination; Proposal: Proposal; Pairing: Pairing; DemonstrationSite: DemonstrationSite; SiteVisit: SiteVisit; ModuleVersion: ModuleVersion; Edition: Edition; EditionTeam: EditionTeam; EditionDelegate: EditionDelegate }>],
  PrismaQueryOf<Prisma.TypeMap>
>;

/** Builds the abilities of one person from a subject's rules. */
export function buildAbilities(rules: (can: AbilityBuilder<Abilities>['can']) => void): Abilities {
  const builder = new AbilityBuilder<Abilities>(createPrismaAbility);
  rules(builder.can);
  return builder.build();
}

type Where = {
  Organisation: Prisma.OrganisationWhereInput;
  Assessment: Prisma.AssessmentWhereInput;
  AssistanceRequest: Prisma.AssistanceRequestWhereInput;
  Engagement: Prisma.EngagementWhereInput;
  MatchingRound: Prisma.MatchingRoundWhereInput;
  Nomination: Prisma.NominationWhereInput;
  Proposal: Prisma.ProposalWhereInput;
  Pairing: Prisma.PairingWhereInput;
  DemonstrationSite: Prisma.DemonstrationSiteWhereInput;
  SiteVisit: Prisma.SiteVisitWhereInput;
  ModuleVersion: Prisma.ModuleVersionWhereInput;
  Edition: Prisma.EditionWhereInput;
  EditionTeam: Prisma.EditionTeamWhereInput;
  EditionDelegate: Prisma.EditionDelegateWhereInput;
};

/** The records of a kind with which the person may do that, as the condition of a query. */
export function within<K extends keyof Where>(abilities: Abilities, action: string, kind: K): Where[K] {
  return accessibleBy(abilities, action).ofType(kind) as Where[K];
}

export { subject };
