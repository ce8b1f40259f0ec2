'use server'

import { revalidatePath } from 'next/cache'
import { buttonAction } from '@/app/_forms/actions'
import { foreseen } from '@/app/_request/foreseen'
import { shopWithSession } from '@/app/_request/visitor'
import { ofVoucher } from '@/server/voucher/input'

/**
 * Collects a voucher and creates the browser's session. The page no longer shows one that ended.
 */
export const collectVoucher = buttonAction({ who: 'anybody' }, ofVoucher, async (voucher) => {
  await (await shopWithSession()).voucher.collect(voucher).catch(foreseen(['voucher_unknown']))
  revalidatePath('/')
})
