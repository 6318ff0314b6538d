/**
 * Currencies in which budgets are kept, ISO 4217; each with the digits of its smaller unit where these are not two. Amounts are
 * whole numbers of that unit.
 */
const DIGITS: Readonly<Record<string, number>> = { BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0, BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3 };

export const CURRENCIES =
  'AED AOA ARS AUD BDT BGN BHD BIF BOB BRL BWP BZD CAD CDF CHF CLP CNY COP CRC CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD GBP GEL GHS GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MUR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SCR SDG SEK SGD SLE SOS SRD STN SZL THB TJS TND TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XOF XPF YER ZAR ZMW ZWG'.split(
    ' ',
  ) as [string, ...string[]];

/** No amount is larger, in the smallest unit: a double holds it exactly, and so does the database. */
export const MOST_MONEY = 1_000_000_000_000;

/** How many digits a currency's smaller unit has. */
export function digitsOf(currency: string): number {
  return DIGITS[currency] ?? 2;
}

/**
 * An amount as it is typed, in the smallest unit; null when it is none. Blanks may group it; one point or comma stands before the smaller
 * unit, with no more digits than that has. What could be read in two ways (`1,234` of a currency with cents) is none.
 */
export function readMoney(typed: string, currency: string): number | null {
  const digits = digitsOf(currency);
  const match = /^(\d{1,13})(?:[.,](\d+))?$/.exec(typed.replace(/[\s\u00a0\u202f]/g, ''));
  const [, whole = '', rest = ''] = match ?? [];
  if (!match || rest.length > digits) return null;
  const amount = Number(whole) * 10 ** digits + Number(rest.padEnd(digits, '0') || '0');
  return amount <= MOST_MONEY ? amount : null;
}

/** An amount as it stands in a field: `1250.50`. */
export function typedMoney(amount: number, currency: string): string {
  const digits = digitsOf(currency);
  return (amount / 10 ** digits).toFixed(digits);
}

export interface BudgetLine {
  planned: number;
  spent: number;
}

/** What is planned and spent in all, and what is left of it: below nought once more was spent than planned. */
export function sumBudget(lines: readonly BudgetLine[]): BudgetLine & { left: number } {
  const planned = lines.reduce((sum, line) => sum + line.planned, 0);
  const spent = lines.reduce((sum, line) => sum + line.spent, 0);
  return { planned, spent, left: planned - spent };
}

/** What of an amount comes to each of so many people, in whole smallest units, half a unit rounded up; null where there is nobody. */
export function shareOf(amount: number, people: number): number | null {
  return people > 0 ? Math.floor((2 * amount + people) / (2 * people)) : null;
}
