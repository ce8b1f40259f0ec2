import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { getEnvironment } from '../environment'

const slug = z.string().regex(/^[a-z0-9-]{1,32}$/, 'must be a short name such as pasar')
const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    'must be an origin, without a slash at the end',
  )
const path = z.string().min(1)

const shopSchema = z.strictObject({
  /** Identifies the shop in Ramai's tables; stays the same when its address changes. */
  id: slug,
  name: z.string().min(1),
  /** The public origin, and the `aud` of its handoffs. */
  origin,
  /** The shop's published catalogue, and the public keys that may sign it. Relative to the list. */
  catalogueFile: path,
  catalogueKeysFile: path,
  /**
   * Marks the shop that took over the orders of Ramai's old shop, whose addresses point to it.
   * At most one.
   */
  successor: z.literal(true).optional(),
})

export type Shop = z.infer<typeof shopSchema>

let shops: Shop[] | undefined

/**
 * Returns the shops that a tap may open, read once. Another shop is another entry in
 * RAMAI_SHOPS_FILE, without code.
 */
export function getShops(): Shop[] {
  shops ??= readShops(getEnvironment().RAMAI_SHOPS_FILE)

  return shops
}

/** Returns the shop that took over the orders of Ramai's old shop; undefined without one. */
export const findSuccessor = () => getShops().find(({ successor }) => successor)

/**
 * @throws {Error} in sentences when the list cannot be read or breaks a rule; the process then
 * refuses to start.
 */
export function readShops(file: string): Shop[] {
  const parsed = z.array(shopSchema).min(1).safeParse(parseJson(file))
  if (!parsed.success)
    throw new Error(`RAMAI_SHOPS_FILE names ${file}, which is no list of shops:\n${z.prettifyError(parsed.error)}`)
  for (const member of ['id', 'origin'] as const)
    if (new Set(parsed.data.map((shop) => shop[member])).size < parsed.data.length)
      throw new Error(`RAMAI_SHOPS_FILE names ${file}, where two shops have the same ${member}.`)
  if (parsed.data.filter(({ successor }) => successor).length > 1)
    throw new Error(`RAMAI_SHOPS_FILE names ${file}, where two shops are the successor of the old shop.`)

  const beside = (path: string) => resolve(dirname(file), path)
  return parsed.data.map((shop) => ({
    ...shop,
    catalogueFile: beside(shop.catalogueFile),
    catalogueKeysFile: beside(shop.catalogueKeysFile),
  }))
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new Error(`RAMAI_SHOPS_FILE names ${file}, which cannot be read as JSON.`, { cause })
  }
}
