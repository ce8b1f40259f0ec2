import type { shops } from '../schema'

/** Five invented shops in five cities. */
export const SHOPS = [
  { id: 'rumah-ayu', name: 'Rumah Ayu', city: 'Bandung', province: 'Jawa Barat', zone: 'jawa', taxable: true },
  {
    id: 'gema-digital',
    name: 'Gema Digital',
    city: 'Jakarta Selatan',
    province: 'DKI Jakarta',
    zone: 'jabodetabek',
    taxable: true,
  },
  {
    id: 'griya-kriya',
    name: 'Griya Kriya',
    city: 'Yogyakarta',
    province: 'DI Yogyakarta',
    zone: 'jawa',
    taxable: false,
  },
  {
    id: 'dapur-nusantara',
    name: 'Dapur Nusantara',
    city: 'Surabaya',
    province: 'Jawa Timur',
    zone: 'jawa',
    taxable: true,
  },
  {
    id: 'taman-sanur',
    name: 'Taman Sanur',
    city: 'Denpasar',
    province: 'Bali',
    zone: 'bali_nusra',
    taxable: false,
  },
] as const satisfies (typeof shops.$inferInsert)[]
