/** By which buttons elsewhere on a page belong to the form. */
export const ADDRESS_FORM = 'address-form'

/** What the form holds, as it was typed. */
export type AddressValues = {
  recipient: string
  phone: string
  email: string
  areaId: string
  areaText: string
  street: string
  rtRw: string
  landmark: string
  courierNote: string
}

export const NO_ADDRESS: AddressValues = {
  recipient: '',
  phone: '',
  email: '',
  areaId: '',
  areaText: '',
  street: '',
  rtRw: '',
  landmark: '',
  courierNote: '',
}

export type Area = {
  id: string
  village: string
  district: string
  city: string
  province: string
  postalCode: string
}

export type AddressState = {
  values: AddressValues
  /** For each field the code of what is wrong, and at `form` of why it was not saved although they are right. */
  errors: Record<string, string>
  /** Areas to choose from where no script does it. */
  matches: Area[]
  /** Grows when the fields are filled by something else than typing. */
  filled: number
  /** What a step elsewhere on the page answered, where no script shows it there. */
  said?: { tone: 'good' | 'wrong'; text: string }
}

/** In the order of an address here: kelurahan, kecamatan, kota, provinsi, kode pos. */
export const nameArea = ({ village, district, city, province, postalCode }: Area) =>
  `${village}, ${district}, ${city}, ${province} ${postalCode}`
