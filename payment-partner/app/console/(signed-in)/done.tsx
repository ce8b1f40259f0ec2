import { CircleCheck, TriangleAlert } from 'lucide-react'
import { getTranslations } from 'next-intl/server'

const DONE = [
  'resend',
  'twice',
  'swap',
  'policy',
  'release',
  'approve',
  'deny',
  'settle',
  'chargeback',
  'reverse',
  'refund',
  'capture',
  'cancel',
  'payoutCreated',
  'payoutApproved',
  'payoutRejected',
  'payoutMoved',
  'toppedUp',
  'subscriptionChanged',
  'settingsSaved',
  'keyEnded',
  'operatorRemoved',
] as const

/** Actions that changed nothing. */
const NOT_DONE = ['notAllowed', 'notYourMerchant', 'notInDemo', 'notCancelled', 'notChanged'] as const

/** Confirms the last action; the rest of the page shows its effect. */
export async function Done({ done }: { done?: string | string[] }) {
  const t = await getTranslations('console.done')
  const refused = NOT_DONE.find((name) => name === done)
  if (refused)
    return (
      <p role="alert" className="arrive flex items-center gap-2 rounded-control bg-warn-wash px-4 py-3 text-warn">
        <TriangleAlert size={20} aria-hidden className="shrink-0" />
        {t(refused)}
      </p>
    )
  const result = DONE.find((name) => name === done)
  if (!result) return null

  return (
    <p role="status" className="arrive flex items-center gap-2 rounded-control bg-good-wash px-4 py-3 text-good">
      <CircleCheck size={20} aria-hidden className="shrink-0" />
      {t(result)}
    </p>
  )
}
