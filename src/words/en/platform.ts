/** Messages about platform. */
export const platform = {} as const;
