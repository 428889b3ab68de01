/** Messages about digest. */
export const digest = {} as const;
