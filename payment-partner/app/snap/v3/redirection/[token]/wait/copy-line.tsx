import { getTranslations } from 'next-intl/server'
import { CopyButton } from './copy-button'

type Props = {
  name: string
  value: string
  /** The text to copy, if it differs from the displayed one. */
  copied?: string
  /** Without a label there is no copy button. */
  label?: string
  small?: boolean
}

export async function CopyLine({ name, value, copied = value, label, small }: Props) {
  const t = await getTranslations('payment')

  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-4">
      <div className="min-w-0">
        <p className="text-quiet text-sm">{name}</p>
        <p className={`font-extrabold tabular-nums ${small ? 'break-all' : 'text-xl sm:text-2xl'}`}>{value}</p>
      </div>
      {label && <CopyButton text={copied} label={label} words={{ copied: t('copied'), refused: t('copyRefused') }} />}
    </div>
  )
}
