import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { publish } from '../tools/keys/published-file'
import type { Settings } from '../tools/systems/settings'

type Shop = { id: string; name: string; origin: string; catalogueFile: string; catalogueKeysFile: string }

/** The one shop that Ramai knows under test. */
export async function readPasar({ RAMAI_SHOPS_FILE = '' }: Settings): Promise<Shop> {
  const [pasar] = JSON.parse(await readFile(RAMAI_SHOPS_FILE, 'utf8'))

  return pasar
}

/** A list of shops for one more Ramai; gives what to tell it. */
export async function listShops(folder: string, shops: Shop[]): Promise<Settings> {
  const file = join(folder, 'shops.json')
  await publish(file, shops)

  return { RAMAI_SHOPS_FILE: file }
}
