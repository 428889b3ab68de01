/** Mean and standard deviation. */
export function spreadOf(figures: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
  const variance = figures.reduce((sum, figure) => sum + (figure - mean) ** 2, 0) / figures.length;
  return { mean, deviation: Math.sqrt(variance) || 1 };
}

/** Each figure as its distance from the mean in standard deviations. */
export function standardize(figures: readonly number[]): number[] {
  const { mean, deviation } = spreadOf(figures);
  return figures.map((figure) => (figure - mean) / deviation);
}
