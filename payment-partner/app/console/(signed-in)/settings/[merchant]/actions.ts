'use server'

import { refuse } from '@jembatan/http/form-action'
import { notFound, redirect } from 'next/navigation'
import { buttonAction, formAction } from '@/app/console/operator-actions'
import { recordUse } from '@/app/console/record-use'
import { readNow } from '@/server/clock'
import * as input from '@/server/console/input'
import type { Operator } from '@/server/console/operators'
import { isIn } from '@/server/console/scope'
import { getDatabase } from '@/server/database'
import { rotateServerKey, setMethods, setNotificationUrls } from '@/server/merchant/change-settings'
import { endReplacedKey } from '@/server/merchant/end-server-key'
import { isMethod } from '@/server/method/methods'
import { hasCredentials } from '@/server/notification/post-notification'

function requireMerchant({ scope }: Operator, merchant: string) {
  if (!isIn(scope, merchant)) notFound()
}

export const saveAddresses = formAction(
  { who: 'operator', refusal: 303, role: 'admin', demoSession: 'refused' },
  { schema: input.notificationAddresses, words: 'console.settings' },
  async ({ merchant: id, notificationUrl, recurringUrl }, operator) => {
    requireMerchant(operator, id)
    if (hasCredentials(notificationUrl)) refuse({ notificationUrl: 'urlInvalid' })
    if (hasCredentials(recurringUrl)) refuse({ recurringUrl: 'urlInvalid' })
    await setNotificationUrls(getDatabase().db, {
      id,
      notificationUrl: notificationUrl || null,
      recurringNotificationUrl: recurringUrl || null,
    })
    await recordUse(operator, { act: 'addresses_saved', merchant: id })

    redirect(`/console/settings/${id}?done=settingsSaved`)
  },
)

export const saveMethods = buttonAction(
  { who: 'operator', refusal: 303, role: 'admin', demoSession: 'allowed' },
  input.activeMethods,
  async ({ merchant: id, methods }, operator) => {
    requireMerchant(operator, id)
    await setMethods(getDatabase().db, { id, methods: methods.filter(isMethod) })
    await recordUse(operator, { act: 'methods_saved', merchant: id })

    redirect(`/console/settings/${id}?done=settingsSaved`)
  },
)

/** Answers with the new key. */
export const rotateKey = formAction(
  { who: 'operator', refusal: 303, role: 'admin', demoSession: 'refused' },
  { schema: input.keyRotation, words: 'console.settings' },
  async ({ merchant: id }, operator) => {
    requireMerchant(operator, id)
    const { db } = getDatabase()
    const key = await rotateServerKey(db, { id, now: await readNow(db) })
    if (key === undefined) notFound()
    await recordUse(operator, { act: 'key_rotated', merchant: id })

    return { key }
  },
)

export const endKey = formAction(
  { who: 'operator', refusal: 303, role: 'admin', demoSession: 'refused' },
  { schema: input.keyEnd, words: 'console.settings' },
  async ({ merchant: id }, operator) => {
    requireMerchant(operator, id)
    const ended = await endReplacedKey(getDatabase().db, id)
    if (ended) await recordUse(operator, { act: 'key_ended', merchant: id })

    redirect(`/console/settings/${id}?done=${ended ? 'keyEnded' : 'notChanged'}`)
  },
)
