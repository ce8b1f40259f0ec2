import { getTranslations } from 'next-intl/server'
import { everyRole } from '@/server/console/input'

const NAMES = ['name', 'role', 'merchant', 'everyMerchant', 'submit', 'summary', 'keyTitle', 'keyText'] as const

/** The texts of the form in the browser. */
export async function operatorFormWords() {
  const t = await getTranslations('console.operators')
  const role = await getTranslations('console.roleText')
  const texts = Object.fromEntries(NAMES.map((name) => [name, t(name)])) as Record<(typeof NAMES)[number], string>

  return { ...texts, roles: everyRole.map((code) => ({ code, name: role(code) })) }
}

export type OperatorFormWords = Awaited<ReturnType<typeof operatorFormWords>>
