import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/**
 * Formats an Indonesian number as 0812-3456-7890, and a foreign one with its country code. Returns
 * other text unchanged.
 */
export function formatPhone(phone: string): string {
  const number = parsePhoneNumberFromString(phone, 'ID')

  return (number?.countryCallingCode === '62' ? number.formatNational() : number?.formatInternational()) ?? phone
}
