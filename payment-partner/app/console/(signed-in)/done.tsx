import { CircleCheck } from 'lucide-react'
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
  'payoutCreated',
  'payoutApproved',
  'payoutRejected',
  'payoutMoved',
  'toppedUp',
] as const

/** Confirms the last action; the rest of the page shows its effect. */
export async function Done({ done }: { done?: string }) {
  const t = await getTranslations('console.done')
  const known = DONE.find((name) => name === done)
  if (!known) return null

  return (
    <p role="status" className="arrive flex items-center gap-2 rounded-control bg-good-wash px-4 py-3 text-good">
      <CircleCheck size={20} aria-hidden className="shrink-0" />
      {t(known)}
    </p>
  )
}
