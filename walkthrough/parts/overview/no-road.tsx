/** Between the feed's server and the shop's there is nothing, and that is drawn too. */
export function NoConnection({ word }: { word: string }) {
  return (
    <div className="grid justify-items-center gap-1 py-1 text-center">
      <svg viewBox="0 0 200 16" aria-hidden className="w-full text-night-line">
        <g stroke="currentColor" strokeWidth="3" strokeLinecap="round">
          <path d="M4 8h66M130 8h66" />
        </g>
        <path d="m92 2 12 12m0-12L92 14" stroke="#ff8f9a" strokeWidth="3" strokeLinecap="round" />
      </svg>
      <p className="text-night-quiet text-xs">{word}</p>
    </div>
  )
}
