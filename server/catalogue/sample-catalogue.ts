import { type Catalogue, generateSigningKey, parseSigningKey } from '@jembatan/contract/catalogue'
import { readSeed } from '@/db/seed/read-seed'
import type { Shop } from '../shop/shops'

type Product = Catalogue['products'][number]

const shopOf = (id: string, name: string): Shop => ({
  id,
  name,
  origin: `http://${id}.localhost:3001`,
  catalogueFile: 'catalogue.json',
  catalogueKeysFile: 'catalogue-keys.json',
})

/** Two unrelated shops. */
export const pasar = shopOf('pasar', 'Pasar')
export const warung = shopOf('warung', 'Warung Kita')

/**
 * Returns a small catalogue for tests and trials with the product of every promoted post of the
 * seed.
 */
export function sampleCatalogue(overrides: Partial<Catalogue> = {}): Catalogue {
  const promoted = readSeed().posts.flatMap(({ promoId, creatorId, media }) =>
    typeof promoId === 'number' ? [{ promoId, creatorId, media }] : [],
  )

  return {
    version: 1,
    publishedAt: '2026-11-25T03:00:00.000Z',
    publisher: 'http://pasar.localhost:3001',
    shops: [{ id: 'toko-contoh', name: 'Toko Contoh', city: 'Bandung', province: 'Jawa Barat' }],
    products: [...new Set(promoted.map(({ media }) => media))].map(sampleProduct),
    promos: promoted.map(({ promoId, creatorId, media }) => ({
      id: promoId,
      code: `PROMO-${promoId}`,
      creator: creatorId,
      sku: media.toUpperCase(),
    })),
    ...overrides,
  }
}

function sampleProduct(media: string, index: number): Product {
  const [brand = media] = media.toUpperCase().split('-')

  return {
    id: media,
    shopId: 'toko-contoh',
    brand,
    name: { id: `${brand} Contoh`, en: `${brand} Sample` },
    description: { id: 'Produk contoh.', en: 'A sample product.' },
    category: 'contoh',
    media,
    origin: { id: 'Bandung, Indonesia', en: 'Bandung, Indonesia' },
    tax: 'included',
    standards: [{ kind: 'SNI', number: 'CONTOH-0001' }],
    variants: [
      {
        sku: media.toUpperCase(),
        label: null,
        price: { amount: 129_000 + index * 10_000, currency: 'IDR' },
        compareAt: index % 3 === 0 ? 159_000 + index * 10_000 : null,
        weightGrams: 200,
        stock: (['available', 'available', 'low', 'available', 'sold_out'] as const)[index % 5] ?? 'available',
      },
    ],
  }
}

export const newSigningKey = async () => parseSigningKey(await generateSigningKey())
