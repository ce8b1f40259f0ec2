/** Id of the address form, for buttons elsewhere on the page. */
export const ADDRESS_FORM = 'address-form'

/** The form's values as typed. */
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

/** The reply to a submission that saved nothing. */
export type AddressAnswer = {
  /** The only area that matches the typed text. */
  areaId?: string
  /** Areas to choose from, without JavaScript. */
  matches?: Area[]
  /** Sample values for the fields. */
  sample?: AddressValues
  /** Result of another step on the page, shown here without JavaScript. */
  notice?: { tone: 'good' | 'wrong'; text: string }
}

/** In Indonesian order: kelurahan, kecamatan, kota, provinsi, kode pos. */
export const nameArea = ({ village, district, city, province, postalCode }: Area) =>
  `${village}, ${district}, ${city}, ${province} ${postalCode}`
