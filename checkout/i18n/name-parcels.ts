type Named = { shopId: string; shop: string; courier: string }

/**
 * Returns the shops and couriers of the parcels in `about`, a list of ids separated by spaces; of
 * all parcels when it names none.
 */
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
