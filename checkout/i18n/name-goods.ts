import type { Language } from './language'
import { nameItem } from './name-item'

type Line = Parameters<typeof nameItem>[0] & { sku: string; shopId: string }
type About = { shop?: unknown; goods?: unknown }

const idsIn = (list: unknown) => (typeof list === 'string' ? list.split(' ') : [])

/**
 * Lists the names of the goods that a message is about: those of its SKUs, else those of its shops,
 * else all.
 */
export function listGoods(lines: Line[], { shop, goods }: About, language: Language) {
  const [skus, shops] = [idsIn(goods), idsIn(shop)]
  const own = lines.filter(({ sku, shopId }) => (goods ? skus.includes(sku) : shops.includes(shopId)))
  const named = own.length > 0 ? own : lines

  return [...new Set(named.map((line) => nameItem(line, language)))]
}

/** Joins the names of those goods. */
export const nameGoods = (lines: Line[], about: About, language: Language) =>
  new Intl.ListFormat(language).format(listGoods(lines, about, language))
