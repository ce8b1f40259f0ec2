/** Parses a position in PostgreSQL's write-ahead log as a comparable number. */
export function parsePosition(text: string): bigint {
  const [upper = '', lower = ''] = text.split('/')

  return (BigInt(`0x${upper}`) << 32n) + BigInt(`0x${lower}`)
}

export const formatPosition = (position: bigint) =>
  `${(position >> 32n).toString(16)}/${(position & 0xffffffffn).toString(16)}`.toUpperCase()
