import { getTranslations } from 'next-intl/server'
import { MethodIcon } from '@/app/_ui/method-icon'
import { channelPath, everyChannel } from '@/server/payer/channels'

export async function ChannelList() {
  const t = await getTranslations('simulator')

  return (
    <nav aria-label={t('allChannels')} className="grid gap-3">
      <h2 className="text-lg">{t('orAt')}</h2>
      <ul className="grid gap-2 min-[22rem]:grid-cols-2">
        {everyChannel.map((channel) => (
          <li key={channel}>
            <a
              href={`/simulator/${channelPath(channel)}`}
              className="panel flex min-h-16 items-center gap-3 px-3 font-bold transition-colors duration-200 hover:border-kasir"
            >
              <MethodIcon method={channel} />
              {t(`channel.${channel}.name`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
