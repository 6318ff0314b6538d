import type { REGIONS } from './places.ts';

type Region = (typeof REGIONS)[number];

/** The countries of the plan's regions, by ISO 3166-1 alpha-2: what a network without a country is near to. Each stands once. */
export const COUNTRIES_OF_REGIONS: Readonly<Record<Region, readonly string[]>> = {
  africa: words('AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RW SC SD SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW'),
  'asia-pacific': words('AE AF AU BD BH BN BT CN FJ FM HK ID IN IQ IR JO JP KH KI KP KR KW LA LB LK MH MM MN MO MV MY NP NR NZ OM PG PH PK PS PW QA SA SB SG SY TH TL TO TV TW VN VU WS YE'),
  europe: words('AD AL AM AT AZ BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IL IS IT KG KZ LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SK SM TJ TM TR UA UZ XK'),
  'latin-america': words('AR BO BR CL CO CR EC GT HN MX NI PA PE PY SV UY VE'),
  'north-america-caribbean': words('AG BB BS BZ CA CU CW DM DO GD GY HT JM KN LC SR TT US VC'),
};

function words(codes: string): readonly string[] {
  return codes.split(' ');
}
