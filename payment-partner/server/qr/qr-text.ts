const SENTENCE = 'SIMULASI KASIR - BUKAN QRIS - TIDAK BISA DIBAYAR'

/** Nothing that a banking app takes for QRIS: that would begin with the EMVCo header 000201. */
export const qrText = (reference: string) => `${SENTENCE} ${reference}`

/** What somebody typed, pasted or scanned: digits in groups, a reference, or all that a QR code says. */
export function readPayCode(typed: string) {
  const code = typed.toUpperCase().replace(SENTENCE, '').replace(/[\s.]/g, '')

  return /^[\d-]+$/.test(code) ? code.replaceAll('-', '') : code
}
