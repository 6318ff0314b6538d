import { afterEach, beforeEach, expect, vi } from 'vitest';

/** What is written to the console's error channel is a fault that nobody asked about: it fails the test. */
let complaints: unknown[][] = [];

beforeEach(() => {
  complaints = [];
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => void complaints.push(words));
});

afterEach(() => {
  expect(complaints).toEqual([]);
});
