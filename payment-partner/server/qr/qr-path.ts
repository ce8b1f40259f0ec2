import { encode } from 'uqr'

/**
 * Returns the dark modules of a QR code as one SVG path from (0, 0), and its width in modules. Uses
 * the highest error correction.
 */
export function qrPath(text: string) {
  const { data, size } = encode(text, { ecc: 'H', border: 0 })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')

  return { path, size }
}
