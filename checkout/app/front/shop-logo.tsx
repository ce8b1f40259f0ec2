/** Dark enough for white letters. */
const COLOURS = ['#7a4b2a', '#0a6a70', '#8a3358', '#4b5a1f', '#3c4a8c', '#8c4a1a', '#56407f', '#1f6a45']
/** Figures behind the initials. */
const SHAPES = [
  <circle key="circle" cx="48" cy="48" r="26" />,
  <path key="leaf" d="M20 64C20 34 34 20 64 20 64 50 50 64 20 64Z" />,
  <path key="hill" d="M0 64 22 34 36 50 46 40 64 64Z" />,
  <path key="wave" d="M0 44q16-14 32 0t32 0v20H0Z" />,
]

type Props = { id: string; name: string; size?: 'small' | 'large' }

/**
 * A shop's mark: its initials on a colour and shape of its own, the same wherever the shop appears.
 */
export function ShopLogo({ id, name, size = 'small' }: Props) {
  const number = [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7)
  const initials = name
    .split(/\s+/)
    .map(([letter = '']) => letter)
    .slice(0, 2)
    .join('')
    .toUpperCase()

  return (
    <svg
      viewBox="0 0 64 64"
      className={`shrink-0 rounded-control ${size === 'small' ? 'size-11' : 'size-14'}`}
      aria-hidden
      style={{ background: COLOURS[number % COLOURS.length] }}
    >
      <g fill="#fff" fillOpacity="0.18">
        {SHAPES[Math.floor(number / COLOURS.length) % SHAPES.length]}
      </g>
      <text x="32" y="41" fill="#fff" fontSize="25" fontWeight="800" textAnchor="middle">
        {initials}
      </text>
    </svg>
  )
}
