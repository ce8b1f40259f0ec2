import { fragment } from '@/db/fragment'
import type { timeZone, zone } from '@/db/schema'

type Zone = (typeof zone.enumValues)[number]
type TimeZone = (typeof timeZone.enumValues)[number]

/**
 * All thirty-eight provinces by Pasar's tariff zone. Towns around Jakarta have a zone of their own,
 * which `areas` contains.
 */
const PROVINCES: Partial<Record<Zone, string[]>> = {
  jabodetabek: ['DKI Jakarta'],
  jawa: ['Banten', 'Jawa Barat', 'Jawa Tengah', 'DI Yogyakarta', 'Jawa Timur'],
  bali_nusra: ['Bali', 'Nusa Tenggara Barat', 'Nusa Tenggara Timur'],
  sumatera: [
    'Aceh',
    'Sumatera Utara',
    'Sumatera Barat',
    'Riau',
    'Kepulauan Riau',
    'Jambi',
    'Bengkulu',
    'Sumatera Selatan',
    'Kepulauan Bangka Belitung',
    'Lampung',
  ],
  kalimantan: ['Kalimantan Barat', 'Kalimantan Tengah', 'Kalimantan Selatan', 'Kalimantan Timur', 'Kalimantan Utara'],
  sulawesi: [
    'Sulawesi Utara',
    'Gorontalo',
    'Sulawesi Tengah',
    'Sulawesi Barat',
    'Sulawesi Selatan',
    'Sulawesi Tenggara',
  ],
  maluku_papua: [
    'Maluku',
    'Maluku Utara',
    'Papua',
    'Papua Barat',
    'Papua Barat Daya',
    'Papua Tengah',
    'Papua Pegunungan',
    'Papua Selatan',
  ],
}

/** Centre of each zone in degrees, for a shop in a town without a known area. */
const MIDDLES: Record<Zone, [latitude: number, longitude: number]> = {
  jabodetabek: [-6.2, 106.82],
  jawa: [-7.2, 110.2],
  bali_nusra: [-8.65, 117.36],
  sumatera: [-0.59, 101.34],
  kalimantan: [-0.96, 114.55],
  sulawesi: [-2.08, 120.41],
  maluku_papua: [-3.5, 133.8],
}

const TIME_ZONES: Record<Zone, TimeZone> = {
  jabodetabek: 'WIB',
  jawa: 'WIB',
  bali_nusra: 'WITA',
  sumatera: 'WIB',
  kalimantan: 'WITA',
  sulawesi: 'WITA',
  maluku_papua: 'WIT',
}
/** Western Kalimantan uses Java's time zone. */
const WESTERN = new Set(['Kalimantan Barat', 'Kalimantan Tengah'])

const timeZoneOf = (zone: Zone, province: string) => (WESTERN.has(province) ? 'WIB' : TIME_ZONES[zone])

const rows = Object.entries(PROVINCES).flatMap(([name, provinces]) => {
  const zone = name as Zone
  const [latitude, longitude] = MIDDLES[zone]

  return provinces.map((name) => ({ name, zone, latitude, longitude, time_zone: timeZoneOf(zone, name) }))
})

/** All provinces as a table expression. */
export const provinces = fragment`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as province (
  name text, zone zone, latitude float8, longitude float8, time_zone time_zone)`
