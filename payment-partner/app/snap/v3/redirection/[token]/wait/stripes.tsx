/**
 * Resembles a barcode but is none: each digit is a bar of its own width, which no scanner reads.
 */
export function Stripes({ code, mark }: { code: string; mark: string }) {
  const bars = [...code].map((digit, index) => ({ x: index * PITCH, width: 2 + (Number(digit) % 5) * 1.5, index }))

  return (
    <div className="relative mx-auto w-full max-w-80 overflow-hidden rounded-control border border-line bg-white px-5 py-4">
      <svg viewBox={`0 0 ${code.length * PITCH} 56`} preserveAspectRatio="none" className="h-18 w-full" aria-hidden>
        <title>{mark}</title>
        {bars.map(({ x, width, index }) => (
          <g key={index} fill="#0f1214">
            <rect x={x} width={width} height={56} />
            <rect x={x + width + 2} width={1.5} height={56} />
          </g>
        ))}
      </svg>
      <span
        aria-hidden
        className="absolute inset-x-0 top-1/2 -translate-y-1/2 -rotate-6 bg-wrong py-1 text-center font-extrabold text-sm text-card tracking-widest"
      >
        {mark}
      </span>
    </div>
  )
}

const PITCH = 14
