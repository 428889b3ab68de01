/** What is counted for the one who runs Guidon; never by community or person. */
export type Counter = 'missed' | 'skipped' | 'sent' | 'late' | 'unknown' | 'parked';
