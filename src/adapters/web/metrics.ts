import type { Counter } from '../../ports/counter.js';

const MEANINGS: Readonly<Record<Counter, readonly [name: string, help: string]>> = {
  missed: ['guidon_occurrences_missed_total', 'Digests that came too late or were left out when Guidon was away.'],
  skipped: ['guidon_occurrences_skipped_total', 'Digests that had nothing to tell, or were paused.'],
  sent: ['guidon_deliveries_sent_total', 'Posts and notes that arrived.'],
  late: ['guidon_deliveries_late_total', 'Posts and notes that arrived more than five minutes after they were due.'],
  unknown: ['guidon_deliveries_unknown_total', 'Attempts of which nobody knows whether they arrived.'],
  parked: ['guidon_deliveries_parked_total', 'Posts and notes that were given up.'],
};

/** What this process has done since it started, as sums over all communities. */
export class Metrics {
  readonly #sums = new Map<Counter, number>();

  count(counter: Counter, many = 1): void {
    this.#sums.set(counter, (this.#sums.get(counter) ?? 0) + many);
  }

  /** As a page in the text format that Prometheus reads. */
  write(): string {
    const parts = (Object.keys(MEANINGS) as Counter[]).map((counter) => {
      const [name, help] = MEANINGS[counter];
      return `# HELP ${name} ${help}\n# TYPE ${name} counter\n${name} ${String(this.#sums.get(counter) ?? 0)}\n`;
    });
    return parts.join('');
  }
}
