import { createServer, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { type Catalogue, generateSigningKey, parseSigningKey, signCatalogue } from '@jembatan/contract/catalogue'
import { HandoffRefused, type IssuerRegistry, parseIssuerRegistry, verifyHandoff } from '@jembatan/contract/handoff'
import { publish } from '../tools/keys/published-file'
import { freePort } from '../tools/systems/ports'

/** A shop that is none of ours: it publishes a catalogue under its own key, and accepts what the contract accepts. */
export async function openWarung(folder: string) {
  const port = await freePort()
  const origin = `http://warung.localhost:${port}`
  let registry: IssuerRegistry = new Map()

  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, origin)
    if (pathname !== '/h') return answer(response, 200, 'Warung Kita buka')
    try {
      const { sku, qty } = await verifyHandoff(searchParams.get('t') ?? '', {
        registry,
        audience: origin,
        now: new Date(),
      })
      answer(response, 200, `${qty} × ${sku}`)
    } catch (refused) {
      if (!(refused instanceof HandoffRefused)) throw refused
      answer(response, 400, refused.code)
    }
  })
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))

  return {
    origin,
    /** The entry in Ramai's list of shops. */
    shop: { id: 'warung', name: 'Warung Kita', origin, ...(await publishCatalogue(folder, origin)) },
    trust: async (entries: object) => {
      registry = await parseIssuerRegistry(entries)
    },
    close: () => server.close(),
  }
}

const answer = (response: ServerResponse, status: number, heading: string) =>
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html><h1>${heading}</h1>`)

async function publishCatalogue(folder: string, publisher: string) {
  const signingKey = await parseSigningKey(await generateSigningKey())
  const catalogueFile = join(folder, 'warung-catalogue.json')
  const catalogueKeysFile = join(folder, 'warung-catalogue-keys.json')
  await publish(catalogueFile, JSON.parse(await signCatalogue({ ...CATALOGUE, publisher }, signingKey)))
  await publish(catalogueKeysFile, { keys: [signingKey.publicJwk] })

  return { catalogueFile, catalogueKeysFile }
}

/** Its promotion has the number of one of Pasar's. */
const CATALOGUE: Omit<Catalogue, 'publisher'> = {
  version: 1,
  publishedAt: '2026-11-20T03:00:00.000Z',
  shops: [{ id: 'dapur', name: 'Dapur Warung', city: 'Solo', province: 'Jawa Tengah' }],
  products: [
    {
      id: 'sambal-warung',
      shopId: 'dapur',
      brand: 'WARUNG',
      name: { id: 'Sambal Warung 150 g', en: 'Warung Sambal 150 g' },
      description: { id: 'Sambal contoh.', en: 'A sample sambal.' },
      category: 'contoh',
      media: 'sambal-bu-tini',
      origin: { id: 'Solo', en: 'Solo' },
      tax: 'included',
      standards: [{ kind: 'PIRT', number: 'CONTOH-0009' }],
      variants: [
        {
          sku: 'WARUNG-SAMBAL',
          label: null,
          price: { amount: 32_000, currency: 'IDR' },
          compareAt: null,
          weightGrams: 180,
          stock: 'available',
        },
      ],
    },
  ],
  promos: [{ id: 101, code: 'TIKA-WARUNG', creator: 'tika', sku: 'WARUNG-SAMBAL' }],
}
