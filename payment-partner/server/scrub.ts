const SERVER_KEY = /(?:SB-)?Mid-(server|client)-[\w-]+/g
const BASIC_AUTH = /Basic [A-Za-z0-9+/=]+/g
const SHA512_HEX = /\b[0-9a-f]{128}\b/gi
const CARD_NUMBER = /\b\d(?:[ -]?\d){12,18}\b/g

/** The last net before a line leaves the process. It would rather hide a harmless number than show a card. */
export const scrub = (line: string) =>
  line
    .replace(SERVER_KEY, '[key]')
    .replace(BASIC_AUTH, 'Basic [key]')
    .replace(SHA512_HEX, '[signature]')
    .replace(CARD_NUMBER, (digits) => (passesLuhn(digits.replace(/\D/g, '')) ? '[card]' : digits))

export function passesLuhn(digits: string) {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)

    return total + (value > 9 ? value - 9 : value)
  }, 0)

  return sum % 10 === 0
}
