import { useFormat } from '#app/i18n/format.ts';
import { digitsOf } from '../money.ts';

/** Amounts of a currency as they are read: 1 250.50 EUR, with a true minus sign. */
export function useMoney(currency: string) {
  const format = useFormat();
  const digits = digitsOf(currency);
  return (amount: number) => `${amount < 0 ? '−' : ''}${format.number(Math.abs(amount) / 10 ** digits, digits)}\u00a0${currency}`;
}
