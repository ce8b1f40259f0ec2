import { getTranslations } from 'next-intl/server'
import { Picture } from '@/app/_ui/picture/picture'
import { card } from '@/app/_ui/styles'
import { Badge } from '@/app/back-office/parts/badge'
import type { Language } from '@/i18n/language'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { HandIn } from './hand-in'

type Good = RouterOutputs['backOffice']['blockedGoods']['ofShop']['goods'][number]
type Props = { shopId: string; good: Good; language: Language }

/** A product with each of its blocking reasons and the form for its proof. */
export async function BlockedGood({ shopId, good, language }: Props) {
  const { id, sku, name, media, blocks } = good
  const t = await getTranslations('goods')
  const withoutPicture = blocks.some(({ reason }) => reason === 'picture_missing')

  return (
    <li className={`${card} grid gap-4`}>
      <div className="flex items-center gap-4">
        {!withoutPicture && (
          <Picture
            media={media}
            shot="square"
            sizes="4rem"
            language={language}
            decorative
            className="size-16 shrink-0 rounded-control"
          />
        )}
        <div>
          <h2 className="font-bold text-lg">{name[language]}</h2>
          <p className="text-quiet text-sm">{t('sku', { sku })}</p>
        </div>
      </div>
      <ul className="grid gap-4">
        {blocks.map(({ reason, detail }) => (
          <li key={`${reason} ${detail}`} className="grid gap-3 border-line border-t pt-4">
            <div className="grid justify-items-start gap-1">
              <Badge tone="warn">{t(`reasons.${reason}`, { detail })}</Badge>
              <p className="text-sm">{t(`handIn.${reason}`, { detail })}</p>
            </div>
            {proofsFor(reason, detail).map((kind) => (
              <HandInFor key={kind} of={{ shopId, productId: id, name: name[language] }} kind={kind} />
            ))}
          </li>
        ))}
      </ul>
    </li>
  )
}

type Kind = 'BPOM' | 'HALAL' | 'SNI' | 'PIRT' | 'fob_cents' | 'picture'

/** Either number resolves `BPOM/PIRT`. No proof resolves a foreign price that is too low. */
function proofsFor(reason: Good['blocks'][number]['reason'], detail: string): Kind[] {
  if (reason === 'picture_missing') return ['picture']
  if (reason === 'foreign_without_price_abroad') return ['fob_cents']

  return (['BPOM', 'HALAL', 'SNI', 'PIRT'] as const).filter(
    (kind) => reason === 'standard_missing' && detail.split('/').includes(kind),
  )
}

type HandInForProps = { of: { shopId: string; productId: string; name: string }; kind: Kind }

async function HandInFor({ of, kind }: HandInForProps) {
  const t = await getTranslations('goods')
  const field = {
    picture: { label: t('picture'), hint: t('pictureHint') },
    fob_cents: { label: t('fob'), hint: t('fobHint') },
    number: { label: t('number', { kind }), hint: t('numberHint') },
  }
  const words = {
    ...(kind === 'picture' || kind === 'fob_cents' ? field[kind] : field.number),
    submit: t('submit'),
    busy: t('busy'),
  }

  return <HandIn of={of} kind={kind} words={words} />
}
