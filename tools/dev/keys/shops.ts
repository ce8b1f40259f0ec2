import { join } from 'node:path'
import { publish } from './published-file'

type ListShops = {
  folder: string
  pasar: { origin: string; catalogueFile: string; catalogueKeysFile: string }
}

/** The shops that Ramai links to: Pasar only. For more, point RAMAI_SHOPS_FILE at another list. */
export async function listShops({ folder, pasar }: ListShops): Promise<string> {
  const file = join(folder, 'ramai', 'shops.json')
  await publish(file, [{ id: 'pasar', name: 'Pasar', ...pasar, successor: true }])

  return file
}
