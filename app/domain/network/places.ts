/** ISO 3166-1 alpha-2 codes. Their names come from the browser's and the server's own tables, in every language. */
export const COUNTRIES =
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VC VE VN VU WS XK YE ZA ZM ZW'.split(
    ' ',
  ) as [string, ...string[]];

/** Languages in which organisations work; BCP 47. */
export const LANGUAGES =
  'am ar az bg bn bs cs da de dz el en es et fa fi fr ha he hi hr ht hu hy id ig it ja ka kk km ko ky ln lo lt lv mg mk mn ms my nb ne nl ny om pl pt qu ro ru rw si sk sl sn so sq sr st sv sw ta te tg th ti tl tn tr uk ur uz vi wo xh yo zh zu'.split(' ') as [string, ...string[]];

/** The five regions of the plan. */
export const REGIONS = ['africa', 'asia-pacific', 'europe', 'latin-america', 'north-america-caribbean'] as const;
