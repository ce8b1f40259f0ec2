import { encode } from 'uqr'

/** The dark modules of a QR code as one SVG path from (0, 0), with the highest error correction, and its width in modules. */
export function qrPath(text: string) {
  const { data, size } = encode(text, { ecc: 'H', border: 0 })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')

  return { path, size }
}
