/** Messages about goal. */
export const goal = {} as const;
