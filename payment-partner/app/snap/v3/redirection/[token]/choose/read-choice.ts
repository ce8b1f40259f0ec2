import { readHere } from '@/app/_request/here'
import type { Method } from '@/server/method/methods'
import { readPageAddress } from '../../../page-address'
import type { ChoosingTill } from '../../../read-page'

type Choice = {
  /** The methods of the list. */
  methods: Method[]
  /** Ticked in the list. */
  selected: Method | undefined
  /** Opened instead of the list, until the payer asks for the list or a payment is denied. */
  direct: Method | undefined
}

export async function readChoice({ methods: offered, denied }: ChoosingTill): Promise<Choice> {
  const { options } = await readPageAddress()
  const { search } = await readHere()
  const methods = offered.filter((method) => !options.only || options.only.includes(method))
  const preferred = methods.find((method) => method === options.selected)
  const asksForList = new URLSearchParams(search).has('note')

  return { methods, selected: preferred ?? methods[0], direct: denied || asksForList ? undefined : preferred }
}
