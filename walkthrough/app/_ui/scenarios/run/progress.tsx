/** The progress of a run: a bar, and a sentence for screen readers. */
export function Progress({ done, count, sentence }: { done: number; count: number; sentence: string }) {
  return (
    <div className="mt-4">
      <progress max={count} value={done} aria-label={sentence} className="sr-only" />
      <div aria-hidden className="h-1.5 overflow-hidden rounded-full bg-night-line">
        <div
          className="h-full rounded-full bg-white transition-[width] duration-200"
          style={{ width: `${(100 * done) / count}%` }}
        />
      </div>
    </div>
  )
}
