type Bin = { brand: 'VISA' | 'MASTERCARD'; type: 'CREDIT' | 'DEBIT'; class: string; bank: string }

/** Published test cards by their first eight digits, which no real card is read from. */
const BINS: Record<string, Bin> = {
  '48111111': { brand: 'VISA', type: 'CREDIT', class: 'CLASSIC', bank: 'BNI' },
  '41050586': { brand: 'VISA', type: 'CREDIT', class: 'PLATINUM', bank: 'BNI' },
  '45563300': { brand: 'VISA', type: 'CREDIT', class: 'GOLD', bank: 'BCA' },
  '46170069': { brand: 'VISA', type: 'CREDIT', class: 'CLASSIC', bank: 'MANDIRI' },
  '52642210': { brand: 'MASTERCARD', type: 'CREDIT', class: 'GOLD', bank: 'BNI' },
}

/** Returns the brand, type and bank of a published card by its mask. */
export const findBin = (masked: string) => find(masked.slice(0, 8))?.[1]

const find = (digits: string) =>
  /^\d{6,8}$/.test(digits) ? Object.entries(BINS).find(([bin]) => bin.startsWith(digits)) : undefined

/** Returns what is known of the first six to eight digits of a card. */
export function describeBin(digits: string) {
  const entry = find(digits)
  if (!entry) return undefined
  const [bin, { brand, type, class: bin_class, bank }] = entry

  return {
    data: {
      registration_required: false,
      country_name: 'INDONESIA',
      country_code: 'ID',
      channel: 'online_offline',
      brand,
      bin_type: type,
      bin_class,
      bin,
      bank_code: bank,
      bank: bank.toLowerCase(),
    },
  }
}
