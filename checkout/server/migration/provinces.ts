import type { zone } from '@/db/schema'

type Zone = (typeof zone.enumValues)[number]

/** All thirty-eight, by the zone of Pasar's tariffs. Towns around Jakarta have a zone of their own, which `areas` knows. */
const PROVINCES: Partial<Record<Zone, string[]>> = {
  jabodetabek: ['DKI Jakarta'],
  jawa: ['Banten', 'Jawa Barat', 'Jawa Tengah', 'DI Yogyakarta', 'Jawa Timur'],
  bali_nusra: ['Bali', 'Nusa Tenggara Barat', 'Nusa Tenggara Timur'],
  sumatera: [
    ...['Aceh', 'Sumatera Utara', 'Sumatera Barat', 'Riau', 'Kepulauan Riau', 'Jambi', 'Bengkulu', 'Sumatera Selatan'],
    ...['Kepulauan Bangka Belitung', 'Lampung'],
  ],
  kalimantan: [
    ...['Kalimantan Barat', 'Kalimantan Tengah', 'Kalimantan Selatan', 'Kalimantan Timur', 'Kalimantan Utara'],
  ],
  sulawesi: [
    ...['Sulawesi Utara', 'Gorontalo', 'Sulawesi Tengah', 'Sulawesi Barat', 'Sulawesi Selatan', 'Sulawesi Tenggara'],
  ],
  maluku_papua: [
    ...['Maluku', 'Maluku Utara', 'Papua', 'Papua Barat', 'Papua Barat Daya', 'Papua Tengah', 'Papua Pegunungan'],
    ...['Papua Selatan'],
  ],
}

/** As rows of a statement: `(name, zone)`. */
export const PROVINCE_ROWS = `(values ${Object.entries(PROVINCES)
  .flatMap(([zone, provinces]) => provinces.map((province) => `('${province}', '${zone}'::zone)`))
  .join(', ')}) as province (name, zone)`
