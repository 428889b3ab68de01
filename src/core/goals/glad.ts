/** What people answer to "Glad we did this?". */
export const GLAD_ANSWERS = ['good', 'fair', 'bad'] as const;
export type GladAnswer = (typeof GLAD_ANSWERS)[number];

/** Of fewer answers somebody could tell who gave which. */
export const GLAD_SHOWN_FROM = 5;
