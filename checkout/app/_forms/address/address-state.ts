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

/** What the form shows after a step that did not save. */
export type AddressAnswer = {
  /** Of an area that was typed and is unmistakable. */
  areaId?: string
  /** Areas to choose from where no script does it. */
  matches?: Area[]
  /** What the fields are filled with. */
  sample?: AddressValues
  /** What a step elsewhere on the page answered, where no script shows it there. */
  said?: { tone: 'good' | 'wrong'; text: string }
}

/** In the order of an address here: kelurahan, kecamatan, kota, provinsi, kode pos. */
export const nameArea = ({ village, district, city, province, postalCode }: Area) =>
  `${village}, ${district}, ${city}, ${province} ${postalCode}`
