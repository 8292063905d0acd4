/**
 * Fixed windows of one minute. Keys are forgotten when their window is over, so memory is bounded by the callers of one minute.
 * Counted in each process by itself: several APIs side by side allow the sum.
 */
export class RateWindow {
  private readonly counts = new Map<string, number>();
  private endsAt = 0;

  constructor(
    private readonly now: () => number,
    private readonly windowMs = 60_000,
  ) {}

  /** Counts one request. @returns seconds to wait when the limit is used up, else 0 */
  take(key: string, limit: number): number {
    const at = this.now();
    if (at >= this.endsAt) {
      this.counts.clear();
      this.endsAt = at + this.windowMs;
    }
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count > limit ? Math.ceil((this.endsAt - at) / 1000) : 0;
  }
}
