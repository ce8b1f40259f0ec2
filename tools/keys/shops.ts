import { join } from 'node:path'
import { publish } from './published-file'

type ListShops = {
  folder: string
  pasar: { origin: string; catalogueFile: string; catalogueKeysFile: string }
}

/** The shops that Ramai leads to here: Pasar alone. For more, point RAMAI_SHOPS_FILE at a list of one's own. */
export async function listShops({ folder, pasar }: ListShops): Promise<string> {
  const file = join(folder, 'ramai', 'shops.json')
  await publish(file, [{ id: 'pasar', name: 'Pasar', ...pasar, successor: true }])

  return file
}
