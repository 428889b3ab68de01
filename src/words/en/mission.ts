/** Messages about mission. */
export const mission = {} as const;
