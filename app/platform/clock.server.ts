let read = () => new Date();

/** The present instant. All that depends on time asks here. */
export function now(): Date {
  return read();
}

/** Sets the clock, for tests; without an argument it goes again. */
export function setClock(clock: () => Date = () => new Date()): void {
  read = clock;
}
