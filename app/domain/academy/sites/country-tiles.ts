/**
 * Where countries lie, roughly: whole degrees north and east of a middle of each, written down by hand. Enough to know one's
 * neighbours by, and no more: the map that is drawn from it tells countries, never places.
 */
const MIDDLES =
  'AD42 2;AE24 54;AF34 66;AG17 -62;AL41 20;AM40 45;AO-12 18;AR-36 -65;AT47 14;AU-25 134;AZ40 48;BA44 18;BB13 -59;BD24 90;BE51 4;BF12 -2;BG43 25;BH26 51;BI-3 30;BJ9 2;BN5 115;BO-17 -65;BR-11 -53;BS25 -77;BT27 90;BW-22 24;BY53 28;BZ17 -89;CA58 -100;CD-3 23;CF7 21;CG-1 15;CH47 8;CI8 -6;CL-31 -71;CM6 12;CN35 104;CO4 -73;CR10 -84;CU22 -79;CV16 -24;CW12 -69;CY35 33;CZ50 15;DE51 10;DJ12 43;DK56 10;DM15 -61;DO19 -70;DZ28 3;EC-1 -78;EE59 26;EG27 30;ER15 39;ES40 -4;ET9 40;FI63 26;FJ-18 178;FM7 158;FR47 2;GA-1 12;GB54 -2;GD12 -62;GE42 43;GH8 -1;GM13 -15;GN11 -11;GQ2 10;GR39 22;GT15 -90;GW12 -15;GY5 -59;HK22 114;HN15 -87;HR45 16;HT19 -73;HU47 20;ID-3 118;IE53 -8;IL31 35;IN22 79;IQ33 44;IR32 53;IS65 -19;IT43 12;JM18 -77;JO31 37;JP37 138;KE0 38;KG42 75;KH12 105;KI1 173;KM-12 44;KN17 -63;KP40 127;KR36 128;KW29 48;KZ48 67;LA18 104;LB34 36;LC14 -61;LI47 10;LK7 81;LR6 -9;LS-30 28;LT55 24;LU50 6;LV57 25;LY27 17;MA32 -6;MC44 7;MD47 29;ME43 19;MG-19 47;MH7 171;MK42 22;ML17 -4;MM21 96;MN47 104;MO22 112;MR20 -11;MT36 14;MU-20 57;MV3 73;MW-13 34;MX24 -102;MY4 102;MZ-18 36;NA-22 17;NE17 9;NG9 8;NI13 -85;NL52 5;NO62 9;NP28 84;NR-1 167;NZ-41 173;OM21 57;PA9 -80;PE-10 -76;PG-6 145;PH12 122;PK30 70;PL52 20;PS32 35;PT40 -8;PW7 134;PY-23 -58;QA25 51;RO46 25;RS44 21;RU60 90;RW-2 30;SA24 45;SB-9 160;SC-5 55;SD15 30;SE61 15;SG1 104;SI46 15;SK49 19;SL8 -12;SM44 12;SN14 -14;SO5 46;SR4 -56;SS7 30;ST0 7;SV14 -89;SY35 38;SZ-27 31;TD15 19;TG8 1;TH15 101;TJ39 71;TL-9 126;TM39 59;TN34 9;TO-20 -175;TR39 35;TT11 -61;TW24 121;TV-8 179;TZ-6 35;UA49 32;UG1 32;US39 -98;UY-33 -56;UZ41 64;VC13 -61;VE7 -66;VN16 108;VU-16 167;WS-14 -172;XK43 21;YE15 48;ZA-29 25;ZM-14 28;ZW-19 30';

export interface CountryTile {
  code: string;
  /** From the left and from the top, from 0. */
  column: number;
  row: number;
}

/** How many degrees lie in a tile, and where the map begins. */
const WIDE = 5.2;
const HIGH = 4.4;
const WEST = -126;
const NORTH = 66;

/** The countries that lie east of where the map ends and west of where it begins, on the islands of one ocean: they come last in the east. */
const wrapped = (east: number) => (east < WEST ? east + 360 : east);

/**
 * Each country as one tile of the same size, near where it lies: no two on one tile. Countries take their turn from the middle of the
 * most crowded places outwards, each the free tile nearest to its own.
 */
export function layOut(): CountryTile[] {
  const wanted = MIDDLES.split(';').map((one) => {
    const [, code = '', north = '', east = ''] = /^([A-Z]{2})(-?\d+) (-?\d+)$/.exec(one) ?? [];
    return { code, x: (wrapped(Number(east)) - WEST) / WIDE, y: (NORTH - Number(north)) / HIGH };
  });
  const crowd = (one: { x: number; y: number }) => wanted.filter(({ x, y }) => Math.hypot(x - one.x, y - one.y) < 2.5).length;
  const taken = new Set<string>();
  const tiles = [...wanted].sort((a, b) => crowd(b) - crowd(a) || a.code.localeCompare(b.code)).map(({ code, x, y }) => {
    const { column, row } = nearestFree(x, y, taken);
    taken.add(`${column} ${row}`);
    return { code, column, row };
  });
  const [left, top] = [Math.min(...tiles.map(({ column }) => column)), Math.min(...tiles.map(({ row }) => row))];
  return tiles.map(({ code, column, row }) => ({ code, column: column - left, row: row - top })).sort((a, b) => a.row - b.row || a.column - b.column);
}

function nearestFree(x: number, y: number, taken: ReadonlySet<string>): { column: number; row: number } {
  for (let reach = 1; ; reach += 2) {
    const around = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
    const free = around.flatMap((across) => around.map((down) => ({ column: Math.round(x) + across, row: Math.round(y) + down }))).filter(({ column, row }) => !taken.has(`${column} ${row}`));
    const [nearest] = free.map((tile) => ({ tile, far: Math.hypot(tile.column - x, tile.row - y) })).sort((a, b) => a.far - b.far);
    if (nearest && nearest.far <= reach) return nearest.tile;
  }
}

/** The same for the life of the process: it is asked for by each page of sites. */
export const COUNTRY_TILES: readonly CountryTile[] = layOut();
export const TILE_COLUMNS = Math.max(...COUNTRY_TILES.map(({ column }) => column)) + 1;
export const TILE_ROWS = Math.max(...COUNTRY_TILES.map(({ row }) => row)) + 1;
