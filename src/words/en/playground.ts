/** Messages about playground. */
export const playground = {} as const;
