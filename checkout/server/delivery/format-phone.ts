import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** As it is written here: 0812-3456-7890; a foreign one with its country. What is no number stays as it is. */
export function formatPhone(phone: string): string {
  const number = parsePhoneNumberFromString(phone, 'ID')

  return (number?.countryCallingCode === '62' ? number.formatNational() : number?.formatInternational()) ?? phone
}
