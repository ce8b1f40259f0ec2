'use client'

import { KeyRound } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { neverWord } from '@/i18n/words'
import { SteerButton } from '../steer-button'
import { ClaimList } from './claim-list'
import { Lifetime } from './lifetime'
import { ShopAnswerPanel } from './shop-answer-panel'
import { TokenText } from './token-text'
import { TryIt } from './try-it'
import { useSampleToken } from './use-sample-token'

type TokenLensProps = {
  words: Messages['token']
  overview: Messages['overview']
  never: string[]
  closed: string | null
}

export function TokenLens({ words, overview, never, closed }: TokenLensProps) {
  const { sampleToken, place, answer, busy, failed, mint, show, restore } = useSampleToken()
  const failure = failed === 'down' ? words.down : failed === 'refused' ? words.refusedMint : null

  return (
    <div className="grid items-start gap-5 lg:grid-cols-[1.4fr_1fr] lg:gap-6 proof:grid-cols-[1.5fr_1fr_1.1fr] proof:gap-3">
      <section
        aria-labelledby="token"
        className="night on-night grid min-w-0 content-start gap-5 p-5 proof:gap-2 proof:p-5 sm:p-7"
      >
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 id="token" className="flex items-center gap-2 text-xl">
            <KeyRound size={20} aria-hidden />
            {words.title}
          </h2>
          <SteerButton onPress={mint} closed={closed !== null} busy={busy !== null} className="bg-white text-night">
            {busy === 'minting' ? words.minting : sampleToken ? words.mintAgain : words.mint}
          </SteerButton>
        </div>
        {closed && <p className="text-night-quiet">{closed}</p>}
        <p role="alert" className="text-ramai-night empty:hidden">
          {failure}
        </p>
        <TokenText sampleToken={sampleToken} place={place} words={words} onTouch={show} />
        {sampleToken && (
          <div className="grid gap-5 proof:hidden">
            <Lifetime
              key={sampleToken.token}
              seconds={Number(sampleToken.claims.exp) - Number(sampleToken.claims.iat)}
              words={words}
            />
            <ClaimList claims={sampleToken.claims} words={words} />
          </div>
        )}
      </section>
      {/* Side by side in presenter mode, so that the response needs no scrolling. */}
      <div className="grid content-start gap-5 lg:gap-6 proof:contents">
        <TryIt sampleToken={sampleToken} busy={busy} place={place} words={words} onShow={show} onRestore={restore} />
        <ShopAnswerPanel answer={answer} sampleToken={sampleToken} busy={busy === 'asking'} words={words} />
        <section aria-labelledby="not-in-it" className="panel p-5 proof:hidden sm:p-6">
          <h2 id="not-in-it" className="text-lg">
            {words.never}
          </h2>
          <ul className="mt-3 flex flex-wrap gap-2">
            {never.map((item) => (
              <li key={item} className="rounded-full border border-line px-3 py-1.5 text-quiet text-sm line-through">
                {neverWord(overview, item)}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  )
}
