/** Milliseconds since 1970-01-01T00:00Z. */
export type Moment = number;

/** 'YYYY-MM-DD', as the calendar hangs in the community's zone. */
export type CalendarDay = string;

/** 'HH:MM' on a 24-hour clock. */
export type WallTime = string;

/** 'YYYY-MM-DDTHH:MM' as wished by the rhythm; it keys an occurrence. */
export type LocalTime = string;
