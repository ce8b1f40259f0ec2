import { readReference } from './qr-string'

const SENTENCE = 'SIMULASI KASIR - BUKAN QRIS - TIDAK BISA DIBAYAR'

/**
 * The text in a QR picture. It starts with a sentence, in case a real banking app scans it. The API
 * gives `qr_string`.
 */
export const qrText = (reference: string) => `${SENTENCE} ${reference}`

/**
 * Returns the pay code in typed, pasted or scanned text: grouped digits, a reference, a whole
 * `qr_string`, or a picture's text.
 */
export function readPayCode(typed: string) {
  const reference = readReference(typed.trim())
  if (reference) return reference
  const code = typed.toUpperCase().replace(SENTENCE, '').replace(/[\s.]/g, '')

  return /^[\d-]+$/.test(code) ? code.replaceAll('-', '') : code
}
