import { readReference } from './qr-string'

const SENTENCE = 'SIMULASI KASIR - BUKAN QRIS - TIDAK BISA DIBAYAR'

/** What a picture says: a sentence, because somebody may hold a real banking app in front of it. The API gives `qr_string`. */
export const qrText = (reference: string) => `${SENTENCE} ${reference}`

/** What somebody typed, pasted or scanned: digits in groups, a reference, a whole `qr_string`, or all that a picture says. */
export function readPayCode(typed: string) {
  const reference = readReference(typed.trim())
  if (reference) return reference
  const code = typed.toUpperCase().replace(SENTENCE, '').replace(/[\s.]/g, '')

  return /^[\d-]+$/.test(code) ? code.replaceAll('-', '') : code
}
