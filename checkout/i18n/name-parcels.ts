type Named = { shopId: string; shop: string; courier: string }

/** Shop and courier of the parcel that something is about; of all parcels, once each, where it is about the whole order. */
export function nameParcels(parcels: Named[], about: unknown, language: string) {
  const own = parcels.filter(({ shopId }) => shopId === about)
  const named = own.length > 0 ? own : parcels
  const list = new Intl.ListFormat(language)

  return {
    shop: list.format(new Set(named.map(({ shop }) => shop))),
    courier: list.format(new Set(named.map(({ courier }) => courier))),
  }
}
