/** A stretch as a reading ranks it. */
export interface Ranked {
  readonly score: number;
  readonly drama: boolean;
}

/** How well a reading puts drama above everything else; all three lie between 0 and 1. */
export interface Quality {
  /** Area under the ROC curve: the chance that a stretch of drama scores above another one. */
  readonly area: number;
  /** Mean precision over the ranks at which drama is found. */
  readonly averagePrecision: number;
  /** Share of drama among all that score at least as high as half of the drama. */
  readonly precisionAtHalf: number;
}

function areaOf(rising: readonly Ranked[]): number {
  let ranks = 0;
  for (let start = 0, end = 0; start < rising.length; start = end) {
    while (end < rising.length && rising[end]?.score === rising[start]?.score) end += 1;
    const found = rising.slice(start, end).filter(({ drama }) => drama).length;
    ranks += (found * (start + end + 1)) / 2;
  }
  const hot = rising.filter(({ drama }) => drama).length;
  return (ranks - (hot * (hot + 1)) / 2) / (hot * (rising.length - hot));
}

/** Judges a reading by how it ranks stretches; equal scores keep their order. */
export function judge(ranked: readonly Ranked[]): Quality {
  const falling = [...ranked].sort((one, other) => other.score - one.score);
  const hot = falling.filter(({ drama }) => drama).length;
  let found = 0;
  let sum = 0;
  let precisionAtHalf = 0;
  for (const [place, { drama }] of falling.entries()) {
    if (!drama) continue;
    found += 1;
    sum += found / (place + 1);
    if (precisionAtHalf === 0 && found >= hot / 2) precisionAtHalf = found / (place + 1);
  }
  return { area: areaOf([...falling].reverse()), averagePrecision: sum / hot, precisionAtHalf };
}
