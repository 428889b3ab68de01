/** Messages about settings. */
export const settings = {} as const;
