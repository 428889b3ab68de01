/** Messages about help. */
export const help = {} as const;
