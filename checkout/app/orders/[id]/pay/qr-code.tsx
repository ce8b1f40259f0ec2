import { encode } from 'uqr'

const MARGIN = 4

/** A QR code, drawn on the server as one path. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 0 })
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + MARGIN} ${y + MARGIN}h1v1h-1z`] : [])))
    .join('')
  const width = size + 2 * MARGIN

  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${width}`}
      shapeRendering="crispEdges"
      className="w-full max-w-72 rounded-control bg-white"
    >
      <path d={path} fill="#0f1214" />
    </svg>
  )
}
