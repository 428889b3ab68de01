/** Messages about refusal. */
export const refusal = {} as const;
