import { fetchAsVisitor } from '../specimen/fetch-as-visitor'
import type { PlayedStep, Stage } from './play'
import { hostOf } from './visitor'

const ITEM = 'AYU-SERUM:1'

/** No token, no promotion: the shop sells the item all the same, so the token is no lock on the shop's door. */
export async function playPlainLink({ pasar }: Stage): Promise<PlayedStep[]> {
  const path = `/buy/${ITEM}`
  const { status } = await fetchAsVisitor({ address: pasar.address, host: hostOf(pasar), path })

  return [{ act: 'plain', to: 'pasar', request: `GET ${path}`, status, asExpected: status < 400 }]
}
