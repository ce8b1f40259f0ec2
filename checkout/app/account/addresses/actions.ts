'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { AddressState } from '@/app/address/address-state'
import { saveOrExplain } from '@/app/address/read-address'
import { orNotFound } from '@/app/or-not-found'
import { readFields } from '@/app/read-fields'
import { shop, shopWithSession } from '@/app/visit'

const LIST = '/account/addresses'

/** A new address, or one with what changed. */
export async function keepAddress(former: AddressState, form: FormData): Promise<AddressState> {
  const refused = await saveOrExplain(former, form, async (sent, address) => {
    const id = String(sent.get('addressId') ?? '')

    return (await shopWithSession()).address.keep({ id: id === 'new' ? undefined : id, address })
  })

  return refused ?? redirect(LIST)
}

const one = z.object({ id: z.uuid() })

export async function preferAddress(form: FormData) {
  await orNotFound((await shop()).address.prefer(readFields(one, form)))

  redirect(LIST)
}

export async function removeAddress(form: FormData) {
  await orNotFound((await shop()).address.remove(readFields(one, form)))

  redirect(LIST)
}
