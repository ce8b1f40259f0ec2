import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { formatCount, formatMoment } from '@/app/_ui/format'
import { card } from '@/app/_ui/styles'
import { Badge } from '@/app/back-office/parts/badge'
import { PageHead } from '@/app/back-office/parts/page-head'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { RoomForm } from './room-form'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Room = RouterOutputs['backOffice']['waitingRooms'][number]

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('backOffice.waitingRoom'))('title') }
}

export default async function WaitingRoomPage() {
  const rooms = await asOperator((await shop()).backOffice.waitingRooms())
  const t = await getTranslations('backOffice.waitingRoom')
  const words = await wordsOfForm()
  const [{ mostActive, mostAMinute } = { mostActive: 1, mostAMinute: 1 }] = rooms

  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      <ul className="grid gap-3">
        {rooms.map((room) => (
          <RoomCard key={room.id} room={room} />
        ))}
        <li className={`${card} grid gap-4`}>
          <div>
            <h2 className="text-xl">{t('forProduct')}</h2>
            <p className="text-quiet text-sm">{t('forProductText')}</p>
          </div>
          <RoomForm
            key={rooms.length}
            words={words}
            room={{ id: '', mode: 'open', mostActive: String(mostActive), mostAMinute: String(mostAMinute) }}
          />
        </li>
      </ul>
    </>
  )
}

async function RoomCard({ room }: { room: Room }) {
  const t = await getTranslations('backOffice.waitingRoom')
  const language = await readLanguage()
  const { id, mode, openedAt, mostActive, mostAMinute, waiting, active, minutes, rate, name } = room

  return (
    <li id={`room-${id}`} className={`${card} grid scroll-mt-4 gap-4`}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-xl">{name ? name[language] : t('wholeShop')}</h2>
        {openedAt ? (
          <Badge tone="warn">{t('openSince', { time: formatMoment(openedAt, language) })}</Badge>
        ) : (
          <Badge tone="quiet">{t(mode === 'automatic' ? 'watching' : 'closedNow')}</Badge>
        )}
      </div>
      {openedAt && (
        <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          <Figure name={t('waiting')} value={formatCount(waiting, language)} />
          <Figure
            name={t('inside')}
            value={t('ofMost', { active: formatCount(active, language), most: formatCount(mostActive, language) })}
          />
          <Figure name={t('rate')} value={formatCount(Math.round(rate), language)} />
          <Figure name={t('lastWaits')} value={t('minutes', { minutes })} />
        </dl>
      )}
      <RoomForm
        words={await wordsOfForm()}
        room={{ id, mode, mostActive: String(mostActive), mostAMinute: String(mostAMinute) }}
      />
    </li>
  )
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-quiet text-sm">{name}</dt>
      <dd className="money font-extrabold text-2xl">{value}</dd>
    </div>
  )
}

async function wordsOfForm() {
  const t = await getTranslations('backOffice.waitingRoom')
  const names = [
    ...([
      'mode',
      'closed',
      'automatic',
      'open',
      'mostActive',
      'mostActiveHint',
      'mostAMinute',
      'mostAMinuteHint',
    ] as const),
    ...(['product', 'productHint', 'save', 'saving'] as const),
  ]

  return Object.fromEntries(names.map((name) => [name, t(`form.${name}`)])) as Record<(typeof names)[number], string>
}
