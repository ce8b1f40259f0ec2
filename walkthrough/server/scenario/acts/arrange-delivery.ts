import { z } from 'zod'
import { askProcedure, tellProcedure } from '../../visitor/ask-procedure'
import type { Act } from '../act'
import { rupiah } from '../rupiah'
import { held } from '../scene'

const AREA = 'Cipaganti'
const COURIER = 'merpati-reguler'

const BUYER = {
  recipient: 'Rani Prameswari',
  phone: '0812 3456 7890',
  street: 'Jl. Cihampelas 12',
  rtRw: '',
  landmark: '',
  courierNote: '',
}

const area = z.object({ id: z.string() })
const areas = z.tuple([area]).rest(area)
const quoted = z.object({ totals: z.object({ total: z.number() }) })

/** Where it shall go: told to the shop alone. */
export const giveAddress = (): Act => ({
  name: 'address',
  to: 'pasar',
  does: async ({ visitor, pasar, ...scene }) => {
    const found = await askProcedure({ visitor, pasar, name: 'delivery.areas', input: { text: AREA } })
    const [{ id: areaId }] = areas.parse(found.data)
    const { status, request, code } = await tellProcedure({
      visitor,
      pasar,
      name: 'basket.saveAddress',
      input: { basketId: scene.held.basketId, address: { ...BUYER, areaId } },
    })

    return { request, status, code, asExpected: status === 200, note: { word: 'toShopAlone' } }
  },
})

export const chooseCourier = (): Act => ({
  name: 'courier',
  to: 'pasar',
  does: async (scene) => {
    const { visitor, pasar } = scene
    const input = { basketId: held(scene, 'basketId'), courierCode: COURIER }
    const { status, request, code, data } = await tellProcedure({ visitor, pasar, name: 'basket.chooseCourier', input })
    const total = quoted.safeParse(data).data?.totals.total
    if (total !== undefined) scene.held.total = total

    return {
      request,
      status,
      code,
      asExpected: status === 200 && total !== undefined,
      note: total === undefined ? undefined : { word: 'wholeSum', values: { total: rupiah(total) } },
    }
  },
})
