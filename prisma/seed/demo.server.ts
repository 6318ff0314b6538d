/** Placeholder until the scenes are written. */
export async function seedDemo(): Promise<void> {}
