type Named = { shopId: string; shop: string; courier: string }

/** Shops and couriers of the parcels that something is about, whose ids stand apart by a space; of all of them, where it is about the whole order. */
export function nameParcels(parcels: Named[], about: unknown, language: string) {
  const ids = typeof about === 'string' ? about.split(' ') : []
  const own = parcels.filter(({ shopId }) => ids.includes(shopId))
  const named = own.length > 0 ? own : parcels
  const list = new Intl.ListFormat(language)

  return {
    shop: list.format(new Set(named.map(({ shop }) => shop))),
    courier: list.format(new Set(named.map(({ courier }) => courier))),
  }
}
